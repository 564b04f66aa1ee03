/**
 * The alerts that were open on a day: as they were last changed by figures of that day or of one before. What was found later, from later figures, is not of that day. The explanation is the latest, for
 * people explain afterwards.
 */
import { type Alert, isOpen } from "./alert.ts";
import type { IsoDate } from "../values/calendar.ts";
import { alertName } from "./alert-name.ts";
import { ascending } from "../values/order.ts";

/** Whether all of them are of the day already, so that no log need be read. */
export function areOf(standing: readonly Alert[], date: IsoDate): boolean {
  return standing.every((alert) => isOf(alert, date));
}

/**
 * @param log every state that an alert ever had, oldest first.
 * @returns in the order of their names.
 */
export function alertsOn(standing: readonly Alert[], log: readonly Alert[], date: IsoDate): Alert[] {
  const then = new Map<string, Alert>();
  for (const state of [...log, ...standing]) if (isOf(state, date)) then.set(alertName(state), state);
  const explained = new Map(standing.map((alert) => [alertName(alert), alert.explanation]));
  return [...then]
    .filter(([, alert]) => isOpen(alert))
    .toSorted(([a], [b]) => ascending(a, b))
    .map(([name, alert]) => ({ ...alert, explanation: explained.get(name) ?? alert.explanation }));
}

function isOf({ facts }: Alert, date: IsoDate): boolean {
  return facts.asOf <= date;
}
