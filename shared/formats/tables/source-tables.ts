/** CSV text to records. A record is a row as a spreadsheet numbers it, even where a cell holds line ends. */
import type { Finding } from "../../domain/values/finding.ts";
import { rejection } from "../kernel/finding-list.ts";
import { type RowFault, scanCsv } from "../containers/text/scan-csv.ts";
import type { SourceDocument, SourceText, Table, TakeRow } from "../kernel/format.ts";
import { MergedFill } from "./merged-cells.ts";
import { amountCut, lastLineUnended, looksCut } from "../containers/text/file-end.ts";
import { ownText } from "../kernel/own-text.ts";
import { reasonColumnIn, withoutColumn } from "../kernel/reason-column.ts";
import { isBlankRow, tooManyRows } from "../kernel/row-findings.ts";

const delimiters = [",", ";", "\t"] as const;

/** A header stands at the top, below a title, a unit line and blank lines. */
const headRows = 12;
/** Far more columns than any table has: each format looks at each cell of the head. */
const headCells = 1_000;

/** The tables of a file: the sheets of a workbook, or a text as each delimiter would have it. */
export function tablesOf(source: SourceDocument): readonly Table[] {
  if (source.kind === "workbook") return source.tables;
  if (source.kind === "json" || source.kind === "pages") return [];
  const own = source.separator === null ? delimiters : [source.separator];
  return own.map((delimiter) => csvTable(source, delimiter));
}

/** Gives each row to `take`, of a long text without holding them all. */
export function visitRows(table: Table, maxRows: number, take: TakeRow): readonly Finding[] {
  if (table.visit !== undefined) return table.visit(maxRows, take);
  const { rows, findings } = table.read(maxRows);
  for (const [at, cells] of rows.entries()) take(cells, at + 1);
  return findings;
}

export interface BelowHeader {
  readonly table: Table;
  readonly headerRow: number;
  /** Whether the column, from 0, holds amounts: what is merged over several rows there is no row's own. */
  readonly isAmount: (column: number) => boolean;
}

/**
 * Gives each row below the header that is not blank, with the texts that were merged over it.
 * @param most more rows are not given, and are a fault.
 */
export function visitBelow(
  { table, headerRow, isAmount }: BelowHeader,
  most: number,
  take: TakeRow,
): readonly Finding[] {
  const last = headerRow + most;
  const merged = new MergedFill(table, headerRow, isAmount);
  let seen = 0;
  const findings = visitRows(table, last + 1, (cells, row) => {
    seen = row;
    if (row > headerRow && row <= last && !isBlankRow(cells)) take(merged.fill(cells, row), row);
  });
  return seen > last ? [tooManyRows(most)] : [...findings, ...merged.findings()];
}

function csvTable(source: SourceText, delimiter: string): Table {
  const head: (readonly string[])[] = [];
  visitCsv([source.head], delimiter, headRows, (cells) => head.push(cells.slice(0, headCells).map(ownText)));
  const reasonColumn = reasonColumnIn(head);
  const visit = (maxRows: number, take: TakeRow): readonly Finding[] =>
    visitCsv(
      source.slices(),
      delimiter,
      maxRows,
      reasonColumn === null ? take : (cells, row) => take(withoutColumn(cells, reasonColumn), row),
      source.byteLength,
    );
  return {
    name: null,
    reasonColumn,
    head: head.map((cells) => withoutColumn(cells, reasonColumn)),
    read: (maxRows) => {
      const rows: (readonly string[])[] = [];
      const findings = visit(maxRows, (cells) => rows.push(cells.map(ownText)));
      return { rows, findings };
    },
    visit,
  };
}

function visitCsv(
  slices: Iterable<string>,
  delimiter: string,
  maxRows: number,
  take: TakeRow,
  byteLength = 0,
): readonly Finding[] {
  return scanCsv(slices, delimiter, maxRows, take).map((fault) => rowFault(fault, byteLength));
}

function rowFault({ row, code, cell }: RowFault, byteLength: number): Finding {
  const place = { row, column: null, value: null };
  if (code === "unended") return looksCut(cell, byteLength) ? amountCut(row, cell) : lastLineUnended(row);
  if (code === "quotes") {
    return rejection("quotes-unbalanced", place, {
      ko: `${row}행의 따옴표(")가 짝이 맞지 않아 칸의 경계를 알 수 없습니다. 따옴표를 고치거나 엑셀에서 CSV로 다시 저장하여 올려 주십시오.`,
      en: `The quotes of row ${row} are not balanced, so its cells cannot be told apart. Correct them, or save the sheet as CSV again.`,
    });
  }
  return rejection("row-too-long", place, {
    ko: `${row}행이 40만 자를 넘도록 끝나지 않아 그 뒤를 읽지 않았습니다. 줄 끝이 사라진 파일인지 확인하고 엑셀에서 CSV로 다시 저장하여 올려 주십시오.`,
    en: `Row ${row} does not end within 400,000 characters, so nothing behind it was read. Check whether the file lost its line ends, and save the sheet as CSV again.`,
  });
}
