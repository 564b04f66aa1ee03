import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOfAscii85 } from "../../../../shared/formats/containers/document/ascii85.ts";
import { codesOf } from "../../readings.ts";
import { councilText } from "../../council/council-text.ts";
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
])("%s stands for nothing", (_, letters) => {
  expect(bytesOfAscii85(Buffer.from(letters))).toBeNull();
});

describe("a PDF", () => {
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

  test("whose letters swell is refused", async () => {
    expect(await read(deflateSync(Buffer.alloc(65 * 1_048_576)))).toEqual(["unzipped-too-large"]);
  });
});
