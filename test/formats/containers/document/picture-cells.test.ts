// A picture or a field of a form in the place of an amount refuses the file with its row and column; anywhere else it is no text.
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { packParts } from "../../../../shared/formats/containers/zip/pack-parts.ts";
import { readSource } from "../../../../shared/formats/registry.ts";
import { contextOf } from "../../readings.ts";
import { docxOf, hwpxOf, patched } from "./documents.ts";

const heading = ["2020년 예산 집행현황", "(2020. 10. 31. 현재, 단위: 백만원)"];
const rows = [
  ["사업명", "예산액", "집행액", "비고"],
  ["급식", "500", "400", "신규"],
  ["돌봄", "700", "600", "계속"],
];
const text = [...heading, "", ...rows.map((row) => row.join("\t"))].join("\n");

/** The report with one word of its table in another shape. */
type Write = (word: string, beside?: string) => Promise<Uint8Array> | Uint8Array;

const drawing =
  '<w:drawing><wp:inline xmlns:wp="urn:w" xmlns:a="urn:a"><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing>';
const pict = '<w:pict><v:shape xmlns:v="urn:v"><v:imagedata/></v:shape></w:pict>';

function inWord(picture: string): Write {
  return (word, beside = "") =>
    patched(docxOf(text), {
      "word/document.xml": (xml) =>
        xml.replace(
          new RegExp(`<w:t[^>]*>${word}</w:t>`),
          `${beside === "" ? "" : `<w:t>${beside}</w:t>`}${picture}`,
        ),
    });
}

const inHangul: Write = async (word, beside = "") =>
  patched(await hwpxOf(text), {
    "Contents/section0.xml": (xml) =>
      xml.replace(
        `<hp:t>${word}</hp:t>`,
        `${beside === "" ? "" : `<hp:t>${beside}</hp:t>`}<hp:pic id="1"><hp:sz width="1"/></hp:pic>`,
      ),
  });

function onPage(picture: string, tables = 1): Write {
  const lines = heading.map((line) => `<p>${picture}${line}</p>`).join("");
  const other = "<table><tr><td>담당</td><td>복지과</td></tr></table>".repeat(tables - 1);
  const table = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
  return (word, beside = "") =>
    Buffer.from(
      `<html><body>${other}${lines}${table.replace(`>${word}<`, `>${beside}${picture}<`)}</body></html>`,
    );
}

const inOdt: Write = (word, beside = "") => {
  const cell = (own: string) => `<table:table-cell><text:p>${own}</text:p></table:table-cell>`;
  const table = rows.map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`).join("");
  const marked = table.replace(`>${word}<`, `>${beside}<draw:frame><draw:image/></draw:frame><`);
  const content = `<office:document-content><office:body><office:text>${heading.map((line) => `<text:p>${line}</text:p>`).join("")}<table:table>${marked}</table:table></office:text></office:body></office:document-content>`;
  return packParts([
    { name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.text") },
    { name: "content.xml", bytes: Buffer.from(content) },
    { name: "META-INF/manifest.xml", bytes: Buffer.from("<manifest/>") },
  ]);
};

const writers: readonly (readonly [string, Write])[] = [
  ["a picture in Word", inWord(drawing)],
  ["a picture of an older Word", inWord(pict)],
  ["a picture in Hangul", inHangul],
  ["a picture in LibreOffice", inOdt],
  ["a picture on a page", onPage('<img src="x.png" alt="600">')],
  ["a picture on a page of two tables", onPage('<img src="x.png">', 2)],
  ["a field on a page", onPage('<input value="600">')],
  ["a list on a page", onPage("<select><option>600</option></select>")],
];

async function outcomeOf(bytes: Uint8Array) {
  const reading = await readSource(bytes, contextOf());
  if (reading.kind === "refused") {
    const [reason] = reading.findings.filter(({ consequence }) => consequence === "reject");
    return `refused ${reason?.code} ${reason?.column} ${reason?.value}`;
  }
  const spent = reading.records.map(({ project: { name }, entries }) => {
    const own = entries
      .filter(({ measure }) => measure === "expenditure")
      .map(({ amount }) => amount / 1_000_000n);
    return `${name} ${own.join()}`;
  });
  return spent.join(", ");
}

describe.each(writers)("%s", (_, write) => {
  test("in the place of an amount refuses it with its column", async () => {
    expect(await outcomeOf(await write("600"))).toBe("refused amount-not-number 집행액 [그림]");
  });

  test("in a remark is no text", async () => {
    expect(await outcomeOf(await write("계속"))).toBe("급식 400, 돌봄 600");
  });

  test("beside an amount or a name leaves it as it is", async () => {
    expect(await outcomeOf(await write("600", "600"))).toBe("급식 400, 돌봄 600");
    expect(await outcomeOf(await write("돌봄", "돌봄"))).toBe("급식 400, 돌봄 600");
  });
});

test.each([
  ["one pixel that holds a cell open", '<img width="1" height="1" src="x.gif">'],
  ["a hidden field", '<input type="hidden" value="7">'],
  ["a box to tick", '<input type="checkbox" value="on">'],
  ["an empty field", '<input value="">'],
])("%s is no picture: the amount is not stated", async (_, picture) => {
  expect(await outcomeOf(await onPage(picture)("600"))).toBe("급식 400, 돌봄 ");
});

test("a shape of Word without a picture is none", async () => {
  const box = '<w:pict><v:shape xmlns:v="urn:v"><v:textbox/></v:shape></w:pict>';
  expect(await outcomeOf(await inWord(box)("600"))).toBe("급식 400, 돌봄 ");
});
