/** What budgets call their amounts and sources of money. */
import type { DiffAnswer, ProjectAnswer } from "../../shared/contracts/api/api.ts";
import type { Labels } from "./labels.ts";

export type FactualMeasure = keyof DiffAnswer["change"];
export type Fund = ProjectAnswer["steps"][number]["fund"];

/** In the order in which money goes its way. */
export const factualMeasures = [
  "appropriation",
  "current-budget",
  "commitment",
  "expenditure",
] as const satisfies readonly FactualMeasure[];

export const measureNames: Readonly<Record<FactualMeasure, Labels>> = {
  appropriation: { ko: "예산액", en: "Appropriation" },
  "current-budget": { ko: "예산현액", en: "Current budget" },
  commitment: { ko: "원인행위액", en: "Commitment" },
  expenditure: { ko: "집행액", en: "Expenditure" },
};

export const funds = [
  "national",
  "provincial",
  "municipal",
  "other",
  "unsplit",
] as const satisfies readonly Fund[];

export const fundNames: Readonly<Record<Fund, Labels>> = {
  national: { ko: "국비", en: "National" },
  provincial: { ko: "시도비", en: "Provincial" },
  municipal: { ko: "시군구비", en: "Municipal" },
  other: { ko: "기타", en: "Other" },
  unsplit: { ko: "미구분", en: "Not split" },
};
