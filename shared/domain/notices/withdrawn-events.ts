/**
 * News that came to nothing while it waited: an alert that was raised on a Friday night and cleared on
 * Sunday is no letter on Monday. What was raised and cleared before anybody was told is taken out of both
 * letters; what was told before it was cleared loses only the steps in between.
 */
import type { Matter } from "./notice.ts";

/**
 * The matters that nobody needs to hear of.
 * @param untold matters of one destination that are not sent, in any order: deliveries may cross.
 */
export function overBeforeTold(untold: readonly Matter[]): ReadonlySet<Matter> {
  const over = new Set<Matter>();
  const byAlert = Map.groupBy(untold, ({ alert }) => alert?.name ?? null);
  for (const [name, matters] of byAlert) {
    if (name === null) continue;
    const steps = matters.toSorted((a, b) => versionOf(a) - versionOf(b));
    steps.forEach((end, at) => {
      if (end.alert?.change !== "cleared") return;
      const before = steps.slice(0, at).filter((step) => !over.has(step));
      for (const step of before) if (step.alert?.change !== "cleared") over.add(step);
      // Who never heard that it began need not hear that it is over.
      if (before.some(({ alert }) => alert?.change === "raised" || alert?.change === "reopened"))
        over.add(end);
    });
  }
  return over;
}

function versionOf({ alert }: Matter): number {
  return alert?.version ?? 0;
}
