/** Stores what a person does about a row of alerts, against the alerts as they then stand. */
import { type Answer, answerAlert, withdrawAnswer } from "../../../shared/domain/alerts/alert-answer.ts";
import { alertName, scopeName } from "../../../shared/domain/alerts/alert-name.ts";
import { type Alert, isOpen } from "../../../shared/domain/alerts/alert.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import type { AlertStore, StoredAlertChange } from "../../../shared/ports/alert-store.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import { repeatWhileOvertaken } from "../../../shared/domain/values/repeat-while-overtaken.ts";

export interface AnswerDependencies {
  readonly alerts: AlertStore;
  readonly clock: Clock;
}

export type AnswerResult =
  /** `alert` is the one that was named, or where that is over, the one that stands in its place. */
  | { readonly kind: "answered"; readonly before: Alert; readonly alert: Alert }
  | { readonly kind: "refused"; readonly finding: Finding };

/** A look of the assess stage may be stored in between. */
const contention = {
  maxAttempts: 6,
  message: "The alert kept being changed by others; try again.",
  code: "alerts-contended",
};

/**
 * All that stands open of the same scope is answered alike: people answer for a project, and not for a rule.
 * @param name of one of the scope's alerts, as `alertName` gives it.
 * @throws Failure `alert-unknown` when the books have no such alert.
 */
export async function storeAnswer(
  books: Books,
  name: string,
  answer: Answer,
  by: string,
  { alerts, clock }: AnswerDependencies,
): Promise<AnswerResult> {
  return repeatWhileOvertaken({ ...contention, context: { ...books, name } }, async () => {
    const openAlerts = await alerts.readAlerts(books);
    const named = openAlerts.find((each) => alertName(each) === name);
    if (named === undefined) {
      throw new Failure(`There is no alert ${name}: monitor alerts lists those that there are.`, {
        code: "alert-unknown",
        retryable: false,
        context: { ...books, name },
      });
    }
    const at = clock.now();
    const [before, ...others] = answeredWith(named, openAlerts, answer);
    const answered = answerAlert(before, answer, { by, at, today: clock.today() });
    if (answered.kind === "refused") return answered;
    const changes: StoredAlertChange[] = [{ alert: answered.alert, change: answered.change, at }];
    for (const other of others) {
      const alike = answerAlert(other, answer, { by, at, today: clock.today() });
      if (alike.kind === "answered") changes.push({ alert: alike.alert, change: alike.change, at });
    }
    const isSaved = (await alerts.save({ books, changes, bundle: null })) === "saved";
    return isSaved ? { kind: "answered", before, alert: answered.alert } : null;
  });
}

/** What is over is answered only where nothing of its scope stands, or to say why it was so. */
function answeredWith(
  named: Alert,
  openAlerts: readonly Alert[],
  { act }: Answer,
): readonly [Alert, ...Alert[]] {
  const scope = scopeName(named.scope);
  const open = openAlerts.filter((each) => isOpen(each) && scopeName(each.scope) === scope);
  const others = open.filter((each) => each !== named);
  const [first, ...rest] = others;
  return isOpen(named) || act === "explain" || first === undefined ? [named, ...others] : [first, ...rest];
}

// Takes back what a person answered last to a row of alerts, where nothing happened to them since.

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
