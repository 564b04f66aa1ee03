/** A dump of the open data, as an office's day is published: one row for each project. */

export interface OpenDataRow {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly budget: number;
  readonly spent: number;
}

const office = {
  fyr: "2026",
  wa_laf_cd: "4500000",
  wa_laf_hg_nm: "전북",
  laf_cd: "4573000",
  laf_hg_nm: "전북무주군",
};
const sector = { fld_cd: "140", fld_nm: "국토및지역개발", ane_part_cd: "141", part_nm: "수자원" };

export const openDataBooks = { office: "4573000", fiscalYear: 2026 };

/** @param asOf YYYY-MM-DD */
export function openData(asOf: string, rows: readonly OpenDataRow[]): string {
  return JSON.stringify(
    rows.map(({ code, name, department, budget, spent }) => ({
      ...office,
      acnt_dv_cd: "100",
      acnt_dv_nm: "일반회계",
      dept_cd: department,
      dbiz_cd: code,
      dbiz_nm: name,
      exe_ymd: asOf.replaceAll("-", ""),
      bdg_cash_amt: budget,
      bdg_ntep: 0,
      capep: 0,
      sggep: budget,
      etc_amt: 0,
      ep_amt: spent,
      cpl_amt: budget,
      ...sector,
    })),
  );
}

/** Payments of 건설과 as an office exports them: the name of the project, the day, the won. */
export function paidByRoads(
  ...payments: readonly (readonly [project: string, day: string, amount: number])[]
): string {
  const rows = payments.map(
    ([project, date, amount], at) =>
      `${at + 1},일반회계,건설과,${project},시설비,${date.replaceAll("-", "")},${amount},1`,
  );
  return ["번호,회계구분,부서명,세부사업명,통계목,지급일자,지출액,지급명령번호", ...rows, ""].join("\r\n");
}
