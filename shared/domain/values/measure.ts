/** The amounts that a budget line can state. Source: the settlement columns of 지방재정365 and council reports. */
import type { Bilingual } from "./bilingual.ts";

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

export const measureNames: Readonly<Record<Measure, Bilingual>> = {
  appropriation: { ko: "예산액", en: "appropriation" },
  "current-budget": { ko: "예산현액", en: "current budget" },
  commitment: { ko: "원인행위액", en: "commitment" },
  expenditure: { ko: "집행액", en: "expenditure" },
  plan: { ko: "집행계획", en: "plan" },
  requirement: { ko: "소요예산", en: "requirement" },
};
