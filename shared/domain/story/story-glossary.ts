/** The words of the public page in plain language, and where its figures come from: nobody has to know the budget's terms. */
import type { RateBasis } from "../rates/rate.ts";
import type { Bilingual } from "../values/bilingual.ts";

export interface GlossaryEntry {
  readonly term: Bilingual;
  readonly meaning: Bilingual;
}

const budgetMeanings: Readonly<Record<"current-budget" | "appropriation" | "budget", Bilingual>> = {
  "current-budget": {
    ko: "올해 쓸 수 있는 돈. 의회가 정한 예산에 지난해에서 넘어온 돈과 옮겨 온 돈을 더한 예산현액입니다.",
    en: "The money that may be spent this year: the budget that the council voted, with what came over from last year and was moved in.",
  },
  appropriation: {
    ko: "의회가 올해 쓰도록 정한 돈입니다.",
    en: "The money that the council voted for this year.",
  },
  budget: {
    ko: "올해 쓸 수 있는 돈. 넘어온 돈까지 알려진 사업은 그것을 더하고, 아니면 의회가 정한 예산입니다.",
    en: "The money that may be spent this year: with what came over from last year where that is stated, else as the council voted it.",
  },
};

/** The words that the page uses, in the order in which it uses them. */
export function storyGlossary(basis: RateBasis): readonly GlossaryEntry[] {
  const [spending, budget] = basis.split("/");
  const kind = budget === "appropriation" || budget === "budget" ? budget : "current-budget";
  return [
    { term: { ko: "예산", en: "Budget" }, meaning: budgetMeanings[kind] },
    {
      term: { ko: "집행", en: "Spent" },
      meaning:
        spending === "commitment"
          ? {
              ko: "계약이나 결정으로 쓰기로 한 돈(원인행위액)입니다. 아직 내주지 않은 돈도 들어 있습니다.",
              en: "Money that a contract or decision binds, also where it was not paid yet.",
            }
          : { ko: "실제로 내준 돈입니다.", en: "Money that was paid." },
    },
    {
      term: { ko: "집행률", en: "Rate" },
      meaning: { ko: "집행을 예산으로 나눈 비율입니다.", en: "What was spent, divided by the budget." },
    },
    {
      term: { ko: "기대 집행률", en: "Expected rate" },
      meaning: {
        ko: "사업의 계획, 지난해 흐름, 비슷한 사업 등으로 볼 때 이맘때까지 썼을 비율입니다. 예비비처럼 속도를 따질 수 없는 사업은 뺍니다.",
        en: "The part that would be spent by now, by the plans of projects, last year or similar projects. Reserves and the like, which have no pace, are left out.",
      },
    },
    {
      term: { ko: "연말 전망", en: "Forecast" },
      meaning: {
        ko: "지금까지의 흐름이 이어질 때 12월 31일까지 쓸 것으로 보이는 돈입니다. 정해진 것이 아닙니다.",
        en: "What will be spent by 31 December if things go on as they did. It is no promise.",
      },
    },
  ];
}
