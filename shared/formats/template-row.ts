/** One row of the office's template to a record, a total to be checked, or nothing; every bad cell is told. */
import { type IsoDate, isInFiscalYear } from "../domain/calendar.ts";
import type { Finding } from "../domain/finding.ts";
import type { SourceRecord } from "../domain/posting.ts";
import { type ProjectFacts, projectIdOfCode, projectIdOfName } from "../domain/project.ts";
import { isMoneyUnit, type MoneyUnit, type Won } from "../domain/won.ts";
import { readAmountCell } from "./amount-cell.ts";
import { amountFault, type AmountFault } from "./amount-fault.ts";
import { asOfConflict, asOfOutsideYear, asOfUnknown } from "./as-of.ts";
import { readDateCell } from "./date-cell.ts";
import { rejection } from "./finding-list.ts";
import type { UploadContext } from "./format.ts";
import {
  bearsStraySign,
  straySign,
  cellTooLong,
  codeDamaged,
  isDamagedCode,
  isTooLong,
  nameMissing,
  nameTooLong,
  rowRagged,
  rowWithoutAmounts,
  unitCellUnknown,
} from "./row-fault.ts";
import { type AmountInRow, entriesOf, measuresOf, type PlanInRow, planOf } from "./template-amounts.ts";
import { isPassedOver, type TextField } from "./template-columns.ts";
import { type HeadedColumn, type TemplateSheet, unitOfColumn } from "./template-sheet.ts";
import { isTotalName, type SummedRow } from "./row-groups.ts";

export interface TemplateRow {
  /** Null for a total, for a row without amounts and for a bad row. */
  readonly record: SourceRecord | null;
  /** Null when the row states no amount. */
  readonly summed: SummedRow | null;
  readonly findings: readonly Finding[];
}

/** A text of the template is a name or an address; more is a cell that swallowed its neighbours. */
const maxCellLength = 1_000;

/** @param cells one per column of the sheet, else the row is refused. */
export function readTemplateRow(
  row: number,
  cells: readonly string[],
  sheet: TemplateSheet,
  context: UploadContext,
): TemplateRow {
  const { columns } = sheet;
  if (cells.length !== columns.length) return refused(rowRagged(row, cells.length, columns.length));
  const long = columns.find(
    ({ column }, at) => !isPassedOver(column) && (cells[at] ?? "").length > maxCellLength,
  );
  if (long !== undefined) return refused(cellTooLong(row, long.header, maxCellLength));
  const findings: Finding[] = [];
  const { amounts, plans } = amountsIn(row, cells, sheet, context, findings);
  const stated = [...amounts, ...plans].map(({ header, won }): [string, Won] => [header, won]);
  const total = totalNameIn(cells, columns);
  const name = total ?? textIn(cells, columns, "name") ?? "";
  const summed = stated.length === 0 ? null : { row, name, amounts: new Map(stated) };
  if (total !== null) return { record: null, summed, findings };
  const isSilent = stated.length === 0 && findings.length === 0;
  findings.push(...textFaults(row, cells, columns));
  const asOf = asOfIn(row, cells, sheet, context, findings);
  const { measures, findings: sums } = measuresOf(row, amounts);
  const { points, findings: planFaults } = planOf(row, plans);
  findings.push(...sums, ...planFaults);
  if (isSilent) findings.push(rowWithoutAmounts(row, name));
  if (asOf === null || findings.length > 0) return { record: null, summed, findings };
  const entries = entriesOf(measures, points, asOf, context.fiscalYear);
  return { record: { project: factsOf(cells, columns), asOf, entries, rows: [row] }, summed, findings };
}

function refused(finding: Finding): TemplateRow {
  return { record: null, summed: null, findings: [finding] };
}

function factsOf(cells: readonly string[], columns: readonly HeadedColumn[]): ProjectFacts {
  const text = (kind: TextField) => textIn(cells, columns, kind);
  const [code, department, contact] = [text("code"), text("department"), text("contact")];
  const name = text("name") ?? "";
  return {
    id: code === null ? projectIdOfName("project", department, name) : projectIdOfCode(code),
    tier: "project",
    name,
    department,
    unitProject: text("unitProject"),
    team: text("team"),
    account: text("account"),
    field: text("field"),
    // A person's name is no address for notices, and is not kept.
    contact: contact?.includes("@") === true ? contact : null,
  };
}

/** What is wrong with the name, the code and the department: together they are the project's id. */
function textFaults(
  row: number,
  cells: readonly string[],
  columns: readonly HeadedColumn[],
): readonly Finding[] {
  const identity = (["name", "code", "department"] as const).map(
    (kind) => textIn(cells, columns, kind) ?? "",
  );
  const [name = "", code = ""] = identity;
  return [
    ...(name === "" ? [nameMissing(row)] : []),
    ...identity.filter(bearsStraySign).map((text) => straySign(row, text)),
    ...identity.filter(isTooLong).map((text) => nameTooLong(row, text)),
    ...(isDamagedCode(code) ? [codeDamaged(row, code)] : []),
  ];
}

function textIn(
  cells: readonly string[],
  columns: readonly HeadedColumn[],
  kind: TextField | "as-of" | "unit",
): string | null {
  const value = (cells[columns.findIndex(({ column }) => column.kind === kind)] ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return value === "" ? null : value;
}

/** The name of a total row; where the name is blank, 합계 may stand in any other text column. */
function totalNameIn(cells: readonly string[], columns: readonly HeadedColumn[]): string | null {
  const name = textIn(cells, columns, "name");
  if (name !== null) return isTotalName(name) ? name : null;
  const others = (["code", "unitProject", "department", "account", "field"] as const).map((kind) =>
    textIn(cells, columns, kind),
  );
  return others.find((text) => text !== null && isTotalName(text)) ?? null;
}

function amountsIn(
  row: number,
  cells: readonly string[],
  sheet: TemplateSheet,
  context: UploadContext,
  findings: Finding[],
): { readonly amounts: readonly AmountInRow[]; readonly plans: readonly PlanInRow[] } {
  const amounts: AmountInRow[] = [];
  const plans: PlanInRow[] = [];
  const rowUnit = textIn(cells, sheet.columns, "unit");
  if (rowUnit !== null && !isMoneyUnit(rowUnit)) {
    findings.push(unitCellUnknown(row, rowUnit));
    return { amounts, plans };
  }
  for (const [at, headed] of sheet.columns.entries()) {
    const { header, column } = headed;
    if (column.kind !== "amount" && column.kind !== "plan") continue;
    const value = cells[at] ?? "";
    const won = wonIn(value, rowUnit, unitOfColumn(headed, sheet, context));
    if (won === null) continue;
    if (typeof won !== "bigint") findings.push(rejection(won.code, { row, column: header, value }, won));
    else if (column.kind === "plan") plans.push({ header, span: column.span, month: column.month, won });
    else amounts.push({ header, measure: column.measure, fund: column.fund, won });
  }
  return { amounts, plans };
}

/** Null where the cell is blank; why it is bad where it cannot be read in the one unit that is stated. */
function wonIn(
  value: string,
  rowUnit: MoneyUnit | null,
  columnUnit: MoneyUnit | null,
): Won | AmountFault | null {
  const cell = readAmountCell(value, columnUnit ?? rowUnit);
  if (cell.kind === "blank") return null;
  const isContradicted = rowUnit !== null && columnUnit !== null && rowUnit !== columnUnit;
  if (isContradicted) return amountFault("unit-conflict", value);
  return cell.kind === "amount" ? cell.won : cell;
}

function asOfIn(
  row: number,
  cells: readonly string[],
  { columns }: TemplateSheet,
  context: UploadContext,
  findings: Finding[],
): IsoDate | null {
  const value = textIn(cells, columns, "as-of");
  const column = columns.find((headed) => headed.column.kind === "as-of")?.header ?? null;
  const place = { row, column, value };
  const cell = readDateCell(value ?? "");
  if (cell.kind === "bad") {
    findings.push(rejection(cell.code, place, cell));
    return null;
  }
  const asOf = cell.kind === "date" ? cell.date : context.asOf;
  if (asOf === null) findings.push(asOfUnknown(place));
  else if (context.asOf !== null && asOf !== context.asOf)
    findings.push(asOfConflict(place, [asOf, context.asOf]));
  else if (!isInFiscalYear(asOf, context.fiscalYear))
    findings.push(asOfOutsideYear(place, asOf, context.fiscalYear));
  return asOf;
}
