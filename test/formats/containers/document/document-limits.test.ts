// Documents that are damaged, locked or made to exhaust: each is refused with what to do, and none crashes.
import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { packParts } from "../../../../shared/formats/containers/zip/pack-parts.ts";
import type { SourceReading } from "../../../../shared/formats/registry.ts";
import { councilText } from "../../council/council-text.ts";
import { docxOf, hwpOf, hwpxOf, lockedHwpOf, lockedHwpxOf } from "./documents.ts";
import { pdfOf } from "./pdf-document.ts";
import { codesOf, expectRefused } from "../../readings.ts";
import { partsOf, readBytes, withPart, zipOf } from "../workbook/workbooks.ts";

const mebibyte = 1024 * 1024;
const context = { fiscalYear: 2020, unit: null } as const;
const files = new Map<string, Uint8Array>();
const kinds = ["HWPX", "HWP", "DOCX", "PDF"];

// The reader of PDFs says there what it mends.
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

beforeAll(async () => {
  files.set("HWPX", await hwpxOf(councilText()));
  files.set("HWP", await hwpOf(councilText()));
  files.set("DOCX", docxOf(councilText()));
  files.set("PDF", pdfOf(councilText()));
});

function file(kind: string): Uint8Array {
  const bytes = files.get(kind);
  if (bytes === undefined) throw new Error(`No document is a ${kind}`);
  return bytes;
}

async function commandErrorOf(bytes: Uint8Array): Promise<string> {
  const reading = await readBytes(bytes, context);
  const [code = "", ...others] = expectRefused(reading);
  expect(others).toEqual([]);
  expect(reading.findings[0]?.ko).toMatch(/십시오\.$/);
  return code;
}

function recordsOf(reading: SourceReading) {
  return reading.kind === "read" ? reading.records.map((record) => ({ ...record, rows: [] })) : null;
}

/** In the head of an HWP: bit 1 is a password, bit 4 is DRM. */
function withFlags(hwp: Uint8Array, flags: number): Uint8Array {
  const copy = Buffer.from(hwp);
  const head = copy.indexOf("HWP Document File");
  copy.writeUInt32LE(copy.readUInt32LE(head + 36) | flags, head + 36);
  return copy;
}

describe("a document is refused", () => {
  test.each(kinds)("as %s above 20 MB", async (kind) => {
    const padded = Buffer.concat([file(kind), Buffer.alloc(20 * mebibyte)]);
    const ending = Buffer.from(file(kind).subarray(-1_000));
    expect(await commandErrorOf(Buffer.concat([padded, ending]))).toBe("file-too-large");
  });

  test.each([
    ["HWPX", "zip-broken"],
    ["HWP", "document-broken"],
    ["DOCX", "zip-broken"],
    ["PDF", "document-broken"],
  ])("as %s that was cut off", async (kind, code) => {
    const bytes = file(kind);
    for (const share of [0.6, 0.9]) {
      expect(await commandErrorOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe(code);
    }
  });

  test("with a password", async () => {
    expect(await commandErrorOf(await lockedHwpOf(councilText()))).toBe("file-encrypted");
    expect(await commandErrorOf(await lockedHwpxOf(councilText()))).toBe("file-encrypted");
    expect(await commandErrorOf(withFlags(file("HWP"), 1 << 1))).toBe("file-encrypted");
    expect(await commandErrorOf(pdfOf(councilText(), { trailer: "/Encrypt 6 0 R" }))).toBe("file-encrypted");
  });

  test("packed together with others, which are named", async () => {
    const packed = (...names: readonly string[]) =>
      readBytes(packParts(names.map((name) => ({ name, bytes: file("DOCX") }))), context);
    for (const names of [["총무과.docx", "건설과.docx"], ["보고.hwpx"], ["a/집행.hwp", "a/집행.pdf"]]) {
      const { findings } = await packed(...names);
      expect(findings.map(({ code, value }) => [code, value])).toEqual([
        ["archive-of-files", names.join(", ")],
      ]);
    }
  });

  test("under rights management", async () => {
    expect(await commandErrorOf(withFlags(file("HWP"), 1 << 4))).toBe("document-protected");
  });

  test.each([
    ["HWPX", "Contents/section0.xml"],
    ["DOCX", "word/document.xml"],
  ])("as %s with a part that swells, or that declares entities", async (kind, name) => {
    const others = [...partsOf(file(kind))].filter(([part]) => part !== name);
    const bomb = { name, bytes: Buffer.alloc(20 * mebibyte, "<a>") };
    const kept = others.map(([part, bytes]) => ({ name: part, bytes }));
    expect(await commandErrorOf(zipOf([...kept, bomb]))).toBe("zip-ratio");
    const declaring = withPart(file(kind), name, (xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml}`);
    expect(await commandErrorOf(declaring)).toBe("xml-refused");
  });

  test("as PDF with a stream that swells, alone or with others", async () => {
    const object = (...sizes: readonly number[]) => {
      const streams = sizes.map((size) => deflateSync(Buffer.alloc(size)));
      const parts = streams.flatMap((packed) => [
        "<< /Filter /FlateDecode >>\nstream\n",
        packed,
        "\nendstream\n",
      ]);
      return Buffer.concat(parts.map((part) => Buffer.from(part)));
    };
    const one = pdfOf(councilText(), { object: object(65 * mebibyte) });
    const many = pdfOf(councilText(), { object: object(...Array<number>(3).fill(50 * mebibyte)) });
    expect(await commandErrorOf(one)).toBe("unzipped-too-large");
    expect(await commandErrorOf(many)).toBe("unzipped-too-large");
  });

  test("as PDF whose streams cannot be measured", async () => {
    const object = "<< /Filter [/ASCIIHexDecode /FlateDecode] >>";
    expect(await commandErrorOf(pdfOf(councilText(), { object }))).toBe("pdf-filter");
  });

  test("above 300 pages", async () => {
    expect(await commandErrorOf(pdfOf(councilText(), { extraPages: 300 }))).toBe("document-too-long");
    expect(codesOf(await readBytes(pdfOf(councilText(), { extraPages: 20 }), context))).toContain(
      "document-rows",
    );
  });

  test("above two million characters", async () => {
    const words = Array.from({ length: 400_000 }, (_, at) => `가${(at * 7_919) % 99_991}`);
    const long = words.join(" ").replace(/(.{1000})/g, "$1\n");
    expect(await commandErrorOf(docxOf(long))).toBe("document-too-long");
  });

  test.each([
    ["HWPX", hwpxOf],
    ["DOCX", docxOf],
    ["PDF", pdfOf],
  ] as const)("as %s without a word", async (_, write) => {
    expect(["document-scanned", "document-broken"]).toContain(await commandErrorOf(await write("\n")));
  });
});

const corruption = fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 4 });
/** The same chances in every run, so that a failure is found again. */
const runs = { numRuns: 200, seed: 20_201_031 } as const;

describe("a damaged document", () => {
  test.each(["HWPX", "DOCX", "PDF"])("as %s is read as it was, or refused", async (kind) => {
    const whole = recordsOf(await readBytes(file(kind), context));
    await fc.assert(
      fc.asyncProperty(corruption, async (changes) => {
        const copy = Buffer.from(file(kind));
        for (const { at, byte } of changes) copy[at % copy.length] = byte;
        expect(recordsOf(await readBytes(copy, context)) ?? whole).toEqual(whole);
      }),
      runs,
    );
  });

  test.each(["HWP"])("as %s, which has no checksum of its own, is read or refused", async (kind) => {
    await fc.assert(
      fc.asyncProperty(corruption, async (changes) => {
        const copy = Buffer.from(file(kind));
        for (const { at, byte } of changes) copy[at % copy.length] = byte;
        const reading = await readBytes(copy, context);
        expect(reading.kind === "read" || expectRefused(reading).length > 0).toBe(true);
      }),
      runs,
    );
  });
});
