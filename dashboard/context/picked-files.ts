/** Files that somebody picked, dropped or pasted: those of a folder too, without what no person put there. */
import { useSyncExternalStore } from "react";
import { isPassedOver } from "../../shared/domain/words/system-names.ts";

export interface PickedFile {
  readonly file: File;
  /** With the folders that it lies in, as it was picked. */
  readonly path: string;
}

export interface Picked {
  readonly files: readonly PickedFile[];
  /** System files that are left out. */
  readonly passedOver: number;
  /** Files that are left out because there were more than one pick may have. */
  readonly tooMany: number;
}

/** A year of days, and more than a person reads verdicts of. */
export const mostFiles = 100;
const mostDepth = 8;

/** In the order of their names, as a folder shows them: that of days, where the names begin with days. */
export function pickedOf(all: readonly PickedFile[]): Picked {
  const kept = all
    .filter(({ path }) => !path.split("/").some((part) => isPassedOver(part)))
    .toSorted((a, b) => a.path.localeCompare(b.path, "ko", { numeric: true }));
  return {
    files: kept.slice(0, mostFiles),
    passedOver: all.length - kept.length,
    tooMany: Math.max(0, kept.length - mostFiles),
  };
}

export function fromInput(list: FileList | null): Picked {
  return pickedOf([...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
}

export function hasFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes("Files") === true;
}

/** Folders are read to their ends. What is dropped can be asked for only while it is dropped, so all is asked at once. */
export async function fromTransfer({ items }: DataTransfer): Promise<Picked> {
  const entries = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: PickedFile[] = [];
  for (const { entry, file } of entries) {
    if (entry?.isDirectory === true) await walk(entry, found, 1);
    else if (file !== null) found.push({ file, path: file.name });
  }
  return pickedOf(found);
}

/**
 * Cells that are copied come with a picture of themselves, and it is the cells that are meant: beside text only files of a
 * known table or document count.
 */
export function fromClipboard({ files, types }: DataTransfer): Picked | null {
  const isBesideText = types.some((type) => type.startsWith("text/"));
  const meant = [...files].filter(({ name }) => !isBesideText || readable.test(name));
  return meant.length === 0 ? null : pickedOf(meant.map((file) => ({ file, path: file.name })));
}

const readable = /\.(xlsx|xlsm|xls|xlsb|ods|csv|tsv|txt|json|gz|hwpx?|docx|odt|pdf|html?)$/i;

async function walk(entry: FileSystemEntry, found: PickedFile[], depth: number): Promise<void> {
  // Twice what is kept: how many are too many is told, and a disk is not read to its end for it.
  if (found.length > 10 * mostFiles || isPassedOver(entry.name)) return;
  if (isFolder(entry)) {
    if (depth > mostDepth) return;
    for (const inside of await entriesIn(entry)) await walk(inside, found, depth + 1);
  } else if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => {
      entry.file(resolve, () => resolve(null));
    });
    if (file !== null) found.push({ file, path: entry.fullPath.replace(/^\//, "") });
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A reader gives a hundred at a time. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

let given: Picked | null = null;
const listeners = new Set<() => void>();
const forgetting = new Set<() => void>();

/**
 * Files that were dropped or pasted anywhere on the page, until the view of uploads takes them: whoever is asked meanwhile
 * whether to leave a draft loses neither.
 */
export function giveFiles(picked: Picked | null): void {
  given = picked;
  for (const listener of listeners) listener();
}

/** Once. */
export function takeFiles(): Picked | null {
  const taken = given;
  if (taken !== null) giveFiles(null);
  return taken;
}

/** Null where none wait. */
export function useGivenFiles(): Picked | null {
  return useSyncExternalStore(subscribe, () => given);
}

/** Who logs out takes along what was to be sent: it would go under the name of whoever comes next. */
export function forgetFiles(): void {
  giveFiles(null);
  for (const forget of forgetting) forget();
}

export function whenForgotten(forget: () => void): void {
  forgetting.add(forget);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
