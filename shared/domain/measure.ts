/** The five amounts that a budget line can state. Source: the settlement columns of 지방재정365 and council reports. */
export const measures = ["appropriation", "current-budget", "commitment", "expenditure", "plan"] as const;
export type Measure = (typeof measures)[number];

/** All but the plan: amounts that happened, dated in the past. A plan is dated in the future. */
export const factualMeasures = ["appropriation", "current-budget", "commitment", "expenditure"] as const;
export type FactualMeasure = (typeof factualMeasures)[number];

export const measureNames: Readonly<Record<Measure, { readonly ko: string; readonly en: string }>> = {
  appropriation: { ko: "예산액", en: "appropriation" },
  "current-budget": { ko: "예산현액", en: "current budget" },
  commitment: { ko: "원인행위액", en: "commitment" },
  expenditure: { ko: "집행액", en: "expenditure" },
  plan: { ko: "집행계획", en: "plan" },
};
