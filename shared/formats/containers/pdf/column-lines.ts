/**
 * Lines between columns that a printer left out. Amounts stand at the right of their column and a header in its middle or at its left, so
 * that the header nearest to an amount is often the one of the next column: a column is told by the white between all rows, and by order.
 */
import { type Box, isDown, type Line } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";
import { rowLines, withTableEdges } from "./table-edges.ts";
import {
  amountsIn,
  columnsOf,
  isTableRow,
  type PrintedRow,
  printedRows,
  rightOf,
  type Word,
  wordsOf,
} from "./printed-rows.ts";
import { areUnclear, spreadLabels } from "./merged-labels.ts";
import type { PrintedPage } from "./plain-print.ts";

export interface ColumnedPage {
  readonly page: PrintedPage;
  /** Amounts of rows whose columns stay unclear, from left to right. */
  readonly unclear: readonly (readonly string[])[];
  /** Names of which it is unclear for which rows they stand. */
  readonly names: readonly string[];
}

export function withColumnLines(shown: PrintedPage): ColumnedPage {
  const rows = printedRows(shown.texts).map(wordsOf);
  const page = withoutStripes(shown, rows);
  const lines = withTableEdges(page.lines);
  const verticals = lines.filter((line) => isDown(line));
  const isOpen = rows.map((row) => isAmountRow(row) && !isParted(row, verticals));
  const unclear: (readonly string[])[] = [];
  const names: string[] = [];
  let drawn = lines === page.lines ? page : { ...page, lines };
  for (let from = isOpen.indexOf(true); from !== -1;) {
    const to = endOfTable(rows, isOpen, from);
    const body = rows.slice(from, to + 1);
    const parted = headsAbove(rows, from)
      .map((head) =>
        partedTable(head, body, lines, (labels) => names.push(...labels.map(({ text }) => text))),
      )
      .find((each) => each !== null);
    if (parted === undefined)
      unclear.push(...body.filter(isAmountRow).map((row) => amountsIn(row).map(({ text }) => text)));
    else drawn = parted(drawn);
    from = isOpen.indexOf(true, to + 1);
  }
  return { page: drawn, unclear, names };
}

/** Without the edges of coloured rows where these alone part columns, and not in each row: a striped table has no lines. */
function withoutStripes(page: PrintedPage, rows: readonly PrintedRow[]): PrintedPage {
  const lines = page.lines.filter(({ isEdge, isFilled }) => isEdge !== true || !isFilled);
  const [all, drawn] = [page.lines, lines].map((each) => each.filter((line) => isDown(line)));
  const amounts = rows.filter(isAmountRow);
  const isStriped =
    amounts.some((row) => !isParted(row, all ?? [])) &&
    amounts.some((row) => isParted(row, all ?? []) && !isParted(row, drawn ?? []));
  return isStriped ? { ...page, lines } : page;
}

function isAmountRow(row: PrintedRow): boolean {
  return amountsIn(row).length > 1 && row.some(({ text }) => /[가-힣]/.test(text));
}

/** Whether a line stands between the first two amounts of a row. */
function isParted(row: PrintedRow, verticals: readonly Line[]): boolean {
  const [first, second] = amountsIn(row);
  if (first === undefined || second === undefined) return false;
  const middle = first.y + first.size * 0.3;
  return verticals.some(
    ({ left, low, high }) =>
      low <= middle && high >= middle && left >= first.x && left <= second.x + second.width,
  );
}

/** A line without amounts may be the second of a name. */
function endOfTable(rows: readonly PrintedRow[], isOpen: readonly boolean[], from: number): number {
  let [to, missed] = [from, 0];
  for (let at = from + 1; at < rows.length && missed < 3; at++)
    if (isOpen[at] === true || ((rows[at]?.length ?? 0) > 1 && amountsIn(rows[at] ?? []).length > 0))
      [to, missed] = [at, 0];
    else if ((rows[at]?.length ?? 0) > 2) break;
    else missed++;
  return to;
}

/** No header has more lines, or stands further above its rows than their own size times this. */
const [maxHeadLines, maxHeadGap] = [3, 4];

/** Headers of columns that nearly touch, or else whose letters stand far apart. */
function headsAbove(rows: readonly PrintedRow[], from: number): readonly PrintedRow[] {
  const [first] = rows[from] ?? [];
  let below = first;
  const lines: PrintedRow[] = [];
  for (let at = from - 1; at >= 0 && lines.length < maxHeadLines; at--) {
    const row = rows[at] ?? [];
    const [text] = row;
    if (text === undefined || below === undefined || text.y - below.y > maxHeadGap * below.size) break;
    if (amountsIn(row).length > 0 || /단위|현재|기준\)?$/.test(row.map(({ text: own }) => own).join("")))
      break;
    if (lines.length > 0 && row.length < 2) break;
    lines.push(row);
    below = text;
  }
  return [0.4, 0.9]
    .map((gap) => columnsOf(lines.flat(), gap))
    .filter((cells) => cells.length > 2 || (cells.length === 2 && lines.length === 1));
}

/** How a page becomes one with the lines of the table; null where its columns stay unclear. */
function partedTable(
  head: PrintedRow,
  body: readonly (readonly Word[])[],
  lines: readonly Line[],
  onUnclear: (labels: readonly PlacedText[]) => void,
): ((page: PrintedPage) => PrintedPage) | null {
  const columns = columnsOfBody(head, body);
  if (columns === null) return null;
  const rules = lines.filter((line) => isRule(line, boundsOf([...head, ...body.flat()], [])));
  const ends = rules.flatMap(({ left, right }) => [left, right]);
  const between = columns
    .slice(1)
    .map((column, at) => partingAt([columns[at], head[at]], [column, head[at + 1]], ends));
  if (between.some((place) => place === null)) return null;
  const table = boundsOf([...head, ...body.flat()], lines);
  const printed = lines.filter((line) => isRule(line, table));
  const rows = body.filter(isTableRow);
  // Lines between rows bound what is merged, too.
  const isRuled = printed.length > rows.length;
  const edges = [table.left, ...between.flatMap((place) => place ?? []), table.right];
  const down = edges.map((at) => ({ ...table, left: at, right: at, isFilled: false }));
  const across = isRuled ? [table.low, table.high] : rowLines(head, body, table);
  const drawn = [...down, ...across.map((at) => ({ ...table, low: at, high: at, isFilled: false }))];
  // The first column may number the rows.
  const spread = [0, 1].map((at) => {
    const [from, to] = [between[at - 1] ?? -Infinity, between[at] ?? 0];
    const labels = body.flat().filter((text) => text.x > from && rightOf(text) < to && isName(text));
    const made = isRuled ? null : spreadLabels(labels, rows.map(labelled));
    const isUnclear = !isRuled && made === null && areUnclear(labels, rows.map(labelled));
    return { labels, made, isUnclear };
  });
  const moved = new Set(
    spread.flatMap(({ labels, made }) => (made === null ? [] : labels.flatMap(({ parts }) => parts))),
  );
  if (spread.some(({ isUnclear }) => isUnclear))
    onUnclear(spread.flatMap(({ isUnclear, labels }) => (isUnclear ? labels : [])));
  return (page) => ({
    ...page,
    lines: [...page.lines.filter((line) => isRuled || !printed.includes(line)), ...drawn],
    texts: [...page.texts.filter((text) => !moved.has(text)), ...spread.flatMap(({ made }) => made ?? [])],
  });
}

/** Around all that a table holds, as far as its printed lines reach. */
function boundsOf(texts: PrintedRow, lines: readonly Line[]): Box {
  const inner = {
    left: Math.min(...texts.map(({ x }) => x)) - 3,
    right: Math.max(...texts.map(rightOf)) + 3,
    low: Math.min(...texts.map(({ y, size }) => y - size * 0.4)),
    high: Math.max(...texts.map(({ y, size }) => y + size * 1.1)),
  };
  const near = lines.filter((line) => isRule(line, inner));
  return {
    left: Math.min(inner.left, ...near.map(({ left }) => left)),
    right: Math.max(inner.right, ...near.map(({ right }) => right)),
    low: Math.min(inner.low, ...near.map(({ low }) => low)),
    high: Math.max(inner.high, ...near.map(({ high }) => high)),
  };
}

/** A line that parts rows of the table, not of what stands above or below. */
function isRule(line: Line, { left, right, low, high }: Box): boolean {
  const isWide = line.right - line.left > (right - left) * 0.6;
  return line.high - line.low <= 1 && line.low > low - 6 && line.high < high + 6 && isWide;
}

const total = /^(?:합|총|소|누)\s*계/;

function isName({ text }: PlacedText): boolean {
  return /[가-힣]/.test(text) && !total.test(text.trim());
}

function labelled(row: PrintedRow) {
  return { y: row[0]?.y ?? 0, isTotal: total.test(row[0]?.text.trim() ?? "") };
}

/** The columns of the rows under each cell of the header, in order. */
function columnsOfBody(
  head: PrintedRow,
  body: readonly PrintedRow[],
): readonly (PlacedText | undefined)[] | null {
  const rows = body.filter((row) => isTableRow(row) || row.every(({ text }) => /[가-힣]/.test(text)));
  const inks = columnsOf(rows.flat(), 0.05);
  if (inks.length < head.length) return underBlankColumns(head, inks);
  if (inks.length === head.length) return inks.every((_, at) => isBetween(head[at], inks, at)) ? inks : null;
  // Words of names that stand under each other leave white between them, too; amounts have none.
  const isOfAmounts = (ink: PlacedText) => {
    const texts = rows.flat().filter((text) => text.x < rightOf(ink) && rightOf(text) > ink.x);
    return amountsIn(texts).length * 2 > texts.length;
  };
  const firstAmount = inks.findIndex(isOfAmounts);
  const names = head.length - (inks.length - firstAmount);
  if (names !== 1) return null;
  return [...columnsOf(inks.slice(0, firstAmount), Infinity), ...inks.slice(firstAmount)];
}

/** A header stands over no column but its own. */
function isBetween(cell: PlacedText | undefined, inks: PrintedRow, at: number): boolean {
  const [before, after] = [inks[at - 1], inks[at + 1]];
  return (
    cell !== undefined &&
    (before === undefined || rightOf(cell) > rightOf(before)) &&
    (after === undefined || cell.x < after.x)
  );
}

/** A column without text, such as remarks that nobody made. */
function underBlankColumns(head: PrintedRow, inks: PrintedRow): readonly (PlacedText | undefined)[] | null {
  const owners = inks.map((ink) => head.findIndex((cell) => ink.x < rightOf(cell) && rightOf(ink) > cell.x));
  if (owners.some((owner, at) => owner === -1 || owner <= (owners[at - 1] ?? -1))) return null;
  return head.map((_, at) => inks[owners.indexOf(at)]);
}

type Column = readonly [PlacedText | undefined, PlacedText | undefined];

/** Where lines end between what two columns hold, or else in the middle, and between their headers where these leave room. */
function partingAt(
  [leftBody, leftHead]: Column,
  [rightBody, rightHead]: Column,
  ends: readonly number[],
): number | null {
  const [left, right] = [leftBody ?? leftHead, rightBody ?? rightHead];
  if (left === undefined || right === undefined || rightOf(left) >= right.x) return null;
  const end = ends.find((at) => at > rightOf(left) && at < right.x);
  if (end !== undefined) return end;
  const from = Math.max(rightOf(left), leftHead === undefined ? 0 : rightOf(leftHead));
  const to = Math.min(right.x, rightHead?.x ?? right.x);
  return from < to ? (from + to) / 2 : (rightOf(left) + right.x) / 2;
}
