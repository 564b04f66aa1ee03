/** Tells two looks at a path apart: another file, another size, or written to in between. */
import type { BigIntStats } from "node:fs";
import { lstat } from "node:fs/promises";
import { codeOf } from "./error-code.ts";

export type FileState = string;

export function stateOf({ dev, ino, size, mtimeNs }: BigIntStats): FileState {
  return `${dev}:${ino}:${size}:${mtimeNs}`;
}

/** Null where nothing lies, or nothing that the system tells of. */
export async function stateAt(path: string): Promise<FileState | null> {
  try {
    return stateOf(await lstat(path, { bigint: true }));
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return null;
  }
}
