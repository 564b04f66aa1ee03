import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSumsTwice } from "../../../shared/formats/tables/sums-twice.ts";

/** Rows from 1 of a name and amounts under one header each. */
type Row = readonly [name: string, budget: number, spent: number];
const rowsOf = (rows: readonly Row[]) =>
  rows.map(([name, ...amounts], at) => ({
    row: at + 1,
    name,
    amounts: new Map(amounts.map((won, place) => [`열 ${place}`, BigInt(won)])),
  }));
const startsOf = (...rows: Parameters<typeof rowsOf>) =>
  checkSumsTwice(rowsOf(...rows)).map(({ value }) => value);

const units: readonly Row[] = [
  ["노인복지", 7_123, 3_611],
  ["장애인복지", 5_218, 2_047],
];
const projects: readonly Row[] = [
  ["경로당", 3_012, 1_501],
  ["일자리", 4_111, 2_110],
  ["연금", 5_218, 2_047],
];

describe("lists of the same money are asked about", () => {
  test.each<[string, readonly Row[], string]>([
    ["two", [...units, ...projects], "1, 3"],
    [
      "with a total below each",
      [...units, ["합계", 12_341, 5_658], ...projects, ["합계", 12_341, 5_658]],
      "1, 4",
    ],
    ["three", [["복지", 12_341, 5_658], ...units, ...projects], "1, 2, 4"],
  ])("%s", (_, rows, starts) => {
    expect(startsOf(rows)).toEqual([starts]);
  });
});

describe("nothing is said of", () => {
  test.each<[string, readonly Row[]]>([
    ["one list", projects],
    [
      "two rows of equal amounts",
      [
        ["가", 7_123, 3_611],
        ["나", 7_123, 3_611],
      ],
    ],
    [
      "rows of which each has the same amounts",
      [
        ["가", 7_123, 3_611],
        ["나", 7_123, 3_611],
        ["다", 7_123, 3_611],
      ],
    ],
    [
      "rows of each 동 that have the same amounts",
      ["가", "나", "다", "라"].flatMap((name): readonly Row[] => [
        [`${name}동 청사`, 7_123, 3_611],
        [`${name}동 행사`, 5_218, 2_047],
      ]),
    ],
    ["lists that a total counts", [...units, ...projects, ["합계", 24_682, 11_316]]],
    [
      "round amounts",
      [
        ["가", 50, 0],
        ["나", 20, 0],
        ["다", 30, 0],
      ],
    ],
    ["sums that differ in one column", [...units, ["경로당", 7_123, 3_611], ["연금", 5_218, 2_048]]],
    ["no rows", []],
  ])("%s", (_, rows) => {
    expect(startsOf(rows)).toEqual([]);
  });
});

test("a list that stands once more in parts is always seen", () => {
  const amounts = fc.array(
    fc.tuple(fc.integer({ min: 1_001, max: 99_999 }), fc.integer({ min: 1_001, max: 99_999 })),
    {
      minLength: 2,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(amounts, (list) => {
      const whole = list.map(([budget, spent], at): Row => [`가${at}`, 2 * budget, 2 * spent]);
      const parts = list.flatMap(([budget, spent], at): readonly Row[] => [
        [`나${at}`, budget, spent],
        [`다${at}`, budget, spent],
      ]);
      expect(startsOf([...whole, ...parts])).toHaveLength(1);
    }),
  );
});
