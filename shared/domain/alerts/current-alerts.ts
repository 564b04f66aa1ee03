/**
 * Alerts as they read now: what people did about them is stored, and what they say is what the evaluation finds in
 * current figures. What the evaluation decides counts at once, before the assess stage has stored it.
 */
import { type Alert, isOpen } from "./alert.ts";
import { alertName } from "./alert-name.ts";
import type { Evaluation } from "./evaluate-office.ts";
import { decisionsOn } from "./judge-office.ts";

export interface CurrentAlert extends Alert {
  /**
   * Whether its facts are those of current figures. An open alert that nothing can be said of any more, such as one
   * whose spending is reported no longer, keeps the facts of its latest change.
   */
  readonly isJudged: boolean;
}

/** In the order in which they stand; those that are new follow. */
export function currentAlerts(evaluation: Evaluation, alerts: readonly Alert[]): CurrentAlert[] {
  const seen = new Map(evaluation.observations.map((each) => [alertName(each), each]));
  const after = new Map(alerts.map((alert) => [alertName(alert), alert]));
  for (const { alert } of decisionsOn(evaluation, alerts)) after.set(alertName(alert), alert);
  return [...after].map(([name, alert]) => {
    const found = seen.get(name);
    if (!isOpen(alert)) return asRecorded(alert);
    if (found === undefined || found.severity === null) return { ...alert, isJudged: false };
    return { ...alert, scope: found.scope, facts: found.facts, isJudged: true };
  });
}

/** As the record of a change tells it. */
export function asRecorded(alert: Alert): CurrentAlert {
  return { ...alert, isJudged: true };
}
