/**
 * Which rows of a printed table are of these books: a column or a band of years, a column of offices, a bare 취소 or 반납 in a
 * column that nobody knows. Rows of another year are left out and the file waits; a table of nothing else is refused.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { totalOf } from "../../domain/values/fund.ts";
import { plainName, plainText } from "../../domain/values/plain-text.ts";
import type { Won } from "../../domain/values/won.ts";
import { isStageOfBudget } from "../cells/division-words.ts";
import { isCarriedOver } from "../cells/stage-words.ts";
import { namedYearsIn, onlyYearIn } from "../cells/printed-years.ts";
import type { UploadContext } from "../kernel/format.ts";
import { type MeaningColumn, type MeaningKind, meaningKindOf } from "../meanings/meaning-columns.ts";
import { isBandOfMoney } from "../meanings/meaning-labels.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type CouncilTable, namingColumn } from "./budget-tables.ts";
import { type CouncilColumn, periodOfYear } from "./column-roles.ts";
import type { ReadRow } from "./row-groups.ts";
import { levelColumns } from "./row-kinds.ts";
import { rowsOfSeveralPeriods } from "./table-findings.ts";

/** What the rows below a band are called to be of. */
const bandHeaders = { year: "연도 구분 줄", division: "구분 줄" } as const;

export function rowsOfBooks(
  table: CouncilTable,
  rows: readonly ReadRow[],
  { office, fiscalYear }: UploadContext,
): { readonly rows: readonly ReadRow[]; readonly findings: readonly Finding[] } {
  const width = table.columns.length;
  const bands = rows.map((row) => bandOf(row, fiscalYear));
  const ofBands = (["year", "division"] as const).flatMap((kind, place): readonly MeaningColumn[] =>
    bands.some((band) => band?.kind === kind) ? [{ at: width + place, header: bandHeaders[kind], kind }] : [],
  );
  const columns = [...columnsOfWords(table.columns), ...ofBands];
  const ofPeriods = periodFindings(table, rows);
  if (columns.length === 0) return { rows, findings: ofPeriods };
  // Beside 예산현액 what was carried over counts.
  const isOfCurrent = table.columns.every(({ role }) => role !== "appropriation");
  const meanings = new RowMeanings(columns, {
    headerRow: table.row,
    office,
    fiscalYear,
    rows: "totals",
  });
  const above = new Map<number, string>();
  const kinds = rows.map((row, at): "kept" | "total" | "left-out" | "band" => {
    const band = bands[at] ?? null;
    if (band !== null) {
      // A year opens rows of its own, of no kind.
      above.set(width + 1, band.kind === "division" ? band.text : "");
      if (band.kind === "year") above.set(width, band.text);
      return "band";
    }
    if (isTotal(table, row)) return "total";
    const cells = [...row.row.cells];
    for (const { at: column, kind } of columns) {
      if (kind !== "unknown")
        cells[column] = filledDown(above, column, kind, cells[column] ?? "", fiscalYear);
      if ((kind === "division" || kind === "kind") && isOfCurrent && isCarriedOver(cells[column] ?? ""))
        cells[column] = "";
    }
    if (!row.hasAmounts) return "kept";
    const spent = totalOf(row.amounts.measures.expenditure);
    return meanings.read(cells, row.row.row, spent).kind === "left-out" ? "left-out" : "kept";
  });
  const isPart = kinds.includes("left-out");
  return {
    // What sums up the rows of all years sums up nothing that is read.
    rows: rows.filter((_, at) => kinds[at] === "kept" || (kinds[at] === "total" && !isPart)),
    findings: [...meanings.findings().filter(({ code }) => code !== "column-ignored"), ...ofPeriods],
  };
}

/** Columns that are read, or whose amounts are weighed elsewhere, hold no words. */
function columnsOfWords(columns: readonly CouncilColumn[]): readonly MeaningColumn[] {
  const naming = namingColumn(columns) ?? 0;
  const levels = levelColumns(columns);
  return columns.flatMap(({ role, label }, at): readonly MeaningColumn[] => {
    if (role === "year" || role === "office") return [{ at, header: label, kind: kindOfPlace(role, label) }];
    const isLeft = at < naming && (role === "other" || (role === "name" && levels.includes(at)));
    if (isLeft && /(구분|분류|유형|종류|항목)$/.test(label.replace(/\s/g, "")))
      return [{ at, header: label, kind: role === "other" ? "kind" : "division" }];
    return (role === "other" || role === "division") && label !== ""
      ? [{ at, header: label, kind: "unknown" }]
      : [];
  });
}

function kindOfPlace(role: "year" | "office", label: string): MeaningKind {
  if (role === "year") return "year";
  return meaningKindOf(label) === "office-code" ? "office-code" : "office";
}

/** A merged cell holds for all of its rows; a span of years that holds the fiscal year is of it. */
function filledDown(
  above: Map<number, string>,
  column: number,
  kind: MeaningKind,
  cell: string,
  fiscalYear: number,
): string {
  const own = plainText(cell);
  if (own !== "") above.set(column, own);
  const text = above.get(column) ?? "";
  return kind !== "year" || isOfOtherYear(text, fiscalYear) ? text : "";
}

function isOfOtherYear(text: string, fiscalYear: number): boolean {
  // What stands under 연도 needs no mark of a year: `'25`, 25.
  const only = onlyYearIn(/^\d\d$/.test(text) ? `${text}년` : text, fiscalYear);
  if (only !== null) return only !== fiscalYear;
  const years = [...text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([year]) => Number(year));
  const named = [...years, ...namedYearsIn(text, fiscalYear)];
  return named.length > 0 && (Math.min(...named) > fiscalYear || Math.max(...named) < fiscalYear);
}

interface Band {
  readonly kind: "year" | "division";
  readonly text: string;
}

/** A row of nothing but a year, or a kind of money: `2025년 이월예산`, `세입`, and `본예산`, `세출`, which end these. */
function bandOf({ row: { cells }, hasAmounts }: ReadRow, fiscalYear: number): Band | null {
  if (hasAmounts) return null;
  const [text = "", ...others] = [...new Set(cells.map(plainText).filter((cell) => cell !== ""))];
  if (others.length > 0) return null;
  if (onlyYearIn(text, fiscalYear) !== null) return { kind: "year", text };
  return isBandOfMoney(text) ? { kind: "division", text: plainName(text).replace(/[<>【】]/g, "") } : null;
}

function isTotal({ columns }: CouncilTable, { row: { cells } }: ReadRow): boolean {
  const naming = namingColumn(columns) ?? 0;
  return cells.some((cell, at) => {
    const role = columns[at]?.role;
    return (at <= naming || role === "year" || role === "number") && isTotalName(cell);
  });
}

/** The rows of a running total are of one day: 9월 beside 10월 under 월 are of two. */
function periodFindings(table: CouncilTable, rows: readonly ReadRow[]): readonly Finding[] {
  return table.columns.flatMap(({ label }, at): readonly Finding[] => {
    if (!/^(기준|집행|지출|해당|대상|보고)?(월|분기|월별|분기별|시점)$/.test(label.replace(/\s/g, "")))
      return [];
    const stated = rows.flatMap((row) => {
      const word = (row.row.cells[at] ?? "").replace(/\s/g, "");
      const isPeriod = periodOfYear.test(word) || /^(1[0-2]|[1-9])$/.test(word);
      return isPeriod && row.hasAmounts && !isTotal(table, row) ? [{ word, row: row.row.row }] : [];
    });
    const words = [...new Set(stated.map(({ word }) => word))];
    const found = stated.map(({ row }) => row);
    return words.length > 1 ? [rowsOfSeveralPeriods(found, label, words)] : [];
  });
}

/** Whether rows of 본예산 and 추경 may each be the whole budget of their stage: what is added is less, and has other spending. */
export function areStagesOfBudget(rows: readonly ReadRow[], columns: readonly number[]): boolean {
  const isStage = ({ row: { cells } }: ReadRow) =>
    columns.some((at) => isStageOfBudget(plainName(cells[at] ?? "")));
  const [first, ...later] = rows.filter(isStage);
  if (first === undefined) return false;
  return later.some((stage) => {
    const spent = totalOf(stage.amounts.measures.expenditure) ?? 0n;
    const isSameSpending = spent !== 0n && spent === totalOf(first.amounts.measures.expenditure);
    return isSameSpending || (budgetOf(stage) ?? 0n) >= (budgetOf(first) ?? 1n);
  });
}

export function budgetOf({ amounts: { measures } }: ReadRow): Won | null {
  return totalOf(measures.appropriation) ?? totalOf(measures["current-budget"]);
}
