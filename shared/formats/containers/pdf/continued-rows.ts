/**
 * Rows that a page parts: a row whose cells go on over the page has no border at the foot of it, and one row alone on the next page has no
 * header over it.
 */
import { isUnder } from "./heads-of-tables.ts";
import { type Box, isAcross, isDown, type Line } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";
import type { PrintedPage } from "./plain-print.ts";
import { amountsIn, type PrintedRow, printedRows, wordsOf } from "./printed-rows.ts";

/** Ends of lines that meet are told from each other by no more than this. */
export const meeting = 2;

/**
 * The pages themselves where no row goes on over the page, and none stands on a page alone: its further lines stand under its first, and it
 * under the row before it, as if there were no page. One row without a header is no table to the reader of documents.
 */
export function withContinuedRows(pages: readonly PrintedPage[]): readonly PrintedPage[] {
  const whole = withMoved(withMoved(pages, restOfRow, false), loneRow, true);
  return whole.every((page, at) => page === pages[at]) ? pages : whole;
}

function withMoved(
  pages: readonly PrintedPage[],
  partOf: (before: PrintedPage, page: PrintedPage) => readonly PlacedText[] | null,
  isRow: boolean,
): readonly PrintedPage[] {
  const whole = [...pages];
  let last = 0;
  for (const [place, page] of pages.entries()) {
    const before = whole[last];
    const texts = before === undefined || place === 0 ? null : partOf(before, whole[place] ?? page);
    if (before !== undefined && texts !== null) {
      whole[last] = withBelow(before, texts, isRow);
      whole[place] = { ...page, texts: page.texts.filter((text) => !texts.includes(text)) };
    }
    // From a page whose only row was moved no row goes on.
    if (!isRow || texts === null) last = place;
  }
  return whole;
}

interface Grid {
  readonly down: readonly Line[];
  readonly across: readonly Line[];
  readonly at: number;
}

/** The lines of the table at one edge of a page, whose columns all end there. */
export function gridAt({ lines }: PrintedPage, end: "low" | "high"): Grid | null {
  const all = lines.filter((line) => isDown(line) && !isAcross(line));
  const ends = all.map((line) => line[end]);
  const at = end === "low" ? Math.min(...ends) : Math.max(...ends);
  const down = all.filter((line) => Math.abs(line[end] - at) <= meeting);
  const [left, right] = [
    Math.min(...down.map((line) => line.left)),
    Math.max(...down.map((line) => line.left)),
  ];
  const across = lines.filter(
    (line) => isAcross(line) && line.right - line.left > (right - left) * 0.3 && line.left > left - 3,
  );
  return down.length < 3 ? null : { down, across, at };
}

/** What stands under the header of a page before its first border, where no border ends the row of the page before. */
function restOfRow(before: PrintedPage, page: PrintedPage) {
  const [foot, head] = [gridAt(before, "low"), gridAt(page, "high")];
  if (foot === null || head === null || foot.down.length !== head.down.length) return null;
  if (!foot.down.every(({ left }) => head.down.some((line) => Math.abs(line.left - left) <= meeting)))
    return null;
  const above = rowsIn(before, foot.at, Math.max(...foot.down.map(({ high }) => high)));
  const last = Math.min(...foot.across.map(({ low }) => low));
  const open = above.filter(([text]) => text !== undefined && text.y < last);
  const rows = rowsIn(page, -Infinity, head.at);
  const first = headRows(above, rows, foot.down.length - 2);
  const top = rows[first]?.[0]?.y;
  if (last - foot.at < meeting || open.every((row) => amountsIn(row).length === 0) || top === undefined)
    return null;
  const isBounded = head.across.some(({ low }) => Math.abs(low - head.at) <= meeting);
  const rule = head.across.filter(({ low }) => low < top).toSorted((a, b) => b.low - a.low)[0];
  const own = rows.slice(first).filter(([text]) => rule !== undefined && (text?.y ?? 0) > rule.low);
  const isName = own.every((row) => amountsIn(row).length === 0);
  if (rule === undefined || (first === 0 && isBounded) || !isName || !isBeside(own, open)) return null;
  return own.flat().flatMap(({ parts }) => parts);
}

/** How many rows from the top both pages have: those of a header, which names nearly all columns. */
function headRows(above: readonly PrintedRow[], rows: readonly PrintedRow[], minWords: number): number {
  const other = rows.findIndex(
    (row, at) => amountsIn(row).length > 0 || lineOf(row) !== lineOf(above[at] ?? []),
  );
  const same = rows.slice(0, other === -1 ? rows.length : other);
  return same.flat().length >= minWords ? same.length : 0;
}

export function rowsIn({ texts }: PrintedPage, low: number, high: number) {
  return printedRows(texts)
    .map(wordsOf)
    .filter(([text]) => text !== undefined && text.y > low && text.y < high);
}

function lineOf(row: PrintedRow): string {
  return row.map(({ text }) => text.replaceAll(/\s/g, "")).join("\t");
}

/** Whether each text stands under one of the row; what stands under its first alone heads other rows. */
function isBeside(rows: readonly PrintedRow[], open: readonly PrintedRow[]): boolean {
  const cells = open.flat().toSorted((a, b) => a.x - b.x);
  const names = new Set(
    cells.filter((cell) => amountsIn([cell]).length === 0).map(({ x }) => Math.round(x / 8)),
  );
  const texts = rows.flat();
  const under = texts.every((text) =>
    cells.some((cell) => text.x < cell.x + cell.width && text.x + text.width > cell.x),
  );
  const isLead = texts.every(({ x }) => Math.abs(x - (cells[0]?.x ?? 0)) < 8);
  return under && !(isLead && names.size > 1);
}

/** The only row of a page with amounts, under the columns of the last one before, with the lines of its names. */
function loneRow(before: PrintedPage, page: PrintedPage): readonly PlacedText[] | null {
  const [above, rows] = [before, page].map((each) => rowsIn(each, -Infinity, Infinity));
  const own = rows?.filter((row) => amountsIn(row).length > 0) ?? [];
  const last = above?.findLast((row) => amountsIn(row).length > 1);
  const [row] = own;
  if (above === undefined || rows === undefined || row === undefined || own.length > 1) return null;
  const heads = new Set(above.filter((each) => each.length > 2 && amountsIn(each).length === 0).map(lineOf));
  if (last === undefined || !isUnder(row, last) || rows.some((each) => heads.has(lineOf(each)))) return null;
  const [y, size] = [row[0]?.y ?? 0, row[0]?.size ?? 0];
  const shown = page.texts.filter(({ text }) => text.trim() !== "");
  const grid = gridAt(page, "high");
  if (grid === null) return shown.filter((text) => Math.abs(text.y - y) < 1.6 * size);
  const all = { low: Math.min(...grid.down.map((line) => line.low)), high: grid.at };
  const rules = [all.low, ...grid.across.map((line) => line.low), all.high];
  const cell = {
    low: Math.max(...rules.filter((rule) => rule < y)),
    high: Math.min(...rules.filter((rule) => rule > y)),
  };
  const texts = shown.filter((text) => isIn(text.y, all));
  return texts.every((text) => isIn(text.y, cell)) ? texts : null;
}

/** The page grows at its foot by the height of what goes on there, as a row of its own or under the last one. */
function withBelow(page: PrintedPage, texts: readonly PlacedText[], isRow: boolean): PrintedPage {
  const rows = rowsIn(page, -Infinity, Infinity).filter((row) => amountsIn(row).length > 1);
  const [last] = rows.at(-1) ?? [];
  const foot = gridAt(page, "low")?.at ?? (last?.y ?? 0) - (last?.size ?? 0) * 0.4;
  const [top, low] = [Math.max(...texts.map(({ y }) => y)), Math.min(...texts.map(({ y }) => y))];
  const size = Math.max(...texts.map((text) => text.size));
  const up = top - low + 2 * size;
  const lowest = isRow
    ? foot + 0.3 * size
    : Math.min(...page.texts.filter(({ y }) => y > foot).map(({ y }) => y));
  const isFoot = (y: number) => Math.abs(y - foot) <= meeting;
  const moved = <T extends Box>(box: T): T => {
    const own = box.high < foot - meeting ? 0 : up;
    return { ...box, low: isFoot(box.low) && !isAcross(box) ? box.low : box.low + own, high: box.high + own };
  };
  // A border parts the rows, and stands below the new one.
  const columns = gridAt(page, "low")?.down.map(({ left }) => left) ?? [];
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const borders = [foot, foot + up].map((y) => ({ left, low: y, right, high: y, isFilled: false }));
  const parting = isRow && columns.length > 0 ? borders : [];
  return {
    ...page,
    height: page.height + up,
    lines: [...page.lines.map(moved), ...parting],
    clips: page.clips.map(moved),
    pictures: page.pictures.map(moved),
    texts: [
      ...page.texts.map((text) => (text.y > foot ? { ...text, y: text.y + up } : text)),
      ...texts.map((text) => ({ ...text, y: lowest + up - 1.3 * size - (top - text.y) })),
    ],
  };
}

export function isIn(y: number, { low, high }: Pick<Box, "low" | "high">): boolean {
  return y > low && y < high;
}
