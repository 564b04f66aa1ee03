/** The rates as CSV for a workbook: every row that was chosen, in won, whichever fit the screen. */
import { csvBytes } from "../../functions/api/projects/csv-text.ts";
import type { RateRow } from "../../shared/domain/rates/rate-rows.ts";
import { formatPercent } from "../../shared/domain/values/fraction.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { FundNames } from "../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../shared/domain/words/fund-names.ts";
import { attributeNames, isOfAttribute, levelNames, type RateSelection } from "../terminal/rate-selection.ts";

const head = [
  "구분",
  "이름",
  "부서",
  "부서코드",
  "단위사업",
  "재원",
  "예산액(원)",
  "예산현액(원)",
  "원인행위액(원)",
  "집행액(원)",
  "12.31. 계획(원)",
  "집행률(%)",
  "기준일",
] as const;

const measures = ["appropriation", "current-budget", "commitment", "expenditure", "plan"] as const;

/** @param by of what the sums are, where they are of an account or a field. */
export function ratesCsv(
  { office }: Books,
  rows: readonly RateRow[],
  { by }: Pick<RateSelection, "by">,
): Uint8Array {
  const names = fundNamesOf(office);
  return csvBytes([head, ...rows.map((row) => cellsOf(row, names, by))]);
}

function cellsOf(row: RateRow, names: FundNames, by: RateSelection["by"]): string[] {
  const { scope, fund, amounts, rate, asOf } = row;
  const level = by !== null && isOfAttribute(row) ? attributeNames[by] : levelNames[scope.level];
  return [
    level.ko,
    scope.name ?? "",
    scope.department ?? "",
    scope.departmentCode ?? "",
    scope.unitProject ?? "",
    fund === "all" ? "전체" : names[fund].ko,
    ...measures.map((measure) => (amounts[measure] === null ? "" : `${amounts[measure]}`)),
    rate === null ? "" : formatPercent(rate, 1),
    asOf,
  ];
}
