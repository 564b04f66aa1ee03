/** Amounts, rates and rows as the page writes them. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  basisPointsOfPercent,
  formatBytes,
  formatMoment,
  formatPoints,
  formatRate,
  formatRows,
  exactWon,
  roundedParts,
  roundedWon,
  onBar,
  partOf,
  percentOfBasisPoints,
  wonOfText,
  wonUnits,
} from "../../dashboard/logic/format-figures.ts";

describe("amounts", () => {
  test.each([
    ["4409960000", "천원", "4,409,960"],
    ["4409960000", "백만원", "4,409.96"],
    ["1234567", "천원", "1,234.567"],
    ["-856915156", "천원", "−856,915.156"],
    ["-500", "백만원", "−0.0005"],
    ["0", "백만원", "0"],
    ["307376019169", "원", "307,376,019,169"],
    ["90071992547409931", "원", "90,071,992,547,409,931"],
  ] as const)("%s won in %s is %s", (won, unit, text) => {
    expect(exactWon(won, unit)).toBe(text);
  });

  test("the parts of a total add up to it as they are printed, and each as a report prints it", () => {
    const funds = ["173539344100", "91609699150", "451530414492", null, "0"];
    expect(roundedWon("716679457742", "천원")).toBe("716,679,458");
    expect(roundedParts(funds, "천원")).toEqual(["173,539,344", "91,609,699", "451,530,415", null, "0"]);
    expect(roundedParts(["-1500", "1500", "-400"], "천원")).toEqual(["−1", "1", "0"]);
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...wonUnits),
        (parts, unit) => {
          const number = (text: string | null) => BigInt((text ?? "").replaceAll(",", "").replace("−", "-"));
          const shown = roundedParts(parts.map(String), unit).map(number);
          const total = parts.reduce((sum, part) => sum + part, 0n);
          expect(shown.reduce((sum, part) => sum + part, 0n)).toBe(number(roundedWon(`${total}`, unit)));
        },
      ),
    );
  });

  test.each([
    ["716679457742", "천원", "716,679,458"],
    ["1234499", "천원", "1,234"],
    ["1234500", "천원", "1,235"],
    ["-1234500", "천원", "−1,235"],
    ["-499", "천원", "0"],
    ["999500", "천원", "1,000"],
    ["499999", "백만원", "0"],
    ["90071992547409931", "원", "90,071,992,547,409,931"],
  ] as const)("%s won in %s rounds to %s", (won, unit, text) => {
    expect(roundedWon(won, unit)).toBe(text);
  });

  test("rounding is never further off than half a unit, and the same on both sides of 0", () => {
    const size = { 원: 1n, 천원: 1_000n, 백만원: 1_000_000n };
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 20n), fc.constantFrom(...wonUnits), (won, unit) => {
        const shown = BigInt(roundedWon(won.toString(), unit).replaceAll(",", "")) * size[unit];
        const off = shown > won ? shown - won : won - shown;
        expect(off * 2n <= size[unit]).toBe(true);
        const below = shown > 0n ? `−${roundedWon(won.toString(), unit)}` : "0";
        expect(roundedWon(`-${won}`, unit)).toBe(below);
      }),
    );
  });

  test("exact amounts lose no digit in any unit", () => {
    const shift = { 원: 0, 천원: 3, 백만원: 6 };
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.constantFrom(...wonUnits), (won, unit) => {
        const [whole = "0", rest = ""] = exactWon(won.toString(), unit)
          .replaceAll(",", "")
          .replace("−", "-")
          .split(".");
        expect(BigInt(`${whole}${rest.padEnd(shift[unit], "0")}`)).toBe(won);
      }),
    );
  });

  test("a part of nothing is drawn as nothing", () => {
    expect(partOf("5", "0")).toBe(0);
    expect(partOf("1", "4")).toBe(0.25);
  });
});

describe("rates", () => {
  test("a rate stands as the server printed it, and an undefined one is no 0", () => {
    expect(formatRate("86.8")).toBe("86.8%");
    expect(formatRate("241.1")).toBe("241.1%");
    expect(formatRate(null)).toBe("–");
  });

  test.each([
    ["8.3", "+8.3%p"],
    ["-7.2", "−7.2%p"],
    ["0.0", "0.0%p"],
  ])("%s points are %s", (points, text) => {
    expect(formatPoints(points)).toBe(text);
  });

  test("a bar holds rates below 0 and above 100", () => {
    expect([onBar("-3.0"), onBar("50.5"), onBar("241.1")]).toEqual([0, 50.5, 100]);
  });

  test("basis points and percent are each other's inverse", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (points) => {
        expect(basisPointsOfPercent(percentOfBasisPoints(points))).toBe(points);
      }),
    );
  });

  test.each(["", "아흔", "9.555", "-1", "1000"])("%j is no percentage", (text) => {
    expect(basisPointsOfPercent(text)).toBeNull();
  });

  test("won may be typed with separators", () => {
    expect(wonOfText(" 50,000,000 ")).toBe("50000000");
    expect(wonOfText("약 백만")).toBeNull();
  });
});

describe("moments and rows", () => {
  test("a moment is told by the clock of Korea", () => {
    expect(formatMoment("2026-10-31T15:30:00.000Z")).toBe("2026-11-01 00:30");
  });

  test("rows that follow each other are told as a run", () => {
    expect(formatRows([3, 4, 5, 9, 11, 12])).toBe("3–5, 9, 11–12");
    expect(formatRows([])).toBe("");
  });

  test("sizes are told shortly", () => {
    expect([formatBytes(512), formatBytes(12_300), formatBytes(52_428_800)]).toEqual([
      "512 B",
      "12.3 KB",
      "52.4 MB",
    ]);
  });
});
