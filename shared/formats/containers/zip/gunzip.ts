/** Takes the gzip off a file. Sizes are bounded while inflating, not after. */
import { gunzipSync } from "node:zlib";
import { maxUploadBytes } from "../../../domain/uploads/upload.ts";
import type { Finding } from "../../../domain/values/finding.ts";
import { gzipBroken, nestedTooDeep, unzipsTooLarge } from "../../kernel/file-findings.ts";

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What is inside, which may be as large as a file that comes without gzip. */
export function gunzip(bytes: Uint8Array): Uint8Array | Finding {
  try {
    const inside = gunzipSync(bytes, { maxOutputLength: maxUploadBytes, chunkSize: roomFor(bytes) });
    return isGzip(inside) ? nestedTooDeep() : inside;
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    return cause.code === "ERR_BUFFER_TOO_LARGE" ? unzipsTooLarge(maxUploadBytes) : gzipBroken();
  }
}

/**
 * The file's own word on what it holds, its last four bytes: in that much room and one byte more everything
 * is inflated at one place. In less room it would be gathered from pieces, and be there twice.
 */
function roomFor(bytes: Uint8Array): number {
  if (bytes.length < 18) return leastRoom;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const said = view.getUint32(bytes.length - 4, true);
  return Math.min(Math.max(said, leastRoom), maxUploadBytes) + 1;
}

const leastRoom = 64 * 1024;

/** What node:zlib throws for bytes that are damaged (Z_…) or too many (ERR_BUFFER_TOO_LARGE). */
export function isZlibError(cause: unknown): cause is Error & { readonly code: string } {
  if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") return false;
  return cause.code.startsWith("Z_") || cause.code === "ERR_BUFFER_TOO_LARGE";
}
