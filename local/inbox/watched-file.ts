/** What the inbox knows of a file in it: how long it lies still, and whether a program has it open to write. */
import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import type { Lying } from "./scan-inbox.ts";
import type { Taken } from "./take-file.ts";

export interface Watched {
  lying: Lying;
  readonly key: string;
  readonly firstSeen: number;
  /** Since when it lies still. */
  since: number;
  looksCut: boolean;
  taken: (Taken & { readonly at: number }) | null;
  /** It stays where it lies, and a person was told. */
  isDone: boolean;
  isWaitNoted: boolean;
  notBefore: number;
}

export interface Pace {
  /** How long a file lies still before it is taken, and one that does not end as its kind does. */
  readonly still: number;
  readonly stillIfCut: number;
  /** How long it lies on after it was taken, to show whether its writer had only paused. */
  readonly linger: number;
}

export function newlySeen(lying: Lying, key: string, now: number): Watched {
  return {
    lying,
    key,
    firstSeen: now,
    since: now,
    looksCut: false,
    taken: null,
    isDone: false,
    isWaitNoted: false,
    notBefore: 0,
  };
}

export function isDue(
  { since, looksCut, taken, isDone, notBefore }: Watched,
  now: number,
  pace: Pace,
): boolean {
  if (isDone || now < notBefore) return false;
  if (taken !== null) return now - since >= pace.still && now - taken.at >= pace.linger;
  return now - since >= (looksCut ? pace.stillIfCut : pace.still);
}

const processes = "/proc";

/**
 * Those of `paths` that are open for writing: a copy that pauses keeps its file open. Only Linux tells, and only of this
 * user's programs.
 */
export function openForWriting(paths: readonly string[]): ReadonlySet<string> {
  const open = new Set<string>();
  if (process.platform !== "linux" || paths.length === 0) return open;
  const byTarget = new Map(paths.map((path) => [trying(() => realpathSync(path), path), path]));
  for (const id of namesIn(processes)) {
    if (!/^\d+$/.test(id)) continue;
    for (const descriptor of namesIn(`${processes}/${id}/fd`)) {
      const target = trying(() => readlinkSync(`${processes}/${id}/fd/${descriptor}`), "");
      const path = byTarget.get(target);
      if (path !== undefined && isWriting(`${processes}/${id}/fdinfo/${descriptor}`)) open.add(path);
    }
  }
  return open;
}

/** The two lowest bits of the flags, in octal: 0 reads, 1 writes, 2 does both. */
function isWriting(information: string): boolean {
  const flags = /^flags:\s*([0-7]+)/m.exec(trying(() => readFileSync(information, "utf8"), ""))?.[1];
  return flags !== undefined && Number.parseInt(flags, 8) % 4 !== 0;
}

function namesIn(folder: string): readonly string[] {
  return trying(() => readdirSync(folder), []);
}

/** Programs end while they are looked at, and those of others say nothing. */
function trying<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
