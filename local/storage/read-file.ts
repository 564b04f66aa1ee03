/**
 * Reads a file no further than its limit. The size is looked at first, a pipe is never waited for, and bytes that changed
 * while they were read are not handed out.
 */
import { accessSync, type BigIntStats, constants, createReadStream, statSync } from "node:fs";
import { type FileHandle, lstat, open, stat } from "node:fs/promises";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import { openFlags } from "../../shared/runtime/platform.ts";
import { CommandError } from "../terminal/command-line.ts";
import { absentFile, folderForFile, noPermission } from "./mistyped-path.ts";

type LimitedReading =
  | { readonly kind: "read"; readonly bytes: Uint8Array; readonly state: FileState }
  | { readonly kind: "too-large"; readonly size: number }
  /** It was written to meanwhile. */
  | { readonly kind: "changing" }
  | { readonly kind: "gone" }
  /** Another program keeps it locked. */
  | { readonly kind: "locked" }
  /** A folder, a pipe, a device. */
  | { readonly kind: "no-file" }
  | { readonly kind: "unreadable"; readonly code: string };

/** @param followsLinks false where a link must not lead out of a folder. */
export async function readLimited(
  path: string,
  most: number,
  followsLinks: boolean,
): Promise<LimitedReading> {
  let file: FileHandle | null = null;
  try {
    file = await open(
      path,
      constants.O_RDONLY | openFlags.nonBlocking | (followsLinks ? 0 : openFlags.noFollowing),
    );
    return await readOpened(file, most);
  } catch (error) {
    return unreadBecause(error);
  } finally {
    await file?.close();
  }
}

async function readOpened(file: FileHandle, most: number): Promise<LimitedReading> {
  const before = await file.stat({ bigint: true });
  if (!before.isFile()) return { kind: "no-file" };
  if (before.size > BigInt(most)) return { kind: "too-large", size: Number(before.size) };
  // One byte more than there are shows that it grew.
  const room = Buffer.alloc(Number(before.size) + 1);
  let length = 0;
  while (length < room.length) {
    const { bytesRead } = await file.read(room, length, room.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  const after = stateOf(await file.stat({ bigint: true }));
  const isStill = BigInt(length) === before.size && after === stateOf(before);
  return isStill ? { kind: "read", bytes: room.subarray(0, length), state: after } : { kind: "changing" };
}

function unreadBecause(error: unknown): LimitedReading {
  const code = codeOf(error);
  if (code === null) throw error;
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "gone" };
  if (code === "EBUSY" || code === "ETXTBSY" || code === "EAGAIN") return { kind: "locked" };
  return noFiles.has(code) ? { kind: "no-file" } : { kind: "unreadable", code };
}

/** What opening or reading says of a folder, of a link that is not followed, of a socket. */
const noFiles: ReadonlySet<string> = new Set(["EISDIR", "ELOOP", "ENXIO", "ENODEV"]);

/** What stands for a file that comes through a pipe. */
export const standardInput = "-";

/** A file that the user names, or `-`. @throws CommandError that says why it cannot be read. */
export async function readGivenFile(path: string): Promise<Uint8Array> {
  const reading = (await isPipe(path))
    ? await readStream(path === standardInput ? process.stdin : createReadStream(path), maxUploadBytes)
    : await readLimited(path, maxUploadBytes, true);
  if (reading.kind === "read") return reading.bytes;
  throw commandErrorOf(path, reading);
}

/** @throws CommandError also where it is not UTF-8. */
export async function readGivenText(path: string): Promise<string> {
  const bytes = await readGivenFile(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError(`${path}: UTF-8로 저장하여 주십시오.`, `${path}: save it as UTF-8.`);
  }
}

/** What a shell makes of `<(zcat …)`, and a terminal's own input: they have no size before they end. */
async function isPipe(path: string): Promise<boolean> {
  if (path === standardInput) return true;
  try {
    const stats = await stat(path);
    return stats.isFIFO() || stats.isCharacterDevice() || stats.isSocket();
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return false;
  }
}

async function readStream(stream: AsyncIterable<unknown>, most: number): Promise<LimitedReading> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue;
      length += chunk.byteLength;
      if (length > most) return { kind: "too-large", size: length };
      chunks.push(chunk);
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return { kind: "unreadable", code };
  }
  return { kind: "read", bytes: Buffer.concat(chunks), state: "" };
}

function commandErrorOf(path: string, reading: Exclude<LimitedReading, { kind: "read" }>): CommandError {
  switch (reading.kind) {
    case "gone":
      return absentFile(path);
    case "no-file":
      return folderForFile(path);
    case "changing":
    case "locked":
      return new CommandError(
        `${path}: 아직 쓰이고 있거나 다른 프로그램이 열어 둔 파일입니다. 닫은 뒤 다시 실행해 주십시오.`,
        `${path}: it is still being written, or open in another program. Close it and run this again.`,
      );
    case "too-large": {
      const limit = maxUploadBytes / 1024 / 1024;
      return new CommandError(
        `${path}: 한도 ${limit}MB를 넘어 읽지 않았습니다. 부서나 회계별로 나누거나 gzip으로 압축해 주십시오.`,
        `${path}: larger than the limit of ${limit} MB, so it was not read. Split it by department or account, or compress it with gzip.`,
      );
    }
    case "unreadable":
      return reading.code === "EACCES" || reading.code === "EPERM"
        ? noPermission(path)
        : new CommandError(
            `${path}: 읽을 수 없습니다(${reading.code}). 디스크와 연결을 확인해 주십시오.`,
            `${path}: cannot be read (${reading.code}). Check the disk and the connection.`,
          );
  }
}

/** The code of an error of the system, such as ENOENT; null of any other error. */
/** Whether this user may look for what lies in a folder; what is no folder shuts nobody out. */
export function isEntered(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true;
  }
}

export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  return "syscall" in error || /^E[A-Z0-9]+$/.test(error.code) ? error.code : null;
}

/** Tells two looks at a path apart: another file, another size, or written to in between. */
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
