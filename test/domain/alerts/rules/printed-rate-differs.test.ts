import { expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { printedRateDiffers } from "../../../../shared/domain/alerts/rules/reported-findings.ts";
import { basicExpenses } from "../../report/council-report.ts";
import { judgedOnce } from "./rule-cases.ts";

const differs = {
  code: "printed-rate-differs",
  uploadId: "upload-1",
  value: "76.2",
  ko: '7행 "기본경비"의 인쇄된 집행률은 76.2%이나 다시 계산하면 76.1%입니다.',
  en: 'Row 7 "기본경비" prints a rate of 76.2%, but it is 76.1%.',
};

test("기본경비, printed with 76.2 %, is a notice that shows our 76.1 %", () => {
  const { severity, facts } = judgedOnce(printedRateDiffers, { lines: [basicExpenses], findings: [differs] });
  expect(severity).toBe("notice");
  expect(facts).toMatchObject({ value: "76.2", uploadId: "upload-1" });
  expect(printedRateDiffers.describe("기본경비", facts, "all", fundNames).ko).toContain("76.1%");
});

test("a report that prints it right closes it", () => {
  expect(
    judgedOnce(printedRateDiffers, { lines: [basicExpenses], openSeverity: "notice" }).severity,
  ).toBeNull();
});

test("is told at every line that a report prints a rate of", () => {
  expect(printedRateDiffers.levels).toEqual(["business", "unit-project", "project"]);
});

test("without the finding's sentence it still has words", () => {
  const { facts } = judgedOnce(printedRateDiffers);
  expect(printedRateDiffers.describe("기본경비", facts, "all", fundNames)).toEqual({
    ko: "기본경비: 인쇄된 집행률 차이",
    en: "기본경비: Printed rate differs",
  });
});
