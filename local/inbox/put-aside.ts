/** Moves a file out of the inbox to where its fate shows, with what was said of it beside it. */
import { createHash } from "node:crypto";
import { copyFile, lstat, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { renameFile } from "../../shared/runtime/platform.ts";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import { codeOf } from "../storage/read-file.ts";

export interface Aside {
  readonly from: string;
  /** Where it would lie, if nothing lies there. */
  readonly to: string;
  readonly text: string;
  /** The store of files keeps its bytes: then an older one of its name may give way. Else it is numbered. */
  readonly isStored: boolean;
}

export type PutAside =
  | { readonly kind: "moved"; readonly to: string }
  /** The file stays where it is. */
  | { readonly kind: "stays"; readonly code: string };

const maxNumber = 1_000;

/** @throws what befell the computer: a full disk. */
export async function putAside({ from, to, text, isStored }: Aside): Promise<PutAside> {
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    const target = isStored ? to : await freeOf(to);
    // The words first: a file without them would puzzle, and words without a file say where it still lies.
    await writeFile(resultPath(target), `${text}\n`);
    await moveTo(from, target);
    return { kind: "moved", to: target };
  } catch (error) {
    const code = codeOf(error);
    if (code === null || code === "ENOSPC" || code === "EDQUOT") throw error;
    return { kind: "stays", code };
  }
}

export function resultPath(file: string): string {
  return join(dirname(file), fittingName(basename(file), ".result.txt"));
}

async function freeOf(path: string): Promise<string> {
  for (let number = 1; number < maxNumber; number++) {
    const target = join(dirname(path), numberedName(basename(path), number));
    if (!(await isThere(target))) return target;
  }
  return path;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** The inbox may be a disk of its own. A pipe or a huge file is not copied: it stays. */
async function moveTo(from: string, to: string): Promise<void> {
  try {
    await renameFile(from, to);
  } catch (error) {
    if (codeOf(error) !== "EXDEV") throw error;
    const stats = await lstat(from);
    if (!stats.isFile() || stats.size > maxUploadBytes) throw error;
    await copyFile(from, to);
    await rm(from);
  }
}

/** Of ext4, NTFS (in characters), APFS and network shares alike. A Korean syllable has three bytes. */
const maxNameBytes = 255;

const hashLength = 8;

/** `name` with `ending` behind it. One that had to be cut bears a part of the whole name's hash, so that no two meet. */
function fittingName(name: string, ending: string): string {
  if (Buffer.byteLength(name) + Buffer.byteLength(ending) <= maxNameBytes) return `${name}${ending}`;
  const mark = `~${createHash("sha256").update(name).digest("hex").slice(0, hashLength)}`;
  return `${cutToBytes(name, maxNameBytes - mark.length - Buffer.byteLength(ending))}${mark}${ending}`;
}

/** `name (2).csv` for the second of a name. */
function numberedName(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  return fittingName(stem, ` (${number})${ending}`);
}

/** Never inside a character. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("ko", { granularity: "grapheme" }).segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > most) break;
    kept += segment;
  }
  return kept;
}
