/** A year on true days: what was reported as spent, what was expected, planned and is foreseen, and where nobody said anything. */
import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear, scaleUtc } from "@visx/scale";
import { Area, LinePath } from "@visx/shape";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { type Labels, useLanguage } from "../context/language.tsx";
import { bottomOf, topOf, wonTicks } from "../logic/curve-points.ts";
import { axisWon, partOf, shortWon } from "../logic/format-figures.ts";
import { type DayPoint, silences, type Span, unbrokenLines } from "../logic/year-series.ts";
import { LabelledSvg } from "./picture-parts.tsx";
import { CursorLine, MonthArea } from "./month-cursor.tsx";

const height = 300;
const edge = { top: 20, right: 16, bottom: 34, left: 76 };
/** What the line of the budget is called: that of some projects never bears the name of all. */
export function budgetName({ isOfJudged }: Pick<YearSeries, "isOfJudged">): Labels {
  return isOfJudged ? { ko: "판정 대상 예산", en: "budget of the judged" } : { ko: "예산", en: "budget" };
}
/** More dots than days can be told apart are drawn small. */
const manyDots = 40;

export interface YearSeries {
  readonly year: number;
  readonly today: string;
  readonly budgetWon: string | null;
  /** Budget and spending are of the judged projects alone. */
  readonly isOfJudged: boolean;
  readonly spent: readonly DayPoint[];
  /** Days that are reported whole. */
  readonly covered: readonly Span[];
  /** At month ends. */
  readonly expected: readonly DayPoint[];
  readonly planned: readonly DayPoint[];
  /** The plan as it was stated, where it was. */
  readonly planPoints: readonly DayPoint[];
  /** On the days of this year. */
  readonly lastYear: readonly DayPoint[];
  readonly forecast: NonNullable<Charts["curve"]>["forecast"];
  readonly files: readonly { readonly asOf: string; readonly fileName: string | null }[];
  /** Days on which something was said about it, with what. */
  readonly notes: readonly { readonly date: string; readonly title: string }[];
}

interface YearPlotProps {
  readonly of: Labels;
  readonly width: number;
  readonly series: YearSeries;
}

export function YearPlot({ of, width, series }: YearPlotProps) {
  const { say, tell, language } = useLanguage();
  const { year, today, budgetWon, spent, covered, forecast } = series;
  const [begin, end] = [`${year}-01-01`, `${year}-12-31`];
  const expected = series.expected.length === 0 ? [] : [{ date: begin, won: "0" }, ...series.expected];
  const last = spent.at(-1);
  const amounts = [
    budgetWon,
    forecast?.amountWon ?? null,
    forecast?.band?.highWon ?? null,
    ...[spent, expected, series.planned, series.planPoints, series.lastYear].flatMap((points) =>
      points.map(({ won }) => won),
    ),
  ];
  const top = topOf(amounts);
  const { step, ticks } = wonTicks(top);
  const marks = ticks.map((won) => ({ won, part: partOf(`${won}`, top) }));
  const x = scaleUtc({ domain: [at(begin), at(end)], range: [edge.left, width - edge.right] });
  const y = scaleLinear({
    domain: [Math.min(0, partOf(bottomOf(amounts), top)), 1],
    range: [height - edge.bottom, edge.top],
  });
  const xOn = (date: string): number => x(at(date));
  const yOf = (won: string): number => y(partOf(won, top));
  const line = (points: readonly DayPoint[], name: string, key = name) => (
    <LinePath
      key={key}
      data={[...points]}
      x={({ date }) => xOn(date)}
      y={({ won }) => yOf(won)}
      className={`line-${name}`}
    />
  );
  const foot = height - edge.bottom;
  const silent = silences({ points: spent, covered, year }, today);
  return (
    <LabelledSvg of={of} width={width} height={height}>
      <MonthArea
        left={edge.left}
        top={edge.top}
        width={width - edge.left - edge.right}
        height={foot - edge.top}
      >
        {silent.map(({ from, to }) => (
          <rect
            key={from}
            className="silence"
            x={xOn(from)}
            y={edge.top}
            width={xOn(to) - xOn(from)}
            height={foot - edge.top}
          />
        ))}
        {marks.slice(1).map(({ won, part }) => (
          <line
            key={`${won}`}
            className="grid"
            x1={edge.left}
            x2={width - edge.right}
            y1={y(part)}
            y2={y(part)}
          />
        ))}
        {forecast !== null && forecast.band !== null && last !== undefined && (
          <Area
            className="forecast-band"
            data={[
              { date: last.date, low: last.won, high: last.won },
              { date: end, low: forecast.band.lowWon, high: forecast.band.highWon },
            ]}
            x={({ date }) => xOn(date)}
            y0={({ low }) => yOf(low)}
            y1={({ high }) => yOf(high)}
          />
        )}
        {budgetWon !== null && (
          <>
            <line
              className="line-budget"
              x1={edge.left}
              x2={width - edge.right}
              y1={yOf(budgetWon)}
              y2={yOf(budgetWon)}
            />
            <text className="chart-axis" x={edge.left + 4} y={yOf(budgetWon) - 4}>
              {`${tell(budgetName(series))} ${shortWon(budgetWon, language)}`}
            </text>
          </>
        )}
        {line(series.lastYear, "last-year")}
        {line(expected, "expected")}
        {line(series.planned, "planned")}
        {forecast !== null &&
          last !== undefined &&
          line([last, { date: end, won: forecast.amountWon }], "forecast")}
        {unbrokenLines({ points: spent, covered, year }).map((points, key) =>
          line(points, "spent", `spent ${key}`),
        )}
        {series.planPoints.map(({ date, won }) => (
          <rect key={date} className="dot-planned" x={xOn(date) - 4} y={yOf(won) - 4} width="8" height="8">
            <title>{`${say("계획", "plan")} ${date} ${shortWon(won, language)}`}</title>
          </rect>
        ))}
        {spent.map(({ date, won }) => (
          <circle
            key={date}
            className="dot-spent"
            cx={xOn(date)}
            cy={yOf(won)}
            r={spent.length > manyDots ? 2 : 4}
          >
            <title>{`${date} ${shortWon(won, language)}`}</title>
          </circle>
        ))}
        {silent
          .filter(({ from, to }) => xOn(to) - xOn(from) > 70)
          .map(({ from, to }) => (
            <text
              key={from}
              className="chart-axis silence-name"
              x={(xOn(from) + xOn(to)) / 2}
              y={foot - 28}
              textAnchor="middle"
            >
              {say("보고 없음", "no report")}
            </text>
          ))}
        {today >= begin && today <= end && (
          <line className="line-today" x1={xOn(today)} x2={xOn(today)} y1={edge.top} y2={foot} />
        )}
        {series.files.map(({ asOf, fileName }, index) => (
          <line key={index} className="tick-file" x1={xOn(asOf)} x2={xOn(asOf)} y1={foot - 8} y2={foot}>
            <title>{[asOf, fileName].filter((part) => part !== null).join(" ")}</title>
          </line>
        ))}
        {series.notes.map(({ date, title }) => (
          <path key={`${date} ${title}`} className="note-mark" d={`M${xOn(date)} ${foot - 10}l6 -10h-12z`}>
            <title>{`${date} ${title}`}</title>
          </path>
        ))}
        <CursorLine xOf={(month) => x(new Date(Date.UTC(year, month + 1, 0)))} top={edge.top} bottom={foot} />
      </MonthArea>
      <AxisLeft
        scale={y}
        left={edge.left}
        tickValues={marks.map(({ part }) => part)}
        tickFormat={(_, at) => axisWon(marks[at]?.won ?? 0n, step, language)}
        tickLabelProps={{ className: "chart-axis", textAnchor: "end", dy: 4 }}
        hideTicks
      />
      <AxisBottom
        scale={x}
        top={foot}
        tickValues={monthsOf(year, width)}
        tickFormat={(day) => monthName(new Date(Number(day)), language)}
        tickLabelProps={{ className: "chart-axis", textAnchor: "middle" }}
      />
    </LabelledSvg>
  );
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Their first days; every other one on a telephone. */
function monthsOf(year: number, width: number): Date[] {
  const step = width < 520 ? 2 : 1;
  return Array.from({ length: 12 / step }, (_, index) => new Date(Date.UTC(year, index * step, 1)));
}

function monthName(day: Date, language: "ko" | "en"): string {
  return language === "ko" ? `${day.getUTCMonth() + 1}월` : `${day.getUTCMonth() + 1}`;
}
