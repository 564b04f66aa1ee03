/** The amounts that a budget line can state. Source: the settlement columns of 지방재정365 and council reports. */
import type { Bilingual } from "./bilingual.ts";
import { addFunds, type Fund, type FundAmounts, funds, totalOf } from "./fund.ts";
import type { Won } from "./won.ts";

export const measures = [
  "appropriation",
  "current-budget",
  "commitment",
  "expenditure",
  "plan",
  "requirement",
] as const;
export type Measure = (typeof measures)[number];

/** Amounts that happened, dated in the past. */
export const factualMeasures = ["appropriation", "current-budget", "commitment", "expenditure"] as const;
export type FactualMeasure = (typeof factualMeasures)[number];

/** Amounts dated in the future: a plan inside the fiscal year, a requirement (소요예산) at the end of the next. */
export const forwardMeasures = ["plan", "requirement"] as const;
export type ForwardMeasure = (typeof forwardMeasures)[number];

export function isForward(measure: Measure): measure is ForwardMeasure {
  return measure === "plan" || measure === "requirement";
}

/** A budget may be funded or carried over anew; what was committed or spent is so. */
export function isBudget(measure: string): measure is "appropriation" | "current-budget" {
  return measure === "appropriation" || measure === "current-budget";
}

export const measureNames: Readonly<Record<Measure, Bilingual>> = {
  appropriation: { ko: "예산액", en: "appropriation" },
  "current-budget": { ko: "예산현액", en: "current budget" },
  commitment: { ko: "원인행위액", en: "commitment" },
  expenditure: { ko: "집행액", en: "expenditure" },
  plan: { ko: "집행계획", en: "plan" },
  requirement: { ko: "소요예산", en: "requirement" },
};

export type MeasureAmounts = Readonly<Record<FactualMeasure, FundAmounts>>;

export const noAmounts: MeasureAmounts = {
  appropriation: {},
  "current-budget": {},
  commitment: {},
  expenditure: {},
};

/** Amounts by measure and fund that can be added and taken from each other; a fund that is absent is 0. */
export function addAmounts(a: MeasureAmounts, b: MeasureAmounts): MeasureAmounts {
  return byMeasure((measure) => addFunds(a[measure], b[measure]));
}

/** What b has more than a, fund by fund; funds in which they agree are left out. */
export function changeOf(a: MeasureAmounts, b: MeasureAmounts): MeasureAmounts {
  return byMeasure((measure) => {
    const change: { [fund in Fund]?: Won } = {};
    for (const fund of funds) {
      const won = (b[measure][fund] ?? 0n) - (a[measure][fund] ?? 0n);
      if (won !== 0n) change[fund] = won;
    }
    return change;
  });
}

export function isNothing(amounts: MeasureAmounts): boolean {
  return factualMeasures.every((measure) => funds.every((fund) => (amounts[measure][fund] ?? 0n) === 0n));
}

/** The measures in which a change only moves money from one fund to another. */
export function movedMeasures(change: MeasureAmounts): FactualMeasure[] {
  return factualMeasures.filter(
    (measure) =>
      totalOf(change[measure]) === 0n && funds.some((fund) => (change[measure][fund] ?? 0n) !== 0n),
  );
}

export function onlyIn(amounts: MeasureAmounts, kept: readonly FactualMeasure[]): MeasureAmounts {
  return byMeasure((measure) => (kept.includes(measure) ? amounts[measure] : {}));
}

function byMeasure(amounts: (measure: FactualMeasure) => FundAmounts): MeasureAmounts {
  return {
    appropriation: amounts("appropriation"),
    "current-budget": amounts("current-budget"),
    commitment: amounts("commitment"),
    expenditure: amounts("expenditure"),
  };
}
