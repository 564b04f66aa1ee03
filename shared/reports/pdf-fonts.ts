/** Gives pdfmake its fonts from memory: it reads none from a path, and its types know of no other way. */
import { Buffer } from "node:buffer";
import pdfmake from "pdfmake";

/** TrueType or OpenType with all of Hangul; only the signs that are used go into a file. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

const [regularName, boldName] = ["report-regular.ttf", "report-bold.ttf"];

/** Fonts are the library's for the process: what was given last is used. @throws RangeError when the library has changed. */
export function useReportFonts({ regular, bold }: ReportFonts): void {
  const files: unknown = "virtualfs" in pdfmake ? pdfmake.virtualfs : null;
  if (!takesFiles(files))
    throw new RangeError("pdfmake has no virtual file system for fonts: it has changed");
  files.writeFileSync(regularName, withoutShaping(regular));
  files.writeFileSync(boldName, withoutShaping(bold));
  pdfmake.setFonts({ Report: { normal: regularName, bold: boldName } });
  // A report is made of its model alone: nothing is fetched or opened, whatever a name in it looks like.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
}

interface VirtualFiles {
  writeFileSync(name: string, content: Buffer): void;
}

function takesFiles(files: unknown): files is VirtualFiles {
  return (
    typeof files === "object" &&
    files !== null &&
    "writeFileSync" in files &&
    typeof files.writeFileSync === "function"
  );
}

/** Tables by which scripts are shaped: ligatures, variants by what stands beside, kerning. */
const shapingTables = new Set(["GSUB", "GPOS"]);
const directory = { start: 12, recordLength: 16 } as const;

/**
 * The font under whose directory nobody finds the rules of shaping. Hangul syllables, digits and Latin letters each have a sign of their
 * own; looking every word of a county up in rules for old Hangul took more than half of the time of its report.
 */
function withoutShaping(bytes: Uint8Array): Buffer {
  const font = Buffer.from(bytes);
  const tables = font.readUInt16BE(4);
  for (let at = 0; at < tables; at++) {
    const place = directory.start + at * directory.recordLength;
    const tag = font.toString("latin1", place, place + 4);
    if (shapingTables.has(tag)) font.write(tag.toLowerCase(), place, "latin1");
  }
  return font;
}
