/**
 * Tables that fit the terminal. Names are cut first, then columns go below their row in the order that the table states, or
 * are left out and named where the table says so, and at last each row becomes lines of its own: a number, a date, a code or
 * a rate is never cut, and no cell is broken.
 */
import { type Display, say, widthOf } from "./display.ts";
import { type Column, last } from "./table-columns.ts";
import { cutColumn, wrapLine } from "./wrap-lines.ts";

type Row = readonly string[];

const gap = "  ";
/** As much of a name as people tell it by; narrower than the least it is not cut. */
const [comfortableName, shortestName] = [22, 10];

export function table(display: Display, columns: readonly Column[], rows: readonly Row[]): string {
  const { columns: limit } = display;
  if (limit === null) return grid(display, columns, rows);
  const order = columns
    .flatMap(({ leavesAt }) => (leavesAt === null || leavesAt === last ? [] : [leavesAt]))
    .toSorted((a, b) => a - b);
  // What is the same in every row costs no line: it leaves before names are cut to what nobody tells them by.
  const same = columns.filter(
    ({ leavesAt, isSpare }, at) => leavesAt !== null && !isSpare && isSameInAll(rows, at),
  );
  const tries: readonly (readonly [number, readonly Column[], readonly (number | null)[]])[] = [
    [comfortableName, [], [null, ...order]],
    [shortestName, same, [null, ...order, last]],
  ];
  for (const [least, gone, lefts] of tries) {
    const laid = (isKept: (column: Column) => boolean) =>
      layOut(display, columns, rows, { isKept, limit, least });
    for (const left of lefts) {
      const inOrder = laid(
        (column) =>
          column.leavesAt === null || (!gone.includes(column) && (left === null || column.leavesAt > left)),
      );
      if (inOrder === null) continue;
      // A column that says something of few rows costs few lines, whatever its place in the order is.
      const alone =
        inOrder.below.lines === 0
          ? []
          : columns
              .filter(({ leavesAt, isSpare }) => leavesAt !== null && !isSpare)
              .flatMap((column) => laid((each) => each !== column) ?? []);
      const fewest = [inOrder, ...alone].toSorted((a, b) => a.below.lines - b.below.lines);
      return printed(display, fewest[0] ?? inOrder, limit);
    }
  }
  return records(display, columns, rows);
}

interface Layout {
  readonly kept: readonly Column[];
  readonly rows: readonly Row[];
  readonly below: ReturnType<typeof partsBelow>;
  /** Titles of what is left out. */
  readonly spares: readonly string[];
}

type Fitting = Readonly<{ isKept: (column: Column) => boolean; limit: number; least: number }>;

/** Null where the kept columns are too wide. */
function layOut(
  display: Display,
  columns: readonly Column[],
  rows: readonly Row[],
  { isKept, limit, least }: Fitting,
): Layout | null {
  const kept = columns.filter(isKept);
  const own = rows.map((row) => row.filter((_, at) => columns[at] !== undefined && isKept(columns[at])));
  const cut = cutNames(display, kept, own, limit, least);
  if (cut === null) return null;
  const gone = columns.map((column, at) => ({ column, at })).filter(({ column }) => !isKept(column));
  const below = partsBelow(
    display,
    gone.filter(({ column }) => !column.isSpare),
    rows,
  );
  const spares = gone.flatMap(({ column }) => (column.isSpare ? [say(display, column.title)] : []));
  return { kept, rows: cut, below, spares };
}

function printed(display: Display, { kept, rows, below, spares }: Layout, limit: number): string {
  return [
    grid(display, kept, rows, (at) => wrappedBelow(below.ofRow(at), limit)),
    ...below.ofAll.flatMap((text) => wrappedBelow(text, limit, 0)),
    ...(spares.length === 0 ? [] : [leftOutText(display, spares)]),
  ].join("\n");
}

interface Placed {
  readonly column: Column;
  readonly at: number;
}

/** What stands below the rows; what is the same in all of them is said once, below the last. */
function partsBelow(display: Display, gone: readonly Placed[], rows: readonly Row[]) {
  const part = ({ column, at }: Placed, row: Row): string =>
    `${say(display, column.title)} ${row[at] ?? ""}`.trimEnd();
  const isSame = ({ column, at }: Placed): boolean =>
    isSameInAll(column.foldsBlank === true ? rows.filter((row) => isStated(row[at])) : rows, at);
  const saidOnce = (isOfAll: boolean): string =>
    gone
      .filter((each) => isSame(each) && rows.every((row) => isStated(row[each.at])) === isOfAll)
      .flatMap((each) => {
        const row = rows.find((cells) => isStated(cells[each.at]));
        return row === undefined ? [] : [part(each, row)];
      })
      .join(separator);
  const [all, most] = [saidOnce(true), saidOnce(false)];
  const ofRow = (at: number): string => {
    const row = rows[at] ?? [];
    const own = gone.filter((each) => !isSame(each) && isStated(row[each.at]));
    return own.map((each) => part(each, row)).join(separator);
  };
  return {
    ofAll: [
      ...(all === "" ? [] : [say(display, { ko: `모든 줄: ${all}`, en: `Every row: ${all}` })]),
      ...(most === ""
        ? []
        : [say(display, { ko: `해당하는 줄 모두: ${most}`, en: `Every row that has one: ${most}` })]),
    ],
    ofRow,
    /** How many rows have a line below them. */
    lines: rows.filter((_, at) => ofRow(at) !== "").length,
  };
}

function isSameInAll(rows: readonly Row[], at: number): boolean {
  return rows.length > 1 && new Set(rows.map((row) => row[at])).size === 1;
}

const separator = " · ";

/** A dash says that there is nothing: it needs no line. */
function isStated(cell: string | undefined): boolean {
  return cell !== undefined && cell !== "" && cell !== "–";
}

function wrappedBelow(text: string, limit: number, indent = gap.length): readonly string[] {
  return text === "" ? [] : wrapLine(`${" ".repeat(indent)}${text}`, limit, gap.length * 2);
}

function leftOutText(display: Display, titles: readonly string[]): string {
  const list = titles.join(", ");
  return say(display, {
    ko: `폭이 좁아 뺀 열: ${list}. 창을 넓히거나 --json으로 보실 수 있습니다.`,
    en: `Left out, for want of width: ${list}. Widen the window, or use --json.`,
  });
}

/** @returns null where even names of the least width leave a line too wide. */
function cutNames(
  display: Display,
  columns: readonly Column[],
  rows: readonly Row[],
  limit: number,
  least: number,
): readonly Row[] | null {
  const widths = widthsOf(display, columns, rows);
  let over = widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1)) - limit;
  while (over > 0) {
    const widest = columns
      .map(({ isName, title, comfort = least }, at) => {
        const width = widths[at] ?? 0;
        const own = least === comfortableName ? comfort : least;
        // A title is never cut: below its width nothing is won.
        return { at, width, isCuttable: isName && width > Math.max(own, widthOf(say(display, title))) };
      })
      .filter(({ isCuttable }) => isCuttable)
      .toSorted((a, b) => b.width - a.width)[0];
    if (widest === undefined) return null;
    widths[widest.at] = widest.width - 1;
    over -= 1;
  }
  const cut = columns.map(({ isName }, at) =>
    isName
      ? cutColumn(
          rows.map((row) => row[at] ?? ""),
          widths[at] ?? 0,
        )
      : null,
  );
  return rows.map((row) => row.map((cell, at) => cut[at]?.get(cell) ?? cell));
}

function grid(
  display: Display,
  columns: readonly Column[],
  rows: readonly Row[],
  below: (at: number) => readonly string[] = () => [],
): string {
  const widths = widthsOf(display, columns, rows);
  const line = (row: Row): string =>
    columns
      .map(({ isAtRight }, at) => pad(row[at] ?? "", widths[at] ?? 0, isAtRight))
      .join(gap)
      .trimEnd();
  return [
    line(columns.map(({ title }) => say(display, title))),
    widths.map((width) => "─".repeat(width)).join("─".repeat(gap.length)),
    ...rows.flatMap((row, at) => [line(row), ...below(at)]),
  ].join("\n");
}

function widthsOf(display: Display, columns: readonly Column[], rows: readonly Row[]): number[] {
  return columns.map(({ title }, at) =>
    Math.max(widthOf(say(display, title)), ...rows.map((row) => widthOf(row[at] ?? ""))),
  );
}

/** Each row below its first cell that says something. */
function records(display: Display, columns: readonly Column[], rows: readonly Row[]): string {
  return rows
    .map((row) =>
      columns
        .map(({ title }, at) => `${at === 0 ? "" : gap}${say(display, title)}: ${row[at] ?? ""}`.trimEnd())
        .filter((_, at) => at === 0 || (row[at] ?? "") !== "")
        .join("\n"),
    )
    .join("\n");
}

function pad(text: string, width: number, isAtRight: boolean): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return isAtRight ? space + text : text + space;
}
