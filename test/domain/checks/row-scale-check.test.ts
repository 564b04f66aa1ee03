// Single rows that are a thousandfold off wait for a person, however little they move a large file's totals.
import { describe, expect, test } from "vitest";
import { checkAgainstLedger } from "../../../shared/domain/checks/ledger-check.ts";
import { checkPaymentScale } from "../../../shared/domain/checks/payment-check.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { noPartners } from "../../../shared/domain/matching/match-answers.ts";
import type { Measure } from "../../../shared/domain/values/measure.ts";
import { projectIdOfPayments } from "../../../shared/domain/values/project.ts";
import { aBalance, anEntry, aPayment, aPosting, aProject, aStatement, day } from "../../support/builders.ts";

type Row = readonly [name: string, budget: bigint | null, spent: bigint | null];

const kept = (...postings: readonly Posting[]) =>
  new Map(postings.map((posting) => [posting.project.id, aBalance(posting)]));

function stated(rows: readonly Row[], on = "2020-10-31", measure: Measure = "appropriation"): Posting[] {
  return rows.map(([name, budget, spent], at) =>
    aPosting({
      project: aProject({ name }),
      asOf: day(on),
      rows: [at + 2],
      entries: [
        ...(budget === null ? [] : aStatement(on, { unsplit: budget }, measure)),
        ...(spent === null ? [] : aStatement(on, { unsplit: spent }, "expenditure")),
      ],
    }),
  );
}

const june: readonly Row[] = [
  ["하천", 100_000_000n, 50_000_000n],
  ["도로", 2_000_000_000n, 900_000_000n],
  ["경로당", 300_000_000n, 70_000_000n],
];
const withRow = (name: string, budget: bigint | null, spent: bigint | null): readonly Row[] =>
  june.map((row) => (row[0] === name ? [name, budget, spent] : row));

const asked = (before: readonly Row[], after: readonly Row[], on = "2020-11-30") =>
  checkAgainstLedger(stated(after, on), kept(...stated(before))).map(
    ({ code, consequence, row, column, value }) => `${consequence} ${code} ${row} ${column} ${value}`,
  );

describe("a row beside the ledger", () => {
  test.each<{ what: string; after: readonly Row[]; asks: readonly string[] }>([
    {
      what: "a budget a thousandfold",
      after: withRow("도로", 2_000_000_000_000n, 950_000_000n),
      asks: ["hold row-scale-jump 3 예산액 2,000,000,000,000"],
    },
    {
      what: "a budget of 100 million a thousandfold",
      after: withRow("하천", 100_000_000_000n, 50_000_000n),
      asks: ["hold row-scale-jump 2 예산액 100,000,000,000"],
    },
    {
      what: "a thousandth of its budget, a supplementary one in it",
      after: withRow("하천", 130_000n, 60_000n),
      asks: ["hold row-scale-jump 2 예산액 130,000", "hold row-scale-jump 2 집행액 60,000"],
    },
    {
      what: "spending a thousandfold, 550 times its budget",
      after: withRow("하천", 100_000_000n, 55_000_000_000n),
      asks: ["hold row-scale-jump 2 집행액 55,000,000,000"],
    },
    {
      what: "spending a millionfold",
      after: withRow("하천", 100_000_000n, 55_000_000_000_000n),
      asks: ["hold row-scale-jump 2 집행액 55,000,000,000,000"],
    },
    {
      what: "a thousandth of its spending",
      after: withRow("하천", 100_000_000n, 55_000n),
      asks: ["hold row-scale-jump 2 집행액 55,000"],
    },
    {
      what: "spending far above its own budget, at no such factor",
      after: withRow("하천", 100_000_000n, 9_000_000_000n),
      asks: ["hold row-spending-far-above 2 집행액 9,000,000,000"],
    },
    {
      what: "spending far above the budget that the ledger has",
      after: withRow("하천", null, 9_000_000_000n),
      asks: ["hold row-spending-far-above 2 집행액 9,000,000,000"],
    },
    {
      what: "a new row with spending far above its budget",
      after: [...june, ["새 사업", 10_000n, 20_000_000n]],
      asks: ["hold row-spending-far-above 5 집행액 20,000,000"],
    },
    { what: "tenfold spending", after: withRow("하천", 100_000_000n, 500_000_000n), asks: [] },
    { what: "a budget cut to nothing", after: withRow("하천", 0n, 0n), asks: [] },
    {
      what: "a budget that rose 800 times",
      after: [...june.slice(1), ["하천", 80_000_000_000n, 50_000_000n]],
      asks: [],
    },
    { what: "nothing else", after: june, asks: [] },
  ])("with $what", ({ after, asks }) => {
    expect(asked(june, after)).toEqual(asks);
  });

  test.each<{ what: string; before: readonly Row[]; after: readonly Row[] }>([
    {
      what: "a first small payment and then the great one, within the budget",
      before: [...june, ["축제", 90_000_000n, 50_000n]],
      after: [...june, ["축제", 90_000_000n, 50_000_000n]],
    },
    {
      what: "a line that 1천원 kept open",
      before: [...june, ["축제", 1_000n, 0n]],
      after: [...june, ["축제", 1_000_000n, 0n]],
    },
    {
      what: "small sums",
      before: [...june, ["축제", 20_000n, 20_000n]],
      after: [...june, ["축제", 20n, 20n]],
    },
    {
      what: "spending far above its budget that the ledger has already",
      before: [...june, ["축제", 1_000_000n, 60_000_000n]],
      after: [...june, ["축제", 1_000_000n, 61_000_000n]],
    },
  ])("is not asked about for $what", ({ before, after }) => {
    expect(asked(before, after)).toEqual([]);
  });

  test("that comes late with a thousandth of today's spending is history", () => {
    expect(asked(june, withRow("도로", 2_000_000_000n, 900_000n), "2020-01-31")).toEqual([]);
  });

  test("is not told one by one where the whole file is in another unit", () => {
    const slipped = june.map(([name, budget, spent]): Row => [name, (budget ?? 0n) * 1_000n, spent]);
    expect(asked(june, slipped)).toEqual(["hold scale-jump null 예산액 2400000000000"]);
  });

  test("says both values, with its number and its name", () => {
    const [finding] = checkAgainstLedger(
      stated(withRow("하천", 100_000_000n, 55_000n), "2020-11-30"),
      kept(...stated(june)),
    );
    expect(finding?.ko).toContain('(2행 "하천" 50,000,000원 → 55,000원)');
    expect(finding?.en).toContain('(row 2 "하천" 50,000,000 → 55,000 won)');
  });
});

describe("columns of budget and spending", () => {
  const turned = (rows: readonly Row[]) => rows.map(([name, budget, spent]): Row => [name, spent, budget]);

  test("that are swapped in all rows wait for a person", () => {
    expect(asked(june, turned(june))).toEqual(["hold columns-may-be-swapped 2 집행액 100,000,000"]);
  });

  test("that are swapped in the rows with most of the money wait, too", () => {
    const most = june.map((row): Row => (row[0] === "도로" ? ["도로", 950_000_000n, 2_000_000_000n] : row));
    expect(asked(june, most)).toEqual(["hold columns-may-be-swapped 3 집행액 2,000,000,000"]);
  });

  test.each<{ what: string; before: readonly Row[]; after: readonly Row[] }>([
    { what: "a single project overspent", before: june, after: withRow("하천", 100_000_000n, 101_000_000n) },
    {
      what: "all overspent under the same budgets",
      before: june,
      after: june.map(([n, b]) => [n, b, (b ?? 0n) + 1n]),
    },
    { what: "the ledger has them so already", before: turned(june), after: turned(june) },
    { what: "nothing is known", before: [], after: turned(june) },
  ])("are not asked about where $what", ({ before, after }) => {
    expect(asked(before, after)).toEqual([]);
  });
});

describe("a single payment beside the budget of its project", () => {
  const ledger = kept(...stated(june));
  const listed = (name: string, amount: bigint) =>
    aPosting({
      project: aProject({ name, id: projectIdOfPayments(null, "사회적경제과", name) }),
      rows: [2, 3],
      entries: [aPayment("2020-11-02", 1_000n), aPayment("2020-11-03", amount)],
    });
  const event = (measure: Measure, amount: bigint) =>
    aPosting({
      project: aProject({ name: "하천" }),
      rows: [1],
      entries: [anEntry({ measure, kind: "increment", date: day("2020-11-03"), amount })],
    });

  test.each<{ what: string; record: Posting; asks: readonly string[] }>([
    { what: "fifty times it", record: listed("하천", 5_000_000_000n), asks: ["hold 3 5,000,000,000"] },
    {
      what: "a refund of fifty times it",
      record: listed("하천", -5_000_000_000n),
      asks: ["hold 3 -5,000,000,000"],
    },
    { what: "ten times it", record: listed("하천", 1_000_000_000n), asks: [] },
    {
      what: "fifty times it, of a name that was cut",
      record: listed("하 ...", 5_000_000_000n),
      asks: ["hold 3 5,000,000,000"],
    },
    { what: "a project that nobody knows", record: listed("어디에도 없는 사업", 5_000_000_000n), asks: [] },
    {
      what: "an event of fifty times it",
      record: event("expenditure", 5_000_000_000n),
      asks: ["hold 1 5,000,000,000"],
    },
    {
      what: "an event of a budget a millionfold",
      record: event("appropriation", 10n ** 15n),
      asks: [`hold 1 1,000,000,000,000,000`],
    },
    {
      what: "a supplementary budget of twenty times it",
      record: event("appropriation", 2_000_000_000n),
      asks: [],
    },
  ])("$what", ({ record, asks }) => {
    const found = checkPaymentScale([record], ledger, noPartners);
    expect(found.map(({ consequence, row, value }) => `${consequence} ${row} ${value}`)).toEqual(asks);
  });

  test("is held against the project that a person said it pays for", () => {
    const record = listed("하천(이월)", 5_000_000_000n);
    const partners = new Map([[record.project.id, aProject({ name: "하천" }).id]]);
    expect(checkPaymentScale([record], ledger, partners)).toHaveLength(1);
    expect(
      checkPaymentScale(
        [listed("하천", 5_000_000_000n)],
        ledger,
        new Map([[listed("하천", 1n).project.id, null]]),
      ),
    ).toEqual([]);
  });
});
