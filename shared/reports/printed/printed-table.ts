/** A table as a document prints it: header rows with merged cells, and every cell as text. */
import { foldedRows } from "../../domain/report/printed-amounts.ts";
import { printedDay, withTriangle } from "../../domain/report/report-context.ts";
import {
  column as newColumn,
  type ReportCell,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
  type ReportPart,
  type ReportSection,
} from "../../domain/report/report-table.ts";
import { formatPercent } from "../../domain/values/fraction.ts";
import { formatWon } from "../../domain/values/won.ts";

export interface PrintedCell {
  readonly text: string;
  readonly align: "left" | "center" | "right";
}

export interface PrintedRow {
  readonly rank: ReportRow["rank"];
  readonly cells: readonly PrintedCell[];
}

export interface HeaderCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Marks of notes have a column of their own: behind a digit they would be read as one. */
const noteColumn = newColumn("note", "비고", "Note", { kind: "text", width: 6 });

/** Those that a document prints. */
export function printedColumns(table: ReportTable): readonly ReportColumn[] {
  const own = table.columns.filter(({ isDataOnly }) => !isDataOnly);
  return hasMarks(table) ? [...own, noteColumn] : own;
}

function hasMarks({ rows }: ReportTable): boolean {
  return rows.some(({ cells }) => cells.some((cell) => cell.kind === "rate" && cell.note !== null));
}

/** One row of headers, or two where columns stand under a common one. */
export function headerCells(columns: readonly ReportColumn[]): readonly HeaderCell[] {
  const depth = headerDepth(columns);
  return columns.flatMap(({ title, group }, column): HeaderCell[] => {
    if (group === null) return [{ text: title.ko, row: 0, column, rows: depth, columns: 1 }];
    const own = { text: title.ko, row: 1, column, rows: 1, columns: 1 };
    if (columns[column - 1]?.group?.ko === group.ko) return [own];
    const after = columns.slice(column).findIndex((each) => each.group?.ko !== group.ko);
    const width = after < 0 ? columns.length - column : after;
    return [{ text: group.ko, row: 0, column, rows: 1, columns: width }, own];
  });
}

export function headerDepth(columns: readonly ReportColumn[]): 1 | 2 {
  return columns.some(({ group }) => group !== null) ? 2 : 1;
}

/** The name of a group stands beside its first row alone, and a long table is folded. */
export function printedRows(table: ReportTable): PrintedRow[] {
  const hasGroups = table.rows.some(({ rank }) => rank === "group");
  const isPrinted = table.columns.map(({ isDataOnly }) => !isDataOnly);
  const isMarked = hasMarks(table);
  return foldedRows(table).map(({ rank, cells }) => ({
    rank,
    cells: [
      ...cells
        .filter((_, at) => isPrinted[at])
        .map((cell, at): PrintedCell => {
          const isRepeated = hasGroups && rank === "line" && at === 0;
          return {
            text: isRepeated ? "" : printedText(cell),
            align:
              cell.kind === "text"
                ? "left"
                : cell.kind === "date" || cell.kind === "count"
                  ? "center"
                  : "right",
          };
        }),
      ...(isMarked ? [{ text: marksOf(cells), align: "center" } as const] : []),
    ],
  }));
}

function marksOf(cells: readonly ReportCell[]): string {
  return cells
    .flatMap((cell) => (cell.kind === "rate" && cell.note !== null ? [`주${cell.note})`] : []))
    .join(" ");
}

/** As Korean offices print: △ before what is below 0, and - for what is not stated. */
export function printedText(cell: ReportCell): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "date":
      return cell.date === null ? "-" : printedDay(cell.date);
    case "count":
      return formatWon(BigInt(cell.count));
    case "won":
      return cell.shown === null ? "-" : amountText(cell.won ?? 0n, cell.shown);
    case "rate":
      return cell.rate === null ? "-" : withTriangle(formatPercent(cell.rate, 1));
  }
}

/** `주1) 기본경비: …` */
export function printedNotes({ notes }: ReportTable): string[] {
  return notes.map((note, at) => `주${at + 1}) ${note}`);
}

/** Whether amounts stand in it, so that it names its unit. */
export function hasMoney({ columns }: ReportTable): boolean {
  return columns.some(({ kind }) => kind === "won");
}

/** What is rounded to nothing is told from a stated 0. */
function amountText(won: bigint, shown: bigint): string {
  if (shown !== 0n || won === 0n) return withTriangle(formatWon(shown));
  return won < 0n ? "△<1" : "<1";
}

// How documents head their sections: the same words in HWPX and PDF.

export interface NumberedSection {
  readonly section: ReportSection;
  readonly heading: string;
}

const signs: Readonly<Record<ReportPart, string>> = { front: "", body: "", annex: "붙임 ", basis: "참고 " };

/** `2. 예산현황`, `붙임 1. …`, `참고 1. …`: each kind is counted by itself. */
export function numberedSections(sections: readonly ReportSection[]): NumberedSection[] {
  const counts = new Map<string, number>();
  return sections.map((section) => {
    const sign = signs[section.part];
    const number = (counts.get(sign) ?? 0) + 1;
    counts.set(sign, number);
    return { section, heading: `${sign}${number}. ${section.title.ko}` };
  });
}
