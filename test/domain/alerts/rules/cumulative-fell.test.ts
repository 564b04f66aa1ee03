import { expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { cumulativeFell } from "../../../../shared/domain/alerts/rules/reported-findings.ts";
import type { ReportedFinding } from "../../../../shared/domain/alerts/rules/rule.ts";
import { judgedOnce } from "./rule-cases.ts";

const fell: ReportedFinding = {
  code: "cumulative-fell",
  uploadId: "upload-2",
  value: "589,432,000",
  ko: '"무주사랑 상품권 운영"의 집행액 누계가 줄었습니다.',
  en: 'The running total spent on "무주사랑 상품권 운영" fell.',
};

test("repeats the newest finding of the file, as a notice", () => {
  const older = { ...fell, uploadId: "upload-1", ko: "지난 파일", en: "an older file" };
  const other = { ...fell, code: "printed-rate-differs", uploadId: "upload-3" };
  const { severity, facts } = judgedOnce(cumulativeFell, { findings: [older, fell, other] });
  expect(severity).toBe("notice");
  expect(facts).toMatchObject({ findings: 2, uploadId: "upload-2", value: "589,432,000" });
  expect(cumulativeFell.describe("상품권", facts, "all", fundNames)).toEqual({ ko: fell.ko, en: fell.en });
  expect(cumulativeFell.moneyOf(facts)).toBe(0n);
});

test.each([null, "notice"] as const)("is gone when no file says so, with %s open", (openSeverity) => {
  const { severity, facts } = judgedOnce(cumulativeFell, { openSeverity });
  expect(severity).toBeNull();
  expect(facts).toMatchObject({ findings: 0, uploadId: null, value: null, found: null, foundEn: null });
  expect(cumulativeFell.describeRecovery("상품권", facts, "all", fundNames).ko).toBe(
    "상품권은 2020-10-31 기준으로 더 이상 집행액 누계 감소 알림의 대상이 아닙니다.",
  );
});

test("is told at the line that fell, and at no sum", () => {
  expect(cumulativeFell.levels).toEqual(["unit-project", "project"]);
});
