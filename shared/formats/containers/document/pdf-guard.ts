/**
 * Looks through a PDF before it is parsed: whether it is whole, and what its compressed streams grow to. The
 * reader of PDFs has no limit of its own, and a megabyte can hold a gigabyte.
 */
import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import type { Finding } from "../../../domain/values/finding.ts";
import { maxPdfStreamBytes, maxUnzippedBytes } from "../../kernel/file-limits.ts";
import { isZlibError } from "../zip/gunzip.ts";
import { bytesOfAscii85 } from "./ascii85.ts";
import { documentBroken, documentEncrypted, documentUnsafe } from "./document-findings.ts";

/** The end mark stands in the last kilobyte; some programs append a little. */
const tailBytes = 2_048;
/** Filters, and filters on filters, behind which a bomb could hide and that no program of this century writes. */
const oldFilters =
  /\/(LZWDecode|RunLengthDecode|ASCIIHexDecode|FlateDecode(?=[\s\0]*\/(?:FlateDecode|ASCII85Decode))|ASCII85Decode(?=[\s\0]*\/ASCII85Decode))\b/;
/** The same where a stream abbreviates them, which in drawings are names of other things. */
const shortFilters = /\/F(?:ilter)?[\s\0]*(?:\[[\s\0]*)?(?:\/Fl(?:ateDecode)?[\s\0]*)?\/(LZW|RL|AHx|A85)\b/;
/** Letters stand for what is packed or for a photograph, and before nothing else. */
const whole =
  /\/Filter[\s\0]*(?:\/ASCII85Decode\b|\[[\s\0]*\/ASCII85Decode[\s\0]*(?:\/(?:FlateDecode|DCTDecode)[\s\0]*)?\])/g;
/** Owner passwords that anyone may read past are rare, and the streams behind them cannot be looked through. */
const encryption = /\/Encrypt\b/;

/** The others hold photographs, or text as it is. */
const firstFilter = /\/F(?:ilter)?[\s\0]*(?:\[[\s\0]*)?(\/ASCII85Decode[\s\0]*)?\/Fl(?:ateDecode)?\b/;

/** Why the PDF is not read; null when it may be. */
export function pdfFinding(bytes: Uint8Array): Finding | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!all.subarray(-tailBytes).includes("%%EOF")) return documentBroken("%%EOF");
  const text = all.toString("latin1");
  if (encryption.test(text)) return documentEncrypted();
  const old = oldFilters.exec(text)?.[1];
  if (old !== undefined) return filterUnknown(old);
  // What stands between its letters, a comment perhaps, may hide what is packed in them.
  if ((text.match(/\/ASCII85Decode/g)?.length ?? 0) > (text.match(whole)?.length ?? 0))
    return filterUnknown("ASCII85Decode");
  return streamsFinding(all);
}

function filterUnknown(value: string): Finding {
  return documentUnsafe({ code: "pdf-filter", value });
}

/** Every word `stream` is tried: one in a comment must not hide the stream behind it. */
function streamsFinding(all: Buffer): Finding | null {
  let total = 0;
  for (let at = all.indexOf("stream"); at !== -1; at = all.indexOf("stream", at + 1)) {
    if (all.toString("latin1", at - 3, at) === "end") continue;
    const end = all.indexOf("endstream", at);
    if (end === -1) return documentBroken("endstream");
    const dictionary = all.toString("latin1", all.lastIndexOf("obj", at), at);
    // A comment between the names of filters hides them; a percent sign in a text begins none.
    const bare = dictionary.replace(/%[^\r\n]*/g, "");
    const old = oldFilters.exec(bare)?.[1] ?? shortFilters.exec(bare)?.[1];
    if (old !== undefined) return filterUnknown(old);
    const [isPacked, asLetters] = firstFilter.exec(dictionary) ?? firstFilter.exec(bare) ?? [];
    if (isPacked === undefined) continue;
    const stream = all.subarray(afterSpace(all, at + "stream".length), end);
    const packed = asLetters === undefined ? stream : bytesOfAscii85(stream);
    if (packed === null) return documentBroken("ASCII85Decode");
    const size = unpackedSize(packed);
    if (size === "broken") return documentBroken("FlateDecode");
    if (size !== "too-large") total += size;
    if (size === "too-large" || total > maxUnzippedBytes)
      return documentUnsafe({ code: "unzipped-too-large", value: "PDF" });
  }
  return null;
}

/** NUL, tab, line feed, form feed, carriage return, space. */
const whiteSpace: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);

/** No deflated stream begins with a space or the end of a line. */
function afterSpace(all: Buffer, from: number): number {
  let at = from;
  while (whiteSpace.has(all[at] ?? -1)) at++;
  return at;
}

/** A stream carries its own checksum, which the reader of PDFs passes over: it would read half a page. */
function unpackedSize(stream: Buffer): number | "too-large" | "broken" {
  try {
    return inflateSync(stream, { maxOutputLength: maxPdfStreamBytes }).length;
  } catch (cause) {
    if (cause instanceof RangeError) return "too-large";
    if (!isZlibError(cause)) throw cause;
    return "broken";
  }
}
