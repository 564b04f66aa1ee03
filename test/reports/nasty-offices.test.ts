/** Offices whose reports stumble first: no department, nothing budgeted, money that came back, names without end, many of everything, and none. */
import { describe, expect, test } from "vitest";
import { councilReport, type CouncilReport } from "../../shared/domain/report/council-report.ts";
import type { Snapshot } from "../../shared/domain/snapshots/snapshot.ts";
import { projectIdOfCode } from "../../shared/domain/values/project.ts";
import { csvReport } from "../../shared/reports/csv-report.ts";
import { jsonReport } from "../../shared/reports/json-report.ts";
import { pdfReport } from "../../shared/reports/pdf/pdf-report.ts";
import { xlsxReport } from "../../shared/reports/xlsx-report.ts";
import { aProject, aScope, aSpendingLine, day } from "../support/builders.ts";
import { aReportQuestion } from "../support/report-questions.ts";
import { aSnapshot, aSnapshotLine } from "../support/snapshots.ts";
import { anAlert } from "../support/uploads.ts";
import { expectReadBack, readersOf } from "./read-back.ts";
import { reportFonts } from "./report-fixtures.ts";
import { pagesByPdfjs } from "./report-readers.ts";

interface Sketch {
  readonly code: string;
  readonly name: string;
  readonly department: string | null;
  readonly budget: bigint;
  readonly spent: bigint;
}

function lineOf({ code, name, department, budget, spent }: Sketch) {
  const project = { ...aProject({ department }), id: projectIdOfCode(code), name };
  return aSnapshotLine({
    ...aSpendingLine(budget, spent),
    project,
    expected: budget / 2n,
    target: budget,
  });
}

function anOffice(sketches: readonly Partial<Sketch>[], more: Partial<Snapshot> = {}): CouncilReport {
  const lines = sketches.map((sketch, at) =>
    lineOf({
      code: `P${at + 1}`,
      name: `사업 ${at + 1}`,
      department: "복지과",
      budget: 1_000_000n,
      spent: 400_000n,
      ...sketch,
    }),
  );
  return councilReport(aReportQuestion(aSnapshot({ lines, ...more }), { officeName: "한빛구" }));
}

const many = Array.from({ length: 60 }, (_, at) => ({
  department: `${at + 1}과`,
  budget: 1_000_000n * BigInt(at + 1),
}));
const offices: readonly (readonly [name: string, report: () => CouncilReport])[] = [
  ["without departments", () => anOffice([{ department: null }, { department: null }])],
  ["with one project of 0 won", () => anOffice([{ budget: 0n, spent: 0n }])],
  ["where more came back than was paid", () => anOffice([{ spent: -250_499n }, { spent: 499n }])],
  [
    "with a name of 300 characters without a space",
    () => anOffice([{ name: "가".repeat(300) }, { name: "A".repeat(300) }]),
  ],
  ["with sixty departments", () => anOffice(many)],
  [
    "where everything lags and nobody has said why",
    () =>
      anOffice(many, {
        alerts: many.map(({ department, budget }, at) =>
          anAlert(
            { scope: aScope({ id: `${department}/사업 ${at + 1}`, name: `사업 ${at + 1}`, department }) },
            [budget, 0n],
          ),
        ),
      }),
  ],
  ["on the first day of the year", () => anOffice([{ spent: 0n }], { asOf: day("2020-01-01") })],
  [
    "with thousands of billions",
    () =>
      anOffice([
        { budget: 10n ** 15n, spent: 10n ** 15n - 1n },
        { budget: 10n ** 15n, spent: -(10n ** 14n) },
      ]),
  ],
];

describe.each(offices)("an office %s", (_, reportOf) => {
  test.for(readersOf)("is read back whole by %s", async ([, read]) => {
    await expectReadBack(reportOf(), read);
  });

  test("has a front page of one page, and no figure outside of its page", async () => {
    const pages = await pagesByPdfjs(await pdfReport(reportOf(), reportFonts()));
    expect(pages[0]?.flat().join(" ")).toContain("재원별 합계");
    expect(pages[1]?.flat().join(" ")).toContain("차례");
  });

  test("is written as CSV and JSON", () => {
    const report = reportOf();
    expect(csvReport(report).length).toBeGreaterThan(0);
    expect(JSON.parse(new TextDecoder().decode(jsonReport(report)))).toHaveProperty("sections");
  });
});

test("what is below 0 has △ in sentences, tables and the chart alike", async () => {
  const report = anOffice([{ spent: -250_499n }, { spent: 499n }]);
  expect(report.sections[0]?.paragraphs[0]).toContain("중 △250천원 집행, △12.5%로");
  const [front = []] = await pagesByPdfjs(await pdfReport(report, reportFonts()));
  const words = front.flat().join(" ");
  expect(words).not.toMatch(/-\d/);
  expect(words.match(/△12\.5%/g)).toHaveLength(3);
});

test("a budget of 0 is told from one that nobody stated, and an amount that is rounded to 0 from none", () => {
  const report = anOffice([{ budget: 0n, spent: 499n }]);
  expect(report.sections[0]?.paragraphs[0]).toBe(
    "집행률: 예산액이 0원이어서 정하지 않음. 집행액은 1천원 미만임.",
  );
});

test("an amount that a spreadsheet cannot hold ends the writing with what to write instead", async () => {
  await expect(xlsxReport(anOffice([{ budget: 10n ** 16n }]))).rejects.toThrow("CSV or JSON");
});
