import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PathQuestion } from "../../../shared/domain/pace/expected-path.ts";
import { forecastOf } from "../../../shared/domain/pace/forecast.ts";
import { lastYearOf } from "../../../shared/domain/pace/last-year.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { aLine, aSpendingLine, day } from "../../support/builders.ts";
import { aPastYear, coded, evenly } from "../../support/past-years.ts";

const basis = "expenditure/appropriation";
const policy = { ...defaultPolicy, curve: null, yearEndTargetBasisPoints: 9_000n };

/** On 1 July 2021, day 182 of 365, unless it is said otherwise. */
function forecast(lines: readonly LedgerLine[], question: Partial<PathQuestion> = {}) {
  const requested = { basis, policy, history: null, date: day("2021-07-01"), fund: "all" } as const;
  return forecastOf(lines, { ...requested, ...question });
}

describe("the forecast", () => {
  const peers = Array.from({ length: 8 }, (_, at) =>
    aPastYear(coded(`peer-${at}`), 100n, evenly(BigInt(20 + at * 10))),
  );

  test("without history leans on the policy's target, and has no band", () => {
    // S = 182/365: 1.5014 * 40 + 0.2514 * 90.
    expect(forecast([aSpendingLine(100_000n, 40_000n)])).toEqual({
      amount: 82_678n,
      budget: 100_000n,
      band: null,
      peers: 0,
    });
  });

  test("leans on the middle of eight similar projects, whose spread is its band", () => {
    const line = aSpendingLine(100_000n, 0n, { project: coded("new") });
    const history = lastYearOf(peers);
    // Half of the year's spending is done by the end of June, so a quarter of the prior is left.
    const left = (share: bigint) => (share * 1_000n) / 4n;
    expect(forecast([line], { history, date: day("2021-06-30") })).toEqual({
      amount: left(50n),
      budget: 100_000n,
      band: { low: left(20n), middle: left(50n), high: left(90n) },
      peers: 8,
    });
  });

  test("says how many similar projects there are where they are too few for a band", () => {
    const line = aSpendingLine(100_000n, 40_000n, { project: coded("new") });
    expect(forecast([line], { history: lastYearOf(peers.slice(1)) })).toMatchObject({
      amount: 82_678n,
      band: null,
      peers: 7,
    });
  });

  test("leans on the project's own last year before all others", () => {
    const line = aSpendingLine(100_000n, 0n, { project: coded("peer-7") });
    const requested = { history: lastYearOf(peers), date: day("2021-06-30") };
    expect(forecast([line], requested)?.amount).toBe(90_000n / 4n);
  });

  test("keeps to the plan's shape: a plan that is met ends as such projects end", () => {
    const plan = { "2021-07-01": 20_000n, "2021-12-31": 80_000n };
    expect(forecast([aSpendingLine(100_000n, 22_500n, { plan })])?.amount).toBe(90_000n);
  });

  test("takes a plan to spend nothing as no shape at all", () => {
    const plan = { "2021-07-01": 0n, "2021-12-31": 0n };
    expect(forecast([aSpendingLine(100_000n, 40_000n, { plan })])?.amount).toBe(82_678n);
  });

  test("is of each fund where budget and spending are split, summed up", () => {
    const line = aLine({
      amounts: {
        appropriation: { national: 60_000n, municipal: 40_000n },
        expenditure: { national: 60_000n, municipal: 0n },
      },
    });
    const national = forecast([line], { fund: "national" });
    const municipal = forecast([line], { fund: "municipal" });
    expect(national).toMatchObject({ amount: 60_000n, budget: 60_000n });
    expect(municipal?.amount).toBe((183n * 183n * 36_000n) / (365n * 365n));
    expect(forecast([line])?.amount).toBe(60_000n + (municipal?.amount ?? 0n));
  });

  test("is of the whole where only the budget is split", () => {
    const amounts = { appropriation: { national: 60_000n, municipal: 40_000n } };
    const line = aSpendingLine(0n, 40_000n, { amounts });
    expect(forecast([line])?.amount).toBe(82_678n);
  });

  test("is not below contracts that are not split by fund", () => {
    const line = aLine({
      amounts: {
        appropriation: { national: 60_000n, municipal: 40_000n },
        expenditure: { national: 0n, municipal: 0n },
        commitment: { unsplit: 95_000n },
      },
    });
    expect(forecast([line])?.amount).toBe(95_000n);
  });

  test("of several lines is their sum, with a band only where each has one", () => {
    const history = lastYearOf(peers);
    const like = aSpendingLine(100_000n, 0n, { project: coded("new") });
    const unlike = aSpendingLine(100_000n, 40_000n);
    const [one, other] = [forecast([like], { history }), forecast([unlike], { history })];
    expect(forecast([like, unlike], { history })).toEqual({
      amount: (one?.amount ?? 0n) + (other?.amount ?? 0n),
      budget: 200_000n,
      band: null,
      peers: 0,
    });
    expect(forecast([like, like], { history })?.band?.high).toBe(2n * (one?.band?.high ?? 0n));
  });

  test("of a line that reports nothing goes by the prior alone, beside one that reports", () => {
    const silent = aLine({ amounts: { appropriation: { unsplit: 100_000n } } });
    const spoken = aSpendingLine(100_000n, 40_000n);
    expect(forecast([silent, spoken])?.amount).toBe(90_000n + 82_678n);
  });

  test("counts spending without a budget as it is, and looks for nothing like it", () => {
    const lines = [aSpendingLine(100_000n, 40_000n), aSpendingLine(0n, 700n), aLine()];
    expect(forecast(lines)).toMatchObject({ amount: 83_378n, budget: 100_000n, peers: 0 });
    const like = aSpendingLine(100_000n, 0n, { project: coded("new") });
    const history = lastYearOf(peers);
    expect(forecast([like, aSpendingLine(0n, 0n)], { history })?.peers).toBe(8);
  });

  test("of commitments is their forecast where the basis says so", () => {
    const amounts = { commitment: { unsplit: 40_000n } };
    const line = aSpendingLine(100_000n, 0n, { amounts });
    expect(forecast([line], { basis: "commitment/appropriation" })?.amount).toBe(82_678n);
  });

  test.each([
    { what: "no budget", lines: [aLine({ amounts: { expenditure: { unsplit: 9n } } })] },
    { what: "a budget of 0", lines: [aSpendingLine(0n, 9n)] },
    { what: "no spending reported", lines: [aLine({ amounts: { appropriation: { unsplit: 9n } } })] },
    { what: "no lines", lines: [] },
  ])("is none with $what", ({ lines }) => {
    expect(forecast(lines)).toBeNull();
  });
});

test("a forecast is between what is spent and the greater of that and the budget, whatever the order of lines", () => {
  const won = fc.bigInt({ min: 0n, max: 10n ** 15n });
  const history = lastYearOf(
    Array.from({ length: 9 }, (_, at) => aPastYear(coded(`${at}`), 100n, evenly(BigInt(at * 15)))),
  );
  const lines = fc
    .record({ budget: won, spent: won, bound: won, code: fc.nat({ max: 12 }) })
    .map(({ budget, spent, bound, code }) =>
      aSpendingLine(budget + 1n, spent, {
        project: coded(`${code}`),
        amounts: { commitment: { unsplit: bound } },
      }),
    );
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), fc.nat({ max: 11 }), (scope, month) => {
      const date = day(`2021-${`${month + 1}`.padStart(2, "0")}-15`);
      const seen = forecast(scope, { history, date });
      if (seen === null) throw new Error("Lines with a budget and spending have a forecast");
      const amounts = scope.map((line) => ({
        spent: line.amounts.expenditure.unsplit ?? 0n,
        budget: line.amounts.appropriation.unsplit ?? 0n,
      }));
      const least = amounts.reduce((sum, { spent }) => sum + spent, 0n);
      const most = amounts.reduce((sum, { spent, budget }) => sum + (spent > budget ? spent : budget), 0n);
      const { band } = seen;
      const ends = band === null ? [] : [band.low, band.middle, band.high];
      expect([seen.amount, ...ends].every((amount) => amount >= least && amount <= most)).toBe(true);
      expect(ends).toEqual(ends.toSorted((a, b) => (a < b ? -1 : 1)));
      expect(forecast(scope.toReversed(), { history, date })).toEqual(seen);
    }),
    { seed: 32 },
  );
});
