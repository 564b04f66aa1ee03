/** A project's year on the days that its files speak of, with its plan as it was stated and the reasons that were given. */
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { formatMoment } from "../logic/format-figures.ts";
import { projectCurveWords } from "../logic/project-words.ts";
import { ChartFrame, type ChartTable } from "./chart-frame.tsx";
import { CurveLegend } from "./curve-readout.tsx";
import { MonthCursor } from "./month-cursor.tsx";
import { YearPlot, type YearSeries } from "./year-plot.tsx";

/** A payment list states many days; the file has them all. */
const mostRows = 60;

export function ProjectCurve({ answer }: { readonly answer: ProjectAnswer }) {
  const { say, tell } = useLanguage();
  const { books, project, months, curve, plan, explanations, today } = answer;
  const stated = (name: "expectedWon" | "plannedWon") =>
    months.flatMap(({ date, [name]: won }) => (won === null ? [] : [{ date, won }]));
  const planPoints = plan.flatMap(({ date, amountWon: won }) => (won === null ? [] : [{ date, won }]));
  const series: YearSeries = {
    year: books.fiscalYear,
    today,
    budgetWon: project.figures.budgetWon,
    isOfJudged: false,
    spent: curve.days.map(({ date, spentWon: won }) => ({ date, won })),
    covered: curve.covered,
    expected: stated("expectedWon"),
    planned: stated("plannedWon"),
    planPoints,
    lastYear: [],
    forecast: project.figures.forecast,
    files: [],
    notes: explanations
      .filter(({ isWithdrawn }) => !isWithdrawn)
      .map(({ at, reasonTitle }) => ({ date: formatMoment(at).slice(0, 10), title: tell(reasonTitle) }))
      .filter(({ date }) => date.startsWith(`${books.fiscalYear}-`)),
  };
  return (
    <MonthCursor>
      <ChartFrame
        name="project-curve"
        title={say("누적 집행 곡선", "Spending over the year")}
        sentence={projectCurveWords(answer)}
        table={tableOf(series, say)}
        mostRows={mostRows}
        legend={<CurveLegend series={series} />}
      >
        {(width) => (
          <YearPlot
            of={{ ko: "누적 집행 곡선", en: "Spending over the year" }}
            width={width}
            series={series}
          />
        )}
      </ChartFrame>
    </MonthCursor>
  );
}

function tableOf(
  { spent, expected, planned, planPoints, budgetWon, forecast }: YearSeries,
  say: (ko: string, en: string) => string,
): ChartTable {
  const lines = [spent, expected, planned, planPoints];
  const days = [...new Set(lines.flatMap((points) => points.map(({ date }) => date)))].toSorted();
  return {
    head: [
      say("날짜", "Day"),
      say("집행(원)", "Spent (won)"),
      say("기대(원)", "Expected (won)"),
      say("계획(원)", "Plan (won)"),
      say("예산(원)", "Budget (won)"),
      say("전망(원)", "Forecast (won)"),
    ],
    rows: days.map((day) => [
      day,
      on(spent, day) ?? "",
      on(expected, day) ?? "",
      on(planPoints, day) ?? on(planned, day) ?? "",
      budgetWon ?? "",
      day.endsWith("-12-31") ? (forecast?.amountWon ?? "") : "",
    ]),
  };
}

function on(points: YearSeries["spent"], day: string): string | undefined {
  return points.find(({ date }) => date === day)?.won;
}
