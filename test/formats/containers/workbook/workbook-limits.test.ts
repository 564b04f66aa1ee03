import { Buffer } from "node:buffer";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { guardedXml } from "../../../../shared/formats/containers/zip/xml-guard.ts";
import { day, expectRefused } from "../../readings.ts";
import { type PackedPart, partsOf, readBytes, sheetOf, withPart, xlsxOf, zipOf } from "./workbooks.ts";

const june = { asOf: day("2026-06-30") };
const sheetXml = "xl/worksheets/sheet1.xml";
const mebibyte = 1024 * 1024;

let good: Uint8Array;
beforeAll(async () => {
  good = await xlsxOf(
    sheetOf([
      ["사업명", "예산액"],
      ["가", 1],
    ]),
  );
});

async function codesFor(bytes: Uint8Array) {
  return expectRefused(await readBytes(bytes, june));
}

/** The good workbook with one more part, or with another one in its place. */
function withParts(...more: readonly PackedPart[]): Uint8Array {
  const names = new Set(more.map(({ name }) => name));
  const kept = [...partsOf(good)].filter(([name]) => !names.has(name));
  return zipOf([...kept.map(([name, bytes]) => ({ name, bytes })), ...more]);
}

function inSheet(change: (xml: string) => string): Uint8Array {
  return withPart(good, sheetXml, change);
}

describe("a workbook is refused before it is unpacked", () => {
  test("above 50 MB", async () => {
    expect(await codesFor(new Uint8Array(50 * mebibyte + 1))).toEqual(["file-too-large"]);
  });

  test("when its parts claim more than 128 MB together", async () => {
    const huge = { name: "xl/other.xml", bytes: Buffer.from("<a/>"), claims: { size: 128 * mebibyte } };
    expect(await codesFor(withParts(huge))).toEqual(["unzipped-too-large"]);
  });

  test("when a part swells more than two hundred times", async () => {
    const bomb = { name: sheetXml, bytes: Buffer.alloc(20 * mebibyte, "<a>") };
    expect(await codesFor(withParts(bomb))).toEqual(["zip-ratio"]);
  });

  test("but not for a picture's size, which is never unpacked", async () => {
    const picture = { name: "xl/media/image1.png", bytes: Buffer.alloc(20 * mebibyte) };
    expect((await readBytes(withParts(picture), june)).kind).toBe("read");
  });

  test("when it has thousands of parts", async () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({
      name: `xl/media/${at}`,
      bytes: new Uint8Array(),
    }));
    expect(await codesFor(withParts(...many))).toEqual(["zip-broken"]);
  });
});

describe("a workbook is refused while it is unpacked", () => {
  test("no further than a part claims to be", async () => {
    const liar = {
      name: sheetXml,
      bytes: Buffer.alloc(40 * mebibyte, "<a>"),
      claims: { size: 3 * mebibyte },
    };
    const before = process.memoryUsage().arrayBuffers;
    const bytes = withParts(liar);
    expect(await codesFor(bytes)).toEqual(["zip-broken"]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * mebibyte);
  });

  test.each<[string, PackedPart["claims"], string]>([
    ["a checksum is wrong", { crc: 1 }, "zip-broken"],
    ["a part is shorter than it claims", { size: 1_000_000 }, "zip-broken"],
    ["a part has a password", { flags: 1 }, "file-encrypted"],
  ])("when %s", async (_, claims, code) => {
    const bytes = partsOf(good).get(sheetXml) ?? new Uint8Array();
    expect(
      await codesFor(withParts({ name: sheetXml, bytes, ...(claims === undefined ? {} : { claims }) })),
    ).toEqual([code]);
  });

  test("when two parts have one name", async () => {
    const bytes = partsOf(good).get(sheetXml) ?? new Uint8Array();
    expect(
      await codesFor(withParts({ name: sheetXml, bytes }, { name: "xl/worksheets/Sheet1.xml", bytes })),
    ).toEqual(["zip-broken"]);
  });

  test("when the end is missing", async () => {
    expect(await codesFor(good.subarray(0, -30))).toEqual(["zip-broken"]);
  });
});

describe("the XML of a workbook is refused", () => {
  const bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  test.each<[string, (xml: string) => string]>([
    ["when it declares entities", (xml) => xml.replace("<worksheet", `${bomb}<worksheet`)],
    [
      "when it names a DTD",
      (xml) => xml.replace("<worksheet", '<!DOCTYPE w SYSTEM "http://x/y.dtd"><worksheet'),
    ],
    [
      "when it nests without end",
      (xml) => xml.replace("</sheetData>", `${"<a>".repeat(100_000)}</sheetData>`),
    ],
    ["when it has no table", () => "<worksheet/>"],
    ["when a tag is not closed", (xml) => xml.replace("</row>", "")],
    ["when a tag never ends", (xml) => xml.replace("<sheetData>", `<sheetData ${"a ".repeat(1_000_000)}`)],
    ["when a number is blank", (xml) => xml.replace(/<v>1<\/v>/, "<v> </v>")],
    ["when a number is hexadecimal", (xml) => xml.replace(/<v>1<\/v>/, "<v>0x10</v>")],
    ["when a blank number is indented", (xml) => xml.replace(/<v>1<\/v>/, "\n  <v> </v>")],
    ["when a day is blank", (xml) => xml.replace(/"><v>1<\/v>/, '" t="d"><v> </v>')],
    ["when an error is none", (xml) => xml.replace(/"><v>1<\/v>/, '" t="e"><v>-</v>')],
    ["when a cell is of no known type", (xml) => xml.replace(/"><v>1<\/v>/, '" t="x"><v>1</v>')],
    ["when a text has no number", (xml) => xml.replace(/<v>0<\/v>/, "<v></v>")],
    ["when it is UTF-16", (xml) => xml.split("").join("\0")],
  ])("%s", async (_, change) => {
    expect(await codesFor(inSheet(change))).toEqual(["xml-refused"]);
  });

  test("when it is no UTF-8", async () => {
    expect(await codesFor(withParts({ name: sheetXml, bytes: Buffer.from([0x3c, 0xff, 0xfe]) }))).toEqual([
      "xml-refused",
    ]);
  });

  test("when its words are not a workbook's", async () => {
    expect(await codesFor(withPart(good, "xl/workbook.xml", () => "<workbook/>"))).toEqual([
      "format-unknown",
    ]);
    expect(await codesFor(withPart(good, "_rels/.rels", () => "<a/>"))).toEqual(["workbook-broken"]);
  });

  test("but not for comments, CDATA and brackets inside quotes", async () => {
    const bytes = inSheet((xml) =>
      xml.replace("<sheetData>", '<sheetData><!-- <! --><row r="9" x="<>>>"><![CDATA[<a><a>]]></row>'),
    );
    expect((await readBytes(bytes, june)).kind).toBe("read");
  });
});

describe("the XML of a workbook is refused, however small it was packed", () => {
  const words = (fault: ReturnType<typeof guardedXml>): string =>
    typeof fault === "string" ? "read" : fault.en;
  const part = (text: string) => ({ name: sheetXml, bytes: Buffer.from(text) });

  test("when it holds more cells than any table, full or empty", () => {
    expect(words(guardedXml(part(`<a>${"<c/>".repeat(12_000_000)}</a>`)))).toContain("too many cells");
  });

  test.each([
    ["in a cell", (text: string) => `<a>${text}</a>`],
    ["behind a comment", (text: string) => `<a><!-- -->${text}</a>`],
    ["in CDATA", (text: string) => `<a><![CDATA[${text}]]></a>`],
  ])("when it holds a text that is longer than any cell %s", (_, place) => {
    expect(words(guardedXml(part(place("가나 ".repeat(100_000)))))).toContain("longer than any cell");
    expect(words(guardedXml(part(place("가".repeat(32_767)))))).toBe("read");
  });

  test("when a text out of many runs is longer than a cell's", async () => {
    const runs = "<r><t>가나다라마바사아</t></r>".repeat(5_000);
    const below = withPart(good, "xl/sharedStrings.xml", (xml) => xml.replace("<t>가</t>", runs));
    expect(await codesFor(below)).toEqual(["cell-too-long@2"]);
  });
});

describe("the table of a workbook", () => {
  test("is refused above 10,000 rows", async () => {
    const row = (at: number) =>
      `<row r="${at}"><c r="A${at}" t="str"><v>n${at}</v></c><c r="B${at}"><v>${at}</v></c></row>`;
    const rows = Array.from({ length: 10_001 }, (_, at) => row(at + 2)).join("");
    expect(await codesFor(inSheet((xml) => xml.replace(/<row r="2".*<\/row>/s, rows)))).toEqual([
      "rows-too-many",
    ]);
  });

  test("is refused when a row stands far below the others", async () => {
    const far = '<row r="1048576"><c r="A1048576" t="str"><v>끝</v></c><c r="B1048576"><v>1</v></c></row>';
    expect(await codesFor(inSheet((xml) => xml.replace("</sheetData>", `${far}</sheetData>`)))).toEqual([
      "rows-too-many",
    ]);
  });

  test("is refused above 200 columns", async () => {
    const wide = Array.from({ length: 201 }, (_, at) => `열${at}`);
    expect(
      await codesFor(
        await xlsxOf(
          sheetOf([
            ["사업명", "예산액", ...wide],
            ["가", 1],
          ]),
        ),
      ),
    ).toEqual(["columns-too-many@1"]);
  });

  test("does not grow with cells at the far right, or with column widths by the thousand", async () => {
    const far = Array.from(
      { length: 20_000 },
      (_, at) => `<row r="${at + 3}"><c r="XFD${at + 3}"><v>1</v></c></row>`,
    );
    const widths = `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(20_000)}</cols><sheetData>`;
    const bytes = inSheet((xml) =>
      xml.replace("<sheetData>", widths).replace("</sheetData>", `${far.join("")}</sheetData>`),
    );
    const started = performance.now();
    expect((await readBytes(bytes, june)).kind).toBe("read");
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test("is one of at most 100 sheets", async () => {
    const sheets = Array.from({ length: 101 }, (_, at) => sheetOf([[at]], { name: `s${at}` }));
    expect(await codesFor(await xlsxOf(...sheets))).toEqual(["sheets-too-many"]);
  });
});

describe("gzip is refused", () => {
  test.each([
    ["around gzip", () => gzipSync(gzipSync("사업명,예산액\n가,1")), "archive-nested"],
    [
      "when it swells above 50 MB",
      () => gzipSync(Buffer.alloc(50 * mebibyte + 1, "a")),
      "unzipped-too-large",
    ],
    ["when it is cut off", () => gzipSync("사업명,예산액\n가,1").subarray(0, -9), "gzip-broken"],
    ["when it is damaged", () => Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]), "gzip-broken"],
  ])("%s", async (_, bytes, code) => {
    expect(await codesFor(bytes())).toEqual([code]);
  });
});

describe("XLS is refused", () => {
  const compound = (directory: string) => {
    const bytes = Buffer.alloc(4_096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.write(directory, 1_024, "utf16le");
    return bytes;
  };
  test("when it has a password", async () => {
    expect(await codesFor(compound("EncryptedPackage"))).toEqual(["file-encrypted"]);
  });

  test("when it is broken", async () => {
    expect(await codesFor(compound("Workbook"))).toEqual(["workbook-broken"]);
  });

  test("above 20 MB", async () => {
    expect(await codesFor(Buffer.concat([compound("Workbook"), Buffer.alloc(20 * mebibyte)]))).toEqual([
      "file-too-large",
    ]);
  });
});
