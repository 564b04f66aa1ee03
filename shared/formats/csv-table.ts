/** CSV text to records. A record is a row as a spreadsheet numbers it, even where a cell holds line ends. */
import Papa from "papaparse";
import type { Finding } from "../domain/finding.ts";
import { rejection } from "./finding-list.ts";

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

export interface CsvTable {
  /** Row n of the spreadsheet is `rows[n - 1]`. */
  readonly rows: readonly (readonly string[])[];
  readonly findings: readonly Finding[];
}

/** @param maxRows reading stops after this many. */
export function readCsv(text: string, delimiter: Delimiter, maxRows: number): CsvTable {
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
