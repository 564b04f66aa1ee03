/** Lines of tables between rows that have none, and the outer ones: those that a printer leaves out where a cell goes on over the page, and frames that are none of a table. */
import { type Box, isAcross, isDown, type Line } from "./lines.ts";
import { isTableRow, type PrintedRow } from "./printed-rows.ts";

/** No tables of a page have more lines between columns; each is held against each. */
const maxColumns = 200;

/** Ends of lines that meet are told from each other by no more than this. */
const meeting = 2;

/** The lines themselves where nothing is missing and nothing too much. */
export function withTableEdges(lines: readonly Line[]): readonly Line[] {
  const own = lines.filter((line) => !framesIn(lines).some((frame) => isEdgeOf(line, frame)));
  const missing = [...missingEdges(own, "high"), ...missingEdges(own, "low")];
  return own.length === lines.length && missing.length === 0 ? lines : [...own, ...missing];
}

/** Columns that end together where no line bounds them. */
function missingEdges(lines: readonly Line[], end: "high" | "low"): readonly Line[] {
  const across = lines.filter(isAcross);
  const ends = Map.groupBy(
    lines.filter((line) => isDown(line) && !isAcross(line)),
    (line) => Math.round(line[end] / meeting),
  );
  return [...ends.values()].flatMap((columns) => {
    const [at = 0] = columns.map((column) => column[end]);
    const [left, right] = [
      Math.min(...columns.map((column) => column.left)),
      Math.max(...columns.map((column) => column.right)),
    ];
    const meets = across.some(
      (line) => Math.abs(line.low - at) <= 2 * meeting && line.left < right && line.right > left,
    );
    // Where rows reach further than the columns, what is missing is no border but the outer columns' own.
    const isWhole = across.some((line) => isAbout(line.left, left) && isAbout(line.right, right));
    // Two lines may be the sides of a box whose other sides are curves.
    return columns.length < 3 || meets || !isWhole
      ? []
      : [{ left, right, low: at, high: at, isFilled: false }];
  });
}

/** Boxes around a table that touch none of its lines: a border of the page, or a coloured ground. */
function framesIn(lines: readonly Line[]): readonly Box[] {
  const down = lines.filter((line) => isDown(line) && !isAcross(line));
  if (down.length > maxColumns) return [];
  const pairs = down.flatMap((first) =>
    down
      .filter(
        (second) =>
          second.left > first.left + meeting &&
          isAbout(first.low, second.low) &&
          isAbout(first.high, second.high),
      )
      .map(({ right }) => ({ left: first.left, low: first.low, right, high: first.high })),
  );
  return pairs.filter((box) => {
    const [edges, others] = [
      lines.filter((line) => isEdgeOf(line, box)),
      lines.filter((line) => !isEdgeOf(line, box) && touches(line, box)),
    ];
    const inside = others.filter((line) => isDown(line) && isInside(line, box));
    return edges.length === 4 && inside.length > 2 && others.every((line) => isInside(line, box));
  });
}

function isAbout(one: number, other: number): boolean {
  return Math.abs(one - other) <= meeting;
}

function isEdgeOf(line: Box, { left, low, right, high }: Box): boolean {
  const spansAcross = isAcross(line) && isAbout(line.left, left) && isAbout(line.right, right);
  const spansDown = isDown(line) && isAbout(line.low, low) && isAbout(line.high, high);
  return (
    (spansAcross && (isAbout(line.low, low) || isAbout(line.high, high))) ||
    (spansDown && (isAbout(line.left, left) || isAbout(line.right, right)))
  );
}

function touches(line: Box, box: Box): boolean {
  return (
    line.left <= box.right + meeting &&
    line.right >= box.left - meeting &&
    line.low <= box.high + meeting &&
    line.high >= box.low - meeting
  );
}

function isInside(line: Box, box: Box): boolean {
  return (
    line.left > box.left + meeting &&
    line.right < box.right - meeting &&
    line.low > box.low + meeting &&
    line.high < box.high - meeting
  );
}

/** The middle between one row and the next, with lines of names that belong to the nearest. */
export function rowLines(
  head: PrintedRow,
  body: readonly PrintedRow[],
  { low, high }: Box,
): readonly number[] {
  const foot = Math.min(...head.map(({ y }) => y));
  const yOf = (row: PrintedRow) => row[0]?.y ?? foot;
  const amounts = body.filter(isTableRow);
  const pitches = amounts.slice(1).map((row, at) => yOf(amounts[at] ?? []) - yOf(row));
  const pitch = Math.min(...pitches);
  // What stands a whole row away from each is no second line of a name, but heads the rows below it.
  const isOwnRow = (row: PrintedRow) =>
    [foot, ...amounts.map(yOf)].every((y) => Math.abs(y - yOf(row)) > pitch * 0.9);
  const starts = [foot, ...body.filter((row) => isTableRow(row) || isOwnRow(row)).map(yOf)];
  const others = body.filter((row) => !isTableRow(row) && !isOwnRow(row)).map(yOf);
  const owned = starts.map((start) => [
    start,
    ...others.filter((other) => starts.every((each) => Math.abs(each - other) >= Math.abs(start - other))),
  ]);
  const size = amounts[0]?.[0]?.size ?? 10;
  const between = owned.slice(1).map((own, at) => {
    const above = Math.min(...(owned[at] ?? own));
    return (above + Math.max(...own) + size * 0.7) / 2;
  });
  return [high, ...between, low];
}
