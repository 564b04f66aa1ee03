/** A section on its pages: its heading stays with what follows it, then sentences, chart, tables and their notes. */
import type { ReportSection } from "../../domain/report/report-table.ts";
import { printedNotes } from "../printed/printed-table.ts";
import { chartHeight, putChart } from "./chart-layout.ts";
import { baselineIn, bodyHeight, bodyWidth, leading, type PageFlow, paper } from "./page-flow.ts";
import { black, type Tag, tagIn, type TextStyle } from "./page-marks.ts";
import { laidTable, leastHeight } from "./table-measure.ts";
import { putTable } from "./table-layout.ts";
import { linesOf, type WidthOf } from "./text-lines.ts";

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
