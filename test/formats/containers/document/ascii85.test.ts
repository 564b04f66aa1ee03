import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOfAscii85 } from "../../../../shared/formats/containers/document/ascii85.ts";
import { codesOf, expectRead } from "../../readings.ts";
import { businessTable, councilText } from "../../council/council-text.ts";
import { pdfOf } from "./pdf-document.ts";
import { readBytes } from "../workbook/workbooks.ts";

/** The other way round, as ISO 32000-1 describes it. */
function lettersOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const group = Buffer.alloc(4);
    const own = Math.min(4, bytes.length - at);
    group.set(bytes.subarray(at, at + own));
    let value = group.readUInt32BE(0);
    if (value === 0 && own === 4) text += "z";
    else {
      const letters: string[] = [];
      for (let digit = 0; digit < 5; digit++) {
        letters.unshift(String.fromCodePoint(0x21 + (value % 85)));
        value = Math.floor(value / 85);
      }
      text += letters.slice(0, own + 1).join("");
    }
  }
  return `${text}~>`;
}

test("letters stand for the bytes that they were made of, however their lines are broken", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 12 }), (bytes, width) => {
      const letters = lettersOf(bytes).replace(new RegExp(`(.{${width + 1}})(?!>)`, "g"), "$1\n");
      expect(bytesOfAscii85(Buffer.from(letters))).toEqual(Buffer.from(bytes));
    }),
  );
});

test.each([
  ["no end", "87cUR"],
  ["a letter of no digit", "87cU{~>"],
  ["a group above four bytes", "uuuuu~>"],
  ["a single letter at the end", "87cURD~>"],
  ["z inside a group", "87z~>"],
  ["a blank that the reader of PDFs takes for a letter", "87cU\fR~>"],
  ["another", "87cU\vR~>"],
  ["a byte of nothing", "87cU\0R~>"],
])("%s stands for nothing", (_, letters) => {
  expect(bytesOfAscii85(Buffer.from(letters))).toBeNull();
});

describe("a PDF", () => {
  const bomb = deflateSync(Buffer.alloc(65 * 1_048_576));
  const stream = (packed: Uint8Array) =>
    `<< /Filter [ /ASCII85Decode /FlateDecode ] >>\nstream\n${lettersOf(packed)}\nendstream\n`;
  const read = async (packed: Uint8Array) =>
    codesOf(
      await readBytes(pdfOf(councilText(), { object: stream(packed) }), { fiscalYear: 2020, unit: null }),
    );

  test("whose streams are letters is read", async () => {
    expect(await read(deflateSync("BT ET"))).toContain("document-rows");
  });

  test("whose streams are letters is refused when one is cut", async () => {
    expect(await read(deflateSync("BT ET").subarray(0, -3))).toEqual(["document-broken"]);
  });

  const council = councilText({
    rows: [
      "계\t300\t150\t150\t50.0",
      ...Array.from({ length: 30 }, (_, at) => `사업 ${at + 1}\t10\t5\t5\t50.0`),
    ],
    contents: [],
    businesses: [businessTable("300 (구비)\t150 (구비)\t50.0")],
  });
  /** The page's own streams, too. */
  const asLetters = (pdf: Uint8Array) => {
    const text = Buffer.from(pdf).toString("latin1");
    const packed = text.replace(
      /<< \/Length \d+ \/Filter \/FlateDecode >>\nstream\n([^]*?)\nendstream/g,
      (_, bytes: string) => {
        const letters = lettersOf(Buffer.from(bytes, "latin1")).replace(/(.{70})(?!>)/g, "$1\n");
        return `<< /Length ${letters.length} /Filter [ /ASCII85Decode /FlateDecode ] >>\nstream\n${letters}\nendstream`;
      },
    );
    return new Uint8Array(Buffer.from(packed, "latin1"));
  };
  const figuresOf = async (pdf: Uint8Array) => {
    const reading = await readBytes(pdf, { fiscalYear: 2020, unit: null });
    return expectRead(reading).records.map(({ project, entries }) => ({ name: project.name, entries }));
  };

  test("whose page is letters is read as the page that is none", async () => {
    const plain = pdfOf(council);
    const figures = await figuresOf(asLetters(plain));
    expect(figures.filter(({ name }) => name.startsWith("사업 "))).toHaveLength(30);
    expect(figures).toEqual(await figuresOf(plain));
  });

  test("whose letters break off is told so", async () => {
    const object = "<< /Filter [ /ASCII85Decode /FlateDecode ] >>\nstream\n87cU{~>\nendstream\n";
    const { findings } = await readBytes(pdfOf(councilText(), { object }), { fiscalYear: 2020, unit: null });
    expect(findings).toMatchObject([{ code: "document-broken", value: "ASCII85Decode" }]);
  });

  test.each([
    ["[/ASCII85Decode %x\n /FlateDecode]", "pdf-filter"],
    ["[/ASCII85Decode /ASCII85Decode]", "pdf-filter"],
    ["[/ASCII85Decode /ASCII85Decode /FlateDecode]", "pdf-filter"],
    ["[/ASCII85Decode /FlateDecode /FlateDecode]", "pdf-filter"],
    ["[/FlateDecode /ASCII85Decode]", "pdf-filter"],
    ["[/FlateDecode %x\n /FlateDecode]", "pdf-filter"],
    ["[/A85 /Fl]", "pdf-filter"],
    ["[/Fl /AHx]", "pdf-filter"],
    ["[ %x\n /FlateDecode ]", "unzipped-too-large"],
    ["/Fl", "unzipped-too-large"],
    ["[/FlateDecode\0]", "unzipped-too-large"],
  ])("whose filters are %j is refused: nothing behind them goes unseen", async (filters, code) => {
    const head = Buffer.from(`<< /Filter ${filters} >>\nstream\n`);
    const object = Buffer.concat([head, bomb, Buffer.from("\nendstream\n")]);
    expect(
      codesOf(await readBytes(pdfOf(councilText(), { object }), { fiscalYear: 2020, unit: null })),
    ).toEqual([code]);
  });

  test("whose photographs are letters is read", async () => {
    const object = "<< /Filter [/ASCII85Decode /DCTDecode] >>\nstream\n87cUR~>\nendstream\n";
    const reading = await readBytes(pdfOf(councilText(), { object }), { fiscalYear: 2020, unit: null });
    expect(codesOf(reading)).toContain("document-rows");
  });

  test("whose letters swell is refused", async () => {
    expect(await read(bomb)).toEqual(["unzipped-too-large"]);
  });
});
