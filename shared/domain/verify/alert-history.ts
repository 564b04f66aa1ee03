/** Whether the log of an alert is one unbroken story that leads to where it stands. Pure. */
import { alertName } from "../alerts/alert-name.ts";
import { type Alert, type AlertChange, isOpen } from "../alerts/alert.ts";
import { differences, discrepanciesOf, type Discrepancy, discrepancyOf } from "./discrepancy.ts";

export interface AlertHistoryEntry {
  readonly alert: Alert;
  readonly change: AlertChange;
  /** The moment of the change, ISO 8601. */
  readonly at: string;
}

/** @param log of all alerts of some books, in any order. */
export function brokenHistories(
  openAlerts: readonly Alert[],
  log: readonly AlertHistoryEntry[],
): Discrepancy[] {
  const stories = Map.groupBy(log, ({ alert }) => alertName(alert));
  const alerts = new Map(openAlerts.map((alert) => [alertName(alert), alert]));
  const names = new Set([...stories.keys(), ...alerts.keys()]);
  return [...names].flatMap((name) => brokenStory(name, alerts.get(name), stories.get(name) ?? []));
}

/** What a person did about an alert changed nothing but its state and its explanation. */
const acts: ReadonlySet<AlertChange> = new Set(["acknowledged", "snoozed", "explained", "withdrawn"]);
/** Acts that are allowed about what is over. */
const actsOnCleared: ReadonlySet<AlertChange> = new Set(["explained", "withdrawn"]);

export function isAct(change: AlertChange): boolean {
  return acts.has(change);
}

function brokenStory(
  name: string,
  openAlerts: Alert | undefined,
  chapters: readonly AlertHistoryEntry[],
): Discrepancy[] {
  const story = chapters.toSorted((a, b) => a.alert.version - b.alert.version);
  const breaks = story.flatMap((chapter, at) => breakAt(name, chapter, at, story.slice(0, at)));
  const last = story.at(-1)?.alert;
  if (openAlerts === undefined) return [...breaks, discrepancyOf("alert-missing", { name })];
  if (last === undefined) return [discrepancyOf("alert-log-broken", { name })];
  return [...breaks, ...discrepanciesOf("alert-differs", { name }, differences(last, openAlerts))];
}

function breakAt(
  name: string,
  { alert, change, at }: AlertHistoryEntry,
  place: number,
  earlier: readonly AlertHistoryEntry[],
): Discrepancy[] {
  const before = earlier.at(-1)?.alert ?? null;
  const expected = `${place + 1}`;
  if (alert.version !== place + 1)
    return [
      discrepancyOf("alert-log-broken", { name }, { field: "version", expected, found: `${alert.version}` }),
    ];
  const wasOpen = before !== null && isOpen(before);
  const opens = change === "raised" || change === "reopened";
  if (!actsOnCleared.has(change) && opens === wasOpen)
    return [discrepancyOf("alert-log-broken", { name }, { field: "change", expected: null, found: change })];
  if (before === null || !isAct(change)) return [];
  if (change === "withdrawn") {
    const { status, explanation } = earlier.at(-2)?.alert ?? before;
    const next = { ...before, version: alert.version, status, explanation };
    return discrepanciesOf("alert-differs", { name }, differences(next, alert));
  }
  const { explanation } = alert;
  const isGivenNow = explanation !== null && explanation.at !== before.explanation?.at;
  const next: Alert = {
    ...before,
    version: alert.version,
    status: statusAfter({ alert, change, at }, before, isGivenNow),
    explanation: isGivenNow ? { ...explanation, at } : before.explanation,
  };
  return discrepanciesOf("alert-differs", { name }, differences(next, alert));
}

/** Whoever gives a reason does what it is the reason of; without one only the state says who it was. */
function statusAfter(
  { alert: { status, explanation }, change, at }: AlertHistoryEntry,
  before: Alert,
  isGivenNow: boolean,
): Alert["status"] {
  if (change === "explained") {
    // Who says why has seen it; what was put off or is over stays so. An older version left an open alert open.
    const isSeenNow =
      before.status.state === "open" && status.state === "acknowledged" && explanation !== null;
    return isSeenNow ? { state: "acknowledged", by: explanation.by, at } : before.status;
  }
  if (!("at" in status)) return before.status;
  // What is seen once more without a reason keeps the moment at which it was seen first; older versions wrote the later one.
  const isSeenAgain =
    !isGivenNow && status.state === "acknowledged" && before.status.state === "acknowledged";
  const since = isSeenAgain && status.at === before.status.at ? status.at : at;
  return { ...status, at: since, by: isGivenNow && explanation !== null ? explanation.by : status.by };
}
