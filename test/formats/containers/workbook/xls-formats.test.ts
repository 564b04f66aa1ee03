// Number formats of an old XLS that show another number than is stored: a file that has one is never read in silence.
import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { strangeFormatsOfXls } from "../../../../shared/formats/containers/workbook/xls-formats.ts";

/** A record of a format as BIFF8 has it, in narrow or in wide characters, among other bytes. */
function withFormat(format: string, isWide = false): Uint8Array {
  const text = Buffer.from(format, isWide ? "utf16le" : "latin1");
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x041e, 0);
  head.writeUInt16LE(5 + text.length, 2);
  head.writeUInt16LE(164, 4);
  head.writeUInt16LE(format.length, 6);
  head.writeUInt8(isWide ? 1 : 0, 8);
  return Buffer.concat([Buffer.from([0xd0, 0xcf, 0x1e, 0x04, 0x1e]), head, text, Buffer.alloc(40, 0x1e)]);
}

test.each([
  ["thousands", "#,##0,", false],
  ["a sign before a positive number", '"△"#,##0', true],
  ["a unit", '#,##0"천원"', true],
  ["nothing of the number", ";;;", false],
])("is asked about: %s", (_, format, isWide) => {
  expect(strangeFormatsOfXls(withFormat(format, isWide))).toMatchObject({
    code: "xls-number-formats",
    consequence: "hold",
    value: format,
  });
});

test.each(["General", "#,##0", "#,##0_);\\(#,##0\\)", "yyyy\\-mm\\-dd", "0.0%", '_-"₩"* #,##0_-'])(
  "is read without a question: %s",
  (format) => {
    expect(strangeFormatsOfXls(withFormat(format, true))).toBeNull();
  },
);

test("bytes that only begin like a record, or are cut, are none", () => {
  const whole = withFormat("#,##0,");
  for (let length = 0; length < 20; length++) expect(strangeFormatsOfXls(whole.slice(0, length))).toBeNull();
  expect(strangeFormatsOfXls(Buffer.alloc(500, 0x1e))).toBeNull();
});
