import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsBy, raisedBy, type Step, wholeParts } from "../../../shared/domain/pace/path.ts";
import { addDays, dayOfYear, type IsoDate } from "../../../shared/domain/values/calendar.ts";
import { day } from "../../support/builders.ts";
import { daysOf2020, paths } from "./paths.ts";

/** 10 a day. */
const even = (date: IsoDate): bigint => BigInt(dayOfYear(date)) * 10n;
const step = (date: string, amount: bigint): Step => ({ date: day(date), amount });

describe("a path that is raised by stages", () => {
  // 30 June is day 182 of 2020, 31 March is day 91.
  test.each([
    { on: "2020-06-30", steps: [step("2020-06-30", 3_640n)], is: 3_640n, why: "reaches a stage on its day" },
    { on: "2020-03-31", steps: [step("2020-06-30", 3_640n)], is: 1_820n, why: "is stretched up to it" },
    { on: "2020-07-31", steps: [step("2020-06-30", 3_640n)], is: 3_640n, why: "stays at least there" },
    {
      on: "2020-12-31",
      steps: [step("2020-06-30", 3_640n)],
      is: 3_660n,
      why: "goes on when it overtakes it",
    },
    { on: "2020-06-30", steps: [step("2020-06-30", 1_000n)], is: 1_820n, why: "is itself where it is ahead" },
    {
      on: "2020-03-31",
      steps: [step("2020-06-30", 3_640n), step("2020-03-31", 1_000n)],
      is: 1_000n,
      why: "meets the first of two stages, and no more, on its day",
    },
    {
      on: "2020-06-30",
      steps: [step("2020-03-31", 1_000n), step("2020-06-30", 3_640n)],
      is: 3_640n,
      why: "meets the second of two stages on its day",
    },
    {
      on: "2020-04-30",
      steps: [step("2020-03-31", 1_000n), step("2020-06-30", 3_640n)],
      // 1,000, and of the 820 that the path adds by 30 June the 210 of April, stretched to 2,640.
      is: 1_676n,
      why: "is stretched from the first stage to the second",
    },
    { on: "2020-04-30", steps: [], is: 1_210n, why: "is itself without stages" },
  ])("by $on $why", ({ on, steps, is }) => {
    expect(raisedBy(steps, even, day(on))).toBe(is);
  });

  test("goes straight by days where it would stand still", () => {
    const asleep = (): bigint => 0n;
    expect(raisedBy([step("2020-06-30", 1_820n)], asleep, day("2020-03-31"))).toBe(910n);
    const steps = [step("2020-03-31", 100n), step("2020-06-30", 191n)];
    expect(raisedBy(steps, asleep, day("2020-04-10"))).toBe(110n);
  });

  test("never falls, never lies below the path, and asks for no stage before its day", () => {
    const stages = fc.array(
      fc.record({ date: daysOf2020, amount: fc.bigInt({ min: 0n, max: wholeParts }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(paths, stages, daysOf2020, (path, steps, date) => {
        const on = (each: IsoDate): bigint => raisedBy(steps, (requested) => partsBy(path, requested), each);
        const raised = on(date);
        const own = partsBy(path, date);
        expect(raised >= own).toBe(true);
        for (const { amount } of steps.filter((each) => each.date <= date))
          expect(raised >= amount).toBe(true);
        const most = steps.reduce((top, { amount }) => (amount > top ? amount : top), own);
        expect(raised <= most).toBe(true);
        expect(date === "2020-12-31" || on(addDays(date, 1)) >= raised).toBe(true);
      }),
      { seed: 15 },
    );
  });
});
