/**
 * JSON of which there is one text only: keys in the order of their code units, no spaces, text as it was.
 * What is hashed is written so, or the same content would have many hashes.
 */
import { ascending } from "../../domain/values/order.ts";

/** @throws TypeError for what JSON has no word for. */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (typeof value === "object") return objectText(Object.entries(value));
  throw new TypeError(`JSON has no word for a ${typeof value}`);
}

function objectText(fields: readonly [string, unknown][]): string {
  const stated = fields.filter(([, field]) => field !== undefined).toSorted(([a], [b]) => ascending(a, b));
  return `{${stated.map(([name, field]) => `${JSON.stringify(name)}:${canonicalText(field)}`).join(",")}}`;
}

/** In UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}
