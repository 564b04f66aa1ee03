// Funds beside the total that they share: what the rounding of their printed unit explains, and nothing more.
import { describe, expect, test } from "vitest";
import type { FundAmounts } from "../../../shared/domain/values/fund.ts";
import type { MoneyUnit } from "../../../shared/domain/values/won.ts";
import { fundsRounded, shareTotal } from "../../../shared/formats/cells/rounded-funds.ts";
import { placeAt } from "../../../shared/formats/kernel/finding-list.ts";

interface Sharing {
  readonly name: string;
  readonly total: bigint;
  readonly parts: readonly bigint[];
  readonly unit: MoneyUnit | null;
  /** Of the total, where it is another one. */
  readonly of?: MoneyUnit;
  readonly is: bigint | "exact" | "differs";
}

const names = ["national", "provincial", "municipal", "other"] as const;

test.each<Sharing>([
  { name: "that add up", total: 100_000n, parts: [33_000n, 67_000n], unit: "천원", is: "exact" },
  { name: "a unit short", total: 100_000n, parts: [33_000n, 66_000n], unit: "천원", is: 1_000n },
  { name: "a unit above", total: 100_000n, parts: [34_000n, 67_000n], unit: "천원", is: -1_000n },
  { name: "two units short", total: 100_000n, parts: [32_000n, 66_000n], unit: "천원", is: "differs" },
  {
    name: "four of them, two units short",
    total: 98_000n,
    parts: [24_000n, 24_000n, 24_000n, 24_000n],
    unit: "천원",
    is: 2_000n,
  },
  {
    name: "of which two are 0, two units short",
    total: 50_000n,
    parts: [24_000n, 24_000n, 0n, 0n],
    unit: "천원",
    is: "differs",
  },
  {
    name: "a million short",
    total: 100_000_000n,
    parts: [33_000_000n, 66_000_000n],
    unit: "백만원",
    is: 1_000_000n,
  },
  { name: "a won short in won", total: 100n, parts: [33n, 66n], unit: "원", is: "differs" },
  { name: "of no known unit", total: 100_000n, parts: [33_000n, 66_000n], unit: null, is: "differs" },
  { name: "one alone", total: 100_000n, parts: [99_000n], unit: "천원", is: "differs" },
  {
    name: "in 천원 of a total in won",
    total: 99_600n,
    parts: [33_000n, 66_000n],
    unit: "천원",
    of: "원",
    is: 600n,
  },
  {
    name: "in won of a total in 천원",
    total: 100_000n,
    parts: [33_300n, 66_300n],
    unit: "원",
    of: "천원",
    is: 400n,
  },
  {
    name: "in won, too far from a total in 천원",
    total: 100_000n,
    parts: [33_000n, 66_000n],
    unit: "원",
    of: "천원",
    is: "differs",
  },
  {
    name: "with decimals, which say more",
    total: 100_000n,
    parts: [33_500n, 65_500n],
    unit: "천원",
    is: "differs",
  },
  { name: "below 0", total: -100_000n, parts: [-33_000n, -66_000n], unit: "천원", is: -1_000n },
])("funds $name", ({ total, parts, unit, of = unit, is }) => {
  const amounts: FundAmounts = Object.fromEntries(parts.map((won, at) => [names[at] ?? "other", won]));
  const shared = shareTotal(total, amounts, (fund) => (fund === "unsplit" ? of : unit));
  const rounded = { kind: "rounded", amounts: { ...amounts, unsplit: is }, rest: is };
  expect(shared).toMatchObject(typeof is === "string" ? { kind: is } : rounded);
});

describe("what rounding left", () => {
  test.each([
    { rest: 1_000n, consequence: "note", code: "funds-rounded", says: "99,000원이 총액 100,000원과 1,000원" },
    {
      rest: -1_000n,
      consequence: "hold",
      code: "funds-above-total",
      says: "101,000원이 총액 100,000원과 1,000원",
    },
  ])("is told as $code", ({ rest, consequence, code, says }) => {
    const finding = fundsRounded(placeAt(2, "예산액", "100,000"), "예산액", 100_000n, rest);
    expect(finding).toMatchObject({ consequence, code, row: 2, column: "예산액" });
    expect(finding.ko).toContain(says);
  });
});
