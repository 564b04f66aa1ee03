/** A request's body within its limit: what is larger is refused before it is all here. */
import type { IncomingMessage } from "node:http";

/** Null when it is larger. @throws when the connection breaks. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | null> {
  const stated = request.headers["content-length"];
  if (stated !== undefined && Number(stated) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
