/**
 * Moves a file that was taken out of the inbox, if the bytes that were read are the bytes that lie there. A program that still
 * has it open goes on writing to it in its new place: then it is brought back, to be read again.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { renameFile } from "../../shared/runtime/platform.ts";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { codeOf, type FileState, readLimited, stateAt } from "../storage/read-file.ts";
import * as args from "./inbox-messages.ts";
import { putAside, resultPath } from "./put-aside.ts";
import { compareWith, fateOf, type Taken } from "./take-file.ts";

export type Leaving =
  | { readonly kind: "moved"; readonly to: string; readonly state: FileState }
  | { readonly kind: "stays"; readonly text: Bilingual }
  | { readonly kind: "changing" }
  | { readonly kind: "gone" }
  /** It is to be read anew; `goesOn` where what was read was its beginning only. */
  | { readonly kind: "anew"; readonly goesOn: boolean; readonly said: args.Said };

export async function leaveInbox(path: string, key: string, taken: Taken, worked: string): Promise<Leaving> {
  const reading = await readLimited(path, maxUploadBytes, false);
  if (reading.kind === "changing" || reading.kind === "locked") return { kind: "changing" };
  if (reading.kind === "gone") return { kind: "gone" };
  // Larger than anything that is read: it went on, too, as far as anyone can say.
  const compared =
    reading.kind === "read"
      ? compareWith(taken, reading.bytes)
      : reading.kind === "too-large"
        ? "goes-on"
        : "other";
  if (compared === "goes-on") return { kind: "anew", goesOn: true, said: args.wentOn(key) };
  if (compared === "other" || reading.kind !== "read")
    return { kind: "anew", goesOn: false, said: args.replaced(key) };
  const to = join(worked, fateOf(taken.outcome), key);
  const put = await putAside({ from: path, to, text: taken.text, isStored: true });
  return put.kind === "moved"
    ? { kind: "moved", to: put.to, state: reading.state }
    : { kind: "stays", text: args.stays(put.code) };
}

/** A file that left the inbox. */
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
export async function scanAfter(
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
    await renameFile(to, from);
    await rm(resultPath(to), { force: true });
    return true;
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return false;
  }
}
