/** The fonts of a PDF: given as bytes, and read sign by sign. */
import { Buffer } from "node:buffer";

/** TrueType or OpenType with all of Hangul; only the signs that are used go into a file. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** Tables by which scripts are shaped: ligatures, variants by what stands beside, kerning. */
const shapingTables = new Set(["GSUB", "GPOS"]);
const directory = { start: 12, recordLength: 16 } as const;

/**
 * The font under whose directory nobody finds the rules of shaping. Hangul syllables, digits and Latin letters each have a sign of their
 * own; looking every word of a county up in rules for old Hangul took more than half of the time of its report.
 */
export function withoutShaping(bytes: Uint8Array): Buffer {
  const font = Buffer.from(bytes);
  const tables = font.readUInt16BE(4);
  for (let at = 0; at < tables; at++) {
    const place = directory.start + at * directory.recordLength;
    const tag = font.toString("latin1", place, place + 4);
    if (shapingTables.has(tag)) font.write(tag.toLowerCase(), place, "latin1");
  }
  return font;
}
