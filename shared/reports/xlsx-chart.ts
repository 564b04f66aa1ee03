/** 차트자료: rates beside what was expected and what is to be reached, and a chart of them. */
import type { CellValue, WriteSheet } from "hucre/xlsx";
import type { ReportBar } from "../domain/report/report-table.ts";
import { formatPercent, type Fraction } from "../domain/values/fraction.ts";

const name = "차트자료";
const heads = ["구분", "집행률", "기대 집행률", "연말 목표"];
const seriesColors = ["3B6FB5", "7F7F7F", "C62828"];

export function chartSheet(bars: readonly ReportBar[]): WriteSheet {
  const rows = bars.map(({ label, rate, expected, target }): CellValue[] => [
    label,
    shareOf(rate),
    shareOf(expected),
    shareOf(target),
  ]);
  const last = rows.length + 1;
  return {
    name,
    rows: [heads, ...rows],
    columns: [{ width: 36 }, ...heads.slice(1).map(() => ({ width: 14, numFmt: "0.0%" }))],
    freezePane: { rows: 1 },
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 1 },
    charts:
      rows.length === 0
        ? []
        : [
            {
              type: "bar",
              title: "집행률과 목표",
              barGrouping: "clustered",
              legend: "bottom",
              anchor: { from: { row: 1, col: 5 }, to: { row: 28, col: 15 } },
              series: seriesColors.map((color, at) => {
                const column = ["B", "C", "D"][at] ?? "B";
                return {
                  name: heads[at + 1] ?? "",
                  categories: `'${name}'!$A$2:$A$${last}`,
                  values: `'${name}'!$${column}$2:$${column}$${last}`,
                  color,
                };
              }),
            },
          ],
  };
}

function shareOf(share: Fraction | null): number | null {
  return share === null ? null : Number(`${formatPercent(share, 1)}e-2`);
}
