/** CSV text to records. A record is a row as a spreadsheet numbers it, even where a cell holds line ends. */
import Papa from "papaparse";
import type { Finding } from "../domain/finding.ts";
import { rejection } from "./finding-list.ts";
import type { SourceDocument, Table, TableReading } from "./format.ts";

const delimiters = [",", ";", "\t"] as const;
type Delimiter = (typeof delimiters)[number];

/** A header stands at the top, below a title, a unit line and blank lines. */
const headRows = 12;
/** A header of 200 columns is shorter by far. A file without line ends is not searched whole. */
const searchedLength = 100_000;

/** The tables of a file: the sheets of a workbook, or a text as each delimiter would have it. */
export function tablesOf(source: SourceDocument): readonly Table[] {
  if (source.kind === "workbook") return source.tables;
  const { text } = source;
  return delimiters.map((delimiter) => ({
    name: null,
    head: readCsv(text.slice(0, searchedLength), delimiter, headRows).rows,
    read: (maxRows) => readCsv(text, delimiter, maxRows),
  }));
}

function readCsv(text: string, delimiter: Delimiter, maxRows: number): TableReading {
  const { data, errors } = Papa.parse<string[]>(text.replace(/\r\n?/g, "\n"), {
    delimiter,
    newline: "\n",
    preview: maxRows,
  });
  const quotes = errors.filter(({ type }) => type === "Quotes");
  return { rows: data, findings: quotes.map(({ row }) => quoteFault((row ?? 0) + 1)) };
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
