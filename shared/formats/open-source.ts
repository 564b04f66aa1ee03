/** Opens a file: finds out what kind of thing it is, and makes of it what formats can look at. */
import type { Finding } from "../domain/finding.ts";
import { decodeText } from "./decode-text.ts";
import type { SourceDocument } from "./format.ts";

export type Opening =
  | { readonly kind: "opened"; readonly source: SourceDocument }
  | { readonly kind: "refused"; readonly finding: Finding };

export function openSource(bytes: Uint8Array): Promise<Opening> {
  return Promise.resolve(openText(bytes));
}

export function openText(bytes: Uint8Array): Opening {
  const decoding = decodeText(bytes);
  if (decoding.kind === "refused") return decoding;
  const { text } = decoding;
  return { kind: "opened", source: { kind: "text", text, lines: text.split(/\r\n|\r|\n/) } };
}
