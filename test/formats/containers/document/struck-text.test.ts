// What a line strikes through in a document is left out and told, in whatever program it was struck.
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../../shared/domain/values/fund.ts";
import { packParts } from "../../../../shared/formats/containers/zip/pack-parts.ts";
import { readSource } from "../../../../shared/formats/registry.ts";
import { amountsOf, contextOf } from "../../readings.ts";
import { docxOf, hwpxOf, patched } from "./documents.ts";

const rows = [
  ["사업명", "예산액", "집행액"],
  ["급식", "9,000", "4,000"],
  ["돌봄", "7,000", "5,000"],
  ["상담", "3,000", "1,000"],
];
const heading = ["2020년 예산 집행현황", "(2020. 10. 31. 현재, 단위: 천원)", ""];
const text = [...heading, ...rows.map((row) => row.join("\t"))].join("\n");

const inCells = (words: readonly string[], strike: (word: string) => string, whole: string) =>
  words.reduce((made, word) => made.replace(`>${word}<`, `>${strike(word)}<`), whole);

const noStyles = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';
const struckStyle = noStyles.replace(
  "/>",
  '><w:style w:type="character" w:styleId="del"><w:rPr><w:strike/></w:rPr></w:style></w:styles>',
);

function inWord(style: string, styles = noStyles) {
  return (words: readonly string[]) =>
    patched(docxOf(text), {
      "word/document.xml": (xml) =>
        words.reduce(
          (made, word) =>
            made.replace(
              new RegExp(`<w:r>(<w:t[^>]*>${word}</w:t></w:r>)`),
              `<w:r><w:rPr><w:b/>${style}</w:rPr>$1`,
            ),
          xml,
        ),
      "word/styles.xml": () => styles,
    });
}

function inHangul(shape: string) {
  return async (words: readonly string[]) => {
    const style = (xml: string) =>
      xml.replace(/<hh:charPr\b[^>]*\bid="0"[^]*?<\/hh:charPr>/, (own) => {
        const other = own.replace(/\bid="0"/, 'id="99"').replace(/<hh:strikeout[^>]*\/>/, "");
        return (
          own + other.replace("</hh:charPr>", `<hh:strikeout shape="${shape}" color="#000000"/></hh:charPr>`)
        );
      });
    const struck = (xml: string) =>
      words.reduce(
        (made, word) =>
          made.replace(
            new RegExp(`(<hp:run\\b[^>]*charPrIDRef=")\\d+("[^>]*>\\s*<hp:t>${word}</hp:t>)`),
            "$199$2",
          ),
        xml,
      );
    return patched(await hwpxOf(text), { "Contents/header.xml": style, "Contents/section0.xml": struck });
  };
}

const page = (table: string) =>
  `<html><body>${heading.map((line) => `<p>${line}</p>`).join("")}${table}</body></html>`;
const table = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;

function onPage(strike: (word: string) => string) {
  return (words: readonly string[]) => Buffer.from(page(inCells(words, strike, table)));
}

function inOdt(properties: string) {
  return (words: readonly string[]) => {
    const cells = (row: readonly string[]) =>
      row
        .map(
          (cell) =>
            `<table:table-cell><text:p><text:span text:style-name="X">${cell}</text:span></text:p></table:table-cell>`,
        )
        .join("");
    const whole = rows.map((row) => `<table:table-row>${cells(row)}</table:table-row>`).join("");
    const struck = words.reduce((made, word) => made.replace(`"X">${word}<`, `"S">${word}<`), whole);
    const styles = `<office:automatic-styles><style:style style:name="S"><style:text-properties ${properties}/></style:style></office:automatic-styles>`;
    const content = `<office:document-content>${styles}<office:body><office:text>${heading.map((line) => `<text:p>${line}</text:p>`).join("")}<table:table>${struck}</table:table></office:text></office:body></office:document-content>`;
    return packParts([
      { name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.text") },
      { name: "content.xml", bytes: Buffer.from(content) },
      { name: "META-INF/manifest.xml", bytes: Buffer.from("<manifest/>") },
    ]);
  };
}

const writers = [
  ["Word", inWord("<w:strike/>")],
  ["Word twice", inWord('<w:dstrike w:val="1"/>')],
  ["Word by a style", inWord('<w:rStyle w:val="del"/>', struckStyle)],
  ["Hangul", inHangul("SOLID")],
  ["a web page with <s>", onPage((word) => `<s>${word}</s>`)],
  ["a web page with <del>", onPage((word) => `<b><del>${word}</del></b>`)],
  ["a web page with a style", onPage((word) => `<span style="text-decoration: line-through">${word}</span>`)],
  ["LibreOffice", inOdt('style:text-line-through-style="solid"')],
] as const;

async function outcomeOf(bytes: Uint8Array) {
  const reading = await readSource(bytes, contextOf());
  if (reading.kind === "refused") return `refused ${reading.findings.map(({ code }) => code).join(", ")}`;
  const said = reading.findings.filter(({ code }) => code.startsWith("struck-")).map(({ code }) => code);
  const names = reading.records.map(
    (record) => `${record.project.name} ${(totalOf(amountsOf(record, "expenditure")) ?? 0n) / 1_000n}`,
  );
  return [...said, names.join(", ")].join(": ");
}

describe.each(writers)("a row struck through in %s", (_, write) => {
  test("is left out and told", async () => {
    expect(await outcomeOf(await write(["돌봄", "7,000", "5,000"]))).toBe(
      "struck-left-out: 급식 4000, 상담 1000",
    );
  });

  test("in part waits for a person", async () => {
    expect(await outcomeOf(await write(["9,000"]))).toContain("struck-in-part");
  });

  test("of which nothing is struck is read", async () => {
    expect(await outcomeOf(await write([]))).toBe("급식 4000, 돌봄 5000, 상담 1000");
  });
});

test.each([
  ["Word with the line turned off", inWord('<w:strike w:val="0"/>')],
  [
    "Word with the line of its style turned off",
    inWord('<w:rStyle w:val="del"/><w:strike w:val="0"/>', struckStyle),
  ],
  ["Hangul with no line", inHangul("NONE")],
  ["Hangul with what it writes for none", inHangul("3D")],
  ["LibreOffice with no line", inOdt('style:text-line-through-style="none"')],
])("%s strikes nothing", async (_, write) => {
  expect(await outcomeOf(await write(["돌봄", "7,000", "5,000"]))).toBe("급식 4000, 돌봄 5000, 상담 1000");
});
