/**
 * What systems do differently: rights, signals, flags of files, and how long another program may keep a file. Nothing else
 * calls them (`test/lint/platform.test.ts`), so that every platform is thought of here.
 */
import { chmodSync, constants } from "node:fs";
import { chmod, rename } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const ownerAlone = 0o600;
const readOnly = 0o444;

/** What file systems without rights say: FAT, exFAT, many shares. There the folder's own rights count. */
const withoutRights = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL"]);

/** For the eyes of its owner. Windows knows no such mode: there the folder's rights count. */
export function keepPrivate(path: string): void {
  try {
    chmodSync(path, ownerAlone);
  } catch (error) {
    if (!hasCode(error, withoutRights)) throw error;
  }
}

/** Keeps slips away, not a will. */
export async function makeReadOnly(path: string): Promise<void> {
  try {
    await chmod(path, readOnly);
  } catch (error) {
    if (!hasCode(error, withoutRights)) throw error;
  }
}

const isWindows = process.platform === "win32";

/** What shows long texts; Windows brings no program that shows Hangul and colours. */
export const usualPager = isWindows ? null : "less";

/** By the mode of a file; Windows says nothing in it. */
export function filesAreOpenToOthers(mode: number): boolean {
  return !isWindows && (mode & 0o077) !== 0;
}

/** Windows has neither: there a link is found by the look before, and no pipe lies in a folder. */
export const openFlags = {
  nonBlocking: isWindows ? 0 : constants.O_NONBLOCK,
  noFollowing: isWindows ? 0 : constants.O_NOFOLLOW,
} as const;

/** Ctrl-C, an end that the system asks for, and on Windows Ctrl-Break and the window's cross. */
export const endingSignals: readonly NodeJS.Signals[] = isWindows
  ? ["SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"]
  : ["SIGINT", "SIGTERM"];

/** True when a process of that id runs, whoever's it is. */
export function isAlive(pid: number, ask: (pid: number) => void = (id) => process.kill(id, 0)): boolean {
  try {
    ask(pid);
    return true;
  } catch (error) {
    return hasCode(error, notAllowed);
  }
}

const notAllowed = new Set(["EPERM"]);

/** What Windows says while a virus scanner, an index or a backup has one of the two files open. */
const keptOpen = new Set(["EPERM", "EBUSY", "EACCES"]);

const waits = [10, 20, 40, 80, 160, 320, 640, 1_000, 1_000] as const;

/** What renaming needs, so that tests can stand in for a system. */
export interface Renaming {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Elsewhere these answers are for good. */
  readonly retries: boolean;
}

const ofThisSystem: Renaming = {
  rename,
  wait: async (milliseconds) => {
    await pause(milliseconds);
  },
  retries: isWindows,
};

/** Gives another program three seconds to let go of the files. @throws what the last try said. */
export async function renameFile(from: string, to: string, system: Renaming = ofThisSystem): Promise<void> {
  for (const milliseconds of system.retries ? waits : []) {
    try {
      await system.rename(from, to);
      return;
    } catch (error) {
      if (!hasCode(error, keptOpen)) throw error;
    }
    await system.wait(milliseconds);
  }
  await system.rename(from, to);
}

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof Error && "code" in error && codes.has(String(error.code));
}
