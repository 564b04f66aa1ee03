/** All rules, in the order in which they are shown: lag first, then what money may be left, then what is wrong. */
import { behindTargetRule } from "./behind-target.ts";
import { committedNotPaid } from "./committed-not-paid.ts";
import { fundBehind } from "./fund-behind.ts";
import { grantReturnRisk } from "./grant-return-risk.ts";
import { noSpending } from "./no-spending.ts";
import { notReported } from "./not-reported.ts";
import { overspent } from "./overspent.ts";
import { planBelowTarget } from "./plan-below-target.ts";
import { cumulativeFell, printedRateDiffers } from "./reported-findings.ts";
import type { Rule } from "./rule.ts";
import { settlementBroken } from "./settlement-broken.ts";
import { shortfallForecast } from "./shortfall-forecast.ts";
import { spendingWithoutBudget } from "./spending-without-budget.ts";
import { yearEndRush } from "./year-end-rush.ts";

const everyRule = [
  behindTargetRule,
  fundBehind,
  noSpending,
  shortfallForecast,
  planBelowTarget,
  grantReturnRisk,
  committedNotPaid,
  yearEndRush,
  overspent,
  spendingWithoutBudget,
  settlementBroken,
  cumulativeFell,
  printedRateDiffers,
  notReported,
] as const;

export type RuleName = (typeof everyRule)[number]["name"];

export const rules: readonly Rule<RuleName>[] = everyRule;

export const ruleNames: readonly RuleName[] = everyRule.map(({ name }) => name);

/** The rules that speak of slow spending. */
export const lagRules: ReadonlySet<string> = new Set(
  rules.filter(({ isAboutLag }) => isAboutLag).map(({ name }) => name),
);

/** @throws RangeError for a name that is none: stored names are parsed where they come in. */
export function ruleNamed(name: RuleName): Rule<RuleName> {
  const rule = rules.find((each) => each.name === name);
  if (rule === undefined)
    throw new RangeError(`There is no rule ${name}: use one of ${ruleNames.join(", ")}`);
  return rule;
}
