/** Items in memory, with every promise of a table: for tests, and for a ledger that is rebuilt to be compared. */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import {
  type Item,
  type ItemKey,
  type ItemQuery,
  type ItemTable,
  type Put,
  type TableWrite,
  transactionLimits,
  type WriteLimits,
} from "../ports/item-table.ts";
import { assertWritable, compareSortKeys, rangeOf, type SortKeyRange } from "../ports/table-rules.ts";

/** The items of one partition by sort key, and the sort keys in order until the next one is new. */
interface Partition {
  readonly items: Map<string, Item>;
  sorted: readonly string[] | null;
}

export class MemoryItemTable implements ItemTable {
  readonly limits: WriteLimits;
  readonly #partitions = new Map<string, Partition>();
  readonly #bundles = new Map<string, OutboxBundle>();

  /** @param limits wider ones take in one write what a file takes. */
  constructor(limits: WriteLimits = transactionLimits) {
    this.limits = limits;
  }

  get({ pk, sk }: ItemKey): Promise<Item | null> {
    return Promise.resolve(this.#find(pk, sk));
  }

  query(pk: string, query: ItemQuery): Promise<Item[]> {
    const partition = this.#partitions.get(pk);
    const range = rangeOf(query);
    if (partition === undefined || range === null) return Promise.resolve([]);
    partition.sorted ??= [...partition.items.keys()].toSorted(compareSortKeys);
    const found = slice(partition.sorted, range).flatMap((sk) => partition.items.get(sk) ?? []);
    if (query.order === "descending") found.reverse();
    return Promise.resolve(query.limit === null ? found : found.slice(0, query.limit));
  }

  write(write: TableWrite): Promise<"written" | "conflict"> {
    // A write that is refused is a rejection, as with every adapter.
    return new Promise((resolve) => {
      resolve(this.#write(write));
    });
  }

  /** Everything that is kept, in no order. */
  items(): Item[] {
    return [...this.#partitions.values()].flatMap(({ items }) => [...items.values()]);
  }

  /** What was announced, in the order in which it was written. */
  bundles(): OutboxBundle[] {
    return [...this.#bundles.values()];
  }

  #write(write: TableWrite): "written" | "conflict" {
    assertWritable(write, this.limits);
    const { puts, deletes, checks, bundles } = write;
    const holds =
      puts.every((put) => this.#allows(put)) &&
      checks.every(({ key, version }) => this.#find(key.pk, key.sk)?.version === version) &&
      !bundles.some(({ id }) => this.#bundles.has(id));
    if (!holds) return "conflict";
    for (const { item } of puts) this.#put(item);
    for (const key of deletes) this.#delete(key);
    for (const bundle of bundles) this.#bundles.set(bundle.id, bundle);
    return "written";
  }

  #find(pk: string, sk: string): Item | null {
    return this.#partitions.get(pk)?.items.get(sk) ?? null;
  }

  #allows({ item, when }: Put): boolean {
    if (when === "always") return true;
    const there = this.#find(item.pk, item.sk);
    return when === "absent" ? there === null : there?.version === when.overVersion;
  }

  #put({ pk, sk, version, data }: Item): void {
    const partition = this.#partitions.get(pk) ?? { items: new Map(), sorted: null };
    if (!partition.items.has(sk)) partition.sorted = null;
    partition.items.set(sk, { pk, sk, version, data });
    this.#partitions.set(pk, partition);
  }

  #delete({ pk, sk }: ItemKey): void {
    const partition = this.#partitions.get(pk);
    if (partition?.items.delete(sk) === true) partition.sorted = null;
  }
}

function slice(sorted: readonly string[], { from, until }: SortKeyRange): string[] {
  const begin = firstAt(sorted, (sk) => compareSortKeys(sk, from) >= 0);
  const end = until === null ? sorted.length : firstAt(sorted, (sk) => compareSortKeys(sk, until) >= 0);
  return sorted.slice(begin, end);
}

/** The first place from which on it holds, by halves. */
function firstAt(sorted: readonly string[], holds: (sk: string) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? "")) high = middle;
    else low = middle + 1;
  }
  return low;
}
