/** The office's year on true days: spent, expected, planned, foreseen, today, and the days that files speak of. */
import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear, scaleUtc } from "@visx/scale";
import { Area, LinePath } from "@visx/shape";
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { curveWords } from "../logic/chart-words.ts";
import { topOf } from "../logic/curve-points.ts";
import { partOf, shortWon } from "../logic/format-figures.ts";
import { ChartFrame, type ChartTable } from "./chart-frame.tsx";
import { Keys } from "./chart-keys.tsx";
import { LabelledSvg } from "./labelled-svg.tsx";

const height = 300;
const edge = { top: 16, right: 16, bottom: 34, left: 76 };

interface OfficeCurveProps {
  readonly curve: NonNullable<Charts["curve"]>;
  readonly today: string;
}

interface Point {
  readonly date: string;
  readonly won: string;
}

export function OfficeCurve({ curve, today }: OfficeCurveProps) {
  const { say, language } = useLanguage();
  const { year } = useSession();
  const { actual, months, forecast, budgetWon, files } = curve;
  const begin: Point = { date: `${year}-01-01`, won: "0" };
  const spent = actual.map(({ date, spentWon }) => ({ date, won: spentWon }));
  const expected = [begin, ...months.map(({ date, expectedWon }) => ({ date, won: expectedWon }))];
  const planned = months.flatMap(({ date, plannedWon }) =>
    plannedWon === null ? [] : [{ date, won: plannedWon }],
  );
  const last = spent.at(-1);
  const end = `${year}-12-31`;
  const ahead = forecast === null || last === undefined ? [] : [last, { date: end, won: forecast.amountWon }];
  const top = topOf([
    budgetWon,
    forecast?.band?.highWon ?? null,
    ...[...spent, ...expected, ...planned].map(({ won }) => won),
  ]);
  return (
    <ChartFrame
      name="curve"
      title={say("올해 집행 곡선", "The year's curve")}
      sentence={curveWords(curve)}
      table={tableOf(curve, say)}
      legend={
        <Keys
          lines={[
            ["spent", say("집행", "spent")],
            ["expected", say("기대", "expected")],
            ...(planned.length > 0 ? [["planned", say("계획", "plan")] as const] : []),
            ["forecast", say("전망", "forecast")],
            ["budget", say("예산", "budget")],
          ]}
          note={say(
            "세로줄은 오늘, 아래 눈금은 자료의 기준일입니다. 예비비처럼 판정하지 않는 사업은 뺐습니다.",
            "The upright line is today, ticks beneath are the days of files. Without projects that are not judged, such as the reserve.",
          )}
        />
      }
    >
      {(width) => {
        const x = scaleUtc({ domain: [at(begin.date), at(end)], range: [edge.left, width - edge.right] });
        const y = scaleLinear({ domain: [0, 1], range: [height - edge.bottom, edge.top] });
        const xOf = ({ date }: Pick<Point, "date">): number => x(at(date));
        const yOf = ({ won }: Pick<Point, "won">): number => y(partOf(won, top));
        const line = (points: readonly Point[], name: string) => (
          <LinePath data={[...points]} x={xOf} y={yOf} className={`line-${name}`} />
        );
        return (
          <LabelledSvg of={{ ko: "올해 집행 곡선", en: "The year's curve" }} width={width} height={height}>
            {[0.25, 0.5, 0.75, 1].map((part) => (
              <line
                key={part}
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
                x={xOf}
                y0={({ low }) => yOf({ won: low })}
                y1={({ high }) => yOf({ won: high })}
              />
            )}
            <line
              className="line-budget"
              x1={edge.left}
              x2={width - edge.right}
              y1={yOf({ won: budgetWon })}
              y2={yOf({ won: budgetWon })}
            />
            {line(expected, "expected")}
            {line(planned, "planned")}
            {line(ahead, "forecast")}
            {line(spent, "spent")}
            {spent.map((point) => (
              <circle key={point.date} className="dot-spent" cx={xOf(point)} cy={yOf(point)} r={4}>
                <title>{`${point.date} ${shortWon(point.won, language)}`}</title>
              </circle>
            ))}
            {today >= begin.date && today <= end && (
              <line
                className="line-today"
                x1={xOf({ date: today })}
                x2={xOf({ date: today })}
                y1={edge.top}
                y2={height - edge.bottom}
              />
            )}
            {files.map(({ asOf, fileName }, index) => (
              <line
                key={index}
                className="tick-file"
                x1={xOf({ date: asOf })}
                x2={xOf({ date: asOf })}
                y1={height - edge.bottom - 8}
                y2={height - edge.bottom}
              >
                <title>{[asOf, fileName].filter((part) => part !== null).join(" ")}</title>
              </line>
            ))}
            <AxisLeft
              scale={y}
              left={edge.left}
              tickValues={[0, 0.25, 0.5, 0.75, 1]}
              tickFormat={(part) =>
                shortWon(`${(BigInt(top) * BigInt(Math.round(Number(part) * 100))) / 100n}`, language)
              }
              tickLabelProps={{ className: "chart-axis", textAnchor: "end", dy: 4 }}
              hideTicks
            />
            <AxisBottom
              scale={x}
              top={height - edge.bottom}
              tickValues={monthsOf(year, width)}
              tickFormat={(day) => monthName(new Date(Number(day)), language)}
              tickLabelProps={{ className: "chart-axis", textAnchor: "middle" }}
            />
          </LabelledSvg>
        );
      }}
    </ChartFrame>
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

function tableOf(
  { actual, months, budgetWon, forecast }: OfficeCurveProps["curve"],
  say: (ko: string, en: string) => string,
): ChartTable {
  const days = [...new Set([...actual, ...months].map(({ date }) => date))].toSorted();
  return {
    head: [
      say("날짜", "Day"),
      say("집행(원)", "Spent (won)"),
      say("기대(원)", "Expected (won)"),
      say("계획(원)", "Plan (won)"),
      say("예산(원)", "Budget (won)"),
      say("전망(원)", "Forecast (won)"),
    ],
    rows: days.map((day, index) => {
      const month = months.find(({ date }) => date === day);
      const isEnd = index === days.length - 1;
      return [
        day,
        actual.find(({ date }) => date === day)?.spentWon ?? "",
        month?.expectedWon ?? "",
        month?.plannedWon ?? "",
        budgetWon,
        isEnd ? (forecast?.amountWon ?? "") : "",
      ];
    }),
  };
}
