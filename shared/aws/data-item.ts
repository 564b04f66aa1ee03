/**
 * How the ledger table's items carry what they hold: one text of JSON beside the key and, where writes
 * must not cross, the version. Items are read whole and never queried by part; text keeps won exact,
 * takes no more room than nested attributes and halves the time of a full transaction.
 */
import * as z from "zod";
import type { Key } from "./keys.ts";

export interface DataItem extends Key, Record<string, unknown> {
  readonly data: string;
}

const storedData = z.object({ data: z.string() });
const storedKey = z.object({ sk: z.string() });
const storedVersion = z.object({ version: z.int() });

export function dataItem(key: Key, data: unknown): DataItem {
  return { ...key, data: JSON.stringify(data) };
}

export function versionedItem(key: Key, version: number, data: unknown): DataItem {
  return { ...key, version, data: JSON.stringify(data) };
}

/** @throws ZodError or SyntaxError when the item is not one of ours. */
export function dataOf(item: unknown): unknown {
  return JSON.parse(storedData.parse(item).data);
}

export function versionOf(item: unknown): number {
  return storedVersion.parse(item).version;
}

export function skOf(item: unknown): string {
  return storedKey.parse(item).sk;
}
