/** The shortest schedule of a failing seed that can be found: steps and troubles are left out while it still fails. */
import type { PlantedBug } from "./planted-bug.ts";
import { simulate, type Violation } from "./simulation.ts";
import type { Step } from "./steps.ts";

export interface Shrunk {
  readonly steps: readonly Step[];
  readonly violation: Violation;
}

export async function shrink(
  seed: number,
  steps: readonly Step[],
  violation: Violation,
  bug: PlantedBug | null = null,
): Promise<Shrunk> {
  let best: Shrunk = { steps, violation };
  for (let isShorter = true; isShorter;) {
    isShorter = false;
    for (const candidate of simplerThan(best.steps)) {
      const found = await simulate(seed, { steps: candidate, bug });
      if (found?.invariant !== violation.invariant) continue;
      best = { steps: candidate, violation: found };
      isShorter = true;
      break;
    }
  }
  return best;
}

/** Without one step; else with one calmer, by itself, or sent once. */
function* simplerThan(steps: readonly Step[]): Generator<readonly Step[]> {
  for (const [at, step] of steps.entries())
    if (step.act !== "days" || !steps.slice(at).some(isDated)) yield steps.toSpliced(at, 1);
  for (const [at, step] of steps.entries()) {
    if (step.faultRate > 0) yield steps.with(at, { ...step, faultRate: 0 });
    if (step.ticks < quiet) yield steps.with(at, { ...step, ticks: quiet });
    if (step.act === "upload" && step.files.length > 1)
      for (const file of step.files) yield steps.with(at, { ...step, files: [file] });
    if ("copies" in step && step.copies > 1) yield steps.with(at, { ...step, copies: 1 });
  }
}

/** What it says is of a day that has come by then. */
function isDated({ act }: Step): boolean {
  return act === "upload" || act === "event" || act === "snapshot";
}

/** Enough for what was begun to come to its end before the next step. */
const quiet = 20_000;
