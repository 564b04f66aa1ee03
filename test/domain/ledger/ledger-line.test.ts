import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import { replayedLine } from "../../../shared/domain/matching/joined-ledger.ts";
import { currentLine, lineAt } from "../../../shared/domain/ledger/ledger-line.ts";
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

describe("the line on a day, from the balance alone", () => {
  test.each([
    { on: "2020-06-30", kind: "line", why: "a month end" },
    { on: "2020-10-15", kind: "line", why: "the day of the latest fact" },
    { on: "2020-11-02", kind: "line", why: "a day after it" },
    { on: "2020-07-15", kind: "line", why: "a day inside a month that nothing was stated in" },
    { on: "2020-06-29", kind: "replay-needed", why: "a day before a statement of the same month" },
    { on: "2020-05-31", kind: "replay-needed", why: "a day on which the plan was not yet known" },
    { on: "2019-06-30", kind: "replay-needed", why: "a day before the plan in another year" },
  ])("on $on, $why, is $kind", ({ on, kind }) => {
    expect(lineAt(balance, day(on)).kind).toBe(kind);
  });

  test("is unknown before the first fact", () => {
    expect(lineAt(aBalance(october), day("2020-09-30"))).toEqual({ kind: "unknown" });
  });

  test("does not read a month of the year before out of this year's months", () => {
    expect(lineAt(aBalance(october), day("2019-10-31"))).toEqual({ kind: "unknown" });
  });

  test("shows the month end as it was, dated by its own figures", () => {
    expect(lineAt(balance, day("2020-09-30"))).toMatchObject({
      line: { asOf: "2020-06-30", amounts: { expenditure: { unsplit: 300n } } },
    });
  });
});

describe("the replayed line", () => {
  const paid = aPosting({
    seq: 3,
    project: aProject({ team: "청년지원팀" }),
    entries: [aPayment("2020-10-20", 50n), aPayment("2020-10-25", -20n)],
  });
  const history = [june, october, paid];
  const all = aBalance(...history);

  test.each([
    { on: "2020-07-15", asOf: "2020-06-30", spent: 300n },
    { on: "2020-10-19", asOf: "2020-10-15", spent: 700n },
    { on: "2020-10-20", asOf: "2020-10-20", spent: 750n },
    { on: "2020-10-25", asOf: "2020-10-25", spent: 730n },
  ])("shows $spent won on $on, of figures of $asOf", ({ on, asOf, spent }) => {
    expect(replayedLine(all, [history], day(on), null)).toMatchObject({
      line: { asOf, amounts: { expenditure: { unsplit: spent } } },
    });
  });

  test("bears today's names and rests on all that is known today", () => {
    expect(replayedLine(all, [history], day("2020-07-15"), null)).toMatchObject({
      line: { project: { team: "청년지원팀" }, lastSeq: 3 },
    });
  });

  test("shows the plan only from the day on which it was reported", () => {
    const late = aPosting({ seq: 4, entries: aStatement("2020-12-31", { unsplit: 800n }, "plan") });
    const restated = [...history, late];
    const planOn = (on: string) => {
      const answer = replayedLine(aBalance(...restated), [restated], day(on), null);
      return answer.kind === "line" ? answer.line.plan.map((point) => point.amounts.unsplit) : answer.kind;
    };
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

  test("the replayed line is the rule: the latest statement and the increments after it", () => {
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
        const answer = replayedLine(aBalance(...history), [history], on, null);
        expect(answer).toMatchObject(
          isKnown ? { kind: "line", line: { amounts, plan } } : { kind: "unknown" },
        );
        // A line is never dated by a day that its figures do not reach.
        expect(answer.kind === "unknown" || (answer.kind === "line" && answer.line.asOf <= on)).toBe(true);
      }),
      { seed: 305, numRuns: 600 },
    );
  });

  test("the line from the balance, where it answers, equals the replayed one", () => {
    let answered = 0;
    fc.assert(
      fc.property(histories, daysOf2020, (history, on) => {
        const known = rebuild(history);
        const quick = known === null ? null : lineAt(known, on);
        if (known === null || quick === null || quick.kind === "replay-needed") return;
        answered += 1;
        expect(quick).toEqual(replayedLine(known, [history], on, null));
      }),
      { seed: 366, numRuns: 1_000 },
    );
    expect(answered).toBeGreaterThan(200);
  });
});

function pad(part: number): string {
  return `${part}`.padStart(2, "0");
}
