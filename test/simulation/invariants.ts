/** The promises I1 to I8 of docs/guarantees.md, looked at when everything came to rest. */
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { checkAlerts, checkAlertLog } from "./check-alerts.ts";
import { checkEffects, checkJournal, checkReplay, storedLedger } from "./check-effects.ts";
import { checkLines, checkLinesAt, checkEvaluations, checkViews, daysObserved } from "./check-figures.ts";
import { checkNotices } from "./check-notices.ts";
import { checkSnapshots } from "./check-snapshots.ts";
import { historyOf } from "./model.ts";
import type { Violation } from "./simulation.ts";
import type { Fixture } from "./work.ts";

const ends = new Set(["applied", "undone", "held", "rejected", "discarded"]);

export async function checkInvariants(
  fixture: Fixture,
  notified: readonly OutboxBundle[],
): Promise<Violation | null> {
  const { stores } = fixture;
  const ledger = await storedLedger(stores);
  const history = await historyOf(stores);
  const model = history.modelAt(ledger.head.lastSeq);
  const open = ledger.uploads.find(({ outcome }) => !ends.has(outcome.state));
  const known = new Set(ledger.uploads.map(({ uploadId }) => uploadId));
  const lost = [...stores.sent].find((uploadId) => !known.has(uploadId));
  const [message] = stores.failureQueue.messages;
  if ([...ledger.lines.values()].some(({ postings }) => postings.some(({ copyOf }) => copyOf !== null)))
    fixture.exercise.count("entries", "with a copy of what was confirmed");
  const checks: readonly (readonly [string, () => Promise<string | null> | string | null])[] = [
    ["I3", () => (open === undefined ? null : `upload ${open.seq} is left ${open.outcome.state}`)],
    ["I3", () => (lost === undefined ? null : `upload ${lost} was sent and is nowhere`)],
    ["I3", () => (message === undefined ? null : `a message was dead-lettered: ${message.reason.message}`)],
    ["I1", () => checkJournal(ledger)],
    ["I1", () => checkEffects(ledger, model)],
    ["I2", () => checkLines(ledger, model)],
    ["I4", () => checkLinesAt(stores, model)],
    ["I2", () => checkViews(stores, model, [null])],
    ["I4", () => checkViews(stores, model, daysObserved)],
    ["I4", () => checkEvaluations(stores, history)],
    ["I5", () => checkAlertLog(fixture)],
    ["I8", () => checkAlerts(fixture, model, notified)],
    ["I6", () => checkNotices(fixture, notified)],
    ["I7", () => checkSnapshots(fixture, model)],
    ["I1", () => checkReplay(stores)],
  ];
  for (const [invariant, check] of checks) {
    const what = await check();
    if (what !== null) return { invariant, what };
  }
  return null;
}
