/** How sort keys are ordered in every adapter: by their UTF-8 bytes, which is the order of code points. */
import type { ItemKey, ItemQuery, TableWrite, WriteLimits } from "./item-table.ts";

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

/** DynamoDB's limit on an item is 400 KB with its names and keys. */
const maxItemBytes = 400_000;
const maxPartitionKeyBytes = 2_048;
const maxSortKeyBytes = 1_024;

/**
 * What every adapter refuses. Keys and items are held to DynamoDB's limits on every host, so that what one takes never
 * breaks on the other. The caller cuts its writes: a refusal here is an error of the program, not of the day.
 * @throws RangeError that names what is too much, too great, empty or doubled.
 */
export function assertWritable(write: TableWrite, limits: WriteLimits): void {
  const { puts, deletes, checks, bundles } = write;
  const keys = [...puts.map(({ item }) => item), ...deletes, ...checks.map(({ key }) => key)];
  const actions = keys.length + bundles.length;
  if (actions > limits.actions)
    throw new RangeError(`A write has ${actions} actions; the limit is ${limits.actions}.`);
  for (const key of keys) assertKey(key);
  if (new Set(keys.map(({ pk, sk }) => JSON.stringify([pk, sk]))).size < keys.length)
    throw new RangeError("A write names one item twice.");
  const sizes = puts.map(({ item }) => byteLength(item.pk) + byteLength(item.sk) + byteLength(item.data));
  for (const bundle of bundles) sizes.push(byteLength(JSON.stringify(bundle)));
  const greatest = Math.max(0, ...sizes);
  if (greatest > maxItemBytes)
    throw new RangeError(`An item has ${greatest} bytes; the limit is ${maxItemBytes}.`);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all > limits.bytes) throw new RangeError(`A write has ${all} bytes; the limit is ${limits.bytes}.`);
}

function assertKey({ pk, sk }: ItemKey): void {
  const [partitionBytes, sortBytes] = [byteLength(pk), byteLength(sk)];
  if (partitionBytes < 1 || partitionBytes > maxPartitionKeyBytes)
    throw new RangeError(
      `The partition key "${pk.slice(0, 40)}" has ${partitionBytes} bytes; 1 to 2,048 may be.`,
    );
  if (sortBytes < 1 || sortBytes > maxSortKeyBytes)
    throw new RangeError(`The sort key "${sk.slice(0, 40)}" has ${sortBytes} bytes; 1 to 1,024 may be.`);
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
