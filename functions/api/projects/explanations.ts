/** What persons answered to the alerts of one scope over time. */
import type { ProjectAnswer } from "../../../shared/contracts/api/api.ts";
import { scopeName } from "../../../shared/domain/alerts/alert-name.ts";
import { answerTitle } from "../../../shared/domain/words/reason-names.ts";
import type { StoredAlertChange } from "../../../shared/ports/alert-store.ts";

type Explanation = ProjectAnswer["explanations"][number];

/**
 * An answer goes to all alerts of a scope at one moment and is one explanation. A change that gives no reason keeps the
 * one before it, which is not given anew.
 * @param log everything that happened to alerts, oldest first.
 * @param of the scope, as `scopeName` gives it.
 * @returns the newest first.
 */
export function explanationsOf(log: readonly StoredAlertChange[], of: string): Explanation[] {
  const given = new Map<string, Explanation>();
  const latest = new Map<string, string>();
  for (const { alert, change } of log) {
    if (scopeName(alert.scope) !== of) continue;
    const story = `${alert.rule} ${alert.fund}`;
    const { explanation } = alert;
    if (change === "withdrawn") {
      const taken = given.get(latest.get(story) ?? "");
      if (taken !== undefined && taken.at !== explanation?.at)
        given.set(keyOf(taken), { ...taken, isWithdrawn: true });
    }
    if (explanation === null) continue;
    const key = keyOf(explanation);
    latest.set(story, key);
    if (given.has(key)) continue;
    const { givenWith, ...said } = explanation;
    given.set(key, { ...said, ...answerTitle({ reason: said.reason, givenWith }), isWithdrawn: false });
  }
  return [...given.values()].toReversed();
}

function keyOf({ at, by }: Pick<Explanation, "at" | "by">): string {
  return `${at} ${by}`;
}
