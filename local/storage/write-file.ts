/**
 * Files that are whole or absent, even after a crash in mid-write. A draft is named after the process that
 * writes it, so that what a killed one left is told apart from what is being written.
 */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm, unlink } from "node:fs/promises";
import { dirname, join, win32 } from "node:path";
import { hardLink, type Link, placeFile } from "../../shared/runtime/place-file.ts";
import { isAlive, renameFile } from "../../shared/runtime/platform.ts";
import { CommandError } from "../terminal/command-line.ts";
import { type Display, say } from "../terminal/display.ts";
import { assertFolderOf } from "./mistyped-path.ts";
import { codeOf } from "./read-file.ts";

/** Replaces the file at once. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const draft = await writeDraft(path, content);
  await renameFile(draft, path);
}

/** Writes the file unless one is there. @returns false when one is. */
export async function createFile(
  path: string,
  content: string | Uint8Array,
  link: Link = hardLink,
): Promise<boolean> {
  // Often the same file again: then nothing is written.
  if (existsSync(path)) return false;
  const draft = await writeDraft(path, content);
  try {
    // Without links, two that write one name at the same moment are not told apart: names are hashes or a person's own.
    return placeFile(draft, path, { link, alone: (act) => act() });
  } finally {
    await rm(draft, { force: true });
  }
}

/** @throws CommandError where a file is there, its folder is not, or Windows has another use for its name. */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<void> {
  assertName(path, process.platform);
  assertFolderOf(path);
  if (await createFile(path, content)) return;
  throw new CommandError(
    `${path}: 이미 있는 파일은 덮어쓰지 않습니다. 다른 이름을 적어 주십시오.`,
    `${path}: it exists and is not replaced. Choose another name.`,
  );
}

/** Said below what a command shows beside it. */
export function writtenText(display: Display, path: string, rows: number): string {
  return say(display, {
    ko: `저장했습니다: ${path} (${rows}행)`,
    en: `Written: ${path} (${rows === 1 ? "1 row" : `${rows} rows`})`,
  });
}

/** Windows writes `nul.csv` into nothing, and `a:b` into a hidden part of `a`. @throws CommandError for such a name. */
export function assertName(path: string, platform: NodeJS.Platform): void {
  const name = win32.basename(path);
  if (platform !== "win32" || isWindowsName(name)) return;
  throw new CommandError(
    `"${name}": 윈도에서 쓸 수 없는 파일 이름입니다. < > : " / \\ | ? * 와 끝의 점·빈칸, CON·NUL·AUX 같은 이름을 피해 주십시오.`,
    `"${name}": Windows has no such file names. Avoid < > : " / \\ | ? *, a dot or space at the end, and names such as CON, NUL, AUX.`,
  );
}

/** What was written to it is on the disk afterwards. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync();
  await file.close();
}

async function writeDraft(path: string, content: string | Uint8Array): Promise<string> {
  const draft = `${path}.${process.pid}-${randomUUID()}.part`;
  const file = await openNew(draft);
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

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, "wx", 0o600);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return open(path, "wx", 0o600);
  }
}

/** NAME.PID-UUID.part */
const draftName = /\.(\d+)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.part$/;

/** Takes away the half-written files of processes that were killed while they wrote. */
export async function sweepDrafts(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const [, writer] = draftName.exec(entry.name) ?? [];
    if (writer === undefined || isAlive(Number(writer))) continue;
    await rm(join(entry.parentPath, entry.name), { force: true });
  }
}

// Names that Windows refuses, or takes for a device, on every disk and in every folder.

const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
// oxlint-disable-next-line no-control-regex -- Windows refuses these, too.
const refusedSigns = /[<>:"/\\|?*\u0000-\u001f]/;

/** @param name one name, without its folders. */
export function isWindowsName(name: string): boolean {
  return name !== "" && !devices.test(name.trimEnd()) && !refusedSigns.test(name) && !/[. ]$/.test(name);
}
