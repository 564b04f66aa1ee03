/** What an evaluation means for the alerts that stand: those to raise, to change and to clear. Pure. */
import { type Alert, decide, decideGone, type Decision } from "./alert.ts";
import { alertName, scopeName } from "./alert-name.ts";
import type { IsoDate } from "../values/calendar.ts";
import { type Evaluation, evaluateOffice, type OfficeFigures } from "./evaluate-office.ts";
import { lagRules } from "./rules/rules.ts";

export type ChangeDecision = Exclude<Decision, { kind: "nothing" }>;

export function judgeOffice(
  figures: OfficeFigures,
  alerts: readonly Alert[],
  today: IsoDate,
): ChangeDecision[] {
  return decisionsOn(evaluateOffice(figures, alerts, today), alerts);
}

export function decisionsOn(evaluation: Evaluation, alerts: readonly Alert[]): ChangeDecision[] {
  const standing = new Map(alerts.map((alert) => [alertName(alert), alert]));
  const found = evaluation.observations.map((seen) => decide(standing.get(alertName(seen)) ?? null, seen));
  const over = alerts.map((alert) => overOf(alert, evaluation));
  return [...found, ...over].filter((decision) => decision.kind === "change");
}

/** Where no rule speaks of a scope any more, no rule would ever close its alert. */
function overOf(alert: Alert, evaluation: Evaluation): Decision {
  const { scopes, excluded, withoutBudget, toldBelow, settledSeq } = evaluation;
  const name = scopeName(alert.scope);
  if (!scopes.has(name)) return decideGone(alert, "gone", Math.max(settledSeq, alert.knownSeq));
  if (lagRules.has(alert.rule) && excluded.has(name)) return decideGone(alert, "excluded", alert.knownSeq);
  if (lagRules.has(alert.rule) && withoutBudget.has(name))
    return decideGone(alert, "no-budget", Math.max(settledSeq, alert.knownSeq));
  if (lagRules.has(alert.rule) && toldBelow.has(name))
    return decideGone(alert, "told-below", Math.max(settledSeq, alert.knownSeq));
  return { kind: "nothing" };
}
