// What the head or foot of each printed page says of unit, day and year, and the text does not: a person says whether it counts.
import { describe, expect, test } from "vitest";
import { pageHeadFindings } from "../../../shared/formats/kernel/page-heads.ts";
import { readSource } from "../../../shared/formats/registry.ts";
import { contextOf, day } from "../readings.ts";
import { docxOf, patched } from "./document/documents.ts";
import { readBytes, sheetOf, withPart, xlsxOf } from "./workbook/workbooks.ts";

const asked = (heads: readonly string[], body: string) =>
  pageHeadFindings(heads, () => body).map(({ value }) => value);

describe("the head of a page", () => {
  test.each([
    ["2025회계연도 결산자료", "세출예산 집행현황", ["2025"]],
    ["2025회계연도 결산자료", "2025년 세출결산", []],
    ["2025년도 업무보고", "'25년 실적", []],
    ["(단위: 백만원)", "(단위: 천원)", ["백만원"]],
    ["(단위: 백만원)", "□ 현황 (단위 : 백만원)", []],
    ["2026. 9. 30. 현재", "2026. 10. 31. 현재", ["2026-09-30"]],
    ["9월 30일 기준", "(9.30. 현재)", []],
    ["복지정책과 - 3 -", "집행현황", []],
    ["2026년 주요업무 2,026천원", "2026. 1. 1.", []],
    ["", "", []],
  ])("%s over %s asks about %s", (head, body, values) => {
    expect(asked([head], body)).toEqual(values);
  });
});

const text = [
  "복지정책과",
  "□ 세출예산 집행현황",
  "(10. 31. 현재, 단위: 백만원)",
  "사업명\t예산액\t집행액",
  "급식\t500\t400",
].join("\n");

const withHead = (kind: string, words: string) =>
  patched(docxOf(text), {
    [`word/${kind}1.xml`]: () =>
      `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>${words.slice(0, 3)}</w:t></w:r><w:r><w:t>${words.slice(3)}</w:t></w:r></w:p></w:hdr>`,
  });

test.each([
  ["header", "2019회계연도 결산", ["2019"]],
  ["footer", "(단위: 천원)", ["천원"]],
  ["header", "2020년 행정사무감사", []],
  ["footer", "- 1 -", []],
])("a %s of Word that says %s asks about %s", async (kind, words, values) => {
  const { findings } = await readSource(withHead(kind, words), contextOf({ asOf: day("2020-10-31") }));
  expect(findings.filter(({ code }) => code === "page-head-differs").map(({ value }) => value)).toEqual(
    values,
  );
});

test.each([
  ["&amp;L&amp;&quot;맑은 고딕,보통&quot;&amp;12(단위: 백만원)&amp;R&amp;P", "천원", ["백만원"]],
  ["&amp;C2026년도 집행현황", "천원", []],
  ["&amp;C2025년도 결산", "천원", ["2025"]],
  ["&amp;R(단위: 천원)", "천원", []],
  ["&amp;R2026.6.30. 현재", "천원", []],
] as const)(
  "a sheet that prints %s over its pages, sent in %s, asks about %s",
  async (head, unit, values) => {
    const book = await xlsxOf(
      sheetOf([
        ["사업명", "예산액", "집행액"],
        ["가", 500, 400],
      ]),
    );
    const bytes = withPart(book, "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace("</worksheet>", `<headerFooter><oddHeader>${head}</oddHeader></headerFooter></worksheet>`),
    );
    const { findings } = await readBytes(bytes, { asOf: day("2026-06-30"), unit });
    expect(findings.filter(({ code }) => code === "page-head-differs").map(({ value }) => value)).toEqual(
      values,
    );
  },
);
