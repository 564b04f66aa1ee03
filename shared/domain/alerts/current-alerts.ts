/**
 * Alerts as they read now: what people did about them is stored, and what they say is what the evaluation finds in
 * current figures. What the evaluation decides counts at once, before the assess stage has stored it.
 */
import { type IsoDate, laterOf } from "../values/calendar.ts";
import { ascending } from "../values/order.ts";
import { alertName, scopeName } from "./alert-name.ts";
import { type Alert, decide, decideGone, type Decision, isOpen } from "./alert.ts";
import { evaluateOffice, type Evaluation, type OfficeFigures } from "./evaluate-office.ts";
import type { Facts } from "./rules/facts.ts";
import { lagRules } from "./rules/rules.ts";

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
    const { scope, facts } = found;
    return { ...alert, scope, facts, since: sinceWhen(alert, facts), isJudged: true };
  });
}

/** Silence begins anew behind each file, though the alert of the silence before it was never closed. */
function sinceWhen({ rule, since }: Alert, { asOf, missing }: Facts): IsoDate {
  return rule === "not-reported" && missing === "figures" ? laterOf(since, asOf) : since;
}

/** As the record of a change tells it. */
export function asRecorded(alert: Alert): CurrentAlert {
  return { ...alert, isJudged: true };
}

type ChangeDecision = Exclude<Decision, { kind: "nothing" }>;

/** What an evaluation means for the alerts that stand: those to raise, to change and to clear. Pure. */
export function judgeOffice(
  figures: OfficeFigures,
  alerts: readonly Alert[],
  today: IsoDate,
): ChangeDecision[] {
  return decisionsOn(evaluateOffice(figures, alerts, today), alerts);
}

function decisionsOn(evaluation: Evaluation, alerts: readonly Alert[]): ChangeDecision[] {
  const openAlerts = new Map(alerts.map((alert) => [alertName(alert), alert]));
  const found = evaluation.observations.map((seen) => decide(openAlerts.get(alertName(seen)) ?? null, seen));
  const over = alerts.map((alert) => overOf(alert, evaluation));
  return [...found, ...over].filter((decision) => decision.kind === "change");
}

/** Where no rule speaks of a scope any more, no rule would ever close its alert. */
function overOf(alert: Alert, evaluation: Evaluation): Decision {
  const { scopes, excluded, withoutBudget, notifiedBelow, settledSeq } = evaluation;
  const name = scopeName(alert.scope);
  if (!scopes.has(name)) return decideGone(alert, "gone", Math.max(settledSeq, alert.knownSeq));
  if (lagRules.has(alert.rule) && excluded.has(name)) return decideGone(alert, "excluded", alert.knownSeq);
  if (lagRules.has(alert.rule) && withoutBudget.has(name))
    return decideGone(alert, "no-budget", Math.max(settledSeq, alert.knownSeq));
  if (lagRules.has(alert.rule) && notifiedBelow.has(name))
    return decideGone(alert, "told-below", Math.max(settledSeq, alert.knownSeq));
  return { kind: "nothing" };
}

/**
 * The alerts that were open on a day: as they were last changed by figures of that day or of one before. What was
 * found later, from later figures, is not of that day. The explanation is the latest, for people explain afterwards.
 * Whether all of them are of the day already, so that no log need be read.
 */
export function areOf(openAlerts: readonly Alert[], date: IsoDate): boolean {
  return openAlerts.every((alert) => isOf(alert, date));
}

/**
 * @param log every state that an alert ever had, oldest first.
 * @returns in the order of their names.
 */
export function alertsOn(openAlerts: readonly Alert[], log: readonly Alert[], date: IsoDate): Alert[] {
  const then = new Map<string, Alert>();
  for (const state of [...log, ...openAlerts]) if (isOf(state, date)) then.set(alertName(state), state);
  const explained = new Map(openAlerts.map((alert) => [alertName(alert), alert.explanation]));
  return [...then]
    .filter(([, alert]) => isOpen(alert))
    .toSorted(([a], [b]) => ascending(a, b))
    .map(([name, alert]) => ({ ...alert, explanation: explained.get(name) ?? alert.explanation }));
}

function isOf({ facts }: Alert, date: IsoDate): boolean {
  return facts.asOf <= date;
}
