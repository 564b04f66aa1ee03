/** What the inbox remembers of a file that lies in it. */
import type { Lying } from "./look-around.ts";
import type { Taken } from "./taken-file.ts";

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
  isWaitTold: boolean;
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
    isWaitTold: false,
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
