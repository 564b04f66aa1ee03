import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatWon,
  isMoneyUnit,
  moneyUnits,
  sumWon,
  wonFromDecimal,
} from "../../../shared/domain/values/won.ts";

const seed = 4_409_960;
const amounts = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const units = fc.constantFrom(..."원 천원 백만원 억원".split(" ").filter(isMoneyUnit));

describe("won from a decimal", () => {
  test.each([
    { decimal: "936864", unit: "천원", won: 936_864_000n },
    { decimal: "93.5", unit: "백만원", won: 93_500_000n },
    { decimal: "1.5", unit: "억원", won: 150_000_000n },
    { decimal: "-210100", unit: "원", won: -210_100n },
    { decimal: "0.00000001", unit: "억원", won: 1n },
    { decimal: "007", unit: "원", won: 7n },
    { decimal: "12.000", unit: "원", won: 12n },
    { decimal: "-0.0", unit: "원", won: 0n },
    { decimal: "9007199254740993", unit: "원", won: 9_007_199_254_740_993n },
  ] as const)("$decimal $unit is $won", ({ decimal, unit, won }) => {
    expect(wonFromDecimal(decimal, unit)).toBe(won);
  });

  test.each([
    { decimal: "0.5", unit: "원", why: "is half a won" },
    { decimal: "1.2345", unit: "천원", why: "is not whole won" },
    { decimal: "0.000000001", unit: "억원", why: "is a tenth of a won" },
    { decimal: "1,000", unit: "원", why: "has a separator" },
    { decimal: "1e3", unit: "원", why: "has an exponent" },
    { decimal: "+5", unit: "원", why: "has a plus" },
    { decimal: "△5", unit: "원", why: "has a sign of its own" },
    { decimal: ".5", unit: "천원", why: "has no whole part" },
    { decimal: "5.", unit: "천원", why: "has no digits after the point" },
    { decimal: " 5", unit: "원", why: "has a space" },
    { decimal: "5\n", unit: "원", why: "has a line end" },
    { decimal: "５", unit: "원", why: "is full width" },
    { decimal: "0x10", unit: "원", why: "is hexadecimal" },
    { decimal: "", unit: "원", why: "is empty" },
    { decimal: "-", unit: "원", why: "is a dash" },
  ] as const)("'$decimal' $unit, which $why, is refused", ({ decimal, unit }) => {
    expect(wonFromDecimal(decimal, unit)).toBeNull();
  });

  test("gives back exactly the amount that was written in any unit", () => {
    fc.assert(
      fc.property(amounts, units, (amount, unit) => {
        expect(wonFromDecimal(decimalIn(amount, moneyUnits[unit]), unit)).toBe(amount);
      }),
      { seed },
    );
  });
});

describe("a unit", () => {
  test.each(["원", "천원", "백만원", "억원"])("%s is known", (text) => {
    expect(isMoneyUnit(text)).toBe(true);
  });

  test.each(["만원", "천 원", "won", "", "toString"])("'%s' is not", (text) => {
    expect(isMoneyUnit(text)).toBe(false);
  });
});

describe("won", () => {
  test("sum exactly, and to 0 when there are none", () => {
    const tooFineForDoubles = 9_007_199_254_740_993n;
    expect(sumWon([tooFineForDoubles, 2n, -2n])).toBe(tooFineForDoubles);
    expect(sumWon([])).toBe(0n);
  });

  test.each([
    { won: 4_409_960_000n, text: "4,409,960,000" },
    { won: -856_915_156n, text: "-856,915,156" },
    { won: -100n, text: "-100" },
    { won: 999n, text: "999" },
    { won: 1_000n, text: "1,000" },
    { won: 0n, text: "0" },
  ])("are printed as $text", ({ won, text }) => {
    expect(formatWon(won)).toBe(text);
  });

  test("lose only separators when printed", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(formatWon(amount)).toMatch(/^-?\d{1,3}(,\d{3})*$/);
        expect(BigInt(formatWon(amount).replaceAll(",", ""))).toBe(amount);
      }),
      { seed },
    );
  });
});

/** The amount as a decimal number of units, such as 1.5 for 150,000,000 in 억원. */
function decimalIn(amount: bigint, unit: bigint): string {
  const magnitude = amount < 0n ? -amount : amount;
  const digits = unit.toString().length - 1;
  const rest = digits === 0 ? "" : `.${(magnitude % unit).toString().padStart(digits, "0")}`;
  return `${amount < 0n ? "-" : ""}${magnitude / unit}${rest}`;
}
