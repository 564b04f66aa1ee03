/**
 * The tables of a report as typed cells, before any file format: exact won, exact rates, and which cells
 * add up to which, so that a writer can print, a spreadsheet can check and a test can compare.
 */
import type { IsoDate } from "../values/calendar.ts";
import type { Fraction } from "../values/fraction.ts";
import type { MoneyUnit, Won } from "../values/won.ts";
import type { Bilingual } from "../values/bilingual.ts";

/** Reports are Korean; English stands beside it for programs and foreign readers. */
export type PlainCell =
  | { readonly kind: "text"; readonly text: string }
  /** Null where nobody has set one. */
  | { readonly kind: "date"; readonly date: IsoDate | null }
  | { readonly kind: "count"; readonly count: number }
  /** Null is "undefined": no budget, or nothing reported. `note`: the number of the table's note about it, from 1. */
  | { readonly kind: "rate"; readonly rate: Fraction | null; readonly note: number | null };

/** Null is not stated, which is not 0. */
export interface Money {
  readonly kind: "won";
  readonly won: Won | null;
}

/** Money with what is printed for it, in the unit of the report. */
export interface PrintedMoney extends Money {
  readonly shown: bigint | null;
}

export type DraftCell = PlainCell | Money;
export type ReportCell = PlainCell | PrintedMoney;

export interface ReportColumn {
  /** For programs, unique in its table: `budget`. */
  readonly key: string;
  readonly title: Bilingual;
  /** What stands above several columns together; null above this one alone. */
  readonly group: Bilingual | null;
  readonly kind: ReportCell["kind"];
  /** The keys of the columns whose difference it is: printed so that it agrees with what is printed for them. */
  readonly differenceOf: readonly [from: string, minus: string] | null;
  /** How wide it is beside the others. */
  readonly width: number;
  /** No paper prints it: a code is for programs and spreadsheets. */
  readonly isDataOnly: boolean;
}

export interface ReportRow<Cell = ReportCell> {
  /** `total` of the table, `group` above its parts, or `line`. */
  readonly rank: "total" | "group" | "line";
  readonly cells: readonly Cell[];
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The parts add up to the total, in won and as printed. A cell is a part of one sum at most. */
export interface Sum {
  readonly total: CellPlace;
  readonly parts: readonly CellPlace[];
}

export interface ReportTable<Cell = ReportCell> {
  /** For programs, unique in its report: `budget-status`. */
  readonly id: string;
  readonly title: Bilingual;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow<Cell>[];
  /** A total is listed before the sums of its parts. */
  readonly sums: readonly Sum[];
  /** Numbered from 1. */
  readonly notes: readonly string[];
  /** What one looks up rather than reads is in the data formats alone. */
  readonly isDataOnly: boolean;
  /** A document prints so many rows and folds the others into one; null prints all. */
  readonly foldAfter: number | null;
}

/** A rate beside what was expected by the day and what is to be reached at year end: shares of the budget. */
export interface ReportBar {
  readonly label: string;
  readonly rate: Fraction | null;
  readonly expected: Fraction | null;
  readonly target: Fraction | null;
}

/** In the order of the report: the page for councillors, what they debate, lists to look up, and how it was made. */
export const reportParts = ["front", "body", "annex", "basis"] as const;
export type ReportPart = (typeof reportParts)[number];

export interface ReportSection<Cell = ReportCell> {
  readonly id: string;
  readonly part: ReportPart;
  readonly title: Bilingual;
  readonly paragraphs: readonly string[];
  /** What explains the paragraphs, a step below them. */
  readonly remarks: readonly string[];
  readonly tables: readonly ReportTable<Cell>[];
  readonly bars: readonly ReportBar[];
}

/** What a document or workbook is made of: the council's report, or papers for an audit. */
export interface PrintedReport {
  readonly title: Bilingual;
  readonly officeName: string;
  /** When its snapshot was taken, ISO 8601: the date that every file bears. */
  readonly takenAt: string;
  readonly unit: MoneyUnit;
  /** Below the title: who reports what of which day, row by row. */
  readonly face: readonly (readonly string[])[];
  /** The day of its figures, as it stands on each sheet. */
  readonly figuresDay: string;
  readonly sections: readonly ReportSection[];
}

export type DraftRow = ReportRow<DraftCell>;
export type DraftTable = ReportTable<DraftCell>;
export type DraftSection = ReportSection<DraftCell>;

export function won(amount: Won | null): Money {
  return { kind: "won", won: amount };
}

export function text(words: string | null): PlainCell {
  return { kind: "text", text: words ?? "-" };
}

export function date(day: IsoDate | null): PlainCell {
  return { kind: "date", date: day };
}

export function rate(share: Fraction | null, note: number | null = null): PlainCell {
  return { kind: "rate", rate: share, note };
}

export function column(
  key: string,
  ko: string,
  en: string,
  more: Partial<Omit<ReportColumn, "key" | "title">> = {},
): ReportColumn {
  const plain = { group: null, kind: "won", differenceOf: null, width: 10, isDataOnly: false } as const;
  return { key, title: { ko, en }, ...plain, ...more };
}

export function table(
  id: string,
  title: Bilingual,
  columns: readonly ReportColumn[],
  rows: readonly DraftRow[],
  more: Partial<Pick<DraftTable, "sums" | "notes" | "isDataOnly" | "foldAfter">> = {},
): DraftTable {
  return { id, title, columns, rows, sums: [], notes: [], isDataOnly: false, foldAfter: null, ...more };
}

export function section(
  id: string,
  title: Bilingual,
  more: Partial<Omit<DraftSection, "id" | "title">> = {},
): DraftSection {
  return { id, title, part: "body", paragraphs: [], remarks: [], tables: [], bars: [], ...more };
}

/** In every column of money the first row is the sum of the others. What is left over is none where somebody did not report. */
export function totalOverLines(columns: readonly ReportColumn[], rows: readonly DraftRow[]): Sum[] {
  if (rows.length < 2) return [];
  return columns.flatMap(({ key, kind, differenceOf }, at) => {
    const places = rows.map((_, row) => ({ row, column: at }));
    const [total, ...parts] = places;
    if (kind !== "won" || total === undefined || stated(rows, total) === null) return [];
    const isWhole =
      (differenceOf === null && key !== "left") || parts.every((place) => stated(rows, place) !== null);
    return isWhole ? [{ total, parts }] : [];
  });
}

/** The won at a place; null where none are stated. */
export function stated(rows: readonly DraftRow[], { row, column: at }: CellPlace): Won | null {
  const cell = rows[row]?.cells[at];
  return cell?.kind === "won" ? cell.won : null;
}
