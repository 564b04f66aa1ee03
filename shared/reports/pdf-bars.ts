/** Bars of execution: how much of the budget is spent, a tick where it was expected to be, and one at the target. */
import type { CanvasElement, Content, TableCell } from "pdfmake/interfaces.js";
import type { ReportBar } from "../domain/report/report-table.ts";
import { formatPercent, fraction, type Fraction, multiply, roundHalfUp } from "../domain/values/fraction.ts";

/** The whole budget in points; what is above it ends a little behind. */
const barWidth = 240;
const barHeight = 9;
/** More would make a page of bars that says less than the table below it. */
const mostBars = 40;

export function pdfBars(bars: readonly ReportBar[]): Content[] {
  if (bars.length === 0) return [];
  const shown = bars.slice(0, mostBars);
  const hidden = bars.length - shown.length;
  return [
    { text: "집행률과 목표", style: "tableTitle" },
    {
      fontSize: 8,
      table: { widths: [150, barWidth + 20, 70], dontBreakRows: true, body: shown.map(barRow) },
      layout: "noBorders",
    },
    {
      text: `막대: 집행률, 검은 선: 기준일의 기대 집행률, 붉은 선: 연말 목표${hidden > 0 ? ` · 그 밖의 ${hidden}건은 표에 있음` : ""}`,
      fontSize: 7,
      color: "#555555",
      margin: [0, 2, 0, 4],
    },
  ];
}

function barRow({ label, rate, expected, target }: ReportBar): TableCell[] {
  const canvas: CanvasElement[] = [
    { type: "rect", x: 0, y: 0, w: barWidth, h: barHeight, color: "#eeeeee" },
    ...(rate === null
      ? []
      : [{ type: "rect" as const, x: 0, y: 0, w: pointsOf(rate), h: barHeight, color: "#3b6fb5" }]),
    ...tick(expected, "#000000"),
    ...tick(target, "#c62828"),
  ];
  const parts = [rate, expected].map((share) => (share === null ? "-" : `${formatPercent(share, 1)}%`));
  return [{ text: label, alignment: "right" }, { canvas, margin: [0, 2, 0, 0] }, { text: parts.join(" / ") }];
}

function tick(share: Fraction | null, color: string): CanvasElement[] {
  if (share === null) return [];
  const x = pointsOf(share);
  return [{ type: "line", x1: x, y1: -1, x2: x, y2: barHeight + 1, lineWidth: 1.2, lineColor: color }];
}

/** In tenths of a point, so that the same share is drawn alike everywhere. */
function pointsOf(share: Fraction): number {
  const tenths = roundHalfUp(multiply(share, fraction(BigInt(barWidth) * 10n, 1n)));
  const [least, most] = [0n, BigInt(barWidth + 12) * 10n];
  return Number(tenths < least ? least : tenths > most ? most : tenths) / 10;
}
