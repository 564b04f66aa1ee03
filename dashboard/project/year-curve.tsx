/** Cumulative spending against the plan and the expected path, with the band that the year may end in. */
import type { Figures, ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { bandPath, pathOf, type Point, topOf, yearPoints } from "../logic/curve-points.ts";
import { partOf, roundedWon, unitName } from "../logic/format-figures.ts";
import { useUnit } from "../parts/amounts.tsx";
import { useLanguage } from "../context/language.tsx";

const box = { width: 640, height: 240 };

interface YearCurveProps {
  readonly months: ProjectAnswer["months"];
  readonly figures: Figures;
}

export function YearCurve({ months, figures }: YearCurveProps) {
  const { say, language } = useLanguage();
  const [unit] = useUnit();
  const forecast = figures.forecast;
  const budget = figures.budgetWon;
  const top = topOf([
    budget,
    forecast?.amountWon ?? null,
    forecast?.band?.highWon ?? null,
    ...months.flatMap(({ spentWon, expectedWon, plannedWon }) => [spentWon, expectedWon, plannedWon]),
  ]);
  const spent = yearPoints(
    months.map(({ spentWon }) => spentWon),
    top,
  );
  const from = spent.at(-1) ?? { x: 0, y: 0 };
  const ends: readonly Point[] =
    forecast === null ? [] : [from, { x: 1, y: partOf(forecast.amountWon, top) }];
  const line = (points: readonly Point[]) => pathOf(points, box.width, box.height);
  return (
    <figure className="curve">
      <svg
        viewBox="-80 -18 742 292"
        role="img"
        aria-label={say(
          "월별 누적 집행액, 기대 경로, 집행계획, 연말 전망. 값은 아래 표에 있습니다.",
          "Cumulative spending by month, expected path, plan and forecast. The table below has the figures.",
        )}
      >
        {[0, 25, 50, 75, 100].map((percent) => (
          <GridLine key={percent} percent={percent} isNamed={top === budget} />
        ))}
        {months.map(({ date }, month) => (
          <text
            key={date}
            className={month % 2 === 0 ? "axis axis-odd" : "axis"}
            x={((month + 1) / 12) * box.width}
            y={box.height + 20}
            textAnchor="middle"
          >
            {language === "ko" ? `${month + 1}월` : month + 1}
          </text>
        ))}
        {budget !== null && (
          <line
            className="line-budget"
            x1="0"
            x2={box.width}
            y1={box.height * (1 - partOf(budget, top))}
            y2={box.height * (1 - partOf(budget, top))}
          />
        )}
        {forecast !== null && forecast.band !== null && (
          <path className="forecast-band" d={bandPath(from, forecast.band, top, box.width, box.height)} />
        )}
        <path className="line-forecast" d={line(ends)} />
        <path
          className="line-planned"
          d={line(
            yearPoints(
              months.map(({ plannedWon }) => plannedWon),
              top,
            ),
          )}
        />
        <path
          className="line-expected"
          d={line(
            yearPoints(
              months.map(({ expectedWon }) => expectedWon),
              top,
            ),
          )}
        />
        <path className="line-spent" d={line(spent)} />
        {spent.slice(1).map(({ x, y }) => (
          <circle key={x} className="dot-spent" cx={x * box.width} cy={box.height * (1 - y)} r="3.5" />
        ))}
      </svg>
      <figcaption className="legend small">
        <Key name="spent" title={say("집행액", "spent")} />
        <Key name="expected" title={say("기대 경로", "expected path")} />
        {months.some(({ plannedWon }) => plannedWon !== null) && (
          <Key name="planned" title={say("집행계획", "plan")} />
        )}
        <Key name="forecast" title={say("연말 전망", "forecast")} />
        <Key name="budget" title={say("예산", "budget")} />
        <span>
          {say("맨 위", "Top")}: {roundedWon(top, unit)} {unitName(unit, language)}
        </span>
      </figcaption>
    </figure>
  );
}

/** @param isNamed where the top is the budget, a part of it is a rate. */
function GridLine({ percent, isNamed }: { readonly percent: number; readonly isNamed: boolean }) {
  const y = box.height * (1 - percent / 100);
  return (
    <>
      <line className="grid" x1="0" x2={box.width} y1={y} y2={y} />
      {isNamed && (
        <text className="axis" x="-8" y={y + 4} textAnchor="end">
          {percent} %
        </text>
      )}
    </>
  );
}

function Key({ name, title }: { readonly name: string; readonly title: string }) {
  return (
    <span className="nowrap">
      <svg width="34" height="10" aria-hidden="true">
        <line className={`line-${name}`} x1="1" x2="33" y1="5" y2="5" />
      </svg>{" "}
      {title}
    </span>
  );
}
