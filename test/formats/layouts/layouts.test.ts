// Reports drawn by people's habits, not by the reader's: whatever is not read is refused or held, and none is misread.
import { expect, test, vi } from "vitest";
import { type Outcome, outcomeOf } from "./outcome.ts";

const seeds = 1_000;
/** Of a hundred reports that state what has to be read; of the others a person would ask, too. */
const leastRead = 85;

test("of a thousand reports in six containers none is misread", async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  const outcomes: Outcome[] = [];
  for (let seed = 1; seed <= seeds; seed++) outcomes.push(await outcomeOf(seed));
  expect(outcomes.filter(({ kind }) => kind === "wrong")).toEqual([]);
  const read = outcomes.filter(({ kind }) => kind === "read").length;
  const stating = outcomes.filter(({ kind }) => kind !== "asked").length;
  expect((100 * read) / stating).toBeGreaterThanOrEqual(leastRead);
}, 120_000);
