import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatWon, moneyUnits, type MoneyUnit } from "../../../shared/domain/values/won.ts";
import { DottedAmounts, readAmountCell } from "../../../shared/formats/cells/amount-cell.ts";
import { containing } from "../readings.ts";

function wonOf(cell: string, unit: MoneyUnit | null = "원") {
  const amount = readAmountCell(cell, unit);
  return amount.kind === "amount" ? amount.won : amount.kind === "bad" ? amount.code : null;
}

describe("an amount cell", () => {
  test.each([
    ["1,000", 1_000n],
    ["1000", 1_000n],
    ["0", 0n],
    ["-", 0n],
    ["–", 0n],
    [" 1,234,567 ", 1_234_567n],
    ["１，０００", 1_000n],
    ["\u00a01,000\u3000", 1_000n],
    ["₩1,000", 1_000n],
    ["\\1,000", 1_000n],
    ["1,000원", 1_000n],
    ["12.0", 12n],
  ])("reads %j", (cell, won) => {
    expect(wonOf(cell)).toBe(won);
  });

  test.each([
    "-1,000",
    "−1,000",
    "–1,000",
    "△1,000",
    "▲1,000",
    "(1,000)",
    "△ 1,000",
    "( 1,000 )",
    "－1,000",
    "（1,000）",
    "-₩1,000",
  ])("reads %j as minus one thousand", (cell) => {
    expect(wonOf(cell)).toBe(-1_000n);
  });

  test.each([
    ["12.5", "천원", 12_500n],
    ["△0.5", "천원", -500n],
    ["0.001", "천원", 1n],
    ["1.5", "억원", 150_000_000n],
    ["1,000천원", "천원", 1_000_000n],
    ["1,000 천원", null, 1_000_000n],
    ["(3백만원)", null, -3_000_000n],
    ["0", null, 0n],
  ] as const)("reads %j in %s", (cell, unit, won) => {
    expect(wonOf(cell, unit)).toBe(won);
  });

  test.each(["", " ", "\u3000", "\u200b"])("takes %j as not stated, which is not 0", (cell) => {
    expect(readAmountCell(cell, "원")).toEqual({ kind: "blank" });
  });

  test.each([
    ["000", "amount-cut-at-comma"],
    ["050", "amount-cut-at-comma"],
    ["-000", "amount-cut-at-comma"],
    ["1,23", "amount-commas-misplaced"],
    ["1,2345", "amount-commas-misplaced"],
    ["12345,678", "amount-commas-misplaced"],
    ["0,123", "amount-commas-misplaced"],
    [",123", "amount-commas-misplaced"],
    ["1,000,", "amount-commas-misplaced"],
    ["0.5", "amount-below-one-won"],
    ["1.2E+10", "amount-exponent"],
    ["1e5", "amount-exponent"],
    ["1,000△", "amount-sign-misplaced"],
    ["1,000 ▲", "amount-sign-misplaced"],
    ["1,000-", "amount-sign-misplaced"],
    ["#REF!", "amount-formula-error"],
    ["#N/A", "amount-formula-error"],
    ["######", "amount-formula-error"],
    ["-(1,000)", "amount-not-number"],
    ["(-1,000)", "amount-signed-twice"],
    ["(△1,000)", "amount-signed-twice"],
    ["(1,000", "amount-not-number"],
    ["1,000)", "amount-not-number"],
    ["--1", "amount-not-number"],
    ["△", "amount-not-number"],
    ["1,000 2,000", "amount-not-number"],
    ["①1,000", "amount-not-number"],
    ["10²", "amount-not-number"],
    ["1.000.000", "amount-not-number"],
    ["12.", "amount-not-number"],
    ["미정", "amount-not-number"],
    ["1,000만원", "amount-not-number"],
    ["1,000천원", "unit-conflict"],
    ["10000000000000001", "amount-too-large"],
    ["9".repeat(90), "amount-too-large"],
  ])("refuses %j", (cell, code) => {
    expect(wonOf(cell)).toBe(code);
  });

  test.each([
    ["1,000", null, "unit-unknown"],
    ["₩1,000", "천원", "unit-conflict"],
    ["1,000원", "천원", "unit-conflict"],
  ] as const)("refuses %j where %s is stated", (cell, unit, code) => {
    expect(wonOf(cell, unit)).toBe(code);
  });

  test("says in both languages what it got", () => {
    const refused = readAmountCell("1,23", "원");
    expect(refused).toMatchObject({
      ko: containing('"1,23"'),
      en: containing('"1,23"'),
    });
  });

  const units = fc.constantFrom(...(Object.keys(moneyUnits) as MoneyUnit[]));
  const printed = fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n });

  test("gives back every amount however its sign is printed", () => {
    const signs = fc.constantFrom(
      (text: string) => `-${text}`,
      (text: string) => `−${text}`,
      (text: string) => `△${text}`,
      (text: string) => `▲ ${text}`,
      (text: string) => `(${text})`,
    );
    fc.assert(
      fc.property(printed, units, signs, (amount, unit, signed) => {
        const text = formatWon(amount < 0n ? -amount : amount);
        expect(wonOf(amount < 0n ? signed(text) : text, unit)).toBe(amount * moneyUnits[unit]);
      }),
    );
  });

  test("never reads a positive amount where a minus sign stands anywhere", () => {
    const marks = fc.constantFrom("-", "−", "△", "▲", "(", ")", "－");
    fc.assert(
      fc.property(printed, marks, fc.nat({ max: 14 }), (amount, mark, at) => {
        const text = formatWon(amount < 0n ? -amount : amount);
        const won = wonOf(text.slice(0, at) + mark + text.slice(at));
        expect(typeof won === "bigint" && won > 0n).toBe(false);
      }),
    );
  });
});

describe("a dot that may part thousands", () => {
  const unclear = (cells: readonly string[], unit: MoneyUnit) => {
    const amounts = new DottedAmounts();
    for (const [at, cell] of cells.entries()) amounts.read(at + 2, cell);
    return amounts.unclearIn(unit);
  };

  test.each(["400.000", "-400.000", "(400.000)", "400.000원", "₩12.500"])(
    "is never read in won: %s",
    (cell) => {
      expect(wonOf(cell)).toBe("amount-dot-unclear");
    },
  );

  test.each([
    ["among commas", ["1,200", "500.000", "900"], "천원"],
    ["among commas, in a large unit", ["1,200", "1.500"], "억원"],
    ["behind a sign or in brackets", ["1,200", "△1.500", "(2.500)"], "백만원"],
    ["in a column of nothing else", ["1.500", "2.750"], "천원"],
    ["among whole numbers", ["600", "400.000"], "천원"],
    ["before its funds", ["1,200", "1.500 (국비 700)"], "천원"],
  ] as const)("is found %s", (_, cells, unit) => {
    expect(unclear(cells, unit)?.value).toContain(cells.find((cell) => /\.\d{3}/.test(cell)));
  });

  test.each([
    ["other decimals stand beside it", ["1,200", "12.5", "1.500"], "천원"],
    ["thousands are parted before the dot", ["1,234.500", "1.500"], "천원"],
    ["it stands below one", ["1,200", "0.500"], "천원"],
    ["the unit is large and nothing has commas", ["1.500", "2.750", "3"], "억원"],
    ["a workbook has it as a number", ["600", "400.123"], "천원"],
    ["all of it is nothing", ["0.000", "1,200"], "천원"],
    ["nothing has a dot", ["1,200", "900", "", "-"], "천원"],
  ] as const)("is a decimal point where %s", (_, cells, unit) => {
    expect(unclear(cells, unit)).toBeNull();
  });
});
