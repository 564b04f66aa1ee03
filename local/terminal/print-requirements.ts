/**
 * What next year's businesses will need (소요예산), as a table below the rates: they have no budget and no
 * spending yet, and among this year's lines they would read as ones that reported nothing.
 */
import { type Fund, fundNames, funds } from "../../shared/domain/values/fund.ts";
import type { RateRow } from "../../shared/domain/rates/rate-rows.ts";
import { sumStated } from "../../shared/domain/rates/rate.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import { type Column, table } from "./terminal-table.ts";

const columns: readonly Column[] = [
  { title: "구분 level", align: "left" },
  { title: "이름 name", align: "left" },
  { title: "다음 해 소요 next year", align: "right" },
  { title: "기준일 as of", align: "left" },
];

/** @returns lines of text; none where nothing says what next year needs. */
export function requirementsTable(
  rows: readonly RateRow[],
  namesOf: (row: RateRow) => readonly [string, string],
  amountOf: (won: Won | null) => string,
): readonly string[] {
  const stated = rows.filter(({ amounts }) => amounts.requirement !== null);
  if (stated.length === 0) return [];
  const body = stated.map((row) => [...namesOf(row), amountOf(row.amounts.requirement), row.asOf]);
  return [
    "",
    "다음 해 소요예산 (올해의 예산과 집행에는 더하지 않음) / what the next fiscal year needs, in no figure of this year",
    "",
    table(columns, [...body, ...totalRows(stated, amountOf)]),
  ];
}

/** Businesses are in no sum of the view, so their total stands nowhere unless it is made here. */
function totalRows(
  stated: readonly RateRow[],
  amountOf: (won: Won | null) => string,
): readonly (readonly string[])[] {
  if (stated.some(({ scope }) => scope.level !== "business")) return [];
  const total = (of: Fund | "all"): Won | null =>
    sumStated(stated.filter(({ fund }) => fund === of).map(({ amounts }) => amounts.requirement));
  const parts = funds.flatMap((fund) => {
    const won = total(fund);
    const { ko, en } = fundNames[fund];
    return won === null ? [] : [["", `  └ ${ko} ${en}`, amountOf(won), ""]];
  });
  return [["합계", "total", amountOf(total("all")), ""], ...parts];
}
