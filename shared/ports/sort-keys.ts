/** How sort keys are ordered in every adapter: by their UTF-8 bytes, which is the order of code points. */
import type { ItemQuery } from "./item-table.ts";

/** Negative when `a` comes first. JavaScript's own order differs where a character needs two units of UTF-16. */
export function compareSortKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rankOf(left) - rankOf(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** The first sort key after all that begin with the prefix; null where nothing can come after them. */
function endOfPrefix(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === 0x10ffff) continue;
    return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1);
  }
  return null;
}

export interface SortKeyRange {
  /** The least sort key of the range. */
  readonly from: string;
  /** The first sort key past it; null where it has no end. */
  readonly until: string | null;
}

/** The prefix and the bounds of a query as one range; null where nothing can lie in it. */
export function rangeOf({ prefix, after, before }: ItemQuery): SortKeyRange | null {
  const starts = [prefix, ...(after === null ? [] : [following(after)])];
  const ends = [before, endOfPrefix(prefix)].filter((end) => end !== null);
  const from = starts.toSorted(compareSortKeys).at(-1) ?? "";
  const until = ends.toSorted(compareSortKeys)[0] ?? null;
  return until === null || compareSortKeys(from, until) < 0 ? { from, until } : null;
}

/** Nothing lies between a text and itself with the least character behind it. */
function following(sortKey: string): string {
  return `${sortKey}\u0000`;
}
