/** One answer for several files: each is answered by itself and in order, and the first problem ends it. */
import type { MatchedAnswer, Problem } from "../../shared/contracts/api/api.ts";

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
