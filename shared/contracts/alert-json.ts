/**
 * An alert as JSON, one shape for events, stored items and `monitor alerts --json`: amounts in won as
 * decimal text, shares once as printed (`76.1`) and once exact (`64795/85094`), from which they are read back.
 */
import * as z from "zod";
import type { Alert, AlertFacts } from "../domain/alert.ts";
import { formatPercent, type Fraction } from "../domain/fraction.ts";
import { levels } from "../domain/office-view.ts";
import { severities } from "../domain/policy.ts";
import { rateBases } from "../domain/rate.ts";
import { describeBehindTarget, describeRecovery } from "../domain/rules/behind-target.ts";
import { fractionText, fund, isoDate, wonText } from "./primitives.ts";

const factsSchema = z.object({
  asOf: isoDate,
  judgedOn: isoDate,
  budgetWon: wonText,
  expenditureWon: wonText,
  rateExact: fractionText,
  rateBasis: z.enum(rateBases),
  expectedRateExact: fractionText,
  paceBasis: z.enum(["plan", "calendar", "mixed"]),
  dayOfYear: z.int(),
  daysInYear: z.int(),
  gapExact: fractionText,
  targetRateExact: fractionText,
  planWon: wonText.nullable(),
  planRateExact: fractionText.nullable(),
  planUnspentWon: wonText.nullable(),
  monthsLeft: z.int(),
  requiredPerMonthWon: wonText.nullable(),
});

const scopeSchema = z.object({
  level: z.enum(levels),
  id: z.string(),
  name: z.string().nullable(),
  department: z.string().nullable(),
  unitProject: z.string().nullable(),
});

export const alertSchema = z.object({
  scope: scopeSchema,
  fund: z.union([fund, z.literal("all")]),
  rule: z.literal("behind-target"),
  state: z.enum(["open", "cleared"]),
  severity: z.enum(severities),
  since: isoDate,
  policyVersion: z.string(),
  knownSeq: z.int(),
  version: z.int(),
  facts: factsSchema,
  message: z.string(),
  messageEn: z.string(),
});

export type AlertJson = z.input<typeof alertSchema> & { readonly facts: ReturnType<typeof factsToJson> };

export function alertToJson(alert: Alert): AlertJson {
  const describe = alert.state === "open" ? describeBehindTarget : describeRecovery;
  const { ko, en } = describe(alert.scope.name ?? "단위사업 미지정", alert.facts);
  return { ...alert, facts: factsToJson(alert.facts), message: ko, messageEn: en };
}

export function alertFromJson(json: unknown): Alert {
  const { facts, message: _ko, messageEn: _en, ...alert } = alertSchema.parse(json);
  return {
    ...alert,
    facts: {
      asOf: facts.asOf,
      judgedOn: facts.judgedOn,
      budget: facts.budgetWon,
      spent: facts.expenditureWon,
      rate: facts.rateExact,
      rateBasis: facts.rateBasis,
      expectedRate: facts.expectedRateExact,
      paceBasis: facts.paceBasis,
      dayOfYear: facts.dayOfYear,
      daysInYear: facts.daysInYear,
      gap: facts.gapExact,
      targetRate: facts.targetRateExact,
      plan: facts.planWon,
      planRate: facts.planRateExact,
      planUnspent: facts.planUnspentWon,
      monthsLeft: facts.monthsLeft,
      requiredPerMonth: facts.requiredPerMonthWon,
    },
  };
}

function factsToJson(facts: AlertFacts) {
  return {
    asOf: facts.asOf,
    judgedOn: facts.judgedOn,
    budgetWon: facts.budget.toString(),
    expenditureWon: facts.spent.toString(),
    rate: formatPercent(facts.rate, 1),
    rateExact: exact(facts.rate),
    rateBasis: facts.rateBasis,
    expectedRate: formatPercent(facts.expectedRate, 1),
    expectedRateExact: exact(facts.expectedRate),
    paceBasis: facts.paceBasis,
    dayOfYear: facts.dayOfYear,
    daysInYear: facts.daysInYear,
    gapPoints: formatPercent(facts.gap, 1),
    gapExact: exact(facts.gap),
    targetRate: formatPercent(facts.targetRate, 1),
    targetRateExact: exact(facts.targetRate),
    planWon: facts.plan?.toString() ?? null,
    planRate: facts.planRate === null ? null : formatPercent(facts.planRate, 1),
    planRateExact: facts.planRate === null ? null : exact(facts.planRate),
    planUnspentWon: facts.planUnspent?.toString() ?? null,
    monthsLeft: facts.monthsLeft,
    requiredPerMonthWon: facts.requiredPerMonth?.toString() ?? null,
  };
}

function exact(share: Fraction): string {
  return `${share.numerator}/${share.denominator}`;
}
