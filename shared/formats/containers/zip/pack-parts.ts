/** Packs parts that were checked into a new container: without compression for the reader of workbooks. */
import { Buffer } from "node:buffer";
import { crc32, deflateRawSync } from "node:zlib";
import type { ZipPart } from "./zip-parts.ts";

const stored = 0;
const deflated = 8;

/** @param isDeflated for a container that is saved. */
export function packParts(parts: readonly ZipPart[], isDeflated = false): Uint8Array {
  // Version 2.0, names in UTF-8, without a date.
  const fixed = [20, 0x0800, isDeflated ? deflated : stored, 0, 0];
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const nameBytes = Buffer.from(name, "utf8");
    const packed = isDeflated ? deflateRawSync(bytes) : bytes;
    const common = Buffer.alloc(26);
    for (const [at, value] of fixed.entries()) common.writeUInt16LE(value, at * 2);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    chunks.push(signature(0x04034b50), common, nameBytes, packed);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), common, tail, nameBytes);
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

function signature(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
