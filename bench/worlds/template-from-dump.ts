/** Makes our own template, as CSV, from a 지방재정365 dump: the same projects and won under our headers. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

const won = z.int();

const dumpSchema = z.object({
  asof: z.string().regex(/^\d{8}$/),
  rows: z.array(
    z.object({
      dbiz_cd: z.string(),
      dbiz_nm: z.string(),
      dept_cd: z.string(),
      acnt_dv_nm: z.string(),
      fld_nm: z.string(),
      cpl_amt: won,
      bdg_cash_amt: won,
      bdg_ntep: won,
      capep: won,
      sggep: won,
      etc_amt: won,
      ep_amt: won,
    }),
  ),
});

const headers = [
  "사업코드",
  "사업명",
  "부서",
  "회계",
  "분야",
  "예산액(원)",
  "예산현액(원)",
  "예산현액 국비(원)",
  "예산현액 시도비(원)",
  "예산현액 시군구비(원)",
  "예산현액 기타(원)",
  "집행액(원)",
  "기준일",
];

export interface Template {
  readonly csv: string;
  readonly projects: number;
  readonly budget: bigint;
  readonly spent: bigint;
}

/** The real dump of 1,763 projects, where the public data lies beside the project. */
export const realDump = join(import.meta.dirname, "../../../shared/data/lofin365/muju-5-asof-20260821.json");

/** @throws when the file is absent or no such dump. */
export async function templateFromDump(path: string): Promise<Template> {
  const { asof, rows } = dumpSchema.parse(JSON.parse(await readFile(path, "utf8")));
  const asOf = `${asof.slice(0, 4)}-${asof.slice(4, 6)}-${asof.slice(6)}`;
  const lines = rows.map((row) => [
    row.dbiz_cd,
    row.dbiz_nm,
    row.dept_cd,
    row.acnt_dv_nm,
    row.fld_nm,
    row.cpl_amt,
    row.bdg_cash_amt,
    row.bdg_ntep,
    row.capep,
    row.sggep,
    row.etc_amt,
    row.ep_amt,
    asOf,
  ]);
  return {
    csv: [headers, ...lines]
      .map((cells) => `${cells.map((cell) => quoted(`${cell}`)).join(",")}\r\n`)
      .join(""),
    projects: rows.length,
    budget: rows.reduce((sum, row) => sum + BigInt(row.bdg_cash_amt), 0n),
    spent: rows.reduce((sum, row) => sum + BigInt(row.ep_amt), 0n),
  };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
