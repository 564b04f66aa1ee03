/** Takes back what a person answered last to a row of alerts, where nothing happened to them since. */
import { withdrawAnswer } from "../../../shared/domain/alerts/alert-answer.ts";
import { alertName, scopeName } from "../../../shared/domain/alerts/alert-name.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { repeatWhileOvertaken } from "../../../shared/domain/values/repeat-while-overtaken.ts";
import type { StoredAlertChange } from "../../../shared/ports/alert-store.ts";
import { type AnswerDependencies, type AnswerResult, contention } from "./store-answer.ts";

export interface Withdrawal {
  readonly act: "withdraw";
}

/**
 * An answer was given to all of a scope at one moment, and is taken back from all that it was given to.
 * @param name of one of the scope's alerts, as `alertName` gives it.
 * @throws Failure `alert-unknown` when the books have no such alert.
 */
export async function storeWithdrawal(
  books: Books,
  name: string,
  by: string,
  { alerts, clock }: AnswerDependencies,
): Promise<AnswerResult> {
  return repeatWhileOvertaken({ ...contention, context: { ...books, name } }, async () => {
    const log = await alerts.readLog(books);
    const stories = Map.groupBy(log, ({ alert }) => alertName(alert));
    const named = storyOf(stories.get(name) ?? []);
    const last = named.at(-1);
    if (last === undefined) {
      throw new Failure(`There is no alert ${name}.`, {
        code: "alert-unknown",
        retryable: false,
        context: { ...books, name },
      });
    }
    const at = clock.now();
    const withdrawn = withdrawAnswer(named, by);
    if (withdrawn.kind === "refused") return withdrawn;
    const changes: StoredAlertChange[] = [{ alert: withdrawn.alert, change: withdrawn.change, at }];
    const scope = scopeName(last.alert.scope);
    for (const [other, chapters] of stories) {
      const story = storyOf(chapters);
      const end = story.at(-1);
      if (other === name || end?.at !== last.at || scopeName(end.alert.scope) !== scope) continue;
      const alike = withdrawAnswer(story, by);
      if (alike.kind === "answered") changes.push({ alert: alike.alert, change: alike.change, at });
    }
    const isSaved = (await alerts.save({ books, changes, bundle: null })) === "saved";
    return isSaved ? { kind: "answered", before: last.alert, alert: withdrawn.alert } : null;
  });
}

/** By versions: moments are read off clocks that may differ. */
function storyOf(chapters: readonly StoredAlertChange[]): readonly StoredAlertChange[] {
  return chapters.toSorted((a, b) => a.alert.version - b.alert.version);
}
