/** A worker thread of `npm run simulate`: takes the next seed until none is left or somebody found a failing one. */
import { parentPort, workerData } from "node:worker_threads";
import { Exercise } from "./exercise.ts";
import { plantedBug } from "./planted-bugs.ts";
import { shrink } from "./shrink.ts";
import { simulate, stepsOf } from "./simulation.ts";
import { stepText } from "./steps.ts";

export interface SeedWork {
  /** Of one place: the next seed, shared by all threads. */
  readonly next: Int32Array;
  /** The seed after the last. */
  readonly end: number;
  /** The name of a planted bug; null for the product as it is. */
  readonly plant: string | null;
}

export interface SeedReport {
  readonly seeds: number;
  readonly counts: Exercise["counts"];
  /** CPU time of this thread. */
  readonly cpuSeconds: number;
  readonly failing: FailingSeed | null;
}

export interface FailingSeed {
  readonly seed: number;
  readonly lines: readonly string[];
}

const { next, end, plant } = workerData as SeedWork;
const bug = plant === null ? null : plantedBug(plant);
const exercise = new Exercise();
let [seeds, failing]: [number, FailingSeed | null] = [0, null];
for (let seed = takeSeed(); seed < end && failing === null; seed = takeSeed()) {
  failing = await failureOf(seed);
  seeds += 1;
  if (failing !== null) Atomics.store(next, 0, end);
}
const { user, system } = process.threadCpuUsage();
const report: SeedReport = { seeds, counts: exercise.counts, cpuSeconds: (user + system) / 1e6, failing };
parentPort?.postMessage(report, []);

function takeSeed(): number {
  return Atomics.add(next, 0, 1);
}

async function failureOf(seed: number): Promise<FailingSeed | null> {
  const violation = await simulate(seed, { bug, exercise });
  if (violation === null) return null;
  const shortest = await shrink(seed, stepsOf(seed), violation, bug);
  const { invariant, what } = shortest.violation;
  return {
    seed,
    lines: [
      `Seed ${seed} breaks ${violation.invariant}: ${violation.what}`,
      `The shortest schedule found (${shortest.steps.length} steps) breaks ${invariant}: ${what}`,
      ...shortest.steps.map((step) => `  ${stepText(step)}`),
    ],
  };
}
