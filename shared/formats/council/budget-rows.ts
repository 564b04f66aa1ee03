/** Reads the rows of one council table to won. Every bad cell is told: the sender corrects them all at once. */
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import type { MoneyUnit, Won } from "../../domain/values/won.ts";
import { readFundCell } from "../cells/fund-cell.ts";
import { untilDatesIn } from "../cells/printed-headers.ts";
import { checkPrintedRate } from "../cells/printed-rate.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import {
  bearsStraySign,
  isTooLong,
  nameMissing,
  nameTooLong,
  rowRagged,
  rowWithoutAmounts,
  straySign,
} from "../kernel/row-findings.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { isTotalName } from "../tables/total-names.ts";
import type { CouncilColumn } from "./budget-columns.ts";
import type { CouncilRow, CouncilTable } from "./budget-tables.ts";
import { isInYear } from "./choose-tables.ts";
import { columnIgnored } from "./council-findings.ts";

export interface CouncilLine {
  readonly row: number;
  /** Empty for a business: its title stands elsewhere. */
  readonly name: string;
  /** `{}` where the cell is blank: not stated. */
  readonly appropriation: FundAmounts;
  readonly expenditure: FundAmounts;
  readonly plans: readonly { readonly date: IsoDate; readonly amounts: FundAmounts }[];
}

export interface CouncilLines {
  readonly lines: readonly CouncilLine[];
  /** All rows with a figure, totals among them, as the check of totals takes them. */
  readonly summed: readonly SummedRow[];
  readonly findings: readonly Finding[];
}

export function readCouncilRows(table: CouncilTable, unit: MoneyUnit, context: UploadContext): CouncilLines {
  const lines: CouncilLine[] = [];
  const summed: SummedRow[] = [];
  const findings: Finding[] = ignoredColumns(table, context.fiscalYear);
  for (const row of table.rows) {
    if (row.cells.length !== table.columns.length) {
      findings.push(rowRagged(row.row, row.cells.length, table.columns.length));
      continue;
    }
    const amounts = readAmounts(table, row, unit, context.office, findings);
    const name = nameIn(table, row);
    if (table.kind !== "business" && name === "") findings.push(nameMissing(row.row));
    if (isTooLong(name)) findings.push(nameTooLong(row.row, name));
    if (bearsStraySign(name)) findings.push(straySign(row.row, name));
    const line = lineOf(row, name, amounts, context.fiscalYear);
    checkRates(table, row, line, findings);
    const totals = [...amounts].map(([{ label }, cell]): [string, Won | null] => [label, totalOf(cell)]);
    const stated = new Map(totals.filter((total): total is [string, Won] => total[1] !== null));
    if (stated.size === 0) findings.push(rowWithoutAmounts(row.row, name));
    else summed.push({ row: row.row, name, amounts: stated });
    if (stated.size > 0 && !isTotalName(name)) lines.push(line);
  }
  return { lines, summed, findings };
}

/** The amounts of one row by column. A bad cell becomes a finding and counts as blank: the file is refused anyway. */
function readAmounts(
  table: CouncilTable,
  row: CouncilRow,
  unit: MoneyUnit,
  office: string,
  findings: Finding[],
): ReadonlyMap<CouncilColumn, FundAmounts> {
  const amounts = new Map<CouncilColumn, FundAmounts>();
  for (const [at, column] of table.columns.entries()) {
    if (column.role !== "appropriation" && column.role !== "expenditure" && column.role !== "plan") continue;
    const value = row.cells[at] ?? "";
    const cell = readFundCell(value, unit, office);
    if (cell.kind === "bad") findings.push(rejection(cell.code, placeAt(row.row, column.label, value), cell));
    amounts.set(column, cell.kind === "amounts" ? cell.amounts : {});
  }
  return amounts;
}

function lineOf(
  row: CouncilRow,
  name: string,
  amounts: ReadonlyMap<CouncilColumn, FundAmounts>,
  fiscalYear: number,
): CouncilLine {
  const cells = [...amounts];
  const first = (role: CouncilColumn["role"]) => cells.find(([column]) => column.role === role)?.[1] ?? {};
  const plans = cells.flatMap(([column, planned]) => {
    const date = column.role === "plan" ? planDate(column, fiscalYear) : null;
    return date === null ? [] : [{ date, amounts: planned }];
  });
  return {
    row: row.row,
    name,
    appropriation: first("appropriation"),
    expenditure: first("expenditure"),
    plans,
  };
}

function checkRates(table: CouncilTable, row: CouncilRow, line: CouncilLine, findings: Finding[]): void {
  const budget = totalOf(line.appropriation);
  for (const [at, { role, label }] of table.columns.entries()) {
    if (role !== "rate" && role !== "plan-rate") continue;
    const spent = totalOf(role === "rate" ? line.expenditure : (line.plans.at(-1)?.amounts ?? {}));
    const name = line.name === "" ? "사업별 예산현황" : line.name;
    const finding = checkPrintedRate({
      row: row.row,
      column: label,
      text: row.cells[at] ?? "",
      name,
      spent,
      budget,
    });
    if (finding !== null) findings.push(finding);
  }
}

function nameIn(table: CouncilTable, row: CouncilRow): string {
  const at = table.columns.findIndex(({ role }) => role === "name");
  return plainName(row.cells[at] ?? "");
}

function planDate({ label }: CouncilColumn, fiscalYear: number): IsoDate | null {
  const date = untilDatesIn(label, fiscalYear)[0]?.date ?? null;
  return isInYear(date, fiscalYear) ? date : null;
}

function ignoredColumns(table: CouncilTable, fiscalYear: number): Finding[] {
  return table.columns.flatMap((column, at) => {
    const isUndatedPlan = column.role === "plan" && planDate(column, fiscalYear) === null;
    const isBlank = table.rows.every(({ cells }) => (cells[at] ?? "") === "");
    if ((column.role !== "other" && !isUndatedPlan) || isBlank) return [];
    const label = column.label === "" ? `${at + 1}열` : column.label;
    return [columnIgnored(table.row, label, isUndatedPlan)];
  });
}
