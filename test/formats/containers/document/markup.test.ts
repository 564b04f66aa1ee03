// Web pages and ODT: what is read of them, and what keeps them from being read.
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { htmlBlocks } from "../../../../shared/formats/containers/document/html-blocks.ts";
import { linesOfBlocks } from "../../../../shared/formats/containers/document/document-lines.ts";
import { htmlTree } from "../../../../shared/formats/containers/document/markup-tree.ts";
import { odtBlocks } from "../../../../shared/formats/containers/document/odt-blocks.ts";
import { readSource } from "../../../../shared/formats/registry.ts";
import { amountsOf, codesOf, contextOf, expectRefused, readText, recordOf } from "../../readings.ts";
import { packParts } from "../../../../shared/formats/containers/zip/pack-parts.ts";

function linesOfPage(page: string): readonly string[] {
  return linesOfBlocks(htmlBlocks(page).blocks).filter((line) => line !== "");
}

describe("a web page", () => {
  test.each([
    ["with end tags left open", "<table><tr><td>가<td>나<tr><td>다<td>라</table>", ["가\t나", "다\t라"]],
    [
      "with cells over two rows and columns",
      "<table><tr><td rowspan=2>가<td colspan=2>나<tr><td>다<td>라</table>",
      ["가\t나\t", "\t다\t라"],
    ],
    [
      "with signs by name and number",
      "<p>&nbsp;가&middot;나 &lt;1,000&gt; &#44032;&#xac01; &unknown;",
      ["가·나 <1,000> 가각 &unknown;"],
    ],
    [
      "with scripts, styles and remarks",
      "<style>td{a:b}</style><script>if (1<2) x='<td>'</script><!-- <p>없음 --><p>가",
      ["가"],
    ],
    ["with text around a table", "<p>위<table><tr><td>가<td>나</table>아래", ["위", "가\t나", "아래"]],
    [
      "with a table in a cell",
      "<table><tr><td>가<td>나<table><tr><td>1<td>2</table></table>",
      ["가\t나", "1\t2"],
    ],
    [
      "with a caption",
      "<table><caption>(단위: 천원)</caption><tr><td>가<td>나</table>",
      ["(단위: 천원)", "가\t나"],
    ],
    ["with a sign that begins no tag", "<p>1 < 2, <3", ["1 < 2, <3"]],
    [
      "with a line end in a cell",
      "<table><tr><td>집행액<br>10.31.기준<td>나</table>",
      ["집행액 10.31.기준\t나"],
    ],
  ])("%s", (_, page, lines) => {
    expect(linesOfPage(page)).toEqual(lines);
  });

  test("leaves out what is not shown, and says so", () => {
    const page =
      "<table><tr><td>가<td>나<tr style='display: none'><td>다<td>라<tr hidden><td>마<td>바</table><p style='mso-hide:all'>사";
    expect(linesOfPage(page)).toEqual(["가\t나"]);
    expect(htmlBlocks(page).hasHidden).toBe(true);
  });

  test("ends where its tags lie in each other without end", () => {
    expect(() => htmlTree("<div>".repeat(10_000))).toThrow(RangeError);
    expect(expectRefused(readText(`<html><div>${"<b>".repeat(1_000)}<table><td>가</table></html>`))).toEqual([
      "document-broken",
    ]);
  });

  const sheet = (rows: string) =>
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><th>사업명<th>예산액(천원)<th>집행액(천원)<th>기준일${rows}</table></html>`;

  test("of one table is read as a sheet, with its merged names", () => {
    const reading = readText(sheet("<tr><td>가<td>1,000<td>△10<td>2020-10-31"));
    expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: -10_000n });
  });

  test.each([
    ["its last table", sheet("<tr><td>가<td>1,000<td>10<td>2020-10-31").replace("</table>", "")],
    ["its end", sheet("<tr><td>가<td>1,000<td>10<td>2020-10-31").replace("</html>", "")],
  ])("that lost %s is refused", (_, page) => {
    expect(expectRefused(readText(page))).toEqual(["document-broken"]);
  });
});

const namespaces = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:style="s"';

function contentOf(body: string, styles = ""): string {
  return `<office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
}

function odtOf(content: string, manifest = "<manifest/>"): Uint8Array {
  return packParts([
    { name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.text") },
    { name: "content.xml", bytes: Buffer.from(content) },
    { name: "META-INF/manifest.xml", bytes: Buffer.from(manifest) },
  ]);
}

describe("an ODT", () => {
  const cell = (text: string, attributes = "") =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`;
  test.each([
    [
      "gaps, tabs and line ends",
      '<text:p>가<text:s text:c="2"/>나<text:tab/>다<text:line-break/>라</text:p>',
      ["가  나\t다", "라"],
    ],
    [
      "merged and repeated cells",
      `<table:table><table:table-header-rows><table:table-row>${cell("가", 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell("", 'table:number-columns-repeated="2"')}</table:table-row></table:table-header-rows><table:table-row>${cell("나")}${cell("1")}${cell("2", 'table:number-columns-repeated="2"')}</table:table-row></table:table>`,
      ["가\t\t\t", "나\t1\t2\t2"],
    ],
    [
      "a footnote",
      "<text:p>가<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>추경</text:p></text:note-body></text:note></text:p>",
      ["가 (주: 추경)"],
    ],
    [
      "a box",
      "<text:p>가<draw:frame><draw:text-box><text:p>나</text:p></draw:text-box></draw:frame></text:p>",
      ["가", "나"],
    ],
    [
      "changes and remarks",
      "<text:tracked-changes><text:p>없음</text:p></text:tracked-changes><text:p>가<office:annotation><text:p>없음</text:p></office:annotation></text:p>",
      ["가"],
    ],
  ])("reads %s", (_, body, lines) => {
    expect(linesOfBlocks(odtBlocks(contentOf(body)).blocks).filter((line) => line !== "")).toEqual(lines);
  });

  test("leaves out hidden rows and text, and says so", () => {
    const style = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>';
    const rows = `<table:table-row table:visibility="collapse">${cell("없음")}${cell("1")}</table:table-row><table:table-row>${cell("가")}${cell("2")}</table:table-row>`;
    const body = `<text:p text:style-name="H">없음</text:p><text:p>나<text:span text:style-name="H">없음</text:span></text:p><table:table>${rows}</table:table>`;
    const { blocks, hasHidden } = odtBlocks(contentOf(body, style));
    expect(linesOfBlocks(blocks).filter((line) => line !== "")).toEqual(["나", "가\t2"]);
    expect(hasHidden).toBe(true);
  });

  test.each([
    [
      "has no content",
      packParts([{ name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.text") }]),
      "document-broken",
    ],
    ["is locked", odtOf(contentOf(""), "<manifest:encryption-data/>"), "file-encrypted"],
    ["declares a DTD", odtOf(`<!DOCTYPE a>${contentOf("")}`), "xml-refused"],
    ["is damaged", odtOf(contentOf("<text:p>")), "document-broken"],
    ["is empty", odtOf(contentOf("")), "document-scanned"],
    ["is cut off", odtOf(contentOf("<text:p>가</text:p>")).subarray(0, -30), "zip-broken"],
  ])("that %s is refused", async (_, bytes, code) => {
    expect(expectRefused(await readSource(bytes, contextOf()))).toEqual([code]);
  });

  test("that is no report is told what was looked for", async () => {
    expect(codesOf(await readSource(odtOf(contentOf("<text:p>안내</text:p>")), contextOf()))).toContain(
      "format-unknown",
    );
  });
});
