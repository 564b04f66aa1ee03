/**
 * Files that left the inbox. A program that still has one open goes on writing to it where it lies now; then it is
 * brought back, to be read anew.
 */
import { rename, rm } from "node:fs/promises";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import { codeOf } from "../storage/error-code.ts";
import { type FileState, stateAt } from "../storage/file-state.ts";
import { readLimited } from "../storage/read-limited.ts";
import { resultPath } from "./put-aside.ts";
import { compareWith, type Taken } from "./taken-file.ts";

export interface MovedFile {
  readonly key: string;
  /** Where it lay in the inbox. */
  readonly from: string;
  readonly to: string;
  readonly state: FileState;
  readonly taken: Taken;
  /** On the inbox's clock. */
  readonly at: number;
}

/** Longer than any program pauses between two writes of one file. */
const watchedMilliseconds = 60_000;

/** What is left to be watched, and what was brought back. */
export async function lookAfter(
  moved: readonly MovedFile[],
  now: number,
): Promise<{ readonly left: readonly MovedFile[]; readonly back: readonly MovedFile[] }> {
  const left: MovedFile[] = [];
  const back: MovedFile[] = [];
  for (const file of moved) {
    if (now - file.at > watchedMilliseconds) continue;
    if ((await stateAt(file.to)) === file.state) left.push(file);
    else if (await isBroughtBack(file)) back.push(file);
  }
  return { left, back };
}

/** A person who edits what was worked makes another file of it, which is theirs. */
async function isBroughtBack({ from, to, taken }: MovedFile): Promise<boolean> {
  const reading = await readLimited(to, maxUploadBytes, false);
  const goesOn =
    reading.kind === "changing" ||
    reading.kind === "too-large" ||
    (reading.kind === "read" && compareWith(taken, reading.bytes) === "goes-on");
  if (!goesOn || (await stateAt(from)) !== null) return false;
  try {
    await rename(to, from);
    await rm(resultPath(to), { force: true });
    return true;
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return false;
  }
}
