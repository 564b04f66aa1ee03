/** The sheet of an office's template: where its header stands and what its columns are. */
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { fundOfLabel } from "../../domain/values/fund.ts";
import { isBudget } from "../../domain/values/measure.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { type PrintedUnit, unitInLine } from "../cells/printed-unit-and-day.ts";
import type { SourceDocument, Table, UploadContext } from "../kernel/format.ts";
import { isBlankRow } from "../kernel/row-findings.ts";
import { departmentInHeading, departmentOnTitle } from "../printed/departments.ts";
import {
  bareQuarter,
  comparableHeader,
  isForeignHeader,
  type TemplateColumn,
  templateColumnOf,
  withoutUnit,
} from "../tables/header-grammar.ts";
import { matchTable } from "../tables/match-table.ts";
import { tablesOf } from "../tables/source-tables.ts";
import {
  type AmountColumn,
  type HeadedColumn,
  withDepartments,
  withPrintedWords,
  withRunningTotal,
} from "./column-words.ts";

export interface TemplateSheet {
  /** From 1, as a spreadsheet shows it. */
  readonly headerRow: number;
  readonly columns: readonly HeadedColumn[];
  /** The `(단위: 천원)` line above the header. */
  readonly unitLine: PrintedUnit | null;
  /** The lines above the header. */
  readonly titles: readonly TitleLine[];
  /** Whose table it is, as they say; null where they do not. */
  readonly department: string | null;
  readonly table: Table;
  /** Whether an office said what the columns mean. */
  readonly isMapped: boolean;
}

export interface TitleLine {
  readonly row: number;
  readonly text: string;
  readonly saysUnit: boolean;
}

/**
 * The sheet is null when no table of the file shows a header of the template at the top. One without names of projects, as a summary
 * by department, is none beside one with them.
 */
export function findTemplateSheet(
  source: SourceDocument,
  office: string,
): { readonly sheet: TemplateSheet | null; readonly findings: readonly Finding[] } {
  const hasNames = (sheet: TemplateSheet | null) =>
    sheet?.columns.some(({ column }) => column.kind === "name") === true;
  const isNamed = tablesOf(source).some((table) => hasNames(sheetIn(table, office)));
  const { found, findings } = matchTable(
    source,
    (table) => {
      const sheet = sheetIn(table, office);
      return isNamed && !hasNames(sheet) ? null : sheet;
    },
    tablesOf(source),
    true,
  );
  return { sheet: found?.match ?? null, findings };
}

/** The unit that the sheet or the sender states for an amount column; null where only its cells can. */
export function unitOfColumn(
  { column }: HeadedColumn,
  sheet: TemplateSheet,
  context: UploadContext,
): MoneyUnit | null {
  const own = column.kind === "amount" || column.kind === "plan" ? column.unit : null;
  return own ?? (sheet.unitLine?.kind === "unit" ? sheet.unitLine.unit : context.unit);
}

/** Names, a budget and spending: other columns of money stand beside these. */
export function knowsWhole(columns: readonly HeadedColumn[]): boolean {
  const measures = new Set(columns.map(({ column }) => (column.kind === "amount" ? column.measure : null)));
  return (
    columns.some(({ column }) => column.kind === "name") &&
    measures.has("expenditure") &&
    (measures.has("appropriation") || measures.has("current-budget"))
  );
}

/**
 * `국비`, `도비`, `군비` directly behind the budget may be its funds.
 * @returns null where there are no such columns, or where the funds of the budget have columns of their own.
 */
export function withFundsOfBudget(sheet: TemplateSheet, office: string): TemplateSheet | null {
  const { columns } = sheet;
  const found = columns.flatMap(({ column }, at) => {
    const funds = isWholeBudget(column) ? fundsBehind(columns.slice(at + 1), column, office) : [];
    return funds.length < 2 ? [] : [{ at, funds }];
  });
  const [only, ...others] = found;
  const isSplit = columns.some(({ column }) => column.kind === "amount" && isFundOfBudget(column));
  if (only === undefined || others.length > 0 || isSplit) return null;
  return { ...sheet, columns: columns.toSpliced(only.at + 1, only.funds.length, ...only.funds) };
}

function fundsBehind(
  columns: readonly HeadedColumn[],
  budget: AmountColumn,
  office: string,
): readonly HeadedColumn[] {
  const funds: HeadedColumn[] = [];
  for (const { header, column } of columns) {
    const { bare, unit } = withoutUnit(comparableHeader(header));
    const fund = column.kind === "unknown" ? fundOfLabel(bare, office) : null;
    if (fund === null) break;
    funds.push({ header, column: { ...budget, fund, unit: unit ?? budget.unit } });
  }
  return funds;
}

function isWholeBudget(column: TemplateColumn): column is AmountColumn {
  return column.kind === "amount" && isBudget(column.measure) && column.fund === "unsplit";
}

function isFundOfBudget(column: AmountColumn): boolean {
  return isBudget(column.measure) && column.fund !== "unsplit";
}

/** The first of several bare quarters is no plan by itself. */
function withoutBareQuarters(columns: readonly HeadedColumn[]): readonly HeadedColumn[] {
  if (!columns.some(({ header }) => bareQuarter(header) === "later")) return columns;
  return columns.map(({ header, column }) => ({
    header,
    column: bareQuarter(header) === null ? column : { kind: "unknown" },
  }));
}

function sheetIn(table: Table, office: string): TemplateSheet | null {
  let unitLine: PrintedUnit | null = null;
  const titles: TitleLine[] = [];
  for (const [at, cells] of table.head.entries()) {
    if (isBlankRow(cells)) continue;
    const columns = withoutBareQuarters(
      cells.map((header) => ({ header: plainText(header), column: templateColumnOf(header, office) })),
    );
    if (columns.some(({ header }) => isForeignHeader(header))) return null;
    const isHeader = columns.some(({ column: { kind } }) => kind === "name" || kind === "amount");
    const isAlone = columns.filter(({ header }) => header !== "").length === 1;
    if (isHeader && !isAlone) {
      const named = columns.some(({ column }) => column.kind === "name")
        ? withDepartments(withPrintedWords(withRunningTotal(columns)))
        : columns;
      const department = departmentAbove(titles.map(({ text }) => text));
      unitLine = cells.map(loneUnit).find((unit) => unit !== null) ?? unitLine;
      return { headerRow: at + 1, columns: named, unitLine, titles, department, table, isMapped: false };
    }
    const unit = unitInLine(cells.join(" ")) ?? cells.map(loneUnit).find((found) => found !== null) ?? null;
    unitLine = unit ?? unitLine;
    if (unit === null && !isAlone && !arePairs(cells)) return null;
    const pairs = arePairs(cells) ? pairsIn(columns) : null;
    const text = columns.flatMap(({ header }) => (header === "" ? [] : [header])).join(" ");
    for (const each of pairs ?? [text]) titles.push({ row: at + 1, text: each, saysUnit: unit !== null });
  }
  return null;
}

/** `기준일 | 2026-10-31 | 단위 | 천원` over a table: words of a form, and what was filled in behind each. */
function arePairs(cells: readonly string[]): boolean {
  const stated = cells.map(comparableHeader).filter((cell) => cell !== "");
  return stated.length % 2 === 0 && stated.every((cell, at) => at % 2 === 1 || wordsOfForm.test(cell));
}

/** A department is named alone, as a line of its own would. */
function pairsIn(columns: readonly HeadedColumn[]): readonly string[] {
  const stated = columns.filter(({ header }) => header !== "");
  return stated.flatMap(({ header, column }, at) => {
    const filled = stated[at + 1]?.header ?? "";
    if (at % 2 === 1) return [];
    return [column.kind === "department" ? filled : `${header} ${filled}`];
  });
}

const wordsOfForm =
  /^(기준일자?|(금액)?단위|(회계|사업)?[연년]도|((작성|담당|소관)?부서|자료|제목)명?|(작성|출력|조회)(일시?|일자)|asof(date)?|unit)$/;

/** `천원` in a cell of its own, in a corner over the table. */
function loneUnit(cell: string): PrintedUnit | null {
  return /^\s*[(]?\s*(단위\s*[:：]?\s*)?[십백천만억조]*원\s*[)]?\s*$/.test(cell) ? unitInLine(cell) : null;
}

export interface ForeignColumn {
  readonly row: number;
  readonly header: string;
}

/** The one column for which a table with the template's header is taken for none; null where no table is like that. */
export function foreignColumnIn(source: SourceDocument, office: string): ForeignColumn | null {
  const { found } = matchTable(source, (table) => {
    for (const [at, cells] of table.head.entries()) {
      const [header, ...others] = cells.filter(isForeignHeader);
      if (header === undefined || others.length > 0) continue;
      const known = cells.filter((cell) => cell !== header);
      const kinds = new Set<string>(known.map((cell) => templateColumnOf(cell, office).kind));
      if (kinds.has("name") && kinds.has("amount") && !kinds.has("unknown"))
        return { row: at + 1, header: plainText(header) };
    }
    return null;
  });
  return found?.match ?? null;
}

/** A table of projects by their objects of expenditure, which are its one column that no template has; null where there is none. */
export function tableOfObjects(source: SourceDocument): Table | null {
  const { found } = matchTable(source, ({ head }) => {
    const header = head.find((cells) => cells.filter(isForeignHeader).length === 1);
    const objects = header?.find(isForeignHeader) ?? "";
    const kinds = new Set<string>(header?.map((cell) => templateColumnOf(cell, "").kind));
    const isOfBooks = ["as-of", "unit"].some((kind) => kinds.has(kind));
    const isOfProjects = kinds.has("name") && kinds.has("amount") && !isOfBooks;
    return isOfProjects && /^(통계목|예산과목)$/.test(comparableHeader(objects)) ? true : null;
  });
  return found?.table ?? null;
}

/** As in a document: the heading nearest to the table, else the title. */
function departmentAbove(lines: readonly string[]): string | null {
  const inHeading = lines.map(departmentInHeading).findLast((department) => department !== null);
  return inHeading ?? departmentOnTitle(lines);
}
