/**
 * Whether a file ends as its kind does. A copy that is under way seldom does, so it is given more time; a whole
 * file that does not is only taken a little later.
 */
import { Buffer } from "node:buffer";
import { containerOf } from "./text/binary-kind.ts";

const tailBytes = 2_048;
const zipEnd = Buffer.from("PK\u0005\u0006", "latin1");
const zipEndLength = 22;
const maxZipComment = 0xffff;
const sectorBytes = 512;

export function looksWhole(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (containerOf(bytes)) {
    case "xlsx":
    case "odt":
    case "zipped-document":
      return endsAsZip(all);
    case "pdf":
      return all.subarray(-tailBytes).includes("%%EOF");
    case "xls":
    case "hwp":
    case "encrypted":
      return all.length % sectorBytes === 0;
    // Its end says nothing before all of it is inflated.
    case "gzip":
      return false;
    case null:
      return all.subarray(0, zipEnd.length).toString("latin1").startsWith("PK")
        ? endsAsZip(all)
        : endsAsText(all);
  }
}

/** The end record states how long a comment follows it: then the file is over. */
function endsAsZip(all: Buffer): boolean {
  const at = all.lastIndexOf(zipEnd);
  if (at === -1 || at < all.length - zipEndLength - maxZipComment || at + zipEndLength > all.length)
    return false;
  return at + zipEndLength + all.readUInt16LE(at + 20) === all.length;
}

/** A line's end, in UTF-16 two bytes of which one is 0; or the bracket that closes a JSON document. */
function endsAsText(all: Buffer): boolean {
  const last = all.at(-1) === 0 ? all.at(-2) : all.at(-1);
  if (last === lineFeed || last === carriageReturn) return true;
  return (
    isBracket(
      all.find((byte) => !blankBytes.has(byte)),
      openings,
    ) && isBracket(last, closings)
  );
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const openings: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const closings: ReadonlySet<number> = new Set([0x7d, 0x5d]);
/** White space and a byte order mark. */
const blankBytes: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x00]);

function isBracket(byte: number | undefined, brackets: ReadonlySet<number>): boolean {
  return byte !== undefined && brackets.has(byte);
}
