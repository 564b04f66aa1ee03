import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../../../shared/domain/words/fund-names.ts";
import { severities } from "../../../../shared/domain/policy/policy.ts";
import { fundBehind } from "../../../../shared/domain/alerts/rules/fund-behind.ts";
import type { Won } from "../../../../shared/domain/values/won.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { enterprise, independence, solidarity } from "../../report/council-report.ts";
import { aCase, type CaseSketch, printedFacts, rankOf } from "./rule-cases.ts";

const billion = 1_000_000_000n;

/** Two funds of ten billion won each: the national money at `national` basis points, the municipal at `municipal`. */
function twoFunds(national: bigint, municipal: bigint): CaseSketch {
  const spent = (basisPoints: bigint): Won => basisPoints * 1_000_000n;
  return {
    lines: [
      aLine({
        amounts: {
          appropriation: { national: 10n * billion, municipal: 10n * billion },
          expenditure: { national: spent(national), municipal: spent(municipal) },
        },
      }),
    ],
  };
}

function severityOfNational(sketch: CaseSketch) {
  return fundBehind.judge(aCase(sketch)).find(({ fund }) => fund === "national")?.severity;
}

describe("in the council report of 2020, on 31 October", () => {
  const judged = fundBehind.judge(aCase({ lines: [solidarity] }));

  test("the provincial money of 연대와 협력 is told of, and the two other funds are not", () => {
    expect(judged.map(({ fund, severity }) => [fund, severity])).toEqual([
      ["provincial", "notice"],
      ["national", null],
      ["municipal", null],
    ]);
  });

  test("the facts name it as the slowest at 77.6 %, and the municipal money as the fastest", () => {
    expect(judged.slice(0, 1).map(printedFacts)).toEqual([
      {
        asOf: "2020-10-31",
        budget: 392_000_000n,
        expenditure: 304_315_000n,
        rate: "77.6",
        rateBasis: "expenditure/appropriation",
        expectedRate: "78.4",
        rung: "policy-curve",
        gap: "0.7",
        slowestFund: "provincial",
        slowestRate: "77.6",
        fastestFund: "municipal",
        fastestRate: "88.0",
        spread: "10.4",
      },
    ]);
  });

  test("it is told in plain sentences", () => {
    const [slowest] = judged;
    if (slowest === undefined) throw new Error("The business has three funds, and none was judged");
    const { ko, en } = fundBehind.describe(
      "연대와 협력",
      slowest.facts,
      slowest.fund,
      fundNamesOf("1129000"),
    );
    expect(ko).toBe(
      "연대와 협력은 2020-10-31 기준 시비 집행률이 77.6%(392,000,000원 중 304,315,000원)로, " +
        "기대 집행률 78.4%(정책 집행곡선 기준)보다 0.8%p 낮고 가장 빠른 구비 88.0%와 차이가 큽니다. " +
        "재원 가운데 집행이 가장 느리니, 남은 집행 일정을 확인해 주십시오. " +
        "보조금을 교부한 금액은 보조사업자가 아직 집행하지 않았을 수 있으니 실집행액도 확인해 주십시오.",
    );
    expect(en).toContain(
      "77.6% of its provincial money executed as of 2020-10-31 (304,315,000 of 392,000,000 won)",
    );
    expect(fundBehind.describeRecovery("연대와 협력", slowest.facts, slowest.fund, fundNames).ko).toContain(
      "시도비 집행 지연",
    );
  });

  test.each([enterprise, independence])("no fund of $project.name is behind", (line) => {
    expect(fundBehind.judge(aCase({ lines: [line] })).map(({ severity }) => severity)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe("the severity", () => {
  test.each([
    { national: 7_836n, municipal: 9_000n, openSeverity: null, severity: null },
    { national: 7_835n, municipal: 8_335n, openSeverity: null, severity: "notice" },
    { national: 7_835n, municipal: 8_334n, openSeverity: null, severity: null },
    { national: 7_835n, municipal: 8_135n, openSeverity: "notice", severity: "notice" },
    { national: 7_835n, municipal: 8_134n, openSeverity: "notice", severity: null },
    { national: 8_035n, municipal: 9_000n, openSeverity: "notice", severity: "notice" },
    { national: 8_036n, municipal: 9_000n, openSeverity: "notice", severity: null },
    { national: 5_836n, municipal: 9_000n, openSeverity: null, severity: "warning" },
    { national: 4_836n, municipal: 9_000n, openSeverity: null, severity: "critical" },
    { national: 4_836n, municipal: 4_836n, openSeverity: null, severity: null },
    { national: 0n, municipal: 0n, openSeverity: null, severity: null },
  ] as const)(
    "of national money at $national beside municipal at $municipal, with $standing open, is $severity",
    ({ national, municipal, openSeverity, severity }) => {
      expect(severityOfNational({ ...twoFunds(national, municipal), openSeverity })).toBe(severity);
    },
  );

  test("is a notice at most for a department, where nobody pays", () => {
    expect(severityOfNational({ ...twoFunds(0n, 9_000n), level: "department" })).toBe("notice");
  });

  test("is none for a fund below the policy's minimum", () => {
    const minimumBudget = 10n * billion;
    const sketch = twoFunds(0n, 9_000n);
    expect(severityOfNational({ ...sketch, policy: { minimumBudget } })).toBe("critical");
    expect(severityOfNational({ ...sketch, policy: { minimumBudget: minimumBudget + 1n } })).toBeNull();
  });

  test("never falls when the fund's spending falls", () => {
    const share = fc.bigInt({ min: 0n, max: 10_000n });
    const openSeverity = fc.constantFrom(null, ...severities);
    fc.assert(
      fc.property(share, share, share, openSeverity, (spent, less, other, stands) => {
        const at = (national: bigint) =>
          severityOfNational({ ...twoFunds(national, other), openSeverity: stands });
        expect(rankOf(at(spent - less))).toBeGreaterThanOrEqual(rankOf(at(spent)));
      }),
    );
  });
});

test.each([
  {
    name: "the spending is not split",
    line: aLine({
      amounts: { appropriation: { national: 9n, municipal: 9n }, expenditure: { unsplit: 5n } },
    }),
  },
  { name: "nothing is split", line: aSpendingLine(billion, 0n) },
  {
    name: "one fund pays for all",
    line: aLine({ amounts: { appropriation: { national: 9n }, expenditure: { national: 5n } } }),
  },
  {
    name: "no spending was reported",
    line: aLine({ amounts: { appropriation: { national: 9n, municipal: 9n } } }),
  },
])("there is nothing to judge where $name", ({ line }) => {
  expect(fundBehind.judge(aCase({ lines: [line] }))).toEqual([]);
});

test("a fund that is not the slowest is told together with the one that is", () => {
  const amounts = {
    appropriation: { national: billion, provincial: billion, municipal: billion },
    expenditure: { national: 100_000_000n, provincial: 200_000_000n, municipal: billion },
  };
  const judged = fundBehind.judge(aCase({ lines: [aLine({ amounts })] }));
  expect(judged.map(({ fund, severity }) => [fund, severity])).toEqual([
    ["national", "warning"],
    ["provincial", "warning"],
    ["municipal", null],
  ]);
  const provincial = judged[1];
  expect(provincial && fundBehind.describe("가", provincial.facts, "provincial", fundNames).ko).toContain(
    "재원 가운데는 국비가 10.0%로 가장 느립니다.",
  );
  expect(judged.map(({ facts }) => fundBehind.moneyOf(facts))).toEqual([683_600_000n, 583_600_000n, 0n]);
});

test("one that is kept open for the margin is not told to be behind its path", () => {
  const [national] = fundBehind.judge(aCase({ ...twoFunds(7_900n, 9_000n), openSeverity: "notice" }));
  if (national === undefined) throw new Error("Both funds are judged");
  expect(national.severity).toBe("notice");
  const { ko, en } = fundBehind.describe("가", national.facts, national.fund, fundNames);
  expect(ko).toContain("기대 집행률 78.4%(정책 집행곡선 기준)에는 이르렀으나 가장 빠른");
  expect(en).toContain("no longer below the 78.4% expected");
});
