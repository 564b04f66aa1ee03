/** CSV text to records. A record is a row as a spreadsheet numbers it, even where a cell holds line ends. */
import type { Finding } from "../domain/finding.ts";
import { rejection } from "./finding-list.ts";
import { scanCsv } from "./csv-scan.ts";
import type { SourceDocument, Table, TableReading, TakeRow } from "./format.ts";

const delimiters = [",", ";", "\t"] as const;
type Delimiter = (typeof delimiters)[number];

/** A header stands at the top, below a title, a unit line and blank lines. */
const headRows = 12;
/** A header of 200 columns is shorter by far. A file without line ends is not searched whole. */
const searchedLength = 100_000;

/** The tables of a file: the sheets of a workbook, or a text as each delimiter would have it. */
export function tablesOf(source: SourceDocument): readonly Table[] {
  if (source.kind === "workbook") return source.tables;
  if (source.kind === "json" || source.kind === "pages") return [];
  const { text } = source;
  return delimiters.map((delimiter) => ({
    name: null,
    head: readCsv(text.slice(0, searchedLength), delimiter, headRows).rows,
    read: (maxRows) => readCsv(text, delimiter, maxRows),
    visit: (maxRows, take) => visitCsv(text, delimiter, maxRows, take),
  }));
}

/** Gives each row to `take`, of a long text without holding them all. */
export function visitRows(table: Table, maxRows: number, take: TakeRow): readonly Finding[] {
  if (table.visit !== undefined) return table.visit(maxRows, take);
  const { rows, findings } = table.read(maxRows);
  for (const [at, cells] of rows.entries()) take(cells, at + 1);
  return findings;
}

/** The table that is most of the file: what a person would call its rows. */
export function widestTable(source: SourceDocument): Table | null {
  return tablesOf(source).toSorted((a, b) => widthOf(b) - widthOf(a))[0] ?? null;
}

function widthOf({ head }: Table): number {
  return Math.max(0, ...head.map((cells) => cells.length));
}

function readCsv(text: string, delimiter: Delimiter, maxRows: number): TableReading {
  const rows: (readonly string[])[] = [];
  const findings = visitCsv(text, delimiter, maxRows, (cells) => rows.push([...cells]));
  return { rows, findings };
}

function visitCsv(text: string, delimiter: Delimiter, maxRows: number, take: TakeRow): readonly Finding[] {
  return scanCsv(text, delimiter, maxRows, take).map(quoteFault);
}

function quoteFault(row: number): Finding {
  return rejection(
    "quotes-unbalanced",
    { row, column: null, value: null },
    {
      ko: `${row}행의 따옴표(")가 짝이 맞지 않아 칸의 경계를 알 수 없습니다. 따옴표를 고치거나 엑셀에서 CSV로 다시 저장하여 올려 주십시오.`,
      en: `The quotes of row ${row} are not balanced, so its cells cannot be told apart. Correct them, or save the sheet as CSV again.`,
    },
  );
}
