// Laws for damaged and strange files: nothing throws, and a figure is read as it stands or not at all.
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { corruption, corrupt } from "../corrupt-bytes.ts";
import { amountsOf, day } from "../../readings.ts";
import { otherWriter, partsOf, readBytes, sheetOf, withPart, xlsxOf, zipOf } from "./workbooks.ts";

const june = { asOf: day("2026-06-30") };
const sheetXml = "xl/worksheets/sheet1.xml";
const rows = [
  ["사업명", "부서", "예산액", "집행액"],
  ["가", "과", 936_864_000, -30],
  ["나", "과", 2, 0],
] as const;

let xlsx: Uint8Array;
let xls: Uint8Array;
beforeAll(async () => {
  xlsx = await xlsxOf(sheetOf(rows));
  xls = otherWriter(rows, "biff8");
});

/** The same chances in every run, so that a failure is found again. */
const runs = { numRuns: 150, seed: 20_260_630 } as const;

/** All that a reading says in figures; null where it was refused, with a reason. */
async function figuresOf(bytes: Uint8Array) {
  const reading = await readBytes(bytes, june);
  expect(
    reading.kind === "read" || reading.findings.some(({ consequence }) => consequence === "reject"),
  ).toBe(true);
  if (reading.kind === "refused") return null;
  return reading.records.map(({ project, entries }) => ({ name: project.name, entries }));
}

describe("a damaged file", () => {
  test("as XLSX or gzip is read as it was, or refused", async () => {
    const whole = await figuresOf(xlsx);
    expect(whole).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(corruption, fc.boolean(), async (changes, inGzip) => {
        const bytes = corrupt(inGzip ? gzipSync(xlsx) : xlsx, changes);
        const figures = await figuresOf(bytes);
        expect(figures ?? whole).toEqual(whole);
      }),
      runs,
    );
  });

  test("that was cut off or grew is read as it was, or refused", async () => {
    const whole = await figuresOf(xlsx);
    await fc.assert(
      fc.asyncProperty(fc.nat(xlsx.length), fc.uint8Array({ maxLength: 300 }), async (end, more) => {
        const bytes = Uint8Array.from([...xlsx.subarray(0, end), ...more]);
        const figures = await figuresOf(bytes);
        expect(figures ?? whole).toEqual(whole);
      }),
      runs,
    );
  });

  test("as XLS, which has no checksum, is read or refused and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(corruption, async (changes) => {
        await figuresOf(corrupt(xls, changes));
      }),
      runs,
    );
  });

  test("whose directory lies about its parts is read as it was, or refused", async () => {
    const whole = await figuresOf(xlsx);
    const parts = [...partsOf(xlsx)];
    const word = fc.oneof(fc.nat(0xffff), fc.nat(0xffff_ffff));
    const lie = fc.record({ size: word, crc: word, flags: fc.nat(0xffff) }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(fc.nat(parts.length - 1), lie, async (place, claims) => {
        const packed = parts.map(([name, bytes], at) => ({
          name,
          bytes,
          claims: at === place ? claims : {},
        }));
        const figures = await figuresOf(zipOf(packed));
        expect(figures ?? whole).toEqual(whole);
      }),
      runs,
    );
  });

  test("with parts missing, doubled or mixed up is read as it was, or refused", async () => {
    const whole = await figuresOf(xlsx);
    const parts = [...partsOf(xlsx)];
    const shuffle = fc.array(fc.record({ name: fc.nat(parts.length - 1), bytes: fc.nat(parts.length - 1) }), {
      maxLength: 12,
    });
    const straight = fc.subarray(parts.map((_, at) => ({ name: at, bytes: at })));
    await fc.assert(
      fc.asyncProperty(fc.oneof(shuffle, straight), async (choice) => {
        const packed = choice.map(({ name, bytes }) => ({
          name: parts[name]?.[0] ?? "",
          bytes: parts[bytes]?.[1] ?? new Uint8Array(),
        }));
        const figures = await figuresOf(zipOf(packed));
        expect(figures ?? whole).toEqual(whole);
      }),
      runs,
    );
  });

  test("whose XML is torn anywhere is refused, or loses no figure of the rows it keeps", async () => {
    const whole = new Map((await figuresOf(xlsx))?.map(({ name, entries }) => [name, entries]));
    const names = [...partsOf(xlsx).keys()].filter((name) => name.endsWith("xml"));
    const scraps = fc.constantFrom(
      "<",
      ">",
      "/",
      '"',
      "&",
      "<!",
      "]]>",
      "<v>",
      "</c>",
      "<row>",
      "\0",
      "&#0;",
      "<f/>",
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(2_000), scraps, async (part, at, scrap) => {
        const torn = withPart(
          xlsx,
          part,
          (xml) => xml.slice(0, at % xml.length) + scrap + xml.slice(at % xml.length),
        );
        for (const { name, entries } of (await figuresOf(torn)) ?? []) {
          expect(whole.get(name) ?? entries).toEqual(expect.arrayContaining([...entries]));
        }
      }),
      runs,
    );
  });
});

describe("a cell", () => {
  const budgetOf = async (value: string, type = "n") => {
    const bytes = withPart(xlsx, sheetXml, (xml) =>
      xml.replace(/<c r="C2"[^>]*>.*?<\/c>/, `<c r="C2" t="${type}"><v>${value}</v></c>`),
    );
    const reading = await readBytes(bytes, june);
    const record =
      reading.kind === "read" ? reading.records.find(({ project }) => project.name === "가") : undefined;
    return record === undefined ? null : (amountsOf(record, "appropriation").unsplit ?? "blank");
  };

  test("with a number is that number of won, or refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger()), async (number) => {
        const isExact = Number.isInteger(number) && Math.abs(number) < 1e15;
        expect(await budgetOf(String(number))).toBe(isExact ? BigInt(number) : null);
      }),
      runs,
    );
  });

  test("with text is the amount that the text is, or refused", async () => {
    const digits = fc.stringMatching(/^[-−△(]?[0-9]{1,3}(,[0-9]{3}){0,4}\)?$/);
    await fc.assert(
      fc.asyncProperty(digits, async (text) => {
        const read = await budgetOf(text, "str");
        if (read === null) return;
        const isNegative = /^[-−△(]/.test(text);
        const size = BigInt(text.replace(/\D/g, ""));
        expect(read).toBe(isNegative ? -size : size);
      }),
      runs,
    );
  });

  test("of any type and content never throws, and never becomes an amount of its own", async () => {
    const type = fc.constantFrom("n", "s", "str", "b", "e", "d", "inlineStr", "x");
    await fc.assert(
      fc.asyncProperty(type, fc.stringMatching(/^[0-9a-zA-Z.+\-, ]{0,12}$/), async (kind, text) => {
        const read = await budgetOf(text, kind);
        // A dash stands for 0.
        if (/^ *- *$/.test(text)) return;
        // A text by number is another cell's text, and an exponent has fewer digits than its amount.
        const isItsOwn = typeof read === "bigint" && kind !== "s" && !/e/i.test(text);
        expect(text.replace(/[, ]/g, "")).toContain(isItsOwn ? String(read).replace(/^-/, "") : "");
      }),
      runs,
    );
  });
});
