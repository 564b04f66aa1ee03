// Reports of this program that come back: each is known for what it is, in whatever form it was sent.
import { expect, test } from "vitest";
import { auditPack } from "../../../shared/domain/report/pack/audit-pack.ts";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import { readSource } from "../../../shared/formats/registry.ts";
import { hwpxReport } from "../../../shared/reports/hwpx-report.ts";
import { jsonReport } from "../../../shared/reports/json-report.ts";
import { xlsxReport } from "../../../shared/reports/xlsx-report.ts";
import { byUnitProject } from "../../domain/report/report-snapshots.ts";
import { aPackLine, aPackQuestion, aPackYear } from "../../support/pack-years.ts";
import { aReportQuestion } from "../../support/report-questions.ts";
import { expectRefused, contextOf, day, readText } from "../readings.ts";

const report = () => councilReport(aReportQuestion(byUnitProject));
const pack = () => {
  const line = aPackLine({ code: "A1", name: "급식" }, [10_000n, 10_000n, 500n]);
  return auditPack(aPackQuestion([aPackYear(2020, ["2020-10-31"], [line])], []));
};

test.each([
  ["report in HWPX", () => hwpxReport(report())],
  ["report in XLSX", () => xlsxReport(report())],
  ["report in JSON", () => Promise.resolve(jsonReport(report()))],
  ["pack in HWPX", () => hwpxReport(pack())],
  ["pack in XLSX", () => xlsxReport(pack())],
])("a %s is refused by one sentence", async (_, write) => {
  const reading = await readSource(await write(), contextOf({ asOf: day("2020-10-31") }));
  expect(expectRefused(reading).map((code) => code.replace(/@\d+$/, ""))).toEqual(["own-report"]);
});

const table = [
  "2020년 업무보고",
  "□ 예산현황 (2020. 10. 31. 현재)",
  "(단위: 천원)",
  "사업명\t예산액\t집행액",
  "급식\t5\t3",
];

test.each([
  [
    "over a page break in its sentence",
    ["○ 이 보고는 2020. 10. 31. 기준 스냅숏", "제2판(2020-11-01 09:00 작성)을 인쇄한 것임."],
    true,
  ],
  ["by its hash", [`○ 스냅숏 SHA-256: ${"a1".repeat(32)}`], true],
  ["and a report of an office that names a snapshot is none", ["○ 스냅숏은 매월 말에 뜸."], false],
])("it is known %s", (_, lines, isOwn) => {
  const reading = readText([...table, "", ...lines].join("\n"));
  expect(reading.findings.some(({ code }) => code === "own-report")).toBe(isOwn);
  expect(reading.kind).toBe(isOwn ? "refused" : "read");
});
