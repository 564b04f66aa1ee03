/** What an expected rate rests on, kept as a fact and told in words. */
import { type Expectation, type Rung, rungs } from "../../pace/expected-path.ts";
import type { Sentence } from "./rule.ts";

/** `policy-curve` or, where the lines stand on several, `own-plan 3, policy-curve 12`. */
export function rungText({ rung, linesOn }: Expectation): string {
  if (rung !== "mixed") return rung;
  return rungs
    .filter((each) => linesOn[each] > 0)
    .map((each) => `${each} ${linesOn[each]}`)
    .join(", ");
}

/** The words for a text of `rungText`; a part that is no rung of today is told as it stands. */
export function paceWords(text: string): Sentence {
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

const rungWords: Readonly<Record<Rung, Sentence>> = {
  "own-plan": { ko: "사업별 계획", en: "its own plan" },
  "own-last-year": { ko: "전년도 집행 흐름", en: "its own last year" },
  "similar-projects": { ko: "유사 사업의 전년도 흐름", en: "similar projects last year" },
  "policy-curve": { ko: "정책 집행곡선", en: "the policy's curve" },
  calendar: { ko: "달력 일수", en: "calendar days" },
};

function wordsOf(name: string): Sentence {
  const rung = rungs.find((each) => each === name);
  return rung === undefined ? { ko: name, en: name } : rungWords[rung];
}
