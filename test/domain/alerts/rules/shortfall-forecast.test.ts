import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import type { Forecast } from "../../../../shared/domain/pace/forecast.ts";
import { shortfallForecast } from "../../../../shared/domain/alerts/rules/shortfall-forecast.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { aCase, type CaseSketch, judgedOnce, printedFacts, severityBy } from "./rule-cases.ts";

const budget = 10_000_000_000n;

/** A forecast `basisPoints` below the whole of ten billion won. */
function shortBy(basisPoints: bigint, peers = 12): CaseSketch {
  const amount = budget - basisPoints * 1_000_000n;
  const band: Forecast["band"] = { low: amount - 100_000_000n, middle: amount, high: amount + 100_000_000n };
  const forecast = { amount, budget, band: peers < 8 ? null : band, peers };
  return { lines: [aSpendingLine(budget, 5_000_000_000n)], forecast };
}

describe("the severity", () => {
  test.each([
    { short: 499n, openSeverity: null, severity: null },
    { short: 500n, openSeverity: null, severity: "notice" },
    { short: 2_000n, openSeverity: null, severity: "warning" },
    { short: 3_000n, openSeverity: null, severity: "critical" },
    { short: -100n, openSeverity: null, severity: null },
    { short: 300n, openSeverity: "notice", severity: "notice" },
    { short: 299n, openSeverity: "notice", severity: null },
    { short: 1_800n, openSeverity: "warning", severity: "warning" },
    { short: 1_799n, openSeverity: "warning", severity: "notice" },
  ] as const)(
    "$short basis points short, with $standing open, is $severity",
    ({ short, openSeverity, severity }) => {
      expect(severityBy(shortfallForecast, { ...shortBy(short), openSeverity })).toBe(severity);
    },
  );

  test("counts from the target and not from the budget", () => {
    expect(severityBy(shortfallForecast, { ...shortBy(1_400n), target: 9_000n })).toBeNull();
    expect(severityBy(shortfallForecast, { ...shortBy(1_500n), target: 9_000n })).toBe("notice");
  });

  test.each([null, "critical"] as const)(
    "is none with too little history, though %s stands",
    (openSeverity) => {
      expect(severityBy(shortfallForecast, { ...shortBy(9_000n, 7), openSeverity })).toBeNull();
    },
  );

  test("is a notice at most for the office", () => {
    expect(severityBy(shortfallForecast, { ...shortBy(5_000n), level: "office" })).toBe("notice");
  });
});

test.each([
  { name: "without a forecast", sketch: { forecast: null } },
  {
    name: "without an expected path, which carries the target",
    sketch: { ...shortBy(5_000n), expected: null },
  },
  {
    name: "when no spending was reported",
    sketch: { ...shortBy(5_000n), lines: [aLine({ amounts: { appropriation: { unsplit: budget } } })] },
  },
])("there is nothing to judge $name", ({ sketch }) => {
  expect(shortfallForecast.judge(aCase(sketch))).toEqual([]);
});

describe("the words", () => {
  test.each([
    { wasEverDone: true, ko: "예산의 18.0%까지 집행한 적이 있어", en: "so that pace has been reached" },
    {
      wasEverDone: false,
      ko: "그만큼 집행한 적이 없습니다",
      en: "No similar project reached that pace last year",
    },
  ])(
    "say whether a similar project ever spent as much in a month: $wasEverDone",
    ({ wasEverDone, ko, en }) => {
      const requiredPace = {
        monthsLeft: 2,
        perMonth: 2_500_000_000n,
        bestMonth: { basisPoints: 1_800n, peers: 12 },
        wasEverDone,
      };
      const judged = judgedOnce(shortfallForecast, { ...shortBy(2_500n), requiredPace });
      const words = shortfallForecast.describe("가", judged.facts, "all", fundNames);
      expect(words.ko).toContain(ko);
      expect(words.en).toContain(en);
    },
  );

  test("give the forecast, what is missing, the range and what each month takes", () => {
    const judged = judgedOnce(shortfallForecast, shortBy(2_500n));
    expect(printedFacts(judged)).toMatchObject({
      forecastRate: "75.0",
      targetRate: "100.0",
      gap: "25.0",
      peers: 12,
    });
    expect(shortfallForecast.moneyOf(judged.facts)).toBe(2_500_000_000n);
    const { ko, en } = shortfallForecast.describe("도로 정비", judged.facts, "all", fundNames);
    expect(ko).toBe(
      "도로 정비는 2020-10-31 기준 흐름이 이어지면 연말까지 7,500,000,000원(75.0%)을 집행하여, " +
        "목표 100.0%보다 25.0%p(2,500,000,000원) 모자랄 것으로 전망됩니다. " +
        "유사 사업 12건의 열에 여덟은 7,400,000,000원에서 7,600,000,000원 사이에 해당합니다. " +
        "목표에 이르려면 남은 2개월 동안 매월 2,500,000,000원을 집행해야 합니다.",
    );
    expect(en).toContain("Eight in ten of 12 similar projects would end between");
  });

  test("of a recovery name too little history where that is why", () => {
    const { facts } = judgedOnce(shortfallForecast, { ...shortBy(2_500n, 3), openSeverity: "notice" });
    expect(shortfallForecast.describeRecovery("가", facts, "all", fundNames).ko).toContain("부족하여(3건)");
    const recovered = judgedOnce(shortfallForecast, shortBy(0n)).facts;
    expect(shortfallForecast.describeRecovery("가", recovered, "all", fundNames).ko).not.toContain(
      "부족하여",
    );
  });
});
