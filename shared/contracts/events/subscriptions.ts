/**
 * Which stage is woken by which topics of the outbox. The relay sends by this table, one PC delivers by it, and AWS
 * has one queue for each of its rows.
 */
import type { OutboxBundle } from "./outbox.ts";

export type Topic = OutboxBundle["topic"];

export const stages = ["ingest", "assess", "notify", "snapshot", "report", "verify"] as const;
export type Stage = (typeof stages)[number];

/** No stage subscribes to a topic of its own: it would wake itself. */
const subscriptions: Readonly<Record<Stage, readonly Topic[]>> = {
  ingest: ["upload-command"],
  assess: ["upload", "day"],
  notify: ["upload", "alert", "digest"],
  snapshot: ["quarter", "snapshot-command"],
  report: ["snapshot", "report-command"],
  verify: ["verify-command"],
};

/** In the order of the flow; empty for a topic that nobody here waits for. */
export function subscribersOf(topic: string): Stage[] {
  return stages.filter((stage) => subscriptions[stage].some((each) => each === topic));
}
