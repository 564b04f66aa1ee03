/** A table of the report on its pages: title, unit and header rows stand on each of them, and figures at the right. */
import { hasMoney } from "../printed/printed-table.ts";
import { baselineIn, bodyHeight, leading, type PageFlow, paper } from "./page-flow.ts";
import { black, type Line, type Mark, type Tag, tagIn, type TextStyle } from "./page-marks.ts";
import { rowsPerPage } from "./row-breaks.ts";
import {
  headHeight,
  type LaidCell,
  type LaidRow,
  type LaidTable,
  padding,
  spanWidth,
  sum,
  titleHeight,
} from "./table-measure.ts";
import type { WidthOf } from "./text-lines.ts";

const ruleColor = "#8a8a8a";
const fills = { header: "#dfe6f7", total: "#f2f2f2", group: "#f8f8f8", line: null } as const;
const titleStyle: TextStyle = { size: 10, isBold: true };
const unitStyle: TextStyle = { size: 8, isBold: false };

export function putTable(flow: PageFlow, laid: LaidTable, parent: Tag, widthOf: WidthOf): void {
  const room = { first: flow.left - headHeight(laid), whole: bodyHeight - headHeight(laid) };
  const tag = tagIn(parent, "Table", { alternative: laid.table.title.ko });
  let body: Tag | null = null;
  let at = 0;
  for (const [page, count] of rowsPerPage(laid.rows, room).entries()) {
    if (page > 0 && flow.y > paper.top) flow.newPage();
    if (count === 0) continue;
    putHead(flow, laid, body === null ? tag : null, widthOf);
    body ??= tagIn(tag, "TBody");
    putRows(flow, laid, laid.rows.slice(at, at + count), body, widthOf);
    at += count;
  }
}

/** @param tag null where it repeats what was read before. */
function putHead(flow: PageFlow, laid: LaidTable, tag: Tag | null, widthOf: WidthOf): void {
  const { table, unit, widths, headerHeights: heights } = laid;
  const caption = tag === null ? null : tagIn(tag, "Caption");
  const title = `□ ${table.title.ko}${tag === null ? " (계속)" : ""}`;
  const baseline = baselineIn(flow.y, titleHeight, titleStyle.size);
  const color = black;
  flow.put({ kind: "text", text: title, x: paper.margin, baseline, style: titleStyle, color, tag: caption });
  if (hasMoney(table)) {
    const text = `(단위: ${unit})`;
    const x = paper.margin + sum(widths) - widthOf(text, unitStyle);
    flow.put({ kind: "text", text, x, baseline, style: unitStyle, color, tag: caption });
  }
  flow.advance(titleHeight);
  const head = tag === null ? null : tagIn(tag, "THead");
  const rows = heights.map(() => (head === null ? null : tagIn(head, "TR")));
  const boxes: Mark[] = [];
  const words: Mark[] = [];
  const lines: Line[] = [];
  for (const { row, rows: depth, column, columns, cell } of laid.headers) {
    const x = paper.margin + spanWidth(widths, 0, column);
    const y = flow.y + sum(heights.slice(0, row));
    const width = spanWidth(widths, column, columns);
    const height = sum(heights.slice(row, row + depth));
    const parent = rows[row] ?? null;
    const span = { rows: depth, columns };
    const cellTag = parent === null ? null : tagIn(parent, "TH", { scope: "Column", span });
    boxes.push({ kind: "box", x, y, width, height, color: fills.header, tag: null });
    words.push(...cellMarks(cell, { x, y, width, height }, cellTag, widthOf));
    lines.push(...frame({ x, y, width, height }));
  }
  flow.put(...boxes, ruled(lines), ...words);
  flow.advance(sum(heights));
}

function putRows(
  flow: PageFlow,
  { widths, columns }: LaidTable,
  rows: readonly LaidRow[],
  parent: Tag,
  widthOf: WidthOf,
): void {
  const top = flow.y;
  const boxes: Mark[] = [];
  const words: Mark[] = [];
  const lines: Line[] = [];
  const [left, right] = [paper.margin, paper.margin + sum(widths)];
  for (const { rank, height, cells } of rows) {
    const tag = tagIn(parent, "TR");
    const fill = fills[rank];
    if (fill !== null)
      boxes.push({ kind: "box", x: left, y: flow.y, width: right - left, height, color: fill, tag: null });
    let x = left;
    for (const [at, cell] of cells.entries()) {
      const width = widths[at] ?? 0;
      const isHead = at === 0 && columns[0]?.kind === "text" && cell.lines[0] !== "";
      const cellTag = isHead ? tagIn(tag, "TH", { scope: "Row" }) : tagIn(tag, "TD");
      words.push(...cellMarks(cell, { x, y: flow.y, width, height }, cellTag, widthOf));
      x += width;
    }
    flow.advance(height);
    lines.push({ from: [left, flow.y], to: [right, flow.y] });
  }
  for (let at = 0; at <= widths.length; at++) {
    const x = left + spanWidth(widths, 0, at);
    lines.push({ from: [x, top], to: [x, flow.y] });
  }
  flow.put(...boxes, ruled(lines), ...words);
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function cellMarks(
  { lines, style, align }: LaidCell,
  { x, y, width, height }: Area,
  tag: Tag | null,
  widthOf: WidthOf,
): Mark[] {
  const lineHeight = style.size * leading.table;
  const top = y + (height - lines.length * lineHeight) / 2;
  return lines.flatMap((text, at): Mark[] => {
    if (text === "") return [];
    const room = width - 2 * padding.x - widthOf(text.trimEnd(), style);
    const shift = align === "left" ? 0 : align === "right" ? room : room / 2;
    const baseline = baselineIn(top + at * lineHeight, lineHeight, style.size);
    return [{ kind: "text", text, x: x + padding.x + shift, baseline, style, color: black, tag }];
  });
}

function frame({ x, y, width, height }: Area): Line[] {
  const [right, bottom] = [x + width, y + height];
  return [
    { from: [x, y], to: [right, y] },
    { from: [x, bottom], to: [right, bottom] },
    { from: [x, y], to: [x, bottom] },
    { from: [right, y], to: [right, bottom] },
  ];
}

function ruled(lines: readonly Line[]): Mark {
  return { kind: "lines", lines, thickness: 0.5, color: ruleColor, tag: null };
}
