// Reports drawn by people's habits, not by the reader's: whatever is not read is refused or held, and none is misread.
import { expect, test, vi } from "vitest";
import { type Outcome, outcomeOf } from "./outcome.ts";

const seeds = 1_000;
/** What was read when this was written; it may only rise. */
const leastRead = 700;

test("of a thousand reports in six containers none is misread", async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  const outcomes: Outcome[] = [];
  for (let seed = 1; seed <= seeds; seed++) outcomes.push(await outcomeOf(seed));
  expect(outcomes.filter(({ kind }) => kind === "wrong")).toEqual([]);
  expect(outcomes.filter(({ kind }) => kind === "read").length).toBeGreaterThanOrEqual(leastRead);
}, 120_000);
