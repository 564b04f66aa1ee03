/** How the sentences of the rules are put together: from facts, in Korean and English alike. */
import { type Expectation, type PaceSource, paceSources } from "../../pace/expected-path.ts";
import { type Bilingual, topic } from "../../values/bilingual.ts";
import type { IsoDate } from "../../values/calendar.ts";
import { formatPercent, type Fraction } from "../../values/fraction.ts";
import { type Fund, type FundNames, funds } from "../../values/fund.ts";

/** One after the other. */
export function joined(...sentences: readonly Bilingual[]): Bilingual {
  return {
    ko: sentences.map(({ ko }) => ko).join(" "),
    en: sentences.map(({ en }) => en).join(" "),
  };
}

/** With one decimal, half-up, as Korean reports print: `76.1`. */
export function percent(share: Fraction): string {
  return formatPercent(share, 1);
}

/** Why an alert was cleared. @param what of the alert, such as 집행 지연. */
export function noLonger(name: string, asOf: IsoDate, what: Bilingual): Bilingual {
  return {
    ko: `${topic(name)} ${asOf} 기준으로 더 이상 ${what.ko} 알림의 대상이 아닙니다.`,
    en: `${name}: as of ${asOf} it no longer counts as ${what.en}.`,
  };
}

/** Where money was handed on, paid is not yet spent: 교부 is not 실집행. */
export const paidOnIsNotSpent: Bilingual = {
  ko: "보조금을 교부한 금액은 보조사업자가 아직 집행하지 않았을 수 있으니 실집행액도 확인해 주십시오.",
  en: "Grants paid on (교부) may not be spent by the grantee yet (실집행): ask for that figure too.",
};

/**
 * What a fund is called where it was kept as a fact, and which funds were granted from above. A text that is no fund
 * of today is told as it stands.
 */
export function fundWords(text: string, names: FundNames): Bilingual {
  const fund = funds.find((each) => each === text);
  return fund === undefined ? { ko: text, en: text } : names[fund];
}

/** National and provincial money: what is not spent of it goes back. */
export function isGranted(fund: Fund | "all"): boolean {
  return fund === "national" || fund === "provincial";
}

/**
 * What an expected rate rests on, kept as a fact and told in words. `policy-curve` or, where the lines stand on
 * several, `own-plan 3, policy-curve 12`.
 */
export function paceSourceText({ paceSource, linesOn }: Expectation): string {
  if (paceSource !== "mixed") return paceSource;
  return paceSources
    .filter((each) => linesOn[each] > 0)
    .map((each) => `${each} ${linesOn[each]}`)
    .join(", ");
}

/** The words for a text of `paceSourceText`; a part that is no source of today is told as it stands. */
export function paceWords(text: string): Bilingual {
  const parts = text.split(", ").map((part) => {
    const [name = "", count] = part.split(" ");
    const words = wordsOf(name);
    return count === undefined ? words : { ko: `${words.ko} ${count}건`, en: `${words.en} (${count})` };
  });
  return {
    ko: `${parts.map(({ ko }) => ko).join("·")} 기준`,
    en: `by ${parts.map(({ en }) => en).join(" and ")}`,
  };
}

const paceSourceWords: Readonly<Record<PaceSource, Bilingual>> = {
  "own-plan": { ko: "사업별 계획", en: "its own plan" },
  "own-last-year": { ko: "전년도 집행 흐름", en: "its own last year" },
  "similar-projects": { ko: "유사 사업의 전년도 흐름", en: "similar projects last year" },
  "policy-curve": { ko: "정책 집행곡선", en: "the policy's curve" },
  calendar: { ko: "달력 일수", en: "calendar days" },
};

function wordsOf(name: string): Bilingual {
  const paceSource = paceSources.find((each) => each === name);
  return paceSource === undefined ? { ko: name, en: name } : paceSourceWords[paceSource];
}
