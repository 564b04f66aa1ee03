import { expect, test } from "vitest";
import { councilReport } from "../../shared/domain/report/council-report.ts";
import { hwpxReport } from "../../shared/reports/hwpx-report.ts";
import { unpackedArchive } from "../../shared/reports/zip-archive.ts";
import { byUnitProject } from "../domain/report/report-snapshots.ts";
import { aReportQuestion } from "../support/report-questions.ts";

test.each([
  ["version.xml", 'tagetApplication="WORDPROCESSOR"'],
  ["settings.xml", "CaretPosition"],
  ["Contents/content.hpf", "<opf:title>2020년도 예산 집행현황 보고 (한빛 &amp; 구청)</opf:title>"],
  ["Contents/header.xml", "<hh:docOption>"],
  ["Contents/section0.xml", "http://www.hancom.co.kr/hwpml/2016/ooxmlchart"],
  ["Contents/section0.xml", '<hc:img binaryItemIDRef="bar1"'],
  ["Contents/section0.xml", "<hp:shapeComment>계 63.3%(기대 "],
  [
    "Contents/content.hpf",
    '<opf:item id="bar1" href="BinData/bar1.png" media-type="image/png" isEmbeded="1"/>',
  ],
])("the package has %s with %s", async (name, words) => {
  const report = councilReport(aReportQuestion(byUnitProject, { officeName: "한빛 & 구청" }));
  const part = unpackedArchive(await hwpxReport(report)).find((each) => each.name === name);
  expect(new TextDecoder().decode(part?.bytes)).toContain(words);
});

test("what a file manager shows of it before it is opened is its text", async () => {
  const parts = unpackedArchive(await hwpxReport(councilReport(aReportQuestion(byUnitProject))));
  const preview = new TextDecoder().decode(parts.find(({ name }) => name === "Preview/PrvText.txt")?.bytes);
  expect(preview).toContain("한눈에 보기");
  expect(preview).not.toContain("⟦");
});

test("weight is an element of a character's shape, as the format's schema wants", async () => {
  const parts = unpackedArchive(await hwpxReport(councilReport(aReportQuestion(byUnitProject))));
  const header = new TextDecoder().decode(parts.find(({ name }) => name === "Contents/header.xml")?.bytes);
  expect(header).not.toMatch(/<hh:charPr [^>]*bold=/);
  expect(header).toContain("<hh:bold/>");
});

test("the page for councillors stands alone, and no heading at the end of a page", async () => {
  const parts = unpackedArchive(await hwpxReport(councilReport(aReportQuestion(byUnitProject))));
  const text = (name: string) => new TextDecoder().decode(parts.find((part) => part.name === name)?.bytes);
  const body = text("Contents/section0.xml");
  expect(body).toMatch(/<hp:p pageBreak="1" [^>]*><hp:run [^>]*><hp:t>□ 차례</);
  const [, shape] =
    /<hp:p paraPrIDRef="(\d+)" styleIDRef="[1-9]"[^>]*><hp:run [^>]*><hp:t>2\. 예산현황</.exec(body) ?? [];
  const kept = new RegExp(`<hh:paraPr id="${shape}"[^]*?keepWithNext="(\\d)"`).exec(
    text("Contents/header.xml"),
  );
  expect(kept?.[1]).toBe("1");
});
