/** 차례: the headings with their pages. Room is kept where it stands, and filled when every heading has its page. */
import { baselineIn, type PageFlow, paper } from "./page-flow.ts";
import { black, type Tag, tagIn, type TextStyle } from "./page-marks.ts";
import type { WidthOf } from "./text-lines.ts";

const titleStyle: TextStyle = { size: 12, isBold: true };
const style: TextStyle = { size: 10, isBold: false };
const [titleHeight, rowHeight] = [24, 17];

interface Entry {
  readonly heading: string;
  readonly place: string;
}

interface KeptRow extends Entry {
  readonly page: number;
  readonly y: number;
  readonly tag: Tag;
}

export function keepContents(flow: PageFlow, entries: readonly Entry[], parent: Tag): readonly KeptRow[] {
  const baseline = baselineIn(flow.y, titleHeight, titleStyle.size);
  const [x, color] = [paper.margin, black];
  flow.put({
    kind: "text",
    text: "차례",
    x,
    baseline,
    style: titleStyle,
    color,
    tag: tagIn(parent, "P"),
  });
  flow.advance(titleHeight);
  const contents = tagIn(parent, "TOC");
  return entries.map((entry) => {
    flow.reserve(rowHeight);
    const row = { ...entry, page: flow.page, y: flow.y, tag: tagIn(tagIn(contents, "TOCI"), "Link") };
    flow.advance(rowHeight);
    return row;
  });
}

/** @param pageOf of each place, from 0. @throws RangeError for a heading that stands nowhere. */
export function fillContents(
  flow: PageFlow,
  rows: readonly KeptRow[],
  pageOf: ReadonlyMap<string, number>,
  widthOf: WidthOf,
): void {
  const right = paper.width - paper.margin;
  for (const { heading, place, page, y, tag } of rows) {
    const at = pageOf.get(place);
    if (at === undefined) throw new RangeError(`The heading ${heading} stands on no page`);
    const number = `${at + 1}`;
    const baseline = baselineIn(y, rowHeight, style.size);
    const [from, until] = [widthOf(heading, style), widthOf(number, style)];
    const dots = dotsFor(right - paper.margin - from - until - 12, widthOf);
    const width = right - paper.margin;
    const words = { kind: "text", baseline, style, color: black } as const;
    flow.putOn(
      page,
      { kind: "link", x: paper.margin, y, width, height: rowHeight, to: place, title: heading, tag },
      { ...words, text: `${heading} `, x: paper.margin, tag },
      { ...words, text: dots, x: right - until - 6 - widthOf(dots, style), color: "#9a9a9a", tag: null },
      { ...words, text: number, x: right - until, tag },
    );
  }
}

function dotsFor(width: number, widthOf: WidthOf): string {
  return "·".repeat(Math.max(0, Math.floor(width / widthOf("·", style))));
}
