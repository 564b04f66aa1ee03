import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPercent, fraction } from "../../../shared/domain/values/fraction.ts";
import { type Fund, type FundAmounts, funds } from "../../../shared/domain/values/fund.ts";
import { fundRateOf, type RateBasis } from "../../../shared/domain/rates/rate.ts";
import { aLine } from "../../support/builders.ts";
import { businesses, solidarity, unitProjects } from "../report/council-report.ts";

const byAppropriation: RateBasis = "expenditure/appropriation";

describe("the rate of a fund", () => {
  test.each<{ name: string; fund: Fund; rate: string }>([
    { name: "국비", fund: "national", rate: "80.6" },
    { name: "시비", fund: "provincial", rate: "77.6" },
    { name: "구비", fund: "municipal", rate: "88.0" },
  ])("$name of one business is $rate %, not that of its total", ({ fund, rate }) => {
    const exact = fundRateOf([solidarity], byAppropriation, fund);
    expect(exact === null ? null : formatPercent(exact, 1)).toBe(rate);
  });

  test("of all businesses divides the sums", () => {
    expect(fundRateOf(businesses, byAppropriation, "national")).toEqual(fraction(944_749n, 1_007_861n));
  });

  const split: FundAmounts = { national: 60n, municipal: 40n };
  test.each<{ name: string; budget: FundAmounts; spent: FundAmounts; fund: Fund }>([
    { name: "only the budget is split", budget: split, spent: { unsplit: 50n }, fund: "national" },
    { name: "only the spending is split", budget: { unsplit: 100n }, spent: split, fund: "national" },
    {
      name: "a part of the spending is not split",
      budget: split,
      spent: { national: 30n, unsplit: 20n },
      fund: "national",
    },
    {
      name: "a part of the budget is not split",
      budget: { national: 60n, unsplit: 40n },
      spent: split,
      fund: "national",
    },
    {
      name: "a payment without a fund stands beside spending by fund, and the budget is of all funds",
      budget: { unsplit: 100n },
      spent: { national: 30n, municipal: 20n, unsplit: 7n },
      fund: "unsplit",
    },
    {
      name: "all spending is told together, and a part of the budget is not told by fund",
      budget: { national: 60n, unsplit: 40n },
      spent: { unsplit: 50n },
      fund: "unsplit",
    },
    {
      name: "both sides keep a part that is not told by fund",
      budget: { national: 5n, unsplit: 100n },
      spent: { national: 30n, municipal: 20n, unsplit: 7n },
      fund: "national",
    },
    { name: "the unsplit budget is spent by fund", budget: { unsplit: 100n }, spent: split, fund: "unsplit" },
    { name: "the fund has no budget", budget: split, spent: { ...split, other: 5n }, fund: "other" },
    {
      name: "the fund's budget is 0",
      budget: { ...split, other: 0n },
      spent: { ...split, other: 5n },
      fund: "other",
    },
    { name: "nothing was spent from it as far as reported", budget: split, spent: {}, fund: "national" },
  ])("is undefined when $name", ({ budget, spent, fund }) => {
    const line = aLine({ amounts: { appropriation: budget, expenditure: spent } });
    expect(fundRateOf([line], byAppropriation, fund)).toBeNull();
  });

  test("of a scope is undefined as soon as one line hides its share", () => {
    const hiding = aLine({ amounts: { appropriation: split, expenditure: { unsplit: 50n } } });
    expect(fundRateOf([solidarity, hiding], byAppropriation, "national")).toBeNull();
  });

  test("is not hidden by a line that has none of it", () => {
    const municipal = aLine({ amounts: { appropriation: { municipal: 9n }, expenditure: { unsplit: 9n } } });
    expect(fundRateOf([solidarity, municipal], byAppropriation, "national")).toEqual(
      fraction(78_960n, 98_000n),
    );
  });

  test("of lines split on neither side is that of their unsplit totals", () => {
    expect(fundRateOf(unitProjects, byAppropriation, "unsplit")).toEqual(fraction(3_827_841n, 4_409_960n));
    expect(fundRateOf(unitProjects, byAppropriation, "national")).toBeNull();
  });

  test("is the spent over the budgeted of that fund for every split, or undefined", () => {
    const amounts = fc
      .array(fc.tuple(fc.constantFrom(...funds), fc.bigInt({ min: 1n, max: 99n })), { maxLength: 4 })
      .map((pairs): FundAmounts => Object.fromEntries(pairs));
    let defined = 0;
    fc.assert(
      fc.property(amounts, amounts, fc.constantFrom(...funds), (appropriation, expenditure, fund) => {
        const line = aLine({ amounts: { appropriation, expenditure } });
        const rate = fundRateOf([line], byAppropriation, fund);
        if (rate === null) return;
        defined += 1;
        expect(rate).toEqual(fraction(expenditure[fund] ?? 0n, appropriation[fund] ?? 0n));
        const isSplitAlike = (appropriation.unsplit === undefined) === (expenditure.unsplit === undefined);
        expect(isSplitAlike || fund === "unsplit").toBe(true);
      }),
      { seed: 806, numRuns: 4_000 },
    );
    expect(defined).toBeGreaterThan(100);
  });
});
