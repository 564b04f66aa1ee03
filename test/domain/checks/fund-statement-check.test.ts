// A running total of some funds replaces all of them: what it leaves out is named before it is gone.
import { expect, test } from "vitest";
import { checkFundStatements } from "../../../shared/domain/checks/fund-statement-check.ts";
import type { FundAmounts } from "../../../shared/domain/values/fund.ts";
import type { Measure } from "../../../shared/domain/values/measure.ts";
import { aBalance, anEntry, aPosting, aStatement, day } from "../../support/builders.ts";

const known = (amounts: FundAmounts, on = "2020-10-31", measure: Measure = "expenditure") =>
  aPosting({ entries: aStatement(on, amounts, measure) });
const found = (
  before: ReturnType<typeof aPosting>,
  after: ReturnType<typeof aPosting>,
  consequence: "reject" | "hold" = "hold",
) => checkFundStatements([after], new Map([[before.project.id, aBalance(before)]]), consequence);

test.each<{ what: string; before: FundAmounts; after: FundAmounts; on?: string; isFound: boolean }>([
  { what: "the other fund alone", before: { national: 30n }, after: { municipal: 5n }, isFound: true },
  {
    what: "one of two funds on a later day",
    before: { national: 70n, municipal: 50n },
    after: { national: 80n },
    on: "2020-11-30",
    isFound: true,
  },
  {
    what: "both funds, one of them ended",
    before: { national: 70n, municipal: 50n },
    after: { national: 80n, municipal: 0n },
    isFound: false,
  },
  {
    what: "one fund that is more than all before",
    before: { national: 70n, municipal: 50n },
    after: { national: 120n },
    isFound: false,
  },
  {
    what: "one fund that is more than all before, and no sum of them",
    before: { national: 70n, municipal: 50n },
    after: { national: 130n },
    on: "2020-11-30",
    isFound: true,
  },
  {
    what: "a total that fell",
    before: { national: 70n, municipal: 50n },
    after: { unsplit: 80n },
    isFound: false,
  },
  { what: "funds of a total that fell", before: { unsplit: 120n }, after: { national: 80n }, isFound: false },
  {
    what: "without a fund that was 0",
    before: { national: 70n, other: 0n },
    after: { national: 60n },
    isFound: false,
  },
  {
    what: "an earlier day",
    before: { national: 70n, municipal: 50n },
    after: { national: 60n },
    on: "2020-09-30",
    isFound: false,
  },
])("a statement of $what is asked about: $isFound", ({ before, after, on = "2020-10-31", isFound }) => {
  expect(found(known(before), known(after, on)).map(({ code }) => code)).toEqual(
    isFound ? ["funds-missing"] : [],
  );
});

test("of a current budget, too, and of the last day that it states", () => {
  const before = known({ national: 70n, municipal: 50n }, "2020-10-31", "current-budget");
  const after = aPosting({
    entries: [
      ...aStatement("2020-11-01", { national: 90n, municipal: 50n }, "current-budget"),
      ...aStatement("2020-11-02", { national: 80n }, "current-budget"),
    ],
    rows: [1, 2, 3],
  });
  expect(found(before, after)).toMatchObject([{ row: 3, column: "예산현액", value: "80" }]);
});

test.each<{ what: string; budget: FundAmounts; after: FundAmounts; isFound: boolean }>([
  {
    what: "of two funds of the budget, one",
    budget: { national: 60n, municipal: 60n },
    after: { national: 80n },
    isFound: true,
  },
  {
    what: "of two funds of the budget, both",
    budget: { national: 60n, municipal: 60n },
    after: { national: 80n, municipal: 0n },
    isFound: false,
  },
  {
    what: "the one fund of the budget",
    budget: { national: 120n, municipal: 0n },
    after: { national: 80n },
    isFound: false,
  },
  {
    what: "a fund of a budget that nobody splits",
    budget: { unsplit: 120n },
    after: { national: 80n },
    isFound: false,
  },
])(
  "where one amount was spent before, a lower statement of $what is asked about: $isFound",
  ({ budget, after, isFound }) => {
    const before = aPosting({
      entries: [
        ...aStatement("2020-10-31", budget, "appropriation"),
        ...aStatement("2020-10-31", { unsplit: 120n }),
      ],
    });
    const findings = found(before, known(after, "2020-11-30"));
    expect(findings.map(({ code }) => code)).toEqual(isFound ? ["funds-missing"] : []);
    expect(findings.every(({ ko }) => ko.includes("미구분 120원이 빠져 있습니다"))).toBe(true);
    const stating = aPosting({
      entries: [...aStatement("2020-11-30", budget, "appropriation"), ...aStatement("2020-11-30", after)],
    });
    const unsplit = known({ unsplit: 120n });
    expect(found(unsplit, stating).map(({ code }) => code)).toEqual(isFound ? ["funds-missing"] : []);
  },
);

test("a budget that is funded anew is not asked about where it does not fall", () => {
  const before = known({ national: 70n, municipal: 50n }, "2020-10-31", "current-budget");
  expect(found(before, known({ national: 130n }, "2020-11-30", "current-budget"))).toEqual([]);
});

test("an event that gives the same sum to another fund is told so, and not that an amount becomes itself", () => {
  const [finding] = found(known({ national: 30n }), known({ municipal: 30n }), "reject");
  expect(finding?.ko).toContain("합계 30원은 그대로이나 다른 재원의 것이 됩니다");
  expect(finding?.en).toContain("so the 30 won would be another fund's.");
});

test("increments of one fund leave the others as they are", () => {
  const before = known({ national: 70n, municipal: 50n });
  const paid = anEntry({ kind: "increment", fund: "national", date: day("2020-11-02"), amount: -60n });
  expect(found(before, aPosting({ entries: [paid] }))).toEqual([]);
});

test("an event is refused with the funds that are missing and what to send, in either language", () => {
  expect(found(known({ national: 30_000_000n }), known({ municipal: 5_000_000n }), "reject")).toEqual([
    {
      code: "funds-missing",
      consequence: "reject",
      row: 2,
      column: "집행액",
      value: "5,000,000",
      ko: '"마을기업 육성"의 2020-10-31 기준 집행액 누계에 시군구비만 적혀 있고, 장부에 있는 국비 30,000,000원이 빠져 있습니다. 누계는 모든 재원을 대신하므로 반영하면 30,000,000원에서 5,000,000원으로 줄어듭니다. 빠진 재원을 같은 날짜로 함께 적어 다시 보내 주십시오. 없어진 재원은 0으로 적어 주십시오.',
      en: 'The running expenditure of "마을기업 육성" as of 2020-10-31 states municipal alone, without the national 30,000,000 won of the ledger. A running total replaces all funds, so it would fall from 30,000,000 to 5,000,000 won. Send it again with the missing funds beside the others under the same day, and a fund that ended as 0.',
    },
  ]);
});

test.each<{ what: string; before: FundAmounts; after: FundAmounts; on?: string; isFound: boolean }>([
  {
    what: "a fund after one amount for all",
    before: { unsplit: 50n },
    after: { national: 20n },
    isFound: true,
  },
  {
    what: "a fund after one amount for all that is less",
    before: { unsplit: 50n },
    after: { national: 60n },
    isFound: false,
  },
  {
    what: "two funds after one amount",
    before: { unsplit: 50n },
    after: { national: 20n, municipal: 20n },
    isFound: false,
  },
  {
    what: "another fund of the same day",
    before: { national: 20n },
    after: { municipal: 30n },
    isFound: true,
  },
  {
    what: "another fund of a later day",
    before: { national: 20n },
    after: { municipal: 30n },
    on: "2020-11-30",
    isFound: true,
  },
  {
    what: "another fund, and that the first one ended",
    before: { national: 20n },
    after: { national: 0n, municipal: 30n },
    isFound: false,
  },
  {
    what: "more of the one fund, on a later day",
    before: { national: 20n, municipal: 5n },
    after: { national: 30n },
    on: "2020-11-30",
    isFound: false,
  },
])("an event of $what is refused: $isFound", ({ before, after, on = "2020-10-31", isFound }) => {
  expect(found(known(before), known(after, on), "reject").map(({ code }) => code)).toEqual(
    isFound ? ["funds-missing"] : [],
  );
});

test("a late statement of some funds is asked about, and an event of them refused, where its month ended with others", () => {
  const both: FundAmounts = { national: 70n, municipal: 50n };
  const ledger = aBalance(known(both, "2020-09-30"), { ...known(both, "2020-10-31"), seq: 2 });
  const late = (on: string) => known({ national: 80n }, on);
  const codes = (on: string, consequence: "reject" | "hold") =>
    checkFundStatements([late(on)], new Map([[late(on).project.id, ledger]]), consequence).map(
      ({ code }) => code,
    );
  expect(codes("2020-09-30", "hold")).toEqual(["funds-missing"]);
  expect(codes("2020-10-15", "hold")).toEqual([]);
  expect(codes("2020-08-31", "hold")).toEqual([]);
  expect(codes("2020-09-30", "reject")).toEqual(["funds-missing"]);
  expect(codes("2020-09-15", "reject")).toEqual([]);
  expect(codes("2020-08-31", "reject")).toEqual([]);
});
