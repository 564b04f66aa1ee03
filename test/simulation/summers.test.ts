/** A share of the seeds that `npm run simulate` runs, and whether they go through every kind of thing that may happen. */
import { expect, test } from "vitest";
import { Exercise } from "./exercise.ts";
import { simulate } from "./simulation.ts";

test("50 summers of races, faults and repetitions keep I1 to I8, and go through every kind of them", async () => {
  const exercise = new Exercise();
  for (let seed = 1; seed <= 50; seed++)
    expect({ seed, broken: await simulate(seed, { exercise }) }).toEqual({ seed, broken: null });
  expect(exercise.missing).toEqual([]);
}, 240_000);
