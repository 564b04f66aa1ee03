/** The office's year, or that of what was chosen of it. */
import type { Charts } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";
import { curveWords } from "../logic/chart-words.ts";
import { ChartFrame, type ChartTable } from "./chart-frame.tsx";
import { judgedAlone, ofTodaysBudget } from "./picture-parts.tsx";
import { CurveLegend } from "./curve-readout.tsx";
import { YearPlot, type YearSeries } from "./year-plot.tsx";

interface OfficeCurveProps {
  readonly curve: NonNullable<Charts["curve"]>;
  readonly today: string;
}

export function OfficeCurve({ curve, today }: OfficeCurveProps) {
  const { say, tell } = useLanguage();
  const { year } = useSession();
  const { actual, months, lastYear, forecast, budgetWon, files } = curve;
  const series: YearSeries = {
    year,
    today,
    budgetWon,
    isOfJudged: true,
    spent: actual.map(({ date, spentWon: won }) => ({ date, won })),
    covered: [],
    expected: months.map(({ date, expectedWon: won }) => ({ date, won })),
    planned: months.flatMap(({ date, plannedWon: won }) => (won === null ? [] : [{ date, won }])),
    planPoints: [],
    lastYear: lastYear.map(({ date, spentWon: won }) => ({ date: inYear(date, year), won })),
    forecast,
    files,
    notes: [],
  };
  const title = say("올해 집행 곡선", "The year's curve");
  return (
    <ChartFrame
      name="curve"
      title={title}
      sentence={curveWords(curve)}
      table={tableOf(curve, year, say)}
      legend={<CurveLegend series={series} note={`${tell(judgedAlone)} ${tell(ofTodaysBudget)}`} />}
    >
      {(width) => (
        <YearPlot of={{ ko: "올해 집행 곡선", en: "The year's curve" }} width={width} series={series} />
      )}
    </ChartFrame>
  );
}

function tableOf(
  { actual, months, lastYear, budgetWon, expectedWon, forecast }: OfficeCurveProps["curve"],
  year: number,
  say: (ko: string, en: string) => string,
): ChartTable {
  const before = new Map(lastYear.map(({ date, spentWon }) => [inYear(date, year), spentWon]));
  const days = [...new Set([...[...actual, ...months].map(({ date }) => date), ...before.keys()])].toSorted();
  return {
    head: [
      say("날짜", "Day"),
      say("집행(원)", "Spent (won)"),
      say("기대(원)", "Expected (won)"),
      say("계획(원)", "Plan (won)"),
      say("판정 대상 예산(원)", "Budget of the judged (won)"),
      say("전망(원)", "Forecast (won)"),
      ...(lastYear.length > 0 ? [say("작년 집행(원)", "Spent last year (won)")] : []),
    ],
    rows: days.map((day, index) => {
      const month = months.find(({ date }) => date === day);
      const isEnd = index === days.length - 1;
      return [
        day,
        actual.find(({ date }) => date === day)?.spentWon ?? "",
        day === actual.at(-1)?.date ? expectedWon : (month?.expectedWon ?? ""),
        month?.plannedWon ?? "",
        budgetWon,
        isEnd ? (forecast?.amountWon ?? "") : "",
        ...(lastYear.length > 0 ? [before.get(day) ?? ""] : []),
      ];
    }),
  };
}

/** A day of last year where it stands in this one. */
function inYear(day: string, year: number): string {
  const same = `${year}${day.slice(4)}`;
  return same.endsWith("-02-29") && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1
    ? `${year}-02-28`
    : same;
}
