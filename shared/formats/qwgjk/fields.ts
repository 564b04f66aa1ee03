/** The fields of the dataset QWGJK, 지방재정365 세부사업별 세출현황: the same in JSON, CSV and XLSX. */

/** Without one of these a row cannot be placed or checked. */
export const requiredFields = [
  "fyr",
  "laf_cd",
  "acnt_dv_cd",
  "dept_cd",
  "dbiz_cd",
  "dbiz_nm",
  "exe_ymd",
  "cpl_amt",
  "bdg_cash_amt",
  "bdg_ntep",
  "capep",
  "sggep",
  "etc_amt",
  "ep_amt",
] as const;

const optionalFields = ["acnt_dv_nm", "dept_nm", "fld_nm"] as const;

export const usedFields = [...requiredFields, ...optionalFields] as const;
export type Field = (typeof usedFields)[number];

export interface QwgjkRow {
  /** A spreadsheet's number of the row; in JSON its place in the list, from 1. */
  readonly row: number;
  /** "" where nothing is stated. */
  readonly cells: Readonly<Partial<Record<Field, string>>>;
}

/** 예산액, 예산현액 and its four funds, 지출액: all in won. */
export const amountFields = [
  "cpl_amt",
  "bdg_cash_amt",
  "bdg_ntep",
  "capep",
  "sggep",
  "etc_amt",
  "ep_amt",
] as const;
export type AmountField = (typeof amountFields)[number];

/** Fields that the portal gives and that say nothing here that another does not. */
const unusedFields: ReadonlySet<string> = new Set([
  "wa_laf_cd",
  "wa_laf_hg_nm",
  "laf_hg_nm",
  "fld_cd",
  "ane_part_cd",
  "part_nm",
  "padm_laf_cd",
  "lup_ord",
  "zon_cd",
]);

export function isField(name: string): name is Field {
  return usedFields.some((field) => field === name);
}

export function isKnownField(name: string): boolean {
  return isField(name) || unusedFields.has(name);
}

/** Field names as compared: letter case, spaces and a byte order mark do not tell them apart. */
export function comparableField(name: string): string {
  return name.replace(/[\s\ufeff"]/g, "").toLowerCase();
}
