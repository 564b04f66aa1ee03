/** Commands of one office that meet, and planted bugs: what `npm run simulate` does with thousands of seeds. */
import { describe, expect, test } from "vitest";
import { tableBelow } from "../guarantees/document.ts";
import { firstFound } from "./find-bug.ts";
import { promises } from "./planted-bug.ts";
import { plantedBug, plantedBugs } from "./planted-bugs.ts";
import { schedules, stepsOfSchedule } from "./schedules.ts";
import { shrink } from "./shrink.ts";
import { simulate } from "./simulation.ts";

describe("commands of one office that meet", () => {
  test.each(schedules.map((schedule) => [schedule.name, schedule] as const))(
    "%s",
    async (_name, schedule) => {
      for (let seed = 1; seed <= 12; seed++) {
        const steps = stepsOfSchedule(schedule, seed);
        expect({ seed, broken: await simulate(seed, { steps }) }).toEqual({ seed, broken: null });
      }
    },
    180_000,
  );
});

test.each([
  { seed: 847084283, broke: "a confirmation of a month that another one of it hid" },
  { seed: 847086285, broke: "payments between a full statement and a later one of the same month" },
  { seed: 61947831, broke: "the place of a line whose earlier facts were all taken back" },
  {
    seed: 20733641,
    broke: "a month as it lies after several writers, held against one that one writer made",
  },
])("seed $seed holds, which broke $broke", async ({ seed }) => {
  expect(await simulate(seed)).toBeNull();
});

describe("a failing seed", () => {
  const bug = plantedBug("a snapshot store that overwrites");

  test("is the same summer each time it runs", async () => {
    const { seed, steps, violation } = await firstFound(bug);
    expect(await simulate(seed, { bug, steps })).toEqual(violation);
  }, 240_000);

  test("is printed as a shorter schedule that still fails", async () => {
    const { seed, steps, violation } = await firstFound(bug);
    const shortest = await shrink(seed, steps, violation, bug);
    expect(shortest.violation.invariant).toBe(violation.invariant);
    expect(shortest.steps.length).toBeLessThan(steps.length);
  }, 240_000);
});

describe("docs/guarantees.md names the planted bugs", () => {
  test("each of them, and every promise has one", () => {
    const notified = tableBelow("Under simulation").map(
      ([promise = "", , , bug = ""]) => `${promise.slice(0, 2)}: ${bug}`,
    );
    expect(notified.toSorted()).toEqual(
      plantedBugs.map(({ breaks, name }) => `${breaks}: ${name}`).toSorted(),
    );
    expect(new Set(plantedBugs.map(({ breaks }) => breaks))).toEqual(new Set(promises));
  });
});
