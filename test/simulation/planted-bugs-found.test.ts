/** The proof that the simulation finds bugs of the known kinds. */
import { expect, test } from "vitest";
import { firstFound } from "./find-bug.ts";
import { plantedBugs } from "./planted-bugs.ts";

test.each(plantedBugs.map((bug) => [bug.name, bug] as const))(
  "a planted bug is found as docs/guarantees.md says: %s",
  async (_name, bug) => {
    const { seed, violation } = await firstFound(bug);
    process.stderr.write(`${bug.name}: ${violation.invariant} after ${seed} seeds\n`);
    expect(violation.invariant).toBe(bug.breaks);
  },
  240_000,
);
