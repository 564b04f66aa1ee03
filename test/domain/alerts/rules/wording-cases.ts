/** Facts of every rule for its wording: each fact has a value of its own, so that no two can be exchanged unseen. */
import { fraction } from "../../../../shared/domain/values/fraction.ts";
import type { Fund } from "../../../../shared/domain/values/fund.ts";
import type { FactKind, Facts, FactValue } from "../../../../shared/domain/alerts/rules/facts.ts";
import { type RuleName, ruleNamed } from "../../../../shared/domain/alerts/rules/rules.ts";
import { day } from "../../../support/builders.ts";

export interface WordingCase {
  readonly rule: RuleName;
  readonly what: string;
  readonly facts: Facts;
  readonly fund: Fund | "all";
}

type Over = Readonly<Record<string, FactValue>>;

const pace = { rung: "calendar" };
const points = (tenths: bigint) => fraction(tenths, 1_000n);
const noPlan = { plan: null, planRate: null, planUnspent: null };
const rush = { greatestMonth: 1_000_000n, lateShare: points(700n), usualLateShare: points(200n) };
const fundFacts = { ...pace, slowestFund: "national", fastestFund: "municipal" };

export const wordingCases: readonly WordingCase[] = [
  aCase("behind-target", "with a plan and months left", pace),
  aCase("behind-target", "without either", { ...pace, ...noPlan, requiredPerMonth: null }),
  aCase("behind-target", "on several pace sources", {
    ...noPlan,
    requiredPerMonth: null,
    rung: "own-plan 3, policy-curve 12",
  }),
  aCase("fund-behind", "of granted money, the slowest", fundFacts, "national"),
  aCase("fund-behind", "of provincial money, not the slowest", fundFacts, "provincial"),
  aCase("fund-behind", "of own money, no longer below", { ...fundFacts, gap: points(0n) }, "municipal"),
  aCase(
    "fund-behind",
    "of other money",
    { ...fundFacts, fastestFund: "other", slowestFund: "unsplit" },
    "other",
  ),
  aCase("no-spending", "with grants", pace),
  aCase("no-spending", "with grants and nothing spent", { ...pace, expenditure: 0n }),
  aCase("no-spending", "of own money", { ...pace, grants: null }),
  aCase("no-spending", "of own money, split by fund", { ...pace, grants: 0n }),
  aCase("shortfall-forecast", "with a band, at a pace that was reached before", { wasEverDone: "yes" }),
  aCase("shortfall-forecast", "at a pace that was never reached", { wasEverDone: "no" }),
  aCase("shortfall-forecast", "with too little history", {
    low: null,
    high: null,
    bestMonthRate: null,
    wasEverDone: null,
  }),
  aCase("shortfall-forecast", "where nobody knows a best month", {
    bestMonthRate: null,
    wasEverDone: null,
    requiredPerMonth: null,
  }),
  aCase("plan-below-target", "with a note of carry-over", { carryOver: "noted" }),
  aCase("plan-below-target", "without a note", { carryOver: "none" }),
  aCase("grant-return-risk", "by the forecast", { estimate: "forecast" }),
  aCase("grant-return-risk", "by the pace", { estimate: "pace" }),
  aCase("committed-not-paid", "", {}),
  aCase("year-end-rush", "by pace and plan", rush),
  aCase("year-end-rush", "by its pace alone", { ...rush, lateShare: null }),
  aCase("year-end-rush", "by its plan alone", { ...rush, greatestMonth: null }),
  aCase("overspent", "", {}),
  aCase("spending-without-budget", "with a budget of nothing", { budget: 0n }),
  aCase("spending-without-budget", "that was never reported", { budget: null }),
  aCase("settlement-broken", "both ways", {}),
  aCase("settlement-broken", "above the current budget", { outsideFunds: 0n }),
  aCase("settlement-broken", "outside the funds", { over: 0n }),
  aCase("cumulative-fell", "", {
    found: "3행: 줄었습니다.",
    foundEn: "Row 3: it fell.",
    uploadId: "upload-1",
    value: "1",
  }),
  aCase("cumulative-fell", "without a finding", { found: null, foundEn: null, uploadId: null, value: null }),
  aCase("printed-rate-differs", "without a finding", {
    found: null,
    foundEn: null,
    uploadId: null,
    value: null,
  }),
  aCase("not-reported", "of spending", { missing: "spending" }),
  aCase("not-reported", "of spending, without a budget", { missing: "spending", budget: null }),
  aCase("not-reported", "of anything", { missing: "figures" }),
];

function aCase(rule: RuleName, what: string, over: Over, fund: Fund | "all" = "all"): WordingCase {
  const dates = { asOf: day("2020-10-31") };
  const facts = Object.entries(ruleNamed(rule).kinds).map(([name, kind], at) => [
    name,
    valueOf(kind, BigInt(at + 1)),
  ]);
  return { rule, what, fund, facts: { ...(Object.fromEntries(facts) as Over), ...dates, ...over } };
}

function valueOf(kind: FactKind, at: bigint): FactValue {
  switch (kind.replace("?", "")) {
    case "won":
      return at * 11_111_111n;
    case "share":
    case "points":
      return points(at * 31n);
    case "count":
      return Number(at);
    default:
      return "expenditure/appropriation";
  }
}
