/** One row of QWGJK to what it says of one project, or a total to be checked; every bad cell is told. */
import type { Finding } from "../../domain/values/finding.ts";
import { type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import { plainCode, plainName } from "../../domain/values/plain-text.ts";
import type { Won } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import { codeMangled, isMangledCode, nameFindings } from "../kernel/row-findings.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type AmountField, amountFields, type Field, type QwgjkRow } from "./fields.ts";
import { amountMissing, codeMissing, codeStrange, fundsDiffer } from "./qwgjk-findings.ts";

export interface QwgjkLine {
  readonly row: number;
  readonly code: string;
  readonly account: string;
  readonly department: string;
  readonly name: string;
  readonly accountName: string | null;
  readonly departmentName: string | null;
  readonly field: string | null;
  readonly appropriation: Won;
  readonly currentBudget: FundAmounts;
  readonly expenditure: Won;
}

export interface ReadLine {
  /** Null for a total and for a bad row. */
  readonly line: QwgjkLine | null;
  /** Null when an amount cannot be read. */
  readonly summed: SummedRow | null;
  readonly findings: readonly Finding[];
}

export function readQwgjkRow({ row, cells }: QwgjkRow): ReadLine {
  const text = (field: Field) => plainField(field, cells[field] ?? "");
  const { amounts, findings } = amountsIn(row, cells);
  const [name, code, account, department] = [
    text("dbiz_nm"),
    text("dbiz_cd"),
    text("acnt_dv_cd"),
    text("dept_cd"),
  ];
  const summed = amounts === null ? null : { row, name, amounts: new Map(Object.entries(amounts)) };
  if (isAddedTotal(name, code)) return { line: null, summed, findings };
  findings.push(...nameFindings(row, name), ...codeFindings(row, [code, account, department]));
  if (amounts === null || findings.length > 0) return { line: null, summed, findings };
  const currentBudget: FundAmounts = {
    national: amounts.bdg_ntep,
    provincial: amounts.capep,
    municipal: amounts.sggep,
    other: amounts.etc_amt,
  };
  if (totalOf(currentBudget) !== amounts.bdg_cash_amt) {
    return { line: null, summed, findings: [fundsDiffer(row, amounts.bdg_cash_amt, currentBudget)] };
  }
  const orNull = (field: Field) => text(field) || null;
  const line: QwgjkLine = {
    row,
    code,
    account,
    department,
    name,
    accountName: orNull("acnt_dv_nm"),
    departmentName: orNull("dept_nm"),
    field: orNull("fld_nm"),
    appropriation: amounts.cpl_amt,
    currentBudget,
    expenditure: amounts.ep_amt,
  };
  return { line, summed, findings };
}

/** A total that somebody added: the portal gives none, and a project has a code. */
export function isAddedTotal(name: string, code: string): boolean {
  return code.trim() === "" && isTotalName(name);
}

function plainField(field: Field, cell: string): string {
  return field.endsWith("_nm") ? plainName(cell) : plainCode(cell);
}

function amountsIn(
  row: number,
  cells: QwgjkRow["cells"],
): { readonly amounts: Readonly<Record<AmountField, Won>> | null; readonly findings: Finding[] } {
  const findings: Finding[] = [];
  const won = (field: AmountField): Won => {
    const value = cells[field] ?? "";
    const cell = readAmountCell(value, "원");
    if (cell.kind === "amount") return cell.won;
    const place = placeAt(row, field, value);
    findings.push(cell.kind === "blank" ? amountMissing(row, field) : rejection(cell.code, place, cell));
    return 0n;
  };
  const amounts: Record<AmountField, Won> = {
    cpl_amt: 0n,
    bdg_cash_amt: 0n,
    bdg_ntep: 0n,
    capep: 0n,
    sggep: 0n,
    etc_amt: 0n,
    ep_amt: 0n,
  };
  for (const field of amountFields) amounts[field] = won(field);
  return { amounts: findings.length > 0 ? null : amounts, findings };
}

const codeFields = ["dbiz_cd", "acnt_dv_cd", "dept_cd"] as const;

function codeFindings(row: number, codes: readonly string[]): readonly Finding[] {
  return codeFields.flatMap((field, at) => {
    const code = codes[at] ?? "";
    if (code === "") return [codeMissing(row, field)];
    if (isMangledCode(code)) return [codeMangled(row, code)];
    return /^[0-9A-Za-z-]{1,40}$/.test(code) ? [] : [codeStrange(row, field, code)];
  });
}
