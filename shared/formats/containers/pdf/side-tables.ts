/** Tables that stand beside each other on a page: grids of lines with white between them, or headers that one row repeats. */
import { type Box, isAcross, type Line } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";
import { amountsIn, columnsOf, isTableRow, type PrintedRow, rightOf } from "./printed-rows.ts";

/** Ends of lines that meet are told from each other by no more than this. */
const meeting = 2.5;

/** Grids of lines with names and amounts in their rows. */
export function ruledTables(lines: readonly Line[], rows: readonly PrintedRow[]): readonly Box[] {
  const boxes = grids(lines).filter((box) => holdsTable(rows.map((row) => partIn(row, box))));
  return boxes.filter((box) => !boxes.some((other) => other !== box && isWithin(other, box)));
}

/** The lowest tables that stand beside each other, from left to right; each box may hold several under each other. */
export function lowestBeside(boxes: readonly Box[]): readonly Box[] | null {
  const bands: { readonly all: Box; readonly boxes: Box[] }[] = [];
  for (const box of boxes.toSorted((a, b) => a.low - b.low)) {
    const band = bands.at(-1);
    if (band === undefined || box.low >= band.all.high - meeting) bands.push({ all: box, boxes: [box] });
    else bands[bands.length - 1] = { all: around([band.all, box]), boxes: [...band.boxes, box] };
  }
  for (const band of bands) {
    const columns: Box[] = [];
    for (const box of band.boxes.toSorted((a, b) => a.left - b.left)) {
      const before = columns.at(-1);
      if (before === undefined || box.left >= before.right) columns.push(box);
      else columns[columns.length - 1] = around([before, box]);
    }
    if (columns.length > 1) return columns;
  }
  return null;
}

/** Tables without lines around them, under a row that holds one header several times; "unclear" where no white parts them. */
export function headedTables(rows: readonly PrintedRow[]): readonly Box[] | "unclear" | null {
  for (const [at, row] of rows.entries()) {
    const count = repeatsIn(row);
    const body = count === 1 ? [] : bodyUnder(rows.slice(at + 1), row);
    if (body.length === 0) continue;
    const own = row.length / count;
    const inks = columnsOf([...row, ...body.flat()], 0);
    const starts = Array.from({ length: count }, (_, part) => columnOver(inks, row[part * own]));
    const boxes = starts.map((from, part) => boxOf(inks.slice(from, starts[part + 1]), [row, ...body]));
    if (boxes.every((box) => partIn(row, box).length === own)) {
      if (boxes.every((box) => holdsTable(body.map((each) => partIn(each, box))))) return boxes;
    } else if (body.some((each) => amountsIn(each).length >= count && each.length > own)) return "unclear";
  }
  return null;
}

/** How many times a row holds the same words, of which no part is an amount. */
function repeatsIn(row: PrintedRow): number {
  if (amountsIn(row).length > 0) return 1;
  const words = row.map(({ text }) => text.replaceAll(/\s/g, ""));
  const counts = [2, 3, 4].filter((count) => words.length % count === 0 && words.length / count > 1);
  return counts.find((count) => words.every((word, at) => word === words[at % (words.length / count)])) ?? 1;
}

/** No row stands further below the one above it than its own size times this. */
const maxGap = 4;

function bodyUnder(rows: readonly PrintedRow[], head: PrintedRow): readonly PrintedRow[] {
  let y = head[0]?.y ?? 0;
  const body: PrintedRow[] = [];
  for (const row of rows.filter(isTableRow)) {
    const [first] = row;
    if (first === undefined || y - first.y > maxGap * first.size) break;
    body.push(row);
    y = first.y;
  }
  return body;
}

function columnOver(inks: PrintedRow, word: PlacedText | undefined): number {
  return inks.findIndex((ink) => word !== undefined && ink.x < rightOf(word) && rightOf(ink) > word.x);
}

function boxOf(inks: PrintedRow, rows: readonly PrintedRow[]): Box {
  const all = rows.flat();
  return {
    left: Math.min(...inks.map(({ x }) => x)),
    right: Math.max(...inks.map(rightOf)),
    low: Math.min(...all.map(({ y }) => y)) - meeting,
    high: Math.max(...all.map(({ y, size }) => y + size)),
  };
}

/** Boxes around lines that meet, and around rules of one width that no other line meets. */
function grids(lines: readonly Line[]): readonly Box[] {
  const left = new Set(lines);
  const boxes: Box[] = [];
  for (const first of left) {
    left.delete(first);
    const grid = [first];
    for (const line of grid)
      for (const other of left)
        if (touches(line, other)) {
          left.delete(other);
          grid.push(other);
        }
    boxes.push(around(grid));
  }
  const rules = Map.groupBy(boxes.filter(isAcross), (box) => [box.left, box.right].map(Math.round).join());
  return [...boxes.filter((box) => !isAcross(box)), ...[...rules.values()].map(around)];
}

/** Whether rows begin with a name and hold amounts. */
function holdsTable(rows: readonly PrintedRow[]): boolean {
  return rows.filter(isTableRow).some(([first]) => /[가-힣]/.test(first?.text ?? ""));
}

function partIn(row: PrintedRow, box: Box): PrintedRow {
  return row.filter((word) => isIn(word, box));
}

/** Whether the middle of a text stands in a box. */
export function isIn({ x, y, width, size }: PlacedText, { left, right, low, high }: Box): boolean {
  const [middle, height] = [x + width / 2, y + size * 0.3];
  return middle >= left && middle <= right && height >= low && height <= high;
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left > outer.left && inner.right < outer.right && inner.low > outer.low && inner.high < outer.high
  );
}

function touches(one: Box, other: Box): boolean {
  return (
    one.left <= other.right + meeting &&
    one.right >= other.left - meeting &&
    one.low <= other.high + meeting &&
    one.high >= other.low - meeting
  );
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    low: Math.min(...boxes.map(({ low }) => low)),
    high: Math.max(...boxes.map(({ high }) => high)),
  };
}
