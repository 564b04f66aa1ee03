/**
 * Files that are whole or absent, even after a crash in mid-write. A draft is named after the process that
 * writes it, so that what a killed one left is told apart from what is being written (`sweep-drafts.ts`).
 */
import { randomUUID } from "node:crypto";
import { link, mkdir, open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/** Replaces the file at once. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = await writeDraft(path, content);
  await rename(draft, path);
}

/** Writes the file unless one is there. @returns false when one is. */
export async function createFile(path: string, content: string | Uint8Array): Promise<boolean> {
  const draft = await writeDraft(path, content);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

async function writeDraft(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}-${randomUUID()}.part`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    // A full disk: what is there of it would keep room from others.
    await unlink(draft);
    throw error;
  } finally {
    await file.close();
  }
  return draft;
}
