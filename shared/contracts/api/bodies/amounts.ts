/** Amounts by measure and fund as JSON: won as text; a measure or fund in which nothing is, is left out. */
import * as z from "zod";
import { type Fund, type FundAmounts, funds, totalOf } from "../../../domain/values/fund.ts";
import { type FactualMeasure, factualMeasures } from "../../../domain/values/measure.ts";
import type { MeasureAmounts } from "../../../domain/values/measure-amounts.ts";
import { won } from "./parts.ts";

const fundAmounts = z.strictObject({
  total: won,
  national: won.optional(),
  provincial: won.optional(),
  municipal: won.optional(),
  other: won.optional(),
  unsplit: won.optional(),
});

export const measureAmounts = z.strictObject({
  appropriation: fundAmounts.optional(),
  "current-budget": fundAmounts.optional(),
  commitment: fundAmounts.optional(),
  expenditure: fundAmounts.optional(),
});

export type MeasureAmountsJson = z.infer<typeof measureAmounts>;
type FundAmountsJson = z.infer<typeof fundAmounts>;

export function amountsToJson(amounts: MeasureAmounts): MeasureAmountsJson {
  const json: { [measure in FactualMeasure]?: FundAmountsJson } = {};
  for (const measure of factualMeasures)
    if (totalOf(amounts[measure]) !== null) json[measure] = fundsToJson(amounts[measure]);
  return json;
}

function fundsToJson(amounts: FundAmounts): FundAmountsJson {
  const byFund: { [fund in Fund]?: string } = {};
  for (const fund of funds) {
    const amount = amounts[fund];
    if (amount !== undefined) byFund[fund] = `${amount}`;
  }
  return { total: `${totalOf(amounts) ?? 0n}`, ...byFund };
}
