/** Looks for a planted bug: under each seed in a summer, and then where commands meet that a summer rarely brings together. */
import type { PlantedBug } from "./planted-bug.ts";
import { schedules, stepsOfSchedule } from "./schedules.ts";
import { simulate, stepsOf, type Violation } from "./simulation.ts";
import type { Step } from "./steps.ts";

export interface FoundBug {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly violation: Violation;
}

/** How many seeds a planted bug may take to be found. */
const mostSeeds = 60;

/** The first seed that breaks the promise that the bug is planted against. @throws RangeError where none does. */
export async function firstFound(bug: PlantedBug): Promise<FoundBug> {
  for (let seed = 1; seed <= mostSeeds; seed++) {
    for (const steps of [stepsOf(seed), ...schedules.map((schedule) => stepsOfSchedule(schedule, seed))]) {
      const violation = await simulate(seed, { bug, steps });
      if (violation?.invariant === bug.breaks) return { seed, steps, violation };
    }
  }
  throw new RangeError(`"${bug.name}" was not found within ${mostSeeds} seeds`);
}
