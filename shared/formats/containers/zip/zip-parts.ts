/**
 * The parts of a ZIP container. Sizes, ratios, names and checksums are checked here, once, before and while
 * inflating: the reader of workbooks is then given only what passed, so that the two cannot differ.
 */
import { crc32, inflateRawSync } from "node:zlib";
import type { Finding } from "../../../domain/values/finding.ts";
import { fileEncrypted, unzipsTooLarge, zipBroken, zipRatio } from "../../kernel/file-findings.ts";
import { maxUnzippedBytes, maxZipParts, maxZipRatio, ratioFreeBytes } from "../../kernel/file-limits.ts";
import { isZlibError } from "./gunzip.ts";

export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;
const maxCommentLength = 0xffff;
const stored = 0;
const deflated = 8;

/** Says why a container cannot be opened; never leaves this module. */
class Refused extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.en);
    this.finding = finding;
  }
}

/** @param isWanted the others are never inflated. */
export function readZipParts(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): readonly ZipPart[] | Finding {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries = readDirectory(bytes, view).filter(({ name }) => isWanted(name));
    checkSizes(entries);
    return entries.map((entry) => ({ name: entry.name, bytes: inflate(bytes, view, entry) }));
  } catch (cause) {
    if (cause instanceof Refused) return cause.finding;
    // A DataView refuses what lies outside the file.
    if (cause instanceof RangeError) return zipBroken("truncated");
    throw cause;
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): readonly Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > maxZipParts) throw new Refused(zipBroken(`${count} parts`));
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  const names = new Set<string>();
  for (let place = 0; place < count; place++) {
    if (view.getUint32(at, true) !== entrySignature) throw new Refused(zipBroken("directory"));
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + entryLength, at + entryLength + nameLength));
    // Two readers may each take another one of two parts with one name.
    if (names.has(name.toLowerCase())) throw new Refused(zipBroken(`"${name}" twice`));
    names.add(name.toLowerCase());
    entries.push({
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record is the last thing in the file but for a comment. ZIP64 begins where our limits end. */
function findEnd(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= 0 && at >= last - maxCommentLength; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new Refused(zipBroken("no directory"));
}

function checkSizes(entries: readonly Entry[]): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > maxUnzippedBytes) throw new Refused(unzipsTooLarge(maxUnzippedBytes));
  for (const { name, size, packedSize } of entries) {
    if (size > ratioFreeBytes && size > packedSize * maxZipRatio) {
      throw new Refused(zipRatio(name, maxZipRatio));
    }
  }
}

/** The directory's word on the size is the most that is inflated, and must come true. */
function inflate(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { name, flags, method, crc, packedSize, size, offset } = entry;
  if (flags % 2 === 1) throw new Refused(fileEncrypted());
  if (view.getUint32(offset, true) !== localSignature) throw new Refused(zipBroken(name));
  const from = offset + localLength + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(from, from + packedSize);
  const part = unpack(packed, method, size, name);
  if (part.length !== size || crc32(part) !== crc) throw new Refused(zipBroken(name));
  return part;
}

function unpack(packed: Uint8Array, method: number, size: number, name: string): Uint8Array {
  if (method === stored) return packed;
  if (method !== deflated) throw new Refused(zipBroken(`${name}: method ${method}`));
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    throw new Refused(zipBroken(name));
  }
}
