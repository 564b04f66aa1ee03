/**
 * The tables of a council report that are not of budget and execution. Those that hold no money are passed
 * over by name; any other table with something like money in it is said, so that no figure goes unseen.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { yearsIn } from "../cells/printed-years.ts";
import { type CouncilTable, councilTablesIn, lastLineOf, namingColumn } from "../printed/budget-tables.ts";
import { headerAt } from "../printed/header-rows.ts";
import type { NearestTable } from "../printed/table-findings.ts";
import { budgetTableLeftOut, proseLeftOut, tablesNotRead, tableUnknown } from "./left-out-findings.ts";
import { isRule, tableLineOf } from "../printed/table-line.ts";

/** What a table without money is headed by, in the line above it or in its header row; spaces and dots aside. */
const ledgerless: readonly { readonly name: string; readonly label: string; readonly words: RegExp }[] = [
  { name: "contents", label: "목차", words: /^(보고순서|목차|차례|연번.*쪽)$/ },
  { name: "organisation", label: "조직", words: /^\d?\.?(조직|기구|조직도|조직현황|기구및조직)$/ },
  {
    name: "staffing",
    label: "인력 현황",
    words: /^\d?\.?(인력|인력현황|인원|인원현황|정현원|정현원현황|정원및현원)$/,
  },
  {
    name: "facilities",
    label: "시설 현황",
    words: /^\d?\.?(주요시설|시설현황|장비현황|주요시설(및)?장비(현황)?)$/,
  },
  { name: "schedule", label: "추진 일정", words: /^\d?\.?(추진일정|추진일정표|세부일정|일정)$/ },
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

export type OtherTable = { readonly row: number; /** Its last line. */ readonly to: number } & (
  | { readonly kind: "ledgerless"; readonly name: string }
  | { readonly kind: "unknown"; readonly header: readonly string[] }
);

/** A table that speaks of a budget or its execution: what it holds may be what the sender wanted counted. */
const budgetWord = /예산|집행|지출|편성|현액/;

/** `□ 예 산 액 : 936,864천원 (국 98,000 …)`, `집행액은 776,595천원`: what is needed next year (소요예산) is read elsewhere. */
const proseAmount =
  /^[^가-힣\d]{0,4}(?:총\s?)?(?:예\s*산\s*(?:현\s*)?액?|집\s*행\s*(?:실\s*적|액)|지\s*출\s*액)\s*(?:[:：]|은|이)\s*총?\s*[△▲-]?\d[\d,.]*\s*(?:천|백만|억)?\s*원/;
const maxShown = 60;

/** Budgets and spending that stand in no table. */
export function proseFindings(lines: readonly string[]): readonly Finding[] {
  const amounts = [...lines.entries()].flatMap(([at, line]) => {
    const text = line.trim();
    return proseAmount.test(text) && tableLineOf(line)?.keepsBlanks !== true
      ? [{ row: at + 1, text: text.length > maxShown ? `${text.slice(0, maxShown)}…` : text }]
      : [];
  });
  return amounts.length === 0 ? [] : [proseLeftOut(amounts)];
}

/** @returns notes on the tables that were not read: those of a budget first, and the names of all on one line. */
export function otherTableFindings(
  lines: readonly string[],
  read: readonly CouncilTable[],
): readonly Finding[] {
  const tables = otherTablesIn(lines, read).filter(
    (table) => table.kind === "unknown" || table.name !== "contents",
  );
  const unknown = tables.flatMap((table) => (table.kind === "unknown" ? [table] : []));
  const ofBudget = unknown.filter(({ header }) => header.some((cell) => budgetWord.test(cell)));
  return [
    ...ofBudget.map(({ row, header }) => budgetTableLeftOut(row, shownHeader(header))),
    ...unknown.filter((table) => !ofBudget.includes(table)).map(({ row }) => tableUnknown(row)),
    ...(tables.length === 0 ? [] : [tablesNotRead(tables.map((table) => labelOf(lines, table)))]),
  ];
}

/** A longer name is cut. */
const maxLabelLength = 30;

/** What the report calls a table: the line above it, what it is known for, or its header. */
function labelOf(lines: readonly string[], table: OtherTable): string {
  const [above = ""] = headingsAbove(lines, table.row - 1);
  const words = plainName(above.replace(/^\s*\d{1,2}\s+/, "")).split(" ");
  const heading = words.join(words.every((word) => word.length === 1) ? "" : " ");
  const isHeading = heading !== "" && heading.length <= maxLabelLength && !/[\t|│]/.test(above);
  if (isHeading) return heading;
  return table.kind === "ledgerless"
    ? (ledgerless.find(({ name }) => name === table.name)?.label ?? table.name)
    : shownHeader(table.header);
}

function shownHeader(header: readonly string[]): string {
  const text = header.filter((cell) => cell !== "").join(" · ");
  return text.length > maxLabelLength ? `${text.slice(0, maxLabelLength)}…` : text;
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
    if (table !== null) found.push({ ...table, row: from + 1, to: at });
    if (at === from) at++;
  }
  return found;
}

/** The lines of tables that are whole, and by their own words of no budget of the year: of people, of places, of another year. */
export function rowsOfOtherSubjects(
  lines: readonly string[],
  read: readonly CouncilTable[],
  fiscalYear: number,
): readonly number[] {
  return otherTablesIn(lines, read).flatMap((table) => {
    const { row, to } = table;
    const isOther = table.kind === "ledgerless" || isOfOtherSubject(lines, table.header, row, fiscalYear);
    return isOther ? Array.from({ length: to - row + 1 }, (_, offset) => row + offset) : [];
  });
}

/** The header states no money, or the header and the heading name other years than the executed one. */
function isOfOtherSubject(
  lines: readonly string[],
  header: readonly string[],
  row: number,
  fiscalYear: number,
): boolean {
  const words = header.filter((cell) => /[가-힣]/.test(cell));
  const width = header.findLastIndex((cell) => cell !== "") + 1;
  if (words.length < 2 || words.length < width - 1 || header.some((cell) => amount.test(cell))) return false;
  if (!header.some((cell) => moneyWord.test(cell))) return true;
  const [above = ""] = headingsAbove(lines, row - 1);
  const years = yearsIn(above);
  return years.length > 0 && !years.includes(fiscalYear);
}

function tableOf(
  lines: readonly string[],
  from: number,
  to: number,
):
  | { readonly kind: "ledgerless"; readonly name: string }
  | { readonly kind: "unknown"; readonly header: readonly string[] }
  | null {
  const rows = lines.slice(from, to).map(cellsOf);
  const [header = []] = rows;
  if (header.some((cell) => cell.length <= maxHeaderLength && moneyWord.test(cell)))
    return { kind: "unknown", header };
  const isStaffing = rows.some(([first = ""]) => staffingRow.test(first));
  const known = isStaffing ? "staffing" : nameOf([...headingsAbove(lines, from), header.join("")]);
  if (known !== null) return { kind: "ledgerless", name: known };
  return rows.flat().some((cell) => amount.test(cell)) ? { kind: "unknown", header } : null;
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

function rowsOf(table: CouncilTable): readonly number[] {
  return Array.from({ length: lastLineOf(table) - table.row + 1 }, (_, offset) => table.row + offset);
}

/** Tabs and bars part cells for sure; runs of spaces stand in prose too. */
function isTableLine(line: string): boolean {
  return (/[\t|│]/.test(line) && tableLineOf(line) !== null) || (line.includes("-") && isRule(line));
}

function cellsOf(line: string): readonly string[] {
  return (tableLineOf(line)?.cells ?? []).map((cell) => cell.replace(/\s/g, ""));
}

const maxHeader = 60;

/** The table of a document that comes nearest to one that is read, for a sender whose file is refused. Null where no table has a column of a budget or of spending. */
export function nearestTable(lines: readonly string[]): NearestTable | null {
  let best: { readonly score: number; readonly table: NearestTable } | null = null;
  const whole = new Set(
    councilTablesIn(lines)
      .filter(({ kind }) => kind !== "other")
      .map(({ row }) => row),
  );
  for (const at of lines.keys()) {
    const columns = whole.has(at + 1) ? undefined : headerAt(lines, at)?.columns;
    if (columns === undefined) continue;
    const has = (...roles: readonly string[]) => columns.some(({ role }) => roles.includes(role));
    const hasBudget = has("appropriation", "current-budget");
    const hasSpending = columns.some(
      ({ role, label }) => role === "commitment" || (role === "expenditure" && !/%\)?$/.test(label)),
    );
    const hasNames = namingColumn(columns) !== null;
    if (!hasBudget && !hasSpending) continue;
    const score = [hasBudget, hasSpending, hasNames].filter((isThere) => isThere).length;
    if (best !== null && score <= best.score) continue;
    const header = columns.map(({ label }) => label).join(" · ");
    const lacks = hasBudget ? (hasSpending ? "projects" : "spending") : "budget";
    const shown = header.length > maxHeader ? `${header.slice(0, maxHeader)}…` : header;
    best = { score, table: { row: at + 1, header: shown, lacks } };
  }
  return best?.table ?? null;
}
