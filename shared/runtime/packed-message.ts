/** JSON in gzip in base64, for a message that carries text alone and has a limit. */
import { gunzipSync, gzipSync } from "node:zlib";

export function packJson(value: unknown): string {
  return gzipSync(JSON.stringify(value)).toString("base64");
}

/** @throws RangeError of what unpacks to more, SyntaxError or an error of zlib of what was never packed. */
export function unpackJson(packed: string, maxBytes: number): unknown {
  return JSON.parse(
    gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: maxBytes }).toString("utf8"),
  );
}
