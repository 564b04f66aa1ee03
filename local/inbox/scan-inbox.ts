/** Walks the inbox and says what lies there. A folder that cannot be opened hides nothing but itself. */
import { lstat, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { isPassedOver } from "../../shared/domain/words/system-names.ts";
import { codeOf, type FileState, stateOf } from "../storage/read-file.ts";

/** `closed`: a folder or a file of which the system says nothing but an error. `other`: a pipe, a socket, a device. */
export type LyingKind = "file" | "link" | "other" | "closed";

export interface Lying {
  readonly path: string;
  readonly kind: LyingKind;
  readonly state: FileState;
  /** In nanoseconds; 0 where it is not known. */
  readonly modifiedAt: bigint;
}

/** Keys have five parts; whoever nests deeper has put a disk into the inbox. */
const maxDepth = 12;

/** What came first is first: of two files that say the same of a day the later one counts. */
export async function scanFolder(folder: string): Promise<Lying[]> {
  const found: Lying[] = [];
  await walk(folder, found, 0);
  return found.toSorted((a, b) =>
    a.modifiedAt === b.modifiedAt ? (a.path < b.path ? -1 : 1) : a.modifiedAt < b.modifiedAt ? -1 : 1,
  );
}

/** Every file below a folder of samples, with its key. */
export async function filesBelow(folder: string): Promise<{ key: string; path: string }[]> {
  const paths = (await scanFolder(folder)).filter(({ kind }) => kind === "file").map(({ path }) => path);
  return paths.toSorted().map((path) => ({ key: keyOf(folder, path), path }));
}

export function keyOf(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}

async function walk(folder: string, found: Lying[], depth: number): Promise<void> {
  const names = await namesIn(folder, depth);
  if (typeof names === "string") {
    if (names !== "ENOENT") found.push(closed(folder, names));
    return;
  }
  for (const name of names) {
    if (isPassedOver(name)) continue;
    const path = join(folder, name);
    const lying = await lookAt(path);
    if (lying === "folder") await walk(path, found, depth + 1);
    else if (lying !== null) found.push(lying);
  }
}

async function namesIn(folder: string, depth: number): Promise<readonly string[] | string> {
  if (depth > maxDepth) return "ELOOP";
  try {
    return await readdir(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return code;
  }
}

/** Null of what is gone since its folder was read. */
async function lookAt(path: string): Promise<Lying | "folder" | null> {
  try {
    const stats = await lstat(path, { bigint: true });
    if (stats.isDirectory()) return "folder";
    const kind = stats.isFile() ? "file" : stats.isSymbolicLink() ? "link" : "other";
    return { path, kind, state: stateOf(stats), modifiedAt: stats.mtimeNs };
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return code === "ENOENT" ? null : closed(path, code);
  }
}

function closed(path: string, code: string): Lying {
  return { path, kind: "closed", state: code, modifiedAt: 0n };
}
