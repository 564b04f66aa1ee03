/** Whether a file ends as its kind does: the sign by which a copy that is under way is given more time. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { looksWhole } from "../../../shared/formats/containers/is-whole-file.ts";
import { packParts } from "../../../shared/formats/containers/zip/pack-parts.ts";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const workbook = packParts([{ name: "xl/workbook.xml", bytes: text("<workbook/>") }], true);

test.each([
  { what: "a table whose last line ends", bytes: text("a,b\n1,2\n"), isWhole: true },
  { what: "a table whose last line ends as Windows writes it", bytes: text("a,b\r\n1,2\r\n"), isWhole: true },
  { what: "a table that ends in mid-line", bytes: text("a,b\n1,2"), isWhole: false },
  { what: "UTF-16 whose last line ends", bytes: Buffer.from("\ufeffa\tb\r\n", "utf16le"), isWhole: true },
  {
    what: "UTF-16 cut inside a character",
    bytes: Buffer.from("\ufeffa\tb\r\n", "utf16le").subarray(0, 7),
    isWhole: false,
  },
  { what: "JSON that closes", bytes: text('\ufeff{"rows":[1,2]}'), isWhole: true },
  { what: "JSON that does not", bytes: text('{"rows":[1,2'), isWhole: false },
  { what: "a sentence that ends in a bracket", bytes: text("see [1]"), isWhole: false },
  { what: "a workbook", bytes: workbook, isWhole: true },
  { what: "a workbook without its last byte", bytes: workbook.subarray(0, -1), isWhole: false },
  { what: "a workbook without its directory", bytes: workbook.subarray(0, 60), isWhole: false },
  { what: "gzip, whose end says nothing", bytes: gzipSync("a\n"), isWhole: false },
  { what: "a PDF with its end mark", bytes: text("%PDF-1.7\n…\n%%EOF\n"), isWhole: true },
  { what: "a PDF without it", bytes: text("%PDF-1.7\n…"), isWhole: false },
  { what: "nothing", bytes: text(""), isWhole: false },
])("$what", ({ bytes, isWhole }) => {
  expect(looksWhole(bytes)).toBe(isWhole);
});
