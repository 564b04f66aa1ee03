/** Payment lines, which bear no code, laid over the projects that they pay for, when read. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Balance, rebuild } from "../../../shared/domain/ledger/balance.ts";
import { monthEnd } from "../../../shared/domain/values/calendar.ts";
import { joinedLedger, layOver } from "../../../shared/domain/matching/joined-ledger.ts";
import { noPartners } from "../../../shared/domain/matching/match-answers.ts";
import { balanceOnDay, replayedOnDay } from "../../../shared/domain/ledger/balance-on-day.ts";
import { lineOn } from "../../../shared/domain/ledger/ledger-line.ts";
import type { Entry, Posting } from "../../../shared/domain/ledger/posting.ts";
import {
  type ProjectFacts,
  projectIdOfCode,
  projectIdOfPayments,
} from "../../../shared/domain/values/project.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement, day } from "../../support/builders.ts";
import { days } from "../ledger/histories.ts";
import { amountsOn } from "../ledger/naive-ledger.ts";

function coded(code: string, facts: Partial<ProjectFacts> = {}): ProjectFacts {
  return { ...aProject({ account: "일반회계", department: null, ...facts }), id: projectIdOfCode(code) };
}

function paid(name: string, department = "관광진흥과", account = "일반회계"): ProjectFacts {
  return { ...aProject({ name, department, account }), id: projectIdOfPayments(account, department, name) };
}

function stated(project: ProjectFacts, date = "2020-06-30", amount = 500n) {
  return aBalance(aPosting({ project, asOf: day(date), entries: aStatement(date, { unsplit: amount }) }));
}

function listed(project: ProjectFacts, ...entries: Entry[]) {
  const covers = { from: day("2020-01-01"), to: day("2020-10-31") };
  return aBalance(aPosting({ seq: 2, project, covers, entries }));
}

const inMay = aPayment("2020-05-04", 30n);
const inJuly = aPayment("2020-07-01", 7n);

const noStatement = { statedThrough: null, asOf: null, partners: noPartners, departments: [] };

/** As a reading of that day has them. */
function knownBy(balances: readonly Balance[], asOf: string | null): Balance[] {
  if (asOf === null) return [...balances];
  return balances.map((balance) => {
    const then = balanceOnDay(balance, day(asOf));
    if (then === null) throw new RangeError(`Only the postings can tell ${balance.project.id} on ${asOf}`);
    return then;
  });
}

function seen(...balances: Parameters<typeof layOver>[0][]) {
  return joinedLedger(balances, noStatement).lines.map(({ balance: { project, measures }, parts }) => ({
    name: project.name,
    tier: project.tier,
    spent: measures.expenditure?.monthEnds[11]?.unsplit,
    parts: parts.length,
  }));
}

describe("a project that a full statement leaves out", () => {
  const full = { ...noStatement, statedThrough: day("2020-05-31") };
  const budget = (date: string) => aStatement(date, { unsplit: 900n }, "appropriation");
  const [april, may] = [aStatement("2020-04-30", { unsplit: 9n }), aPayment("2020-05-04", 30n)];
  test.each<{ said: string; entries: Entry[]; spent: bigint | null; budgeted: bigint | null }>([
    {
      said: "totals of before alone",
      entries: [...budget("2020-04-30"), ...april],
      spent: null,
      budgeted: null,
    },
    { said: "payments of before alone", entries: [may], spent: null, budgeted: null },
    {
      said: "totals of before and a payment since",
      entries: [...budget("2020-04-30"), ...april, inJuly],
      spent: 7n,
      budgeted: null,
    },
    { said: "payments of before and since", entries: [may, inJuly], spent: 7n, budgeted: null },
    { said: "a payment since alone", entries: [inJuly], spent: 7n, budgeted: null },
    {
      said: "totals of its day",
      entries: [...budget("2020-05-31"), may, inJuly],
      spent: 37n,
      budgeted: 900n,
    },
    {
      said: "totals of a later day",
      entries: [...budget("2020-06-30"), ...april],
      spent: 9n,
      budgeted: 900n,
    },
  ])("adds of $said what was paid since, until it is stated again", ({ entries, spent, budgeted }) => {
    const line = aBalance(aPosting({ project: coded("A"), asOf: day("2020-07-31"), entries }));
    const [found, ...others] = joinedLedger([line], full).lines;
    expect(others).toEqual([]);
    expect(found?.balance.measures.expenditure?.monthEnds[11]?.unsplit ?? null).toBe(spent);
    expect(found?.balance.measures.appropriation?.monthEnds[11]?.unsplit ?? null).toBe(budgeted);
    expect(found?.paidAfter ?? null).toBe(spent === 7n && entries.length > 1 ? "2020-05-31" : null);
  });

  test("has no payments of lists: those of before are unmatched, and those since are a line of their own", () => {
    const line = aBalance(
      aPosting({ project: coded("A"), asOf: day("2020-07-31"), entries: [...april, inJuly] }),
    );
    const { lines, unmatched } = joinedLedger([line, listed(paid("마을기업 육성"), inMay, inJuly)], full);
    expect(unmatched?.won).toBe(30n);
    expect(lines.map(({ balance: { measures } }) => measures.expenditure?.monthEnds[11]?.unsplit)).toEqual([
      7n,
      7n,
    ]);
  });
});

describe("a payment line", () => {
  test("is laid over the project of its account and name: what was stated, and the payments after it", () => {
    expect(seen(stated(coded("A")), listed(paid("마을 기업 육성"), inMay, inJuly))).toEqual([
      { name: "마을기업 육성", tier: "project", spent: 507n, parts: 2 },
    ]);
  });

  test("of a name that several departments have goes to that of its department, also where the dump has its code", () => {
    const named = (department: string, name: string, code: string) => ({
      dump: stated(coded(code, { department: `100200${code.length}${code.charCodeAt(0) % 10}`, name })),
      list: listed(paid(name, department), inJuly),
    });
    // 도로 and 하천 tell what the two codes are called; 청사관리 is a project of both.
    const north = ["도로", "청사관리"].map((name, at) => named("북면", name, `A${at}`));
    const south = ["하천", "청사관리"].map((name, at) => named("남면", name, `B${at}`));
    const all = [...north, ...south].flatMap(({ dump, list }) => [dump, list]);
    expect(seen(...all)).toEqual(
      ["도로", "청사관리", "하천", "청사관리"].map((name) => ({
        name,
        tier: "project",
        spent: 507n,
        parts: 2,
      })),
    );
    // Without the list's other projects nothing tells the codes apart: the payments are a line of their own.
    const [office, other] = [north[1], south[1]];
    if (office === undefined || other === undefined) throw new RangeError("Two offices are needed");
    expect(seen(office.dump, other.dump, office.list).map(({ tier, spent }) => `${tier} ${spent}`)).toEqual([
      "project 7",
      "project 500",
      "project 500",
    ]);
  });

  test("that a person called a project of its own pays for none, be one called the same", () => {
    const list = listed(paid("마을 기업 육성"), inMay, inJuly);
    const own = { ...noStatement, partners: new Map([[list.project.id, null]]) };
    const alone = joinedLedger([stated(coded("A")), list], own);
    expect(
      alone.lines.map(({ balance: { measures }, parts }) => [measures.expenditure?.monthEnds[11], parts]),
    ).toEqual([
      [{ unsplit: 37n }, [list.project.id]],
      [{ unsplit: 500n }, [projectIdOfCode("A")]],
    ]);
    // Under the total of a day what was paid before it is outside of every sum, and shown.
    const under = joinedLedger([stated(coded("A")), list], { ...own, statedThrough: day("2020-06-30") });
    expect(under.unmatched).toMatchObject({ won: 30n });
    expect(
      under.lines.map(({ balance: { measures } }) => measures.expenditure?.monthEnds[11]?.unsplit),
    ).toEqual([7n, 500n]);
  });

  test("that is another payment line of its own pays for none either", () => {
    const [list, other] = [listed(paid("마을 기업 육성"), inJuly), paid("마을기업 육성", "무주읍")];
    const partners = new Map([
      [list.project.id, other.id],
      [other.id, null],
    ]);
    const { lines } = joinedLedger([stated(coded("A")), list], { ...noStatement, partners });
    expect(lines.map(({ parts }) => parts.length)).toEqual([1, 1]);
  });

  test("of each of several departments is laid over the one project", () => {
    const lines = ["관광진흥과", "무주읍"].map((department) =>
      listed(paid("마을기업 육성", department), inJuly),
    );
    expect(seen(stated(coded("A")), ...lines)).toEqual([
      { name: "마을기업 육성", tier: "project", spent: 514n, parts: 3 },
    ]);
  });

  test("that fits several counts on a day before any of them stated its spending, and not after", () => {
    const ledger = [
      stated(coded("A", { name: "청사관리" })),
      stated(coded("B", { name: "청사관리" })),
      listed(paid("청사관리", "총무과"), inMay),
    ];
    const tiersOn = (asOf: string) =>
      joinedLedger(knownBy(ledger, asOf), { ...noStatement, asOf: day(asOf) })
        .lines.filter(({ balance }) => balance.project.department === "총무과")
        .map(({ balance }) => balance.project.tier);
    expect([tiersOn("2020-05-31"), tiersOn("2020-06-30")]).toEqual([["project"], ["business"]]);
  });

  test.each([
    { what: "a name cut short", line: paid("마을기업 ...") },
    {
      what: "a project without an account",
      line: paid("마을기업 육성"),
      project: coded("A", { account: null }),
    },
  ])("is laid over $what", ({ line, project = coded("A") }) => {
    expect(seen(stated(project), listed(line, inJuly))).toMatchObject([{ spent: 507n, parts: 2 }]);
  });

  test.each([
    { what: "another name", line: paid("청년 창업") },
    { what: "another account", line: paid("마을기업 육성", "관광진흥과", "수질개선 특별회계") },
  ])("with $what is a line of its own", ({ line }) => {
    expect(seen(stated(coded("A")), listed(line, inJuly))).toMatchObject([
      { tier: "project", spent: 7n },
      { spent: 500n },
    ]);
  });

  test("that fits several goes to the one of its department", () => {
    const projects = [coded("A", { department: "무주읍" }), coded("B", { department: "안성면" })];
    const line = listed(paid("마을기업 육성", "안성면"), inJuly);
    expect(seen(...projects.map((project) => stated(project)), line).map(({ spent }) => spent)).toEqual([
      500n,
      507n,
    ]);
  });

  test("that fits several adds what it paid after they stated their spending, and is shown where it paid nothing since", () => {
    const [before, line] = [
      listed(paid("마을기업 육성"), inMay),
      listed(paid("마을기업 육성"), inMay, inJuly),
    ];
    const among = (a: string, b: string, payments: typeof line) =>
      seen(stated(coded("A"), a), stated(coded("B"), b), payments)[0];
    const [june, august] = ["2020-06-30", "2020-08-31"];
    expect(among(june, june, before)).toMatchObject({ tier: "business", spent: 30n });
    expect(among(june, june, line)).toMatchObject({ tier: "project", spent: 7n });
    // It may be of either, and one of them states what it had spent by a later day.
    expect(among(june, august, line)).toMatchObject({ tier: "business", spent: 37n });
    const budgeted = (code: string) =>
      aBalance(
        aPosting({
          project: coded(code),
          entries: aStatement("2020-06-30", { unsplit: 9n }, "appropriation"),
        }),
      );
    expect(seen(budgeted("A"), budgeted("B"), line)[0]).toMatchObject({ tier: "project", spent: 37n });
  });

  test("whose every posting was taken back is not there", () => {
    const line = paid("청년 창업");
    const undone = aBalance(
      aPosting({ project: line, entries: [inMay] }),
      aPosting({ seq: 2, project: line, entries: [], reverses: 1 }),
    );
    expect(seen(undone)).toEqual([]);
  });
});

describe("under a full statement of 30 June", () => {
  const june = day("2020-06-30");
  const join = (asOf: string | null, ...balances: Parameters<typeof layOver>[0][]) => {
    const question = {
      statedThrough: june,
      asOf: asOf === null ? null : day(asOf),
      partners: noPartners,
      departments: [],
    };
    const { lines, unmatched } = joinedLedger(knownBy(balances, asOf), question);
    return {
      lines: lines.map(({ balance: { project, measures } }) => [
        project.tier,
        measures.expenditure?.monthEnds[11]?.unsplit,
      ]),
      unmatched: unmatched?.lines.map(({ project, won }) => [project.name, won]) ?? null,
    };
  };

  test("a line that fits no project adds the payments after that day, and the others are unmatched", () => {
    expect(join(null, stated(coded("A")), listed(paid("청년 창업"), inMay, inJuly))).toEqual({
      lines: [
        ["project", 7n],
        ["project", 500n],
      ],
      unmatched: [["청년 창업", 30n]],
    });
  });

  test("a line without a later payment is no line, and a line without an earlier one is not unmatched", () => {
    expect(join(null, listed(paid("청년 창업"), inMay))).toEqual({
      lines: [],
      unmatched: [["청년 창업", 30n]],
    });
    expect(join(null, listed(paid("청년 창업"), inJuly))).toEqual({
      lines: [["project", 7n]],
      unmatched: null,
    });
  });

  test("a line that the statement leaves out is in no sum, until a file states it again", () => {
    const [before, since] = [stated(coded("A"), "2020-05-31"), stated(coded("A"), "2020-07-31")];
    expect(join(null, before).lines).toEqual([]);
    expect(join(null, since).lines).toEqual([["project", 500n]]);
    expect(join("2020-06-30", stated(coded("B")), before).lines).toEqual([["project", 500n]]);
  });

  test("a payment of a line that the statement leaves out is unmatched", () => {
    const line = listed(paid("마을기업 육성"), inMay, inJuly);
    expect(join(null, stated(coded("A"), "2020-05-31"), line)).toEqual({
      lines: [["project", 7n]],
      unmatched: [["마을기업 육성", 30n]],
    });
  });

  test("the largest unmatched line stands first", () => {
    const lines = [listed(paid("청년 창업"), aPayment("2020-05-04", 3n)), listed(paid("마을 안길"), inMay)];
    expect(join(null, ...lines).unmatched).toEqual([
      ["마을 안길", 30n],
      ["청년 창업", 3n],
    ]);
  });

  test.each([
    { what: "adds what it paid since", asOf: null, payments: [inMay, inJuly], expected: ["project", 7n] },
    {
      what: "is shown where it paid nothing since",
      asOf: null,
      payments: [inMay],
      expected: ["business", 30n],
    },
    {
      what: "is shown on a day before it paid more",
      asOf: "2020-06-30",
      payments: [inMay, inJuly],
      expected: ["business", 30n],
    },
  ])("a line that fits several $what", ({ asOf, payments, expected }) => {
    const seenThen = join(
      asOf,
      stated(coded("A")),
      stated(coded("B")),
      listed(paid("마을기업 육성"), ...payments),
    );
    expect(seenThen).toMatchObject({
      lines: [expected, ["project", 500n], ["project", 500n]],
      unmatched: null,
    });
  });

  test("a line that fits several of which one states its spending later adds what it paid after that", () => {
    const later = [stated(coded("A"), "2020-08-31"), stated(coded("B"))];
    const since = aPayment("2020-09-01", 4n);
    expect(join(null, ...later, listed(paid("마을기업 육성"), inJuly, since)).lines[0]).toEqual([
      "project",
      4n,
    ]);
    expect(join(null, ...later, listed(paid("마을기업 육성"), inJuly)).lines[0]).toEqual(["business", 7n]);
    expect(join("2020-07-31", ...later, listed(paid("마을기업 육성"), inJuly)).lines[0]).toEqual([
      "project",
      7n,
    ]);
  });

  test("payments of a line that it leaves out add also where a file states the line again in the same month", () => {
    const project = coded("A");
    const own = ["2020-06-06", "2020-06-12"].map((date, at) =>
      aPosting({ project, seq: at + 1, asOf: day(date), entries: aStatement(date, { unsplit: 500n }) }),
    );
    const then = replayedOnDay(own, aBalance(...own), day("2020-06-10"));
    const line = listed(paid("마을기업 육성"), aPayment("2020-06-08", 30n), aPayment("2020-06-10", 7n));
    const question = { ...noStatement, statedThrough: day("2020-06-09"), asOf: day("2020-06-10") };
    const { lines, unmatched } = joinedLedger([then, line], question);
    expect(lines.map(({ balance }) => balance.measures.expenditure?.monthEnds[11]?.unsplit)).toEqual([7n]);
    expect(unmatched?.won).toBe(30n);
  });

  test("payments of a project that is stated later are held against the total as those of none", () => {
    const since = stated(coded("A"), "2020-08-31");
    const line = listed(paid("마을기업 육성"), inMay, inJuly);
    expect(join("2020-07-31", stated(coded("B", { name: "도로" })), since, line)).toEqual({
      lines: [
        ["project", 7n],
        ["project", 500n],
      ],
      unmatched: [["마을기업 육성", 30n]],
    });
  });
});

describe("for every history of a project and of its payment lines", () => {
  const totals = fc.array(
    fc.record({ date: fc.constantFrom(...days), amount: fc.bigInt({ min: 0n, max: 900n }) }),
    { maxLength: 4 },
  );
  const payments = fc.array(
    fc.record({ date: fc.constantFrom(...days), amount: fc.bigInt({ min: -50n, max: 50n }) }),
    { minLength: 1, maxLength: 8 },
  );
  const project = coded("A");
  const line = paid("마을기업 육성");

  const histories = fc.record({ totals, payments }).map((given): readonly [Posting[], Posting[]] => {
    const own = given.totals.map(({ date, amount }, at) =>
      aPosting({ project, seq: at + 1, asOf: date, entries: aStatement(date, { unsplit: amount }) }),
    );
    const entries = given.payments.map(({ date, amount }) => aPayment(date, amount));
    return [own, [aPosting({ project: line, seq: 9, entries })]];
  });

  test("the join of the folds is the rule over all entries together, at each month end", () => {
    fc.assert(
      fc.property(histories, ([own, list]) => {
        const [balance, other] = [rebuild(own), rebuild(list)];
        if (balance === null || other === null) return;
        const months = Array.from({ length: 12 }, (_, at) =>
          amountsOn([...own, ...list], "expenditure", monthEnd(2020, at + 1)),
        );
        expect(layOver(balance, [other]).measures.expenditure?.monthEnds).toEqual(months);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("the line of any day is the rule over all entries together", () => {
    let answered = 0;
    fc.assert(
      fc.property(histories, fc.constantFrom(...days), ([own, list], on) => {
        const [balance, other] = [rebuild(own), rebuild(list)];
        if (balance === null || other === null) return;
        const expected = amountsOn([...own, ...list], "expenditure", on);
        const read = lineOn(layOver(replayedOnDay(own, balance, on), [replayedOnDay(list, other, on)]), on);
        expect(read?.amounts.expenditure ?? {}).toEqual(expected);
        const [first, second] = [balanceOnDay(balance, on), balanceOnDay(other, on)];
        if (first === null || second === null) return;
        answered += 1;
        expect(lineOn(layOver(first, [second]), on)?.amounts.expenditure ?? {}).toEqual(expected);
      }),
      { seed: 2, numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(100);
  });
});
