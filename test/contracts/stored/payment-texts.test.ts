/** How a great posting is kept small: equal amounts with a count, rows as ranges, the order of both as it was. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import {
  amountsFromText,
  amountsToText,
  postingFromStored,
  postingToStored,
  rowsFromText,
  rowsToText,
} from "../../../shared/contracts/stored/stored-posting.ts";
import { aPayment, aPosting } from "../../support/builders.ts";

describe("amounts as text", () => {
  test("say equal neighbours once", () => {
    expect(amountsToText([54_443_400n, 349_700n, 349_700n, 349_700n, -2_370n])).toBe(
      "54443400 349700*3 -2370",
    );
  });

  test("come back as they were", () => {
    const amounts = fc.array(fc.bigInt({ min: -3n, max: 3n }), { minLength: 1 });
    fc.assert(
      fc.property(amounts, (won) => {
        expect(amountsFromText.parse(amountsToText(won))).toEqual(won);
      }),
      {
        seed: 1,
      },
    );
  });

  test.each(["", "1,000", "1*0", "1*", "*3", "1  2", "1.5", "5*1048577", "1 5*1048576"])(
    "are refused as %j",
    (text) => {
      expect(() => amountsFromText.parse(text)).toThrow(z.ZodError);
    },
  );
});

describe("rows as text", () => {
  test("say neighbours as a range", () => {
    expect(rowsToText([2, 3, 4, 9, 8, 20, 21])).toBe("2-4 9 8 20-21");
  });

  test("come back as they were", () => {
    const rows = fc.array(fc.nat({ max: 12 }), { maxLength: 30 });
    fc.assert(
      fc.property(rows, (numbers) => {
        expect(rowsFromText.parse(rowsToText(numbers))).toEqual(numbers);
      }),
      {
        seed: 2,
      },
    );
  });

  test.each(["-2", "3-", "5-4", "2,3", "1-1048577"])("are refused as %j", (text) => {
    expect(() => rowsFromText.parse(text)).toThrow(z.ZodError);
  });
});

test("3,465 equal pensions of one day take no more room than one, and stay 3,465", () => {
  const pensions = Array.from({ length: 3_465 }, () => aPayment("2020-10-20", 349_700n));
  const rows = pensions.map((_, at) => at + 2);
  const one = JSON.stringify(postingToStored(aPosting({ entries: pensions.slice(0, 1), rows: [2] })));
  const all = JSON.stringify(postingToStored(aPosting({ entries: pensions, rows })));
  expect(all.length - one.length).toBeLessThan(12);
  expect(postingFromStored(JSON.parse(all)).entries).toEqual(pensions);
});
