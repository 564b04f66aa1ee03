import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import type { FundAmounts } from "../../../../shared/domain/values/fund.ts";
import { severities } from "../../../../shared/domain/policy/policy.ts";
import { grantReturnRisk } from "../../../../shared/domain/alerts/rules/grant-return-risk.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { aCase, type CaseSketch, judgedOnce, printedFacts, rankOf, severityBy } from "./rule-cases.ts";

const billion = 1_000_000_000n;
const half: FundAmounts = { national: 5n * billion, municipal: 5n * billion };

/** Ten billion won, half of them national, judged on the last day on which only history would do. */
function forecastOf(amount: bigint, sketch: CaseSketch & { readonly budget?: FundAmounts } = {}): CaseSketch {
  const { budget = half, ...rest } = sketch;
  const lines = [aLine({ amounts: { appropriation: budget, expenditure: { unsplit: 4n * billion } } })];
  const band = { low: amount, middle: amount, high: amount };
  return { lines, on: "2020-09-29", forecast: { amount, budget: 10n * billion, band, peers: 9 }, ...rest };
}

describe("by the forecast", () => {
  test.each([
    { ending: 9_500_000_001n, openSeverity: null, severity: null },
    { ending: 9_500_000_000n, openSeverity: null, severity: "notice" },
    { ending: 8_000_000_000n, openSeverity: null, severity: "warning" },
    { ending: 7_000_000_000n, openSeverity: null, severity: "critical" },
    { ending: 9_700_000_000n, openSeverity: "notice", severity: "notice" },
    { ending: 9_700_000_001n, openSeverity: "notice", severity: null },
    { ending: 11_000_000_000n, openSeverity: "notice", severity: null },
  ] as const)(
    "an ending of $ending of ten billion, with $standing open, is $severity",
    ({ ending, openSeverity, severity }) => {
      expect(severityBy(grantReturnRisk, forecastOf(ending, { openSeverity }))).toBe(severity);
    },
  );

  test.each([
    { national: 299_999_999n, severity: "notice" },
    { national: 300_000_000n, severity: "warning" },
    { national: 999_999_999n, severity: "warning" },
    { national: 1_000_000_000n, severity: "critical" },
    { national: 0n, severity: null },
  ])("no more than the $national won granted can go back: $severity", ({ national, severity }) => {
    const budget = { national, municipal: 10n * billion - national };
    expect(severityBy(grantReturnRisk, forecastOf(5n * billion, { budget }))).toBe(severity);
  });

  test("of more than the budget leaves nothing", () => {
    expect(judgedOnce(grantReturnRisk, forecastOf(11n * billion)).facts).toMatchObject({
      unspent: 0n,
      atRisk: 0n,
    });
  });

  test("what is granted and spent by fund is not at risk", () => {
    const expenditure = { national: (49n * billion) / 10n, municipal: 0n };
    const lines = [aLine({ amounts: { appropriation: half, expenditure } })];
    const judged = judgedOnce(grantReturnRisk, forecastOf(6n * billion, { lines }));
    expect(judged).toMatchObject({
      severity: "notice",
      facts: { atRisk: 100_000_000n, unspent: 4n * billion },
    });
  });
});

describe("by the pace", () => {
  const atPace = (spent: bigint, sketch: CaseSketch = {}): CaseSketch => ({
    lines: [aLine({ amounts: { appropriation: half, expenditure: { unsplit: spent } } })],
    expected: 8_000n,
    ...sketch,
  });

  test.each([
    { spent: 8n * billion, ending: "0.0", severity: null },
    { spent: 9n * billion, ending: "0.0", severity: null },
    { spent: 6n * billion, ending: "25.0", severity: "warning" },
    { spent: 0n, ending: "100.0", severity: "critical" },
  ])(
    "$spent of ten billion where eight are expected leaves $ending %: $severity",
    ({ spent, ending, severity }) => {
      const judged = judgedOnce(grantReturnRisk, atPace(spent));
      expect(judged.severity).toBe(severity);
      expect(printedFacts(judged)).toMatchObject({ estimate: "pace", unspentShare: ending });
    },
  );

  test.each([
    { on: "2020-09-29", judgements: 0 },
    { on: "2020-09-30", judgements: 1 },
  ])(
    "on $on there are $judgements judgements: a pace alone says nothing before the last quarter",
    ({ on, judgements }) => {
      expect(grantReturnRisk.judge(aCase(atPace(0n, { on })))).toHaveLength(judgements);
    },
  );

  test.each([
    { spent: 6_400_000_001n, openSeverity: null, severity: null },
    { spent: 6_400_000_000n, openSeverity: null, severity: "warning" },
    { spent: 6_600_000_000n, openSeverity: "warning", severity: "notice" },
    { spent: 7_760_000_000n, openSeverity: "notice", severity: "notice" },
    { spent: 7_760_000_001n, openSeverity: "notice", severity: null },
  ] as const)(
    "$spent of ten billion, with $standing open, is $severity: a small gap is behind-target's",
    (row) => {
      expect(severityBy(grantReturnRisk, atPace(row.spent, { openSeverity: row.openSeverity }))).toBe(
        row.severity,
      );
    },
  );

  test("is used where the forecast has too little history", () => {
    const forecast = { amount: 10n * billion, budget: 10n * billion, band: null, peers: 2 };
    expect(judgedOnce(grantReturnRisk, atPace(0n, { forecast })).facts).toMatchObject({ estimate: "pace" });
  });

  test("severity never falls when spending falls", () => {
    const won = fc.bigInt({ min: 0n, max: 10n * billion });
    fc.assert(
      fc.property(won, won, fc.constantFrom(null, ...severities), (spent, less, openSeverity) => {
        const at = (amount: bigint) => rankOf(severityBy(grantReturnRisk, atPace(amount, { openSeverity })));
        expect(at(spent - less)).toBeGreaterThanOrEqual(at(spent));
      }),
    );
  });
});

test.each([
  { name: "the budget is not split by fund", sketch: { lines: [aSpendingLine(10n * billion, 0n)] } },
  { name: "no spending was reported", sketch: { lines: [aLine({ amounts: { appropriation: half } })] } },
  { name: "there is no expected path", sketch: { ...forecastOf(0n), expected: null } },
  {
    name: "nothing was expected yet and there is no history",
    sketch: { ...forecastOf(0n), on: "2020-10-31", forecast: null, expected: 0n },
  },
])("there is nothing to judge where $name", ({ sketch }) => {
  expect(grantReturnRisk.judge(aCase(sketch))).toEqual([]);
});

test("the words say how much at most, and that paid on is not yet spent", () => {
  const { facts } = judgedOnce(grantReturnRisk, forecastOf(8n * billion));
  expect(grantReturnRisk.describe("소하천 정비", facts, "all", fundNames).ko).toBe(
    "소하천 정비는 2020-09-29 기준 집행률 40.0%이며, 연말 전망으로는 연말에 2,000,000,000원(20.0%)이 남습니다. " +
      "국비·시도비 5,000,000,000원 중 많게는 2,000,000,000원이 반납 대상이 될 수 있습니다. " +
      "보조금을 교부한 금액은 보조사업자가 아직 집행하지 않았을 수 있으니 실집행액도 확인해 주십시오. " +
      "집행을 앞당기거나, 교부기관과 변경·이월 승인을 협의해 주십시오.",
  );
  expect(grantReturnRisk.moneyOf(facts)).toBe(2n * billion);
  expect(grantReturnRisk.describeRecovery("가", facts, "all", fundNames).ko).toContain("보조금 반납 우려");
});
