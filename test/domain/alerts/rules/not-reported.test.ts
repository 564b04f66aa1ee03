import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { projectIdOfPayments } from "../../../../shared/domain/values/project.ts";
import { notReported } from "../../../../shared/domain/alerts/rules/not-reported.ts";
import { aLine, aSpendingLine, day } from "../../../support/builders.ts";
import { aCase, judgedOnce, severityBy } from "./rule-cases.ts";

const silentLine = aLine({ amounts: { appropriation: { unsplit: 70_000_000n } } });

describe("the office, whose figures are of 31 October", () => {
  test.each([
    { today: "2020-10-31", severity: null },
    { today: "2020-11-07", severity: null },
    { today: "2020-11-08", severity: "notice" },
    { today: "2020-11-28", severity: "notice" },
    { today: "2020-11-29", severity: "warning" },
    { today: "2020-12-31", severity: "warning" },
    { today: "2021-01-01", severity: null },
  ])("on $today is $severity", ({ today, severity }) => {
    expect(severityBy(notReported, { level: "office", today })).toBe(severity);
  });

  test("is not silent after the last day of its fiscal year", () => {
    const lines = [aSpendingLine(9n, 9n, { asOf: "2020-12-31" })];
    expect(severityBy(notReported, { level: "office", lines, today: "2021-03-01" })).toBeNull();
  });

  test("closes with the first new figures", () => {
    const lines = [aSpendingLine(9n, 9n, { asOf: "2020-11-29" })];
    expect(
      severityBy(notReported, { level: "office", lines, today: "2020-11-29", openSeverity: "warning" }),
    ).toBeNull();
  });

  test("is told the days in plain sentences", () => {
    const { facts } = judgedOnce(notReported, { level: "office", today: "2020-11-10" });
    expect(facts).toMatchObject({ missing: "figures", silentDays: 10, allowedDays: 7 });
    expect(notReported.describe("영등포구", facts, "all", fundNames)).toEqual({
      ko:
        "영등포구는 2020-10-31 이후 10일 동안 새 자료가 없습니다(허용 7일). " +
        "집행 지연은 2020-10-31 기준으로 판단한 그대로이니 최신 자료를 올려 주십시오.",
      en:
        "영등포구: no figures after 2020-10-31, for 10 days (7 are allowed). " +
        "Every lag is still judged as of 2020-10-31: send the latest.",
    });
  });
});

describe("a department", () => {
  test.each([
    { officeAsOf: "2020-11-07", today: "2020-12-15", severity: null },
    { officeAsOf: "2020-11-08", today: "2020-12-15", severity: "notice" },
    { officeAsOf: "2020-12-15", today: "2020-12-15", severity: "notice" },
  ])(
    "is held against the office's newest figures of $officeAsOf: $severity",
    ({ officeAsOf, today, severity }) => {
      expect(severityBy(notReported, { level: "department", today, office: { asOf: day(officeAsOf) } })).toBe(
        severity,
      );
    },
  );

  test("is not silent while payments of it come in", () => {
    const project = { id: projectIdOfPayments(null, null, "마을기업 육성") };
    const lines = [aSpendingLine(9n, 9n, { asOf: "2020-12-15", project }), aSpendingLine(9n, 9n)];
    expect(
      severityBy(notReported, { level: "department", lines, office: { asOf: day("2020-12-15") } }),
    ).toBeNull();
  });

  test("known from payment lists alone is never silent: they speak only of days with payments", () => {
    const project = { id: projectIdOfPayments(null, null, "마을기업 육성") };
    const lines = [aSpendingLine(9n, 9n, { project })];
    expect(
      notReported.judge(aCase({ level: "department", lines, office: { asOf: day("2020-12-15") } })),
    ).toEqual([]);
  });
});

describe("a line with a budget and no spending ever", () => {
  test.each([
    { spending: true, openSeverity: null, severity: "notice" },
    { spending: false, openSeverity: null, severity: null },
    { spending: false, openSeverity: "notice", severity: null },
  ] as const)(
    "while the others report: $spending, with $standing open, is $severity",
    ({ spending, openSeverity, severity }) => {
      expect(severityBy(notReported, { lines: [silentLine], office: { spending }, openSeverity })).toBe(
        severity,
      );
    },
  );

  test("closes when spending of 0 is reported", () => {
    const lines = [aSpendingLine(70_000_000n, 0n)];
    expect(severityBy(notReported, { lines, openSeverity: "notice", office: { spending: true } })).toBeNull();
  });

  test("is told as missing news and never as 0 %", () => {
    const { facts } = judgedOnce(notReported, { lines: [silentLine], office: { spending: true } });
    expect(notReported.moneyOf(facts)).toBe(70_000_000n);
    expect(notReported.describe("마을기업", facts, "all", fundNames).ko).toBe(
      "마을기업은 2020-10-31 기준 예산 70,000,000원이 있으나 집행액이 한 번도 보고되지 않았습니다. " +
        "0%가 아니라 미보고이므로 지연으로 보지 않습니다. 집행 자료를 올려 주십시오.",
    );
    expect(notReported.describeRecovery("마을기업", facts, "all", fundNames).ko).toContain("자료 미보고");
  });
});

test.each([
  { name: "a line without a budget", sketch: { lines: [aLine()] } },
  {
    name: "a line with a budget of 0",
    sketch: { lines: [aLine({ amounts: { appropriation: { unsplit: 0n } } })] },
  },
  {
    name: "a unit project of several projects",
    sketch: { lines: [silentLine, silentLine], level: "unit-project" },
  },
  { name: "a business", sketch: { lines: [silentLine], level: "business" } },
] as const)("there is nothing to judge for $name", ({ sketch }) => {
  expect(notReported.judge(aCase(sketch))).toEqual([]);
});
