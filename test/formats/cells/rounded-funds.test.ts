// Funds beside the total that they share: what the rounding of their printed unit explains, and nothing more.
import { describe, expect, test } from "vitest";
import type { FundAmounts } from "../../../shared/domain/values/fund.ts";
import type { MoneyUnit } from "../../../shared/domain/values/won.ts";
import {
  fundsRounded,
  localFindings,
  sharesIn,
  shareTotal,
} from "../../../shared/formats/cells/rounded-funds.ts";
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

describe("지방비 beside its parts", () => {
  const jongno = { unit: "천원", office: "1111000" } as const;
  const shares = (printed: Readonly<Record<string, number>>, total: bigint | null = null) =>
    sharesIn(
      Object.entries(printed).map(([fund, won]) => ({ fund, won: BigInt(won) * 1_000n })),
      total,
      jongno,
    );
  const own = { national: 60_000n, provincial: 30_000n, municipal: 30_000n };

  test.each([
    ["they add up to", { 국비: 60, 지방비: 60, 시비: 30, 구비: 30 }, own],
    ["they add up to behind them", { 시비: 30, 구비: 30, "지 방 비": 60, 국비: 60 }, own],
    [
      "they add up to with a negative one",
      { 국비: 60, 지방비: 60, 시비: 90, 구비: -30 },
      { ...own, provincial: 90_000n, municipal: -30_000n },
    ],
    [
      "they and a grant add up to",
      { 국비: 60, 지방비: 60, 시비: 30, 구비: 20, 특조금: 10 },
      { ...own, municipal: 20_000n, other: 10_000n },
    ],
    [
      "they add up to but for rounding",
      { 국비: 60, 지방비: 61, 시비: 30, 구비: 30 },
      { ...own, unsplit: 1_000n },
    ],
  ])("is their sum, which %s", (_, printed, amounts) => {
    expect(shares(printed)).toMatchObject({ amounts, unclear: null });
  });

  test.each([
    ["stand nowhere", { 국비: 60, 지방비: 60 }, null],
    ["are 0", { 국비: 60, 지방비: 60, 시비: 0, 구비: 0 }, null],
    ["are added to it in the total", { 국비: 60, 지방비: 60, 시비: 30 }, 150_000n],
  ])("counts where they %s", (_, printed, total) => {
    expect(shares(printed, total)).toMatchObject({ amounts: { unsplit: 60_000n }, unclear: null });
  });

  test("leaves what the total has beside the one part that is named", () => {
    expect(shares({ 국비: 60, 지방비: 60, 시비: 30 }, 120_000n).amounts).toEqual({
      national: 60_000n,
      provincial: 30_000n,
      unsplit: 30_000n,
    });
  });

  test("is asked about with its numbers where nothing tells", () => {
    const asked = localFindings(4, "예산현액", shares({ 국비: 60, 지방비: 60, 시비: 30, 구비: 20 }));
    expect(asked.map(({ code, consequence }) => `${code} ${consequence}`)).toEqual([
      "local-share-unclear hold",
    ]);
    expect(asked[0]?.ko).toMatch(/60,000원.*50,000원.*110,000원/);
    expect(localFindings(4, "예산현액", shares({ 지방비: 60, 시비: 30, 구비: 30 }))).toEqual([]);
    expect(
      localFindings(4, "예산현액", shares({ 지방비: 61, 시비: 30, 구비: 30 })).map(({ code }) => code),
    ).toEqual(["funds-rounded"]);
  });
});
