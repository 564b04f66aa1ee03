// A raised digit behind an amount is a mark of a footnote: it is told, and never a digit of the amount.
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../../shared/domain/values/fund.ts";
import { asRaised } from "../../../../shared/formats/kernel/marked-text.ts";
import { packParts } from "../../../../shared/formats/containers/zip/pack-parts.ts";
import { readSource } from "../../../../shared/formats/registry.ts";
import { amountsOf, contextOf } from "../../readings.ts";
import { docxOf, hwpxOf, patched } from "./documents.ts";

const heading = ["2020년 예산 집행현황", "(2020. 10. 31. 현재, 단위: 백만원)", ""];
const rows = [
  ["사업명", "예산액", "집행액"],
  ["급식", "500", "400"],
  ["돌봄", "700", "600"],
];
const text = [...heading, ...rows.map((row) => row.join("\t"))].join("\n");

const noteStyle =
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" w:styleId="ac"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>';

type Write = (word: string, mark: string) => Promise<Uint8Array> | Uint8Array;

function inWord(style: string, styles = noteStyle.replace(/<w:style [^]*<.w:style>/, "")): Write {
  return (word, mark) =>
    patched(docxOf(text), {
      "word/document.xml": (xml) =>
        xml.replace(
          new RegExp(`<w:r><w:t[^>]*>${word}</w:t></w:r>`),
          `$&<w:r><w:rPr><w:b/>${style}</w:rPr><w:t>${mark}</w:t></w:r>`,
        ),
      "word/styles.xml": () => styles,
    });
}

function inHangul(script: string): Write {
  return async (word, mark) =>
    patched(await hwpxOf(text), {
      "Contents/header.xml": (xml) =>
        xml.replace(
          /<hh:charPr\b[^>]*\bid="0"[^]*?<\/hh:charPr>/,
          (own) => own + own.replace(/\bid="0"/, 'id="99"').replace("</hh:charPr>", `${script}</hh:charPr>`),
        ),
      "Contents/section0.xml": (xml) =>
        xml.replace(
          new RegExp(`<hp:run\\b[^>]*>\\s*<hp:t>${word}</hp:t>\\s*</hp:run>`),
          `$&<hp:run charPrIDRef="99"><hp:t>${mark}</hp:t></hp:run>`,
        ),
    });
}

function onPage(raise: (mark: string) => string, tables = 1): Write {
  const lines = heading.map((line) => `<p>${line}</p>`).join("");
  const other = "<table><tr><td>담당</td><td>복지과</td></tr></table>".repeat(tables - 1);
  const table = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td style="vertical-align:top">${cell}</td>`).join("")}</tr>`).join("")}</table>`;
  return (word, mark) =>
    Buffer.from(
      `<html><body>${other}${lines}${table}</body></html>`.replace(`>${word}<`, `>${word}${raise(mark)}<`),
    );
}

function inOdt(position: string): Write {
  const cell = (own: string) => `<table:table-cell><text:p>${own}</text:p></table:table-cell>`;
  const table = rows.map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`).join("");
  const styles = `<office:automatic-styles><style:style style:name="S"><style:text-properties style:text-position="${position}"/></style:style></office:automatic-styles>`;
  return (word, mark) => {
    const marked = table.replace(`>${word}<`, `>${word}<text:span text:style-name="S">${mark}</text:span><`);
    const content = `<office:document-content>${styles}<office:body><office:text>${heading.map((line) => `<text:p>${line}</text:p>`).join("")}<table:table>${marked}</table:table></office:text></office:body></office:document-content>`;
    return packParts([
      { name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.text") },
      { name: "content.xml", bytes: Buffer.from(content) },
      { name: "META-INF/manifest.xml", bytes: Buffer.from("<manifest/>") },
    ]);
  };
}

const writers: readonly (readonly [string, Write])[] = [
  ["Word", inWord('<w:vertAlign w:val="superscript"/>')],
  ["Word, lowered", inWord('<w:vertAlign w:val="subscript"/>')],
  ["Word by a style", inWord('<w:rStyle w:val="ac"/>', noteStyle)],
  ["Hangul", inHangul("<hh:supscript/>")],
  ["a web page with <sup>", onPage((mark) => `<sup>${mark}</sup>`)],
  ["a web page of two tables", onPage((mark) => `<b><sup><font>${mark}</font></sup></b>`, 2)],
  ["a web page with a style", onPage((mark) => `<span style="Vertical-Align: Super">${mark}</span>`)],
  ["LibreOffice", inOdt("super 58%")],
  ["LibreOffice, by a part of the line", inOdt("33% 58%")],
];

async function outcomeOf(bytes: Uint8Array) {
  const reading = await readSource(bytes, contextOf());
  if (reading.kind === "refused")
    return `refused ${[...new Set(reading.findings.filter(({ consequence }) => consequence === "reject").map(({ code }) => code))].join(", ")}`;
  const notes = reading.findings.filter(({ code }) => code === "footnote").map(({ value }) => value);
  const names = reading.records.map((record) => {
    const [budget, spent] = (["appropriation", "expenditure"] as const).map(
      (measure) => (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000_000n,
    );
    return `${record.project.name} ${budget}/${spent}`;
  });
  return `${notes.join(" ")}: ${names.join(", ")}`;
}

describe.each(writers)("a raised mark in %s", (_, write) => {
  test.each([
    ["1", "¹"],
    ["1)", "¹⁾"],
    ["12)", "¹²⁾"],
    ["1,2", "¹,²"],
    ["주1)", "주1)"],
  ])("%s behind an amount is a footnote, told beside the amount", async (mark, note) => {
    expect(await outcomeOf(await write("500", mark))).toBe(`${note}: 급식 500/400, 돌봄 700/600`);
  });

  test("behind a name is no part of the name", async () => {
    expect(await outcomeOf(await write("돌봄", "2)"))).toBe("²⁾: 급식 500/400, 돌봄 700/600");
  });

  test("that is no mark refuses the file", async () => {
    expect(await outcomeOf(await write("400", "1a"))).toMatch(/^refused/);
  });
});

test("Word that turns the style off in a run raises nothing: the digit is the amount's", async () => {
  const write = inWord('<w:rStyle w:val="ac"/><w:vertAlign w:val="baseline"/>', noteStyle);
  expect(await outcomeOf(await write("500", "0"))).toBe(": 급식 5000/400, 돌봄 700/600");
});

test("an amount that is raised as a whole is refused, not taken for a mark", async () => {
  const page = onPage(() => "", 1);
  const raised = Buffer.from(
    Buffer.from(await page("500", ""))
      .toString()
      .replace(">500<", "><sup>500</sup><"),
  );
  expect(await outcomeOf(raised)).toMatch(/^refused amount-not-number/);
});

test("a word that is raised stays as it is, and marks that are none stay", () => {
  expect(["st", "신규", "*", "100m", ""].map(asRaised)).toEqual(["st", "신규", "*", "100m", ""]);
});
