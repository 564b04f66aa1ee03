/**
 * What a printer repeats on every page over and under a table that goes on: heads and feet, page numbers, titles. The first page keeps its
 * head and the last its foot; between them the table goes on as if there were no page.
 */
import { isDown } from "./lines.ts";
import type { PrintedPage } from "./plain-print.ts";
import { isTableRow, printedRows, type Word, wordsOf } from "./printed-rows.ts";

interface PageRow {
  readonly words: readonly Word[];
  readonly y: number;
  readonly isInTable: boolean;
}

/** The pages themselves where nothing is repeated between the parts of a table. */
export function withoutRepeated(pages: readonly PrintedPage[]): readonly PrintedPage[] {
  const rows = pages.map(rowsOf);
  const upward = rows.map((own) => own.toReversed());
  const [heads, feet] = [rows, upward].map((all) =>
    all.map((own, at) => repeatedRows(own, [all[at - 1] ?? [], all[at + 1] ?? []])),
  );
  const goesOn = rows.map((own, at) => isContinued(rows[at - 1] ?? [], own[heads?.[at] ?? 0]));
  return pages.map((page, at) => {
    const head = goesOn[at] === true ? (rows[at] ?? []).slice(0, heads?.[at]) : [];
    const foot = goesOn[at + 1] === true ? (upward[at] ?? []).slice(0, feet?.[at]) : [];
    const gone = new Set([...head, ...foot].flatMap(({ words }) => words.flatMap(({ parts }) => parts)));
    return gone.size === 0 ? page : { ...page, texts: page.texts.filter((text) => !gone.has(text)) };
  });
}

function rowsOf({ texts, lines }: PrintedPage): readonly PageRow[] {
  const columns = lines.filter((line) => isDown(line));
  return printedRows(texts).map((row) => {
    const y = row[0]?.y ?? 0;
    return { words: wordsOf(row), y, isInTable: columns.some(({ low, high }) => low <= y && y <= high) };
  });
}

/** How many rows from the edge of the page a neighbour has, too, in the same place. */
function repeatedRows(own: readonly PageRow[], neighbours: readonly (readonly PageRow[])[]): number {
  const counts = neighbours.map((other) => {
    const first = own.findIndex((row, at) => row.isInTable || !isRepeated(row, other[at]));
    return first === -1 ? 0 : first;
  });
  return Math.max(0, ...counts);
}

/** Places of one row on two pages are told from each other by no more than this. */
const samePlace = 2;

/** Page numbers count on by one; all else is the same. */
function isRepeated(row: PageRow, other: PageRow | undefined): boolean {
  if (other === undefined || Math.abs(row.y - other.y) > samePlace) return false;
  const [own, others] = [textOf(row), textOf(other)];
  const [numbers, otherNumbers] = [own, others].map((text) => [...text.matchAll(/\d+/g)].map(Number));
  return (
    own.replaceAll(/\d+/g, "0") === others.replaceAll(/\d+/g, "0") &&
    (numbers ?? []).every((number, at) => Math.abs(number - (otherNumbers?.[at] ?? number)) <= 1)
  );
}

function textOf({ words }: PageRow): string {
  return words.map(({ text }) => text.trim()).join("\t");
}

/** Whether a table of the page before goes on: with the header that it had there, or with its next row. */
function isContinued(before: readonly PageRow[], next: PageRow | undefined): boolean {
  if (next === undefined || !next.isInTable || !before.some(({ isInTable }) => isInTable)) return false;
  const text = textOf(next);
  return isTableRow(next.words) || before.some((row) => row.isInTable && textOf(row) === text);
}
