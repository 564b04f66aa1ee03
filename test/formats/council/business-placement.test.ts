import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BudgetAndSpending,
  placeBusinesses,
} from "../../../shared/formats/council/business-placement.ts";

const line = (budget: bigint | null, spent: bigint | null): BudgetAndSpending => ({ budget, spent });

function sumOf(lines: readonly BudgetAndSpending[]): BudgetAndSpending {
  return lines.reduce(
    (a, b) => line((a.budget ?? 0n) + (b.budget ?? 0n), (a.spent ?? 0n) + (b.spent ?? 0n)),
    line(0n, 0n),
  );
}

describe("the placement of businesses", () => {
  test("puts a business under the unit project whose budget and spending its group adds up to", () => {
    const businesses = [line(10n, 1n), line(20n, 2n), line(40n, 3n)];
    expect(placeBusinesses([line(30n, 3n), line(40n, 3n), line(99n, 9n)], businesses)).toEqual([0, 0, 1]);
  });

  test.each([
    ["the spending does not agree", [line(30n, 4n)], [line(10n, 1n), line(20n, 2n)]],
    ["two groups fit one unit project", [line(30n, 3n)], [line(10n, 1n), line(20n, 2n), line(30n, 3n)]],
    ["one business fits two unit projects", [line(30n, 3n), line(30n, 3n)], [line(30n, 3n)]],
    ["an amount is not stated", [line(30n, null)], [line(30n, null)]],
  ])("leaves businesses apart when %s", (_, unitProjects, businesses) => {
    expect(placeBusinesses(unitProjects, businesses)).toEqual(businesses.map(() => null));
  });

  test("is not made ambiguous by a business of zeros, which stands apart", () => {
    expect(placeBusinesses([line(30n, 3n)], [line(0n, 0n), line(30n, 3n)])).toEqual([null, 0]);
  });

  test("looks only for runs in document order above sixteen businesses", () => {
    const businesses = Array.from({ length: 20 }, (_, at) => line(2n ** BigInt(at), 1n));
    const unitProjects = [
      sumOf(businesses.slice(3, 7)),
      sumOf([businesses[10] ?? line(0n, 0n), businesses[15] ?? line(0n, 0n)]),
    ];
    const placed = placeBusinesses(unitProjects, businesses);
    expect(placed).toEqual(businesses.map((_, at) => (at >= 3 && at < 7 ? 0 : null)));
  });

  const shares = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 });

  test("finds any planted partition whose sums are unmistakable", () => {
    fc.assert(
      fc.property(shares, (parents) => {
        const businesses = parents.map((_, at) => line(2n ** BigInt(at), 3n ** BigInt(at)));
        const used = [...new Set(parents)];
        const unitProjects = used.map((parent) =>
          sumOf(businesses.filter((_, at) => parents[at] === parent)),
        );
        expect(placeBusinesses(unitProjects, businesses)).toEqual(
          parents.map((parent) => used.indexOf(parent)),
        );
      }),
    );
  });

  test("never places a group that does not add up, however alike the amounts", () => {
    const few = fc.record({
      budget: fc.bigInt({ min: 0n, max: 4n }),
      spent: fc.bigInt({ min: 0n, max: 2n }),
    });
    fc.assert(
      fc.property(
        fc.array(few, { maxLength: 5 }),
        fc.array(few, { maxLength: 9 }),
        (unitProjects, businesses) => {
          const placed = placeBusinesses(unitProjects, businesses);
          for (const parent of new Set(placed)) {
            if (parent === null) continue;
            expect(sumOf(businesses.filter((_, at) => placed[at] === parent))).toEqual(unitProjects[parent]);
          }
        },
      ),
    );
  });
});
