/** SHA-256 of bytes, or of the UTF-8 bytes of a text, in hex: the domain and use cases take it as an argument. */
import { hash } from "node:crypto";

export function sha256Of(content: Uint8Array | string): string {
  return hash("sha256", content);
}
