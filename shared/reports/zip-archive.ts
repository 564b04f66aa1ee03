/**
 * Zip archives that are the same bytes for the same parts: without dates, in the order given. Reports are
 * compared by their hash years later, and every office format is such an archive.
 */
import { Buffer } from "node:buffer";
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

export interface ArchivePart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether it is written as it is: HWPX wants its first part so. */
  readonly isStored: boolean;
}

/** 1 January 1980, the first day that the format knows, as some readers refuse a day 0. */
const firstDay = 0x0021;
const versionNeeded = 20;
const namesAreUtf8 = 0x0800;

export function packedArchive(parts: readonly ArchivePart[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes, isStored } of parts) {
    const nameBytes = Buffer.from(name, "utf8");
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    for (const [at, value] of [versionNeeded, namesAreUtf8, isStored ? 0 : 8, 0, firstDay].entries())
      common.writeUInt16LE(value, at * 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    chunks.push(signature(0x04034b50), common, nameBytes, packed);
    directory.push(signature(0x02014b50), Buffer.from([versionNeeded, 0]), common, tail, nameBytes);
    offset += 4 + common.length + nameBytes.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...chunks, listed, signature(0x06054b50), end]);
}

/** The parts of an archive that a library of ours has just written: it is trusted. @throws RangeError for another. */
export function unpackedArchive(archive: Uint8Array): ArchivePart[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = bytes.lastIndexOf(signature(0x06054b50));
  if (end < 0) throw new RangeError("These bytes are no zip archive: they have no end record");
  const parts: ArchivePart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packedLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((from) =>
      bytes.readUInt16LE(at + from),
    );
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + packedLength);
    parts.push({ name, bytes: method === 0 ? packed : inflateRawSync(packed), isStored: method === 0 });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return parts.filter(({ name }) => !name.endsWith("/"));
}

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
