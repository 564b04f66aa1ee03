/** What an archive asks of a PDF, read from its objects: the claim, fonts inside, colours, language, title and bookmarks. */
import { beforeAll, expect, test } from "vitest";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import { pdfReport } from "../../../shared/reports/pdf/pdf-report.ts";
import { byUnitProject } from "../../domain/report/report-snapshots.ts";
import { aReportQuestion } from "../../support/report-questions.ts";
import { reportFonts } from "../report-fixtures.ts";

let text = "";
beforeAll(async () => {
  const report = councilReport(aReportQuestion(byUnitProject, { officeName: "영등포구" }));
  text = Buffer.from(await pdfReport(report, reportFonts())).toString("latin1");
});

test.each([
  ["claims PDF/A-2, with structure", "<pdfaid:conformance>A</pdfaid:conformance>"],
  ["claims PDF/UA-1", "<pdfuaid:part>1</pdfuaid:part>"],
  ["has a structure", "/StructTreeRoot "],
  ["claims PDF/A-2", "<pdfaid:part>2</pdfaid:part>"],
  ["describes itself in XMP", "/Type /Metadata"],
  ["says what its colours mean", "/GTS_PDFA1"],
  ["is Korean", "/Lang (ko-KR)"],
  ["shows its title", "/DisplayDocTitle true"],
  ["has bookmarks", "/Outlines "],
  ["has links in its contents", "/Subtype /Link"],
])("the PDF %s", (_, part) => {
  expect(text).toContain(part);
});

test("every font is inside, with what its signs mean", () => {
  const fonts = text.match(/\/Subtype \/Type0/g) ?? [];
  expect(fonts.length).toBeGreaterThan(0);
  expect(text.match(/\/FontFile2/g)?.length).toBe(fonts.length);
  expect(text.match(/\/ToUnicode/g)?.length).toBe(fonts.length);
});
