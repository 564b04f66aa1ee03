/**
 * The tables of a council report that are not of budget and execution. Those that hold no money are passed
 * over by name; any other table with something like money in it is said, so that no figure goes unseen.
 */
import type { Finding } from "../../domain/values/finding.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { tableUnknown } from "./council-findings.ts";
import { isRule, tableLineOf } from "../printed/table-line.ts";

/** What a table without money is headed by, in the line above it or in its header row; spaces and dots aside. */
const ledgerless: readonly { readonly name: string; readonly words: RegExp }[] = [
  { name: "contents", words: /^(보고순서|목차|차례|연번.*쪽)$/ },
  { name: "organisation", words: /^\d?\.?(조직|기구|조직도|조직현황|기구및조직)$/ },
  { name: "staffing", words: /^\d?\.?(인력|인력현황|인원|인원현황|정현원|정현원현황|정원및현원)$/ },
  { name: "facilities", words: /^\d?\.?(주요시설|시설현황|장비현황|주요시설(및)?장비(현황)?)$/ },
  { name: "schedule", words: /^\d?\.?(추진일정|추진일정표|세부일정|일정)$/ },
];
/** The rows of a staffing table, wherever it stands. */
const staffingRow = /^(정원|현원|과부족)$/;

/** Words of a header under which money stands. */
const moneyWord =
  /예산|사업비|금액|집행|지출|소요액|보조금|국비|도비|시비|구비|군비|기금|천원|백만원|억원|\(원\)/;
/** A cell of 1,234 or more, or of won: smaller numbers count people, places and pages, and so do those with their word. */
const amount =
  /^(총|[-−△▲(]){0,2}(\d{1,3}(,\d{3})+(\.\d+)?|[\d,.]*\d(천|백만|억)?원)\)?(천원|백만원|억원|원)?(\([^()]*\))?$/;
/** A longer cell is a sentence in a box, whatever words it uses. */
const maxHeaderLength = 20;
/** A heading stands right above its table, but for a unit line and blank lines. */
const maxLinesToHeading = 6;

export type OtherTable =
  | { readonly kind: "ledgerless"; readonly row: number; readonly name: string }
  | { readonly kind: "unknown"; readonly row: number };

/** @returns notes on the tables that hold money and were not read. */
export function otherTableFindings(
  lines: readonly string[],
  read: readonly CouncilTable[],
): readonly Finding[] {
  return otherTablesIn(lines, read).flatMap((table) =>
    table.kind === "unknown" ? [tableUnknown(table.row)] : [],
  );
}

/** Tables that are no budget table, and are known by name or hold money; others are text in cells. */
export function otherTablesIn(
  lines: readonly string[],
  read: readonly CouncilTable[],
): readonly OtherTable[] {
  const taken = new Set(read.flatMap((table) => rowsOf(table)));
  const found: OtherTable[] = [];
  let at = 0;
  while (at < lines.length) {
    const from = at;
    while (at < lines.length && !taken.has(at + 1) && isTableLine(lines[at] ?? "")) at++;
    const table = at - from >= 2 ? tableOf(lines, from, at) : null;
    if (table !== null) found.push(table);
    if (at === from) at++;
  }
  return found;
}

function tableOf(lines: readonly string[], from: number, to: number): OtherTable | null {
  const rows = lines.slice(from, to).map(cellsOf);
  const [header = []] = rows;
  const row = from + 1;
  if (header.some((cell) => cell.length <= maxHeaderLength && moneyWord.test(cell)))
    return { kind: "unknown", row };
  const isStaffing = rows.some(([first = ""]) => staffingRow.test(first));
  const known = isStaffing ? "staffing" : nameOf([...headingsAbove(lines, from), header.join("")]);
  if (known !== null) return { kind: "ledgerless", row, name: known };
  return rows.flat().some((cell) => amount.test(cell)) ? { kind: "unknown", row } : null;
}

function nameOf(texts: readonly string[]): string | null {
  const compared = texts.map((text) => text.replace(/^[^가-힣A-Za-z0-9]+|[\s·:]/g, ""));
  return ledgerless.find(({ words }) => compared.some((text) => words.test(text)))?.name ?? null;
}

/** The first line of text above the table, passing over units and numbers of pages. */
function headingsAbove(lines: readonly string[], from: number): readonly string[] {
  const near = lines.slice(Math.max(0, from - maxLinesToHeading), from);
  return near.filter((line) => /[가-힣]/.test(line) && !/단위/.test(line)).slice(-1);
}

function rowsOf({ row, rows }: CouncilTable): readonly number[] {
  const last = rows.at(-1)?.row ?? row;
  return Array.from({ length: last - row + 1 }, (_, offset) => row + offset);
}

/** Tabs and bars part cells for sure; runs of spaces stand in prose too. */
function isTableLine(line: string): boolean {
  return (/[\t|│]/.test(line) && tableLineOf(line) !== null) || (line.includes("-") && isRule(line));
}

function cellsOf(line: string): readonly string[] {
  return (tableLineOf(line)?.cells ?? []).map((cell) => cell.replace(/\s/g, ""));
}
