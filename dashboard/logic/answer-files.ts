/** One answer for several files: each is answered by itself and in order, and the first problem ends it. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { grouped } from "./format-figures.ts";
import type { MatchedAnswer, Problem, UploadAnswer } from "../../shared/contracts/api/api.ts";

type Outcome = MatchedAnswer["outcome"];

export type AnsweredFile =
  | { readonly kind: "given"; readonly value: { readonly outcome: Outcome } }
  | { readonly kind: "problem"; readonly problem: Problem };

export interface AnsweredFiles {
  /** Files whose answer another process enters. */
  readonly requested: readonly string[];
  /** What is said of all of them together; null where none was answered. */
  readonly outcome: Outcome | null;
  readonly problem: Problem | null;
}

export async function answerFiles(
  uploadIds: readonly string[],
  send: (uploadId: string) => Promise<AnsweredFile>,
): Promise<AnsweredFiles> {
  const requested: string[] = [];
  const outcomes: Outcome[] = [];
  for (const id of uploadIds) {
    const given = await send(id);
    if (given.kind === "problem") return { requested, outcome: wholeOf(outcomes), problem: given.problem };
    outcomes.push(given.value.outcome);
    if (given.value.outcome === "requested") requested.push(id);
  }
  return { requested, outcome: wholeOf(outcomes), problem: null };
}

/** What is still under way is worth more than what is done, and that more than nothing. */
function wholeOf(outcomes: readonly Outcome[]): Outcome | null {
  const inOrder = ["requested", "matched", "nothing-to-do"] as const;
  return inOrder.find((each) => outcomes.includes(each)) ?? null;
}

/** A file that waits is looked at anew when it is opened; the list counts what was found when it came. Null where both agree. */
export function recountedWords(
  { state, findingCount }: Pick<UploadAnswer, "state" | "findingCount">,
  listed: number | null,
): Bilingual | null {
  if (state !== "held" || listed === null || listed === findingCount) return null;
  const [before, now] = [grouped(listed), grouped(findingCount)];
  return {
    ko: `지금 장부에 맞추어 다시 살펴본 지적입니다. 목록의 ${before}건은 올렸을 때의 지적이고, 지금은 ${now}건입니다.`,
    en: `What is found against the books of now. The list counts the ${before} of when the file came; now there are ${now}.`,
  };
}

/** How many answers were given: pairs, as the button counted them, and in how many goes. */
export function givenWords(answers: readonly { readonly pairs: readonly unknown[] }[]): Bilingual {
  const pairs = answers.reduce((sum, { pairs: own }) => sum + own.length, 0);
  const all = grouped(pairs);
  const goes =
    answers.length === 1
      ? { ko: "한 번", en: "one go" }
      : { ko: `${grouped(answers.length)}번`, en: `${grouped(answers.length)} goes` };
  return pairs === answers.length
    ? { ko: `적은 답 ${all}건`, en: `Answers given: ${all}` }
    : { ko: `적은 답 ${all}건 (${goes.ko}에 적음)`, en: `Answers given: ${all} (in ${goes.en})` };
}
