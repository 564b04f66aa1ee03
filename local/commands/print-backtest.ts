/** The back-test as a person reads it: each rung of the ladder beside the calendar, on the same lines. */
import type { BacktestRow, Score } from "../../shared/domain/pace/backtest.ts";
import { formatPercent, type Fraction } from "../../shared/domain/values/fraction.ts";
import type { Rung } from "../../shared/domain/pace/expected-path.ts";
import { table } from "../terminal/terminal-table.ts";

const rungWords: Readonly<Record<Rung | "ladder", string>> = {
  ladder: "사다리 전체 ladder",
  "own-plan": "자체 계획 own-plan",
  "own-last-year": "전년 동일사업 own-last-year",
  "similar-projects": "유사사업 similar-projects",
  "policy-curve": "정책 곡선 policy-curve",
  calendar: "달력 calendar",
};

/** A rung that speaks for no line is left out. */
export function backtestTable(rows: readonly BacktestRow[]): string {
  const columns = [
    { title: "시점 at the end of", align: "left" as const },
    { title: "기준 rung", align: "left" as const },
    ...["사업 lines", "지연 late", ...scoreTitles("")].map((title) => ({ title, align: "right" as const })),
    ...scoreTitles("달력 ").map((title) => ({ title, align: "right" as const })),
  ];
  const body = rows
    .filter(({ lines }) => lines > 0)
    .map(({ rung, month, lines, late, score, calendar }) => [
      month === 6 ? "6월 June" : "9월 September",
      rungWords[rung],
      `${lines}`,
      `${late}`,
      ...scoreCells(score),
      ...scoreCells(calendar),
    ]);
  return table(columns, body);
}

/** One row for programs; shares as percent with one decimal. */
export function backtestRowJson({ rung, month, lines, late, score, calendar }: BacktestRow) {
  return { rung, month, lines, late, ...scoreJson(score), calendar: scoreJson(calendar) };
}

function scoreTitles(of: string): string[] {
  return [`${of}오차 error %p`, `${of}정밀도 precision %`, `${of}재현율 recall %`, `${of}선행일 lead days`];
}

function scoreCells({ forecastError, precision, recall, leadDays }: Score): string[] {
  return [...[forecastError, precision, recall].map((share) => percent(share) ?? "–"), `${leadDays ?? "–"}`];
}

function scoreJson({ forecastError, precision, recall, leadDays }: Score) {
  return {
    forecastErrorPoints: percent(forecastError),
    precision: percent(precision),
    recall: percent(recall),
    leadDays,
  };
}

function percent(share: Fraction | null): string | null {
  return share === null ? null : formatPercent(share, 1);
}
