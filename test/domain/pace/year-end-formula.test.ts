import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, fraction, multiply, subtract } from "../../../shared/domain/values/fraction.ts";
import { wholeParts } from "../../../shared/domain/pace/path.ts";
import { clamped, yearEndOf } from "../../../shared/domain/pace/year-end-formula.ts";

describe("the year-end formula", () => {
  test.each([
    {
      passed: 1n,
      of: 2n,
      spent: 50n,
      ends: 9_000n,
      is: 97n,
      why: "1.5 times what is spent and a quarter of the prior",
    },
    { passed: 0n, of: 1n, spent: 0n, ends: 9_000n, is: 90n, why: "the prior alone at the year's start" },
    { passed: 1n, of: 1n, spent: 37n, ends: 9_000n, is: 37n, why: "what is spent at the year's end" },
    { passed: 0n, of: 1n, spent: 3n, ends: 9_000n, is: 96n, why: "the limit where nothing was expected yet" },
    { passed: 1n, of: 2n, spent: 45n, ends: 9_000n, is: 90n, why: "the prior where spending keeps to it" },
  ])("with $passed/$of passed and $spent of 100 spent gives $is: $why", ({ passed, of, spent, ends, is }) => {
    expect(yearEndOf({ budget: 100n, spent }, (wholeParts * passed) / of, ends)).toBe(is);
  });

  test("is S * (E / S) + (1 - S) * (E + (1 - S) * U * B) to the won, for every S above 0", () => {
    const won = fc.bigInt({ min: 0n, max: 10n ** 20n });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: wholeParts }),
        won,
        won,
        fc.bigInt({ min: 0n, max: 20_000n }),
        (passed, spent, budget, ends) => {
          const [share, e, b] = [fraction(passed, wholeParts), fraction(spent, 1n), fraction(budget, 1n)];
          const left = subtract(fraction(1n, 1n), share);
          const runRate = multiply(e, fraction(share.denominator, share.numerator));
          const prior = add(e, multiply(left, multiply(fraction(ends, 10_000n), b)));
          const exact = add(multiply(share, runRate), multiply(left, prior));
          expect(yearEndOf({ budget, spent }, passed, ends)).toBe(exact.numerator / exact.denominator);
        },
      ),
      { seed: 31 },
    );
  });

  test.each([
    { amount: 50n, budget: 100n, spent: 60n, committed: null, is: 60n, why: "what is spent" },
    { amount: 50n, budget: 100n, spent: 10n, committed: 80n, is: 80n, why: "what is bound by contracts" },
    {
      amount: 50n,
      budget: 100n,
      spent: 10n,
      committed: 300n,
      is: 100n,
      why: "contracts as far as the budget reaches",
    },
    { amount: 500n, budget: 100n, spent: 10n, committed: 20n, is: 100n, why: "no more than the budget" },
    {
      amount: 500n,
      budget: 100n,
      spent: 130n,
      committed: null,
      is: 130n,
      why: "what is spent above the budget",
    },
    { amount: 70n, budget: 100n, spent: 10n, committed: 20n, is: 70n, why: "itself between them" },
  ])("$amount of $budget with $spent spent and $committed bound is $is: $why", ({ is, ...money }) => {
    expect(clamped(money.amount, money)).toBe(is);
  });
});
