/** `국비`, `시비`, `구비` as rows below a project: shares of its amounts, to which they must add up. */
import type { Finding } from "../../domain/values/finding.ts";
import { type Fund, type FundAmounts, fundOfLabel, totalOf } from "../../domain/values/fund.ts";
import type { Won } from "../../domain/values/won.ts";
import { fundRowsDiffer } from "./table-findings.ts";
import type { RowAmounts } from "./read-cells.ts";
import type { ReadRow } from "./row-groups.ts";
import type { RowPlace } from "./row-kinds.ts";

export interface FundRow {
  readonly row: number;
  readonly fund: string;
  readonly amounts: RowAmounts;
}

export function fundsBelow(
  rows: readonly ReadRow[],
  places: readonly RowPlace[],
  at: number,
): readonly FundRow[] {
  const funds: FundRow[] = [];
  for (let below = at + 1; places[below]?.kind === "fund"; below++) {
    const [read, fund] = [rows[below], places[below]?.fund ?? null];
    if (read !== undefined && fund !== null) funds.push({ row: read.row.row, fund, amounts: read.amounts });
  }
  return funds;
}

/** What a row states, or its funds below where it states nothing itself. */
export function statedIn({ amounts }: ReadRow, funds: readonly FundRow[]): ReadonlyMap<string, Won> {
  const stated = new Map(amounts.stated);
  for (const { amounts: share } of funds) {
    for (const [label, won] of share.stated)
      if (!amounts.stated.has(label)) stated.set(label, (stated.get(label) ?? 0n) + won);
  }
  return stated;
}

/** The rows of the funds stand for the total above them, to which they must add up; they may begin in its own row. */
export function withFundRows(
  { row, amounts }: ReadRow,
  { name, fund: ownFund }: RowPlace,
  funds: readonly FundRow[],
  office: string,
  findings: Finding[],
): RowAmounts["measures"] {
  const split = (measure: keyof RowAmounts["measures"]): FundAmounts => {
    const own = amounts.measures[measure];
    const stated = totalOf(own);
    const first = ownFund === null ? null : (fundOfLabel(ownFund, office) ?? "other");
    const shares: { [fund in Fund]?: Won } = first === null || stated === null ? {} : { [first]: stated };
    for (const each of funds) {
      const won = totalOf(each.amounts.measures[measure]);
      const fund = fundOfLabel(each.fund, office) ?? "other";
      if (won !== null) shares[fund] = (shares[fund] ?? 0n) + won;
    }
    const sum = totalOf(shares);
    if (sum === null) return own;
    if (ownFund !== null || stated === null || sum === stated) return shares;
    findings.push(
      fundRowsDiffer(
        row.row,
        name,
        measure,
        funds.map((each) => each.row),
      ),
    );
    return own;
  };
  return {
    appropriation: split("appropriation"),
    "current-budget": split("current-budget"),
    commitment: split("commitment"),
    expenditure: split("expenditure"),
  };
}
