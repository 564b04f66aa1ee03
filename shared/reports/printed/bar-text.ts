/** The numbers of the chart as words: for whoever does not see it, and to hold it against the figures. */
import type { ReportBar } from "../../domain/report/report-table.ts";
import { withTriangle } from "../../domain/report/report-context.ts";
import { formatPercent, type Fraction } from "../../domain/values/fraction.ts";

export function barText(bars: readonly ReportBar[]): string {
  return bars
    .map(({ label, rate, expected }) => `${label} ${percentText(rate)}(기대 ${percentText(expected)})`)
    .join(", ");
}

export function percentText(share: Fraction | null): string {
  return share === null ? "-" : `${withTriangle(formatPercent(share, 1))}%`;
}
