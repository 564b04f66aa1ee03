import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import type { FundAmounts } from "../../../../shared/domain/values/fund.ts";
import { levels } from "../../../../shared/domain/rates/office-view.ts";
import { severities, type Severity } from "../../../../shared/domain/policy/policy.ts";
import { areOfKinds } from "../../../../shared/domain/alerts/rules/facts.ts";
import { ruleNamed, ruleNames, rules } from "../../../../shared/domain/alerts/rules/rules.ts";
import { aLine, thousandWon } from "../../../support/builders.ts";
import { basicExpenses, socialEconomy, unitProjects, youthEntry } from "../../report/council-report.ts";
import { aCase, type CaseSketch } from "./rule-cases.ts";

test("every rule has a name of its own, and is found by it", () => {
  expect(ruleNames.toSorted()).toEqual([
    "behind-target",
    "committed-not-paid",
    "cumulative-fell",
    "fund-behind",
    "grant-return-risk",
    "no-spending",
    "not-reported",
    "overspent",
    "plan-below-target",
    "printed-rate-differs",
    "settlement-broken",
    "shortfall-forecast",
    "spending-without-budget",
    "year-end-rush",
  ]);
  for (const rule of rules) expect(ruleNamed(rule.name)).toBe(rule);
});

describe("over all rules, in the council report of 2020 on 31 October", () => {
  const notified = (sketch: CaseSketch) =>
    rules
      .filter((rule) => rule.levels.includes(sketch.level ?? "unit-project"))
      .flatMap((rule) => rule.judge(aCase(sketch)).map(({ severity }) => [rule.name, severity]))
      .filter(([, severity]) => severity !== null);

  test("기본경비 is behind its target, and its plan is below it", () => {
    expect(notified({ lines: [basicExpenses], expected: 8_333n, rung: "calendar" })).toEqual([
      ["behind-target", "notice"],
      ["plan-below-target", "notice"],
    ]);
  });

  test.each([
    { name: "사회적경제 활성화", sketch: { lines: [socialEconomy] } },
    { name: "청년의 행복한 사회진입 환경조성", sketch: { lines: [youthEntry] } },
    { name: "the department", sketch: { lines: unitProjects, level: "department" } },
    { name: "the office", sketch: { lines: unitProjects, level: "office" } },
  ] as const)("nothing is told of $name", ({ sketch }) => {
    expect(notified(sketch)).toEqual([]);
  });
});

describe("whatever the figures are", () => {
  const won = fc.integer({ min: -1_000, max: 3_000_000 }).map(thousandWon);
  const byFund = fc.oneof(
    fc.constant<FundAmounts>({}),
    fc.record({ unsplit: won }),
    fc.record({ national: won, municipal: won }),
    fc.record({ national: won, provincial: won, municipal: won, unsplit: won }),
  );
  const line = fc
    .record({
      appropriation: byFund,
      "current-budget": byFund,
      commitment: byFund,
      expenditure: byFund,
      planned: won,
    })
    .map(({ planned, ...amounts }) =>
      aLine({ amounts, plan: { "2020-10-31": planned / 2n, "2020-12-31": planned } }),
    );
  const finding = { uploadId: "upload-1", value: null, ko: "확인", en: "check" };
  const sketch = fc.record({
    lines: fc.array(line, { maxLength: 3 }),
    level: fc.constantFrom(...levels),
    on: fc.constantFrom("2020-06-30", "2020-10-31", "2020-12-31"),
    expected: fc.option(fc.bigInt({ min: 0n, max: 10_000n })),
    openSeverity: fc.constantFrom<Severity | null>(null, ...severities),
    greatestMonth: fc.option(won),
    hasCarryOverNote: fc.boolean(),
    findings: fc.subarray([
      { ...finding, code: "cumulative-fell" },
      { ...finding, code: "printed-rate-differs" },
    ]),
    forecast: fc.option(
      fc.record({
        amount: won,
        budget: won,
        band: fc.option(fc.record({ low: won, middle: won, high: won })),
        peers: fc.nat(20),
      }),
    ),
  });

  /** One project alone, as most rows are, with amounts at the edges and bounds of its own. */
  const edge = fc.oneof(fc.constant(0n), won);
  const severe = fc.integer({ min: 0, max: 9_000 }).map(BigInt);
  const sketchOfLine = fc
    .record({
      sketch,
      budget: fc.record({ national: won, municipal: won }),
      spent: fc.record({ national: edge, municipal: edge }),
      planned: fc.option(won),
      gap: severe,
      behind: fc.oneof(fc.constant(0n), won),
    })
    .map(({ sketch: each, budget, spent, planned, gap, behind }) => ({
      ...each,
      level: "project" as const,
      policy: {
        gapBasisPoints: { notice: gap, warning: gap + 1_000n, critical: gap + 2_000n },
        behindWon: { notice: behind, warning: behind * 2n, critical: behind * 3n },
      },
      lines: [
        aLine({
          project: { tier: "project" },
          amounts: { appropriation: budget, commitment: budget, expenditure: spent },
          plan: planned === null ? {} : { "2020-10-31": planned / 9n, "2020-12-31": planned },
        }),
      ],
    }));
  const shortWays = [
    "behind-target",
    "fund-behind",
    "no-spending",
    "grant-return-risk",
    "overspent",
    "shortfall-forecast",
    "year-end-rush",
  ];

  test.each(rules)("$name is clearly fine of nothing in which it finds something", (rule) => {
    const seenOf = { fine: 0, found: 0 };
    fc.assert(
      fc.property(fc.oneof(sketch, sketchOfLine), (each) => {
        const seen = aCase({ ...each, openSeverity: null });
        const found = rule.judge(seen).flatMap(({ severity }) => severity ?? []);
        const isFine = rule.isClearlyFine(seen);
        seenOf.fine += isFine ? 1 : 0;
        seenOf.found += found.length;
        expect(isFine && found.length > 0).toBe(false);
      }),
      { numRuns: 2_000, seed: 8 },
    );
    // Of a rule without a shorter way nothing is clearly fine; one that has it must be seen to find something all the same.
    expect(seenOf.fine > 0).toBe(shortWays.includes(rule.name));
    expect(seenOf.found > 20 || seenOf.fine === 0).toBe(true);
  });

  test.each(rules)(
    "$name judges each fund at most once, keeps its facts, and tells them in both languages",
    (rule) => {
      fc.assert(
        fc.property(sketch, (each) => {
          const judged = rule.judge(aCase(each));
          expect(new Set(judged.map(({ fund }) => fund)).size).toBe(judged.length);
          for (const { facts, fund } of judged) {
            expect(areOfKinds(rule.kinds, facts)).toBe(true);
            expect(rule.moneyOf(facts)).toBeGreaterThanOrEqual(0n);
            for (const words of [
              rule.describe("가", facts, fund, fundNames),
              rule.describeRecovery("가", facts, fund, fundNames),
            ]) {
              expect(words.ko).not.toMatch(/낭비|undefined|null|NaN/);
              expect(words.en).not.toMatch(/waste|null|NaN/i);
            }
            // One rule has one name, when it begins and when it is over; that of funds names the fund.
            const over = rule.describeRecovery("가", facts, fund, fundNames).ko;
            expect(over).toContain(
              rule.title.ko.replace("재원별", fundNames[fund === "all" ? "unsplit" : fund].ko),
            );
          }
        }),
      );
    },
  );
});

test("facts of another rule are refused, by name", () => {
  const [judged] = ruleNamed("overspent").judge(aCase());
  if (judged === undefined) throw new Error("A line with a budget and spending is judged");
  expect(() => ruleNamed("behind-target").describe("가", judged.facts, "all", fundNames)).toThrow(
    "These are no facts of behind-target",
  );
  expect(() => ruleNamed("behind-target").moneyOf(judged.facts)).toThrow(RangeError);
});
