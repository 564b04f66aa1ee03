/** The promises I1 to I8 of docs/guarantees.md, looked at when everything came to rest. */
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import { checkAlerts, checkAlertLog } from "./check-alerts.ts";
import { checkFigures, checkEffects, checkViews } from "./check-figures.ts";
import { checkNotices } from "./check-notices.ts";
import { checkSnapshots } from "./check-snapshots.ts";
import { modelOf, silenceFault } from "./model.ts";
import type { Violation } from "./simulation.ts";
import type { World } from "./work.ts";

const ends = new Set(["applied", "undone", "held", "rejected", "discarded"]);

export async function checkInvariants(
  world: World,
  told: readonly OutboxBundle[],
): Promise<Violation | null> {
  const { stores } = world;
  const model = await modelOf(stores);
  const open = model.uploads.find(({ outcome }) => !ends.has(outcome.state));
  const [letter] = stores.failureQueue.letters;
  const checks: readonly (readonly [string, () => Promise<string | null> | string | null])[] = [
    ["I3", () => (open === undefined ? null : `upload ${open.seq} is left ${open.outcome.state}`)],
    ["I3", () => (letter === undefined ? null : `a message was dead-lettered: ${letter.reason.message}`)],
    ["I1", () => checkEffects(model)],
    ["I1", () => silenceFault(model)],
    ["I2", () => checkFigures(model)],
    ["I2", () => checkViews(world, model, null)],
    ["I4", () => checkViews(world, model, "as of days")],
    ["I5", () => checkAlertLog(world)],
    ["I8", () => checkAlerts(world, model, told)],
    ["I6", () => checkNotices(world, told)],
    ["I7", () => checkSnapshots(world, model)],
  ];
  for (const [invariant, check] of checks) {
    const what = await check();
    if (what !== null) return { invariant, what };
  }
  return null;
}
