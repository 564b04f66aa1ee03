/** Stores what a person does about an alert, against the alert as it then stands. */
import type { Alert } from "../../shared/domain/alert.ts";
import { type Answer, answerAlert } from "../../shared/domain/alert-answer.ts";
import type { Books } from "../../shared/domain/books.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { alertName } from "../../shared/domain/alert-name.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";

export interface AnswerDependencies {
  readonly alerts: AlertStore;
  readonly clock: Clock;
}

export type AnswerResult =
  | { readonly kind: "answered"; readonly alert: Alert }
  | { readonly kind: "refused"; readonly finding: Finding };

/** A look of the assess stage may be stored in between. */
const maxAttempts = 6;

/**
 * @param name of the alert, as `alertName` gives it.
 * @throws Failure `alert-unknown` when the books have no such alert.
 */
export async function storeAnswer(
  books: Books,
  name: string,
  answer: Answer,
  by: string,
  { alerts, clock }: AnswerDependencies,
): Promise<AnswerResult> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const alert = (await alerts.readAlerts(books)).find((each) => alertName(each) === name);
    if (alert === undefined) {
      throw new Failure(`There is no alert ${name}: monitor alerts lists those that there are.`, {
        code: "alert-unknown",
        retryable: false,
        context: { ...books, name },
      });
    }
    const at = clock.now();
    const answered = answerAlert(alert, answer, { by, at, today: clock.today() });
    if (answered.kind === "refused") return answered;
    const changes = [{ alert: answered.alert, change: answered.change, at }];
    if ((await alerts.save({ books, changes, bundle: null })) === "saved")
      return { kind: "answered", alert: answered.alert };
  }
  throw new Failure("The alert kept being changed by others; try again.", {
    code: "alerts-contended",
    retryable: true,
    context: { ...books, name },
  });
}
