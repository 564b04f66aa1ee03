/**
 * What every adapter refuses. Keys and items are held to DynamoDB's limits on every host, so that what one takes never
 * breaks on the other. The caller cuts its writes: a refusal here is an error of the program, not of the day.
 */
import type { ItemKey, TableWrite, WriteLimits } from "./item-table.ts";

/** DynamoDB's limit on an item is 400 KB with its names and keys. */
const maxItemBytes = 400_000;
const maxPartitionKeyBytes = 2_048;
const maxSortKeyBytes = 1_024;

/** @throws RangeError that names what is too much, too great, empty or doubled. */
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
