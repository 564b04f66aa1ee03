/**
 * The tables of a document as tables of rows, for whoever says what their columns mean. Row n is line n of the document, so
 * that whatever is said of a row names the line that people count by; the lines above a table stand over it as one cell each.
 */
import { plainLine } from "../../domain/values/plain-text.ts";
import { unitInLine } from "../cells/printed-unit-and-day.ts";
import type { SourceDocument, SourcePages, Table } from "../kernel/format.ts";
import { tablesOf } from "../tables/source-tables.ts";
import { isFurniture } from "../printed/page-furniture.ts";
import { isRule, tableLineOf } from "../printed/table-line.ts";

/** Title, heading, day and unit. */
const linesAbove = 6;
const maxHeadingLength = 60;
/** A document with more is refused by each reader that looks for its own. */
const maxTables = 500;

const blank: readonly string[] = [];

interface Run {
  readonly from: number;
  readonly to: number;
}

/** What may be taught of a file: its sheets, its rows, or the tables of a document. */
export function teachableTables(source: SourceDocument): readonly Table[] {
  return source.kind === "pages" ? documentTables(source) : tablesOf(source);
}

function documentTables({ lines, isPrinted }: SourcePages): readonly Table[] {
  const plain = lines.map(plainLine);
  const rows = plain.map(cellsIn);
  const runs = runsIn(plain, rows, isPrinted).filter(({ from, to }) => to - from > 1);
  return runs.slice(0, maxTables).map((run, at) => {
    const start = Math.max(runs[at - 1]?.to ?? 0, run.from - linesAbove);
    const above = plain.slice(start, run.from);
    const rowAt = (row: number): readonly string[] => {
      if (row >= run.from) return rows[row] ?? blank;
      const text = plain[row]?.trim() ?? "";
      return text === "" ? blank : [text];
    };
    const read = (maxRows: number) =>
      Array.from({ length: Math.min(maxRows, run.to) }, (_, row) => (row < start ? blank : rowAt(row)));
    return {
      name: `표 ${at + 1}${headingOf(above)}`,
      reasonColumn: null,
      head: [],
      from: start + 1,
      read: (maxRows) => ({ rows: read(maxRows), findings: [] }),
    };
  });
}

/** Only where blank cells keep their place; a rule is no row. */
function cellsIn(line: string): readonly string[] | null {
  const row = isRule(line) ? null : tableLineOf(line);
  return row?.keepsBlanks === true ? row.cells : null;
}

/** Rows below one another, whatever their width: one that lost a cell is told. What a page break prints does not end a table. */
function runsIn(
  lines: readonly string[],
  rows: readonly (readonly string[] | null)[],
  isPrinted: boolean,
): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, cells] of rows.entries()) {
    if (cells === null) continue;
    const last = runs.at(-1);
    const goesOn =
      last !== undefined &&
      (areApartByRules(lines, last.to, at) || (isPrinted && isFurniture(lines, last.to, at)));
    if (goesOn) runs[runs.length - 1] = { ...last, to: at + 1 };
    else runs.push({ from: at, to: at + 1 });
  }
  return runs;
}

function areApartByRules(lines: readonly string[], from: number, to: number): boolean {
  return lines.slice(from, to).every(isRule);
}

/** The nearest line above that is neither a unit nor a bracket of days. */
function headingOf(above: readonly string[]): string {
  const heading = above
    .map((line) => line.trim())
    .findLast((line) => line !== "" && unitInLine(line) === null && !/^[([].*[)\]]$/.test(line));
  return heading === undefined || heading.length > maxHeadingLength ? "" : ` ${heading}`;
}
