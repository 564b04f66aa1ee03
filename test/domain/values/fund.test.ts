import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addFunds,
  type FundAmounts,
  fundOfLabel,
  funds,
  sameFunds,
  totalOf,
} from "../../../shared/domain/values/fund.ts";

const seed = 1_129;
const amounts: fc.Arbitrary<FundAmounts> = fc
  .array(fc.tuple(fc.constantFrom(...funds), fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })))
  .map((pairs) => Object.fromEntries(pairs));

describe("a fund label", () => {
  test.each([
    { label: "국비", office: "1129000", fund: "national" },
    { label: "국", office: "1129000", fund: "national" },
    { label: "국고", office: "4573000", fund: "national" },
    { label: "시비", office: "1129000", fund: "provincial" },
    { label: " 시 비 ", office: "1129000", fund: "provincial" },
    { label: "시", office: "2871000", fund: "provincial" },
    { label: "시비", office: "4113000", fund: "municipal" },
    { label: "시도비", office: "4113000", fund: "provincial" },
    { label: "도비", office: "4573000", fund: "provincial" },
    { label: "구비", office: "1129000", fund: "municipal" },
    { label: "군비", office: "4573000", fund: "municipal" },
    { label: "시군구비", office: "4573000", fund: "municipal" },
    { label: "기타", office: "1129000", fund: "other" },
  ])("$label of office $office is $fund", ({ label, office, fund }) => {
    expect(fundOfLabel(label, office)).toBe(fund);
  });

  test.each(["", "비", "총", "계", "예산액", "국비계"])("'%s' is no fund", (label) => {
    expect(fundOfLabel(label, "1129000")).toBeNull();
  });

  test.each(["11", "26", "27", "28", "29", "30", "31"])(
    "시비 comes from above in the metropolitan city %s",
    (prefix) => {
      expect(fundOfLabel("시비", `${prefix}10000`)).toBe("provincial");
    },
  );
});

describe("amounts by fund", () => {
  test("keep a fund that was not stated apart from a stated 0", () => {
    expect(totalOf({})).toBeNull();
    expect(totalOf({ other: 0n })).toBe(0n);
    expect(sameFunds({}, { other: 0n })).toBe(false);
    expect(addFunds({}, { other: 0n })).toEqual({ other: 0n });
    expect(addFunds({ national: 1n }, {})).toEqual({ national: 1n });
  });

  test("add in any order and grouping, and total as their parts do", () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (a, b, c) => {
        expect(addFunds(a, b)).toEqual(addFunds(b, a));
        expect(addFunds(addFunds(a, b), c)).toEqual(addFunds(a, addFunds(b, c)));
        const [one, other] = [totalOf(a), totalOf(b)];
        expect(totalOf(addFunds(a, b))).toBe(
          one === null && other === null ? null : (one ?? 0n) + (other ?? 0n),
        );
      }),
      { seed },
    );
  });

  test("are the same only when each fund is", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...funds), (a, fund) => {
        expect(sameFunds(a, { ...a })).toBe(true);
        expect(sameFunds(a, { ...a, [fund]: (a[fund] ?? 0n) + 1n })).toBe(false);
      }),
      { seed },
    );
  });
});
