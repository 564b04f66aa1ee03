/** What budgets call their amounts and sources of money. */
import type { DiffAnswer, ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { fundNamesOf } from "../../shared/domain/words/fund-names.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";

export type FactualMeasure = keyof DiffAnswer["change"];
export type Fund = ProjectAnswer["steps"][number]["fund"];

/** In the order in which money goes its way. */
export const factualMeasures = [
  "appropriation",
  "current-budget",
  "commitment",
  "expenditure",
] as const satisfies readonly FactualMeasure[];

export const measureNames: Readonly<Record<FactualMeasure, Bilingual>> = {
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

/** In the office's own words; in English with a capital, as they head columns. */
export function fundLabelsOf(office: string): Readonly<Record<Fund, Bilingual>> {
  const names = fundNamesOf(office);
  const labelOf = (fund: Fund): Bilingual => {
    const { ko, en } = names[fund];
    return { ko, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}` };
  };
  return {
    national: labelOf("national"),
    provincial: labelOf("provincial"),
    municipal: labelOf("municipal"),
    other: labelOf("other"),
    unsplit: labelOf("unsplit"),
  };
}
