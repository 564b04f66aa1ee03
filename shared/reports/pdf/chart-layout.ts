/** Bars of execution: how much of the budget is spent, a tick where it was expected to be, and one at the target. */
import type { ReportBar } from "../../domain/report/report-table.ts";
import { type Fraction, fraction, multiply, roundHalfUp } from "../../domain/values/fraction.ts";
import { barText, percentText } from "../printed/bar-text.ts";
import { baselineIn, type PageFlow, paper } from "./page-flow.ts";
import { black, grey, type Mark, type Tag, tagIn, type TextStyle } from "./page-marks.ts";
import type { WidthOf } from "./text-lines.ts";

const labelWidth = 150;
/** The whole budget; what is above it ends a little behind. */
const barWidth = 250;
const [barHeight, rowHeight] = [7, 12.4];
const [titleHeight, legendHeight] = [16, 12];
const style: TextStyle = { size: 8, isBold: false };
const title = "□ 집행률과 기대 집행률";
const legend = "막대: 집행률(앞 숫자), 검은 선: 기준일의 기대 집행률(뒤 숫자), 붉은 선: 연말 목표";

export function chartHeight(bars: readonly ReportBar[]): number {
  return bars.length === 0 ? 0 : titleHeight + bars.length * rowHeight + legendHeight;
}

export function putChart(flow: PageFlow, bars: readonly ReportBar[], parent: Tag, widthOf: WidthOf): void {
  if (bars.length === 0) return;
  flow.reserve(chartHeight(bars));
  const { margin } = paper;
  const words = (text: string, x: number, height: number, own: TextStyle, tag: Tag, color = black): Mark => {
    const baseline = baselineIn(flow.y, height, own.size);
    return { kind: "text", text, x, baseline, style: own, color, tag };
  };
  const heading = tagIn(parent, "P");
  flow.put(words(title, margin, titleHeight, { size: 10, isBold: true }, heading));
  flow.advance(titleHeight);
  const figure = tagIn(parent, "Figure", { alternative: barText(bars) });
  for (const bar of bars) {
    const x = margin + labelWidth + 8;
    const fit = Math.min(1, labelWidth / Math.max(1, widthOf(bar.label, style)));
    const own = { ...style, size: style.size * fit };
    const numbers = `${percentText(bar.rate)} / ${percentText(bar.expected)}`;
    flow.put(
      words(bar.label, margin + labelWidth - widthOf(bar.label, own), rowHeight, own, figure),
      ...barMarks(bar, x, flow.y + (rowHeight - barHeight) / 2, figure),
      words(numbers, x + barWidth + 24, rowHeight, style, figure),
    );
    flow.advance(rowHeight);
  }
  const note = tagIn(parent, "P");
  flow.put(words(legend, margin, legendHeight, { size: 7, isBold: false }, note, grey));
  flow.advance(legendHeight);
}

function barMarks({ rate, expected, target }: ReportBar, x: number, y: number, tag: Tag): Mark[] {
  const box = (width: number, color: string): Mark => {
    return { kind: "box", x, y, width, height: barHeight, color, tag };
  };
  return [
    box(barWidth, "#eeeeee"),
    ...(rate === null ? [] : [box(pointsOf(rate), "#3b6fb5")]),
    ...tick(expected, black, x, y, tag),
    ...tick(target, "#c62828", x, y, tag),
  ];
}

function tick(share: Fraction | null, color: string, x: number, y: number, tag: Tag): Mark[] {
  if (share === null) return [];
  const at = x + pointsOf(share);
  const line = { from: [at, y - 1], to: [at, y + barHeight + 1] } as const;
  return [{ kind: "lines", lines: [line], thickness: 1.2, color, tag }];
}

/** In tenths of a point, so that the same share is drawn alike everywhere. */
function pointsOf(share: Fraction): number {
  const tenths = roundHalfUp(multiply(share, fraction(BigInt(barWidth) * 10n, 1n)));
  const [least, most] = [0n, BigInt(barWidth + 12) * 10n];
  return Number(tenths < least ? least : tenths > most ? most : tenths) / 10;
}
