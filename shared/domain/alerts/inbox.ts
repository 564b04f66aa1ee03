/**
 * Where a row of alerts lies in the inbox: what nobody has answered is new, what somebody works at waits for its reason or
 * its day, and what is answered leaves. What gets worse, or is due again, comes back by itself.
 */
import type { IsoDate } from "../values/calendar.ts";
import { type AlertRow, needsAction } from "./alert-rows.ts";
import { type Alert, isOpen } from "./alert.ts";

export const inboxTabs = ["new", "waiting", "overdue", "snoozed", "done"] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** @param today a day that was promised is over when it is before this. */
export function inboxTabOf({ lead, facets }: AlertRow, today: IsoDate): InboxTab {
  const open = [lead, ...facets].filter(isOpen);
  if (open.length === 0) return "done";
  const awake = open.filter(needsAction);
  if (awake.length === 0) return "snoozed";
  if (awake.some((alert) => isOverdue(alert, today))) return "overdue";
  if (awake.some(({ status }) => status.state === "open")) return "new";
  return awake.some(isPromised) ? "waiting" : "done";
}

/** What needs somebody: nobody has answered it, an answer or a day is waited for, or the day is over. Every screen counts these. */
export const pressingTabs = ["new", "waiting", "overdue"] as const satisfies readonly InboxTab[];

export function isPressing(row: AlertRow, today: IsoDate): boolean {
  const tab = inboxTabOf(row, today);
  return pressingTabs.some((each) => each === tab);
}

export function countPressing(counts: Readonly<Record<InboxTab, number>>): number {
  return pressingTabs.reduce((sum, tab) => sum + counts[tab], 0);
}

/** How many rows lie where. */
export function countByTab(rows: readonly AlertRow[], today: IsoDate): Readonly<Record<InboxTab, number>> {
  const counts = { new: 0, waiting: 0, overdue: 0, snoozed: 0, done: 0 };
  for (const row of rows) counts[inboxTabOf(row, today)] += 1;
  return counts;
}

/** The first day on which something of the row was found. */
export function sinceOf({ lead, facets }: AlertRow): IsoDate {
  const open = facets.filter(isOpen);
  return open.reduce((first, { since }) => (since < first ? since : first), lead.since);
}

/** Who answers for it: the owner that was named, whoever has seen it, else the department. Null: the office. */
export function answererOf({ lead: { explanation, status, scope } }: AlertRow): string | null {
  if (explanation !== null && explanation.owner !== null) return explanation.owner;
  return status.state === "acknowledged" || status.state === "snoozed" ? status.by : scope.department;
}

function isOverdue({ explanation }: Alert, today: IsoDate): boolean {
  return explanation !== null && explanation.due !== null && explanation.due < today;
}

/** Somebody is at work, and has still to say why, or to do it. */
function isPromised(alert: Alert): boolean {
  return !isExplained(alert) || alert.explanation?.due !== null;
}

/**
 * Somebody said why, since the alert was open last. To have seen it, or to have put it off, explains nothing, whatever was noted
 * with it; and what was said before it came back is no answer to its coming back.
 */
export function isExplained({ explanation, status }: Pick<Alert, "explanation" | "status">): boolean {
  if (explanation === null || explanation.givenWith !== undefined) return false;
  return status.state !== "acknowledged" || explanation.at >= status.at;
}
