/** What is being answered about which alerts, as a draft is named. */
export type AnswerAct = "acknowledge" | "snooze" | "explain";

export interface Answering {
  readonly act: AnswerAct;
  readonly ids: readonly string[];
}

export function answerDraftName(act: AnswerAct, ids: readonly string[]): string {
  return `answer ${act} ${ids.join(",")}`;
}

/** What was begun about alerts that are here; null where nothing was, or not all of them are. */
export function begunAnswer(names: readonly string[], here: readonly string[]): Answering | null {
  for (const name of names) {
    const [, act, ids] = /^answer (acknowledge|snooze|explain) ([0-9a-f,]+)$/.exec(name) ?? [];
    const of = ids?.split(",") ?? [];
    if (isAct(act) && of.length > 0 && of.every((id) => here.includes(id))) return { act, ids: of };
  }
  return null;
}

function isAct(text: string | undefined): text is AnswerAct {
  return text === "acknowledge" || text === "snooze" || text === "explain";
}
