/** SHA-256 of bytes, in hex: the domain and use cases take it as an argument. */
import { createHash } from "node:crypto";

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
