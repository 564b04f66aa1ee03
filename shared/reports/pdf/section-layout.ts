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
  const whole = headingHeight + sentences + chartHeight(section.bars) + (first ? leastHeight(first) : 0);
  // A long text begins where it is: its heading wants two lines of it.
  flow.reserve(whole <= bodyHeight / 2 ? whole : headingHeight + 2 * lineHeight(item));
  putHeading(flow, headed, parent, isFront ? 12 : 14);
  if (items.length > 0) {
    const list = tagIn(parent, "L");
    for (const each of items) putItem(flow, each, tagIn(list, "LI"));
  }
  if (section.bars.length > 0) flow.space(isFront ? 2 : 6);
  putChart(flow, section.bars, parent, widthOf);
  for (const laid of tables) {
    flow.space(isFront ? 3 : 7);
    putTable(flow, laid, parent, widthOf);
    for (const text of printedNotes(laid.table)) {
      const lines = linesOf(text, bodyWidth, note, widthOf);
      putLines(flow, lines, { x: paper.margin, style: note }, tagIn(parent, "P"));
    }
  }
}

const headingHeight = 26;

function putHeading(flow: PageFlow, { heading, place }: HeadedSection, parent: Tag, size: number): void {
  flow.space(size === 14 ? 10 : 2);
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
  flow.advance(height + 2);
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
