import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { balanceOnDay, replayedOnDay } from "../../../shared/domain/ledger/balance-on-day.ts";
import { currentLine, lineOn } from "../../../shared/domain/ledger/ledger-line.ts";
import { factualMeasures } from "../../../shared/domain/values/measure.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement, day } from "../../support/builders.ts";
import { days, histories } from "./histories.ts";
import { amountsOn, planPoints, counting } from "./naive-ledger.ts";

const june = aPosting({
  seq: 1,
  asOf: day("2020-06-30"),
  entries: [
    ...aStatement("2020-06-30", { unsplit: 300n }),
    ...aStatement("2020-12-31", { unsplit: 900n }, "plan"),
  ],
});
const october = aPosting({ seq: 2, entries: aStatement("2020-10-15", { unsplit: 700n }) });
const balance = aBalance(june, october);

describe("the current line", () => {
  test("is dated by its latest fact and not by its plan", () => {
    expect(currentLine(balance)).toMatchObject({
      asOf: "2020-10-15",
      lastSeq: 2,
      amounts: { expenditure: { unsplit: 700n }, appropriation: {} },
    });
  });

  test("of a plan alone is dated by the day that the plan was known", () => {
    const planned = aPosting({ entries: aStatement("2020-12-31", { unsplit: 9n }, "plan") });
    expect(currentLine(aBalance(planned)).asOf).toBe("2020-10-31");
  });
});

describe("the fold on a day, from today's alone", () => {
  test.each([
    { on: "2020-06-30", why: "a month end" },
    { on: "2020-10-15", why: "the day of the latest fact" },
    { on: "2020-11-02", why: "a day after it" },
    { on: "2020-07-15", why: "a day inside a month that nothing was stated in" },
  ])("on $on, $why, is known", ({ on }) => {
    expect(balanceOnDay(balance, day(on))).not.toBeNull();
  });

  test.each([
    { on: "2020-06-29", why: "a day before a statement of the same month" },
    { on: "2020-05-31", why: "a day on which the plan was not yet known" },
    { on: "2019-06-30", why: "a day before the plan in another year" },
  ])("on $on, $why, asks for the postings", ({ on }) => {
    expect(balanceOnDay(balance, day(on))).toBeNull();
  });

  test.each(["2020-09-30", "2019-10-31"])("is blank on %s, before the first fact", (on) => {
    const then = balanceOnDay(aBalance(october), day(on));
    expect(then).toMatchObject({ measures: {}, asOf: on });
    expect(then === null ? null : lineOn(then, day(on))).toBeNull();
  });

  test("shows the month end as it was, dated by its own figures", () => {
    const then = balanceOnDay(balance, day("2020-09-30"));
    expect(then === null ? null : lineOn(then, day("2020-09-30"))).toMatchObject({
      asOf: "2020-06-30",
      amounts: { expenditure: { unsplit: 300n } },
    });
  });
});

describe("the line of a day, from its postings", () => {
  const paid = aPosting({
    seq: 3,
    project: aProject({ team: "청년지원팀" }),
    entries: [aPayment("2020-10-20", 50n), aPayment("2020-10-25", -20n)],
  });
  const history = [june, october, paid];
  const lineThen = (postings: readonly Posting[], on: string) =>
    lineOn(replayedOnDay(postings, aBalance(...postings), day(on)), day(on));

  test.each([
    { on: "2020-07-15", asOf: "2020-06-30", spent: 300n },
    { on: "2020-10-19", asOf: "2020-10-15", spent: 700n },
    { on: "2020-10-20", asOf: "2020-10-20", spent: 750n },
    { on: "2020-10-25", asOf: "2020-10-25", spent: 730n },
  ])("shows $spent won on $on, of figures of $asOf", ({ on, asOf, spent }) => {
    expect(lineThen(history, on)).toMatchObject({ asOf, amounts: { expenditure: { unsplit: spent } } });
  });

  test("bears today's names and rests on all that is known today", () => {
    expect(lineThen(history, "2020-07-15")).toMatchObject({ project: { team: "청년지원팀" }, lastSeq: 3 });
  });

  test("is blank where all that was known then was taken back, and the line is still known today", () => {
    const reversal = aPosting({ seq: 3, reverses: 1, entries: [] });
    const then = replayedOnDay(
      [june, october, reversal],
      aBalance(june, october, reversal),
      day("2020-07-15"),
    );
    expect(then).toMatchObject({ toldSeq: 2, measures: {}, plan: [] });
  });

  test("shows the plan only from the day on which it was reported", () => {
    const late = aPosting({ seq: 4, entries: aStatement("2020-12-31", { unsplit: 800n }, "plan") });
    const planOn = (on: string) =>
      lineThen([...history, late], on)?.plan.map(({ amounts }) => amounts.unsplit);
    expect([planOn("2020-10-30"), planOn("2020-10-31")]).toEqual([[900n], [800n]]);
  });
});

describe("for every history and day", () => {
  const daysOf2020 = fc
    .tuple(fc.constantFrom(...days), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .chain(([tied, month, dayOfMonth]) =>
      fc.constantFrom(
        tied,
        day(`2020-${pad(month)}-${pad(dayOfMonth)}`),
        day("2019-10-31"),
        day("2021-01-31"),
      ),
    );

  test("the line from the postings is the rule: the latest statement and the increments after it", () => {
    fc.assert(
      fc.property(histories, daysOf2020, (history, on) => {
        const amounts = Object.fromEntries(
          factualMeasures.map((measure) => [measure, amountsOn(history, measure, on)]),
        );
        const known = counting(history).filter((posting) => posting.asOf <= on);
        const [plan, required] = [planPoints(known), planPoints(known, "requirement")];
        const isKnown =
          plan.length > 0 ||
          Object.keys(required.at(-1)?.amounts ?? {}).length > 0 ||
          Object.values(amounts).some((byFund) => Object.keys(byFund).length > 0);
        const line = lineOn(replayedOnDay(history, aBalance(...history), on), on);
        expect({ line }).toMatchObject({ line: isKnown ? { amounts, plan } : null });
        // A line is never dated by a day that its figures do not reach.
        expect(line === null || line.asOf <= on).toBe(true);
      }),
      { seed: 305, numRuns: 600 },
    );
  });

  test("the fold from today's alone, where it answers, is the fold of the postings", () => {
    let answered = 0;
    fc.assert(
      fc.property(histories, daysOf2020, (history, on) => {
        const today = rebuild(history);
        const then = today === null ? null : balanceOnDay(today, on);
        if (today === null || then === null) return;
        answered += 1;
        const { measures, plan, requirement } = replayedOnDay(history, today, on);
        expect(then).toMatchObject({ measures, plan, requirement, project: today.project });
        expect(lineOn(then, on)).toEqual(lineOn(replayedOnDay(history, today, on), on));
      }),
      { seed: 366, numRuns: 1_000 },
    );
    expect(answered).toBeGreaterThan(200);
  });
});

function pad(part: number): string {
  return `${part}`.padStart(2, "0");
}
