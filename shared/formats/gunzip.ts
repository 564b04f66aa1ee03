/** Takes the gzip off a file. Sizes are bounded while inflating, not after. */
import { gunzipSync } from "node:zlib";
import type { Finding } from "../domain/finding.ts";
import { gzipBroken, nestedTooDeep, unzipsTooLarge } from "./file-fault.ts";
import { maxFileBytes } from "./file-limits.ts";

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What is inside, which may be as large as a file that comes without gzip. */
export function gunzip(bytes: Uint8Array): Uint8Array | Finding {
  try {
    const inside = gunzipSync(bytes, { maxOutputLength: maxFileBytes });
    return isGzip(inside) ? nestedTooDeep() : inside;
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    return cause.code === "ERR_BUFFER_TOO_LARGE" ? unzipsTooLarge(maxFileBytes) : gzipBroken();
  }
}

/** What node:zlib throws for bytes that are damaged (Z_…) or too many (ERR_BUFFER_TOO_LARGE). */
export function isZlibError(cause: unknown): cause is Error & { readonly code: string } {
  if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") return false;
  return cause.code.startsWith("Z_") || cause.code === "ERR_BUFFER_TOO_LARGE";
}
