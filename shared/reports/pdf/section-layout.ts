/** A section on its pages: its heading stays with what follows it, then sentences, chart, tables and their notes. */
import type { ReportSection, ReportBar } from "../../domain/report/report-table.ts";
import { printedNotes } from "../printed/printed-table.ts";
import { baselineIn, bodyHeight, bodyWidth, leading, type PageFlow, paper } from "./page-flow.ts";
import { black, type Tag, tagIn, type TextStyle, grey, type Mark } from "./page-marks.ts";
import { laidTable, leastHeight } from "./table-measure.ts";
import { putTable } from "./table-layout.ts";
import { linesOf, type WidthOf } from "./text-lines.ts";
import { type Fraction, fraction, multiply, roundHalfUp } from "../../domain/values/fraction.ts";
import { barText, percentText } from "../printed/bar-text.ts";

interface HeadedSection {
  readonly section: ReportSection;
  readonly heading: string;
  /** By which the contents lead to it. */
  readonly place: string;
  readonly unit: string;
}

const item: TextStyle = { size: 9.5, isBold: false };
const remark: TextStyle = { size: 8.5, isBold: false };
const note: TextStyle = { size: 8, isBold: false };
const signWidth = 12;

export function putSection(flow: PageFlow, headed: HeadedSection, parent: Tag, widthOf: WidthOf): void {
  const { section, unit } = headed;
  const isFront = section.part === "front";
  const items = [
    ...section.paragraphs.map((text) => ({ sign: "○", text, style: item, left: 0 })),
    ...section.remarks.map((text) => ({ sign: "―", text, style: remark, left: signWidth })),
  ].map((each) => ({
    ...each,
    lines: linesOf(each.text, bodyWidth - each.left - signWidth, each.style, widthOf),
  }));
  const tables = section.tables
    .filter(({ isDataOnly }) => !isDataOnly)
    .map((table) => laidTable(table, unit, isFront, widthOf));
  const [first] = tables;
  const sentences = items.reduce((sum, { lines, style }) => sum + lines.length * lineHeight(style), 0);
  const beforeTable = first === undefined ? 0 : (isFront ? gaps.front : gaps.body) + leastHeight(first);
  const whole = headingHeight(isFront) + sentences + chartHeight(section.bars) + beforeTable;
  // A long text begins where it is: its heading wants two lines of it.
  flow.reserve(whole <= bodyHeight / 2 ? whole : headingHeight(isFront) + 2 * lineHeight(item));
  putHeading(flow, headed, parent, isFront);
  if (items.length > 0) {
    const list = tagIn(parent, "L");
    for (const each of items) putItem(flow, each, tagIn(list, "LI"));
  }
  if (section.bars.length > 0) flow.space(isFront ? 2 : 6);
  putChart(flow, section.bars, parent, widthOf);
  for (const laid of tables) {
    flow.space(isFront ? gaps.front : gaps.body);
    putTable(flow, laid, parent, widthOf);
    for (const text of printedNotes(laid.table)) {
      const lines = linesOf(text, bodyWidth, note, widthOf);
      putLines(flow, lines, { x: paper.margin, style: note }, tagIn(parent, "P"));
    }
  }
}

/** White space before a table. */
const gaps = { front: 3, body: 7 } as const;
/** Of a heading: its signs, the space before them and behind them. */
const headings = {
  front: { size: 12, before: 2, behind: 2 },
  body: { size: 14, before: 10, behind: 2 },
} as const;

function headingHeight(isFront: boolean): number {
  const { size, before, behind } = isFront ? headings.front : headings.body;
  return before + size * leading.text + behind;
}

function putHeading(flow: PageFlow, { heading, place }: HeadedSection, parent: Tag, isFront: boolean): void {
  const { size, before, behind } = isFront ? headings.front : headings.body;
  flow.space(before);
  const style = { size, isBold: true };
  const height = size * leading.text;
  flow.put(
    { kind: "place", name: place, title: heading, y: flow.y },
    {
      kind: "text",
      text: heading,
      x: paper.margin,
      baseline: baselineIn(flow.y, height, size),
      style,
      color: black,
      tag: tagIn(parent, "H1"),
    },
  );
  flow.advance(height + behind);
}

interface Item {
  readonly sign: string;
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly left: number;
}

function putItem(flow: PageFlow, { sign, lines, style, left }: Item, tag: Tag): void {
  flow.reserve(lineHeight(style) * Math.min(2, lines.length));
  const x = paper.margin + left;
  const baseline = baselineIn(flow.y, lineHeight(style), style.size);
  flow.put({ kind: "text", text: sign, x, baseline, style, color: black, tag: tagIn(tag, "Lbl") });
  putLines(flow, lines, { x: x + signWidth, style }, tagIn(tag, "LBody"));
}

function putLines(
  flow: PageFlow,
  lines: readonly string[],
  { x, style }: { readonly x: number; readonly style: TextStyle },
  tag: Tag,
): void {
  const height = lineHeight(style);
  for (const text of lines) {
    flow.reserve(height);
    const baseline = baselineIn(flow.y, height, style.size);
    flow.put({ kind: "text", text, x, baseline, style, color: black, tag });
    flow.advance(height);
  }
}

function lineHeight({ size }: TextStyle): number {
  return size * leading.text;
}

const labelWidth = 150;
/** The whole budget; what is above it ends a little behind. */
const barWidth = 250;
const [barHeight, rowHeight] = [7, 12.4];
const [titleHeight, legendHeight] = [16, 12];
const style: TextStyle = { size: 8, isBold: false };
const title = "□ 집행률과 기대 집행률";
const legend = "막대: 집행률(앞 숫자), 검은 선: 기준일의 기대 집행률(뒤 숫자), 붉은 선: 연말 목표";

/** Bars of execution: how much of the budget is spent, a tick where it was expected to be, and one at the target. */
function chartHeight(bars: readonly ReportBar[]): number {
  return bars.length === 0 ? 0 : titleHeight + bars.length * rowHeight + legendHeight;
}

function putChart(flow: PageFlow, bars: readonly ReportBar[], parent: Tag, widthOf: WidthOf): void {
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
  const legendTag = tagIn(parent, "P");
  flow.put(words(legend, margin, legendHeight, { size: 7, isBold: false }, legendTag, grey));
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
