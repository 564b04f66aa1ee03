/**
 * Reads a file no further than its limit. The size is looked at first, a pipe is never waited for, and bytes that
 * changed while they were read are not handed out.
 */
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { codeOf } from "./error-code.ts";
import { type FileState, stateOf } from "./file-state.ts";

export type LimitedReading =
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
    file = await open(path, constants.O_RDONLY | nonBlocking | (followsLinks ? 0 : noFollowing));
    return await readOpened(file, most);
  } catch (error) {
    return troubleIn(error);
  } finally {
    await file?.close();
  }
}

/** Windows has neither: there a link is found by the look before, and no pipe lies in a folder. */
const nonBlocking = process.platform === "win32" ? 0 : constants.O_NONBLOCK;
const noFollowing = process.platform === "win32" ? 0 : constants.O_NOFOLLOW;

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

function troubleIn(error: unknown): LimitedReading {
  const code = codeOf(error);
  if (code === null) throw error;
  if (code === "ENOENT") return { kind: "gone" };
  if (code === "EBUSY" || code === "ETXTBSY" || code === "EAGAIN") return { kind: "locked" };
  return noFiles.has(code) ? { kind: "no-file" } : { kind: "unreadable", code };
}

/** What opening or reading says of a folder, of a link that is not followed, of a socket. */
const noFiles: ReadonlySet<string> = new Set(["EISDIR", "ELOOP", "ENXIO", "ENODEV"]);
