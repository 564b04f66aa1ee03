import { describe, expect, test } from "vitest";
import { readFundCell, withoutShares } from "../../../shared/formats/cells/fund-cell.ts";

const seoulDistrict = "1129000";
const jeonbukCity = "4511000";

describe("a cell with a split by fund", () => {
  test.each([
    [
      "936,864 (국 98,000, 시 392,000, 구비 446,864)",
      { national: 98_000_000n, provincial: 392_000_000n, municipal: 446_864_000n },
    ],
    [
      "776,595 (국 78,960 시 304,315, 구비 393,320)",
      { national: 78_960_000n, provincial: 304_315_000n, municipal: 393_320_000n },
    ],
    [
      "2,111,718 (국200,112, 시1,037,276, 구비 874,330)",
      { national: 200_112_000n, provincial: 1_037_276_000n, municipal: 874_330_000n },
    ],
    ["775,975（시비: 150,000／구비: 625,975）", { provincial: 150_000_000n, municipal: 625_975_000n }],
    ["300 (국비 100천원, 구비 200천원)", { national: 100_000n, municipal: 200_000n }],
    ["100 (국 -, 구 100)", { national: 0n, municipal: 100_000n }],
    ["50 (국 △50, 구 100)", { national: -50_000n, municipal: 100_000n }],
    ["93,500 (구비)", { municipal: 93_500_000n }],
    ["총 93,500천원(구비)", { municipal: 93_500_000n }],
    ["93,500 (전액 국비)", { national: 93_500_000n }],
    ["936,864", { unsplit: 936_864_000n }],
    ["(1,000)", { unsplit: -1_000_000n }],
  ])("reads %j in 천원", (cell, amounts) => {
    expect(readFundCell(cell, "천원", seoulDistrict)).toMatchObject({ kind: "amounts", amounts });
  });

  test("takes a fund that is not printed as not stated", () => {
    const cell = readFundCell("300 (시 100, 구 200)", "원", seoulDistrict);
    expect(cell.kind === "amounts" && Object.keys(cell.amounts)).toEqual(["provincial", "municipal"]);
  });

  test.each([
    ["936,864 (국 98,000, 시 392,000, 구비 446,863)", 1_000n],
    ["936,864 (국 98,000, 시 392,000, 구비 446,865)", -1_000n],
  ])("keeps what rounding leaves of the total in %j", (cell, rest) => {
    const read = readFundCell(cell, "천원", seoulDistrict);
    expect(read).toMatchObject({
      total: 936_864_000n,
      rest,
      amounts: { national: 98_000_000n, unsplit: rest },
    });
  });

  test("asks the office whose money 시비 is", () => {
    expect(readFundCell("5 (시비)", "원", jeonbukCity)).toMatchObject({ amounts: { municipal: 5n } });
  });

  test.each([
    ["300 (국 100, 구 198)", "fund-sum-differs"],
    ["300 (특교 100, 구 200)", "fund-label-unknown"],
    ["300 (교부세)", "fund-label-unknown"],
    ["300 (구 100, 구비 200)", "fund-stated-twice"],
    ["300 (국 , 구 300)", "fund-split-unreadable"],
    ["300 (100 국, 구 200)", "fund-split-unreadable"],
    ["- (구비 100)", "fund-sum-differs"],
    ["(국 100, 구 200)", "amount-not-number"],
    ["300 (국 100, 구 200", "amount-not-number"],
    ["300 (국 100△, 구 200)", "amount-sign-misplaced"],
    ["300 (국 1,23, 구 177)", "amount-commas-misplaced"],
    ["300백만원 (구비)", "unit-conflict"],
  ])("refuses %j", (cell, code) => {
    expect(readFundCell(cell, "천원", seoulDistrict)).toMatchObject({ kind: "bad", code });
  });
});

test.each([
  ["500,000 (국50%, 시25%, 구25%)", "500,000"],
  ["500,000 (국비 50% 구비 50%)", "500,000"],
  ["500,000 (계약 50%, 준공 50%)", "500,000 (계약 50%, 준공 50%)"],
  ["500,000 (국 50%, 구 250)", "500,000 (국 50%, 구 250)"],
  ["500,000 (80.0%)", "500,000 (80.0%)"],
])("shares of funds in %s are no amounts", (cell, plain) => {
  expect(withoutShares(cell, seoulDistrict)).toBe(plain);
});
