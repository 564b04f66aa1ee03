/** One row of the bulk file to a line, a total to be checked, or the list of what is wrong with it. */
import type { Finding } from "../../domain/values/finding.ts";
import type { FundAmounts } from "../../domain/values/fund.ts";
import { plainName, plainText } from "../../domain/values/plain-text.ts";
import { formatWon, type MoneyUnit, type Won } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { fundsRounded, shareTotal } from "../cells/rounded-funds.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import { ownText } from "../kernel/own-text.ts";
import { nameFindings } from "../kernel/row-findings.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { isTotalName } from "../tables/total-names.ts";
import { amountBlank, fundsDiffer } from "./bulk-findings.ts";
import type { BulkColumn, BulkSheet } from "./bulk-sheet.ts";

export interface BulkLine {
  readonly row: number;
  readonly office: string;
  readonly account: string;
  readonly name: string;
  readonly field: string | null;
  readonly appropriation: Won;
  readonly currentBudget: FundAmounts;
  readonly expenditure: Won;
}

const amountColumns = [
  "currentBudget",
  "national",
  "provincial",
  "municipal",
  "other",
  "expenditure",
  "appropriation",
] as const;

export function isAmountColumn({ places }: BulkSheet, at: number): boolean {
  return amountColumns.some((column) => places[column] === at);
}

export function readBulkRow(
  row: number,
  cells: readonly string[],
  { places, headers }: BulkSheet,
  unit: MoneyUnit,
): {
  readonly line: BulkLine | null;
  readonly summed: SummedRow | null;
  readonly findings: readonly Finding[];
} {
  const text = (column: BulkColumn) => ownText(plainName(cells[places[column]] ?? ""));
  const findings: Finding[] = [];
  const amounts = new Map<BulkColumn, Won>();
  for (const column of amountColumns) {
    const value = plainText(cells[places[column]] ?? "");
    const cell = readAmountCell(value, unit);
    const place = placeAt(row, headers[column], value);
    if (cell.kind === "amount") amounts.set(column, cell.won);
    else findings.push(cell.kind === "blank" ? amountBlank(place) : rejection(cell.code, place, cell));
  }
  const words = [text("name"), text("account"), text("office"), text("region")];
  const total = words.find(isTotalName);
  const name = total ?? text("name");
  const byHeader = [...amounts].map(([column, won]): [string, Won] => [headers[column], won]);
  const summed = findings.length > 0 ? null : { row, name, amounts: new Map(byHeader) };
  if (total !== undefined) return { line: null, summed, findings };
  findings.push(...nameFindings(row, name));
  const won = (column: BulkColumn) => amounts.get(column) ?? 0n;
  const currentBudget = {
    national: won("national"),
    provincial: won("provincial"),
    municipal: won("municipal"),
    other: won("other"),
  };
  const whole = won("currentBudget");
  const shared = shareTotal(whole, currentBudget, () => unit);
  if (findings.length === 0 && shared.kind === "differs")
    findings.push(fundsDiffer(row, headers.currentBudget, whole, shared.sum));
  if (findings.length > 0 || shared.kind === "differs") return { line: null, summed, findings };
  const line: BulkLine = {
    row,
    office: `${text("region")} ${text("office")}`.trim(),
    account: text("account"),
    name,
    field: text("field") === "" ? null : text("field"),
    appropriation: won("appropriation"),
    currentBudget: shared.amounts,
    expenditure: won("expenditure"),
  };
  if (shared.kind === "rounded")
    findings.push(
      fundsRounded(placeAt(row, headers.currentBudget, formatWon(whole)), name, whole, shared.rest),
    );
  return { line, summed, findings };
}
