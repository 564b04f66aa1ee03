/**
 * A table whose writes are kept back and stored as one. A condition on what was gathered is answered at once; one on
 * what lies in the table beneath is named by the common write, which then holds for all or for none.
 */
import { Buffer } from "node:buffer";
import {
  type Item,
  type ItemKey,
  type ItemQuery,
  type ItemTable,
  type Put,
  type PutCondition,
  type TableWrite,
  transactionLimits,
} from "../ports/item-table.ts";
import { type Gathering, NoRoom } from "../ports/ledger-store.ts";
import { compareSortKeys, rangeOf } from "../ports/table-rules.ts";
import { TableLedgerStore } from "./ledger-store.ts";

/** For keys and conditions. */
const spareBytes = 200_000;

export function gatheringOn(table: ItemTable): Gathering {
  const gathered = new GatheredTable(table);
  return {
    ledger: new TableLedgerStore(gathered),
    keep: () => {
      gathered.keep();
    },
    store: () => gathered.store(),
  };
}

export class GatheredTable implements ItemTable {
  /** Each query looks through all that is gathered, so it stays this little. */
  readonly limits = transactionLimits;
  readonly #table: ItemTable;
  #kept: TableWrite[] = [];
  #open: TableWrite[] = [];
  #sum = new Sum();

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async get(key: ItemKey): Promise<Item | null> {
    return this.#sum.find(key)?.item ?? this.#table.get(key);
  }

  async query(pk: string, query: ItemQuery): Promise<Item[]> {
    const stored = await this.#table.query(pk, query);
    const own = this.#sum.within(pk, query);
    if (own.length === 0) return stored;
    const items = new Map([...stored, ...own].map((item) => [item.sk, item]));
    const sorted = [...items.values()].toSorted((a, b) => compareSortKeys(a.sk, b.sk));
    if (query.order === "descending") sorted.reverse();
    return query.limit === null ? sorted : sorted.slice(0, query.limit);
  }

  /** @throws NoRoom */
  write(write: TableWrite): Promise<"written" | "conflict"> {
    return new Promise((resolve) => {
      if (!this.#sum.hasRoomFor(write)) throw new NoRoom();
      const isAllowed = this.#sum.allows(write);
      if (isAllowed) {
        this.#sum.add(write);
        this.#open.push(write);
      }
      resolve(isAllowed ? "written" : "conflict");
    });
  }

  keep(): void {
    this.#kept.push(...this.#open);
    this.#open = [];
  }

  async store(): Promise<"written" | "conflict"> {
    const kept = new Sum();
    for (const write of this.#kept) kept.add(write);
    [this.#kept, this.#open, this.#sum] = [[], [], new Sum()];
    return kept.isEmpty() ? "written" : this.#table.write(kept.write());
  }
}

/** Several writes as one: of an item its latest text, under the condition of its first. */
class Sum {
  readonly #puts = new Map<string, Put>();
  readonly #checks = new Map<string, TableWrite["checks"][number]>();
  readonly #bundles: TableWrite["bundles"][number][] = [];
  #bytes = 0;

  find(key: ItemKey): Put | undefined {
    return this.#puts.get(nameOf(key));
  }

  within(pk: string, query: ItemQuery): Item[] {
    const range = rangeOf(query);
    if (range === null) return [];
    const { from, until } = range;
    return [...this.#puts.values()]
      .map(({ item }) => item)
      .filter(
        ({ pk: of, sk }) =>
          of === pk && compareSortKeys(sk, from) >= 0 && (until === null || compareSortKeys(sk, until) < 0),
      );
  }

  isEmpty(): boolean {
    return this.#puts.size === 0 && this.#bundles.length === 0;
  }

  /** Nothing that is gathered is deleted: such a write goes by itself. */
  hasRoomFor({ puts, deletes, checks, bundles }: TableWrite): boolean {
    const fresh =
      puts.filter(({ item }) => this.find(item) === undefined).length +
      checks.filter(({ key }) => this.find(key) === undefined && !this.#checks.has(nameOf(key))).length;
    const actions = this.#puts.size + this.#checks.size + this.#bundles.length + fresh + bundles.length;
    const bytes = this.#bytes + bytesOf(puts, bundles) + spareBytes;
    return deletes.length === 0 && actions <= transactionLimits.actions && bytes <= transactionLimits.bytes;
  }

  allows({ puts, checks, bundles }: TableWrite): boolean {
    const ids = new Set(this.#bundles.map(({ id }) => id));
    return (
      puts.every(({ item, when }) => holds(when, this.find(item))) &&
      checks.every(({ key, version }) => {
        const put = this.find(key);
        return put === undefined || put.item.version === version;
      }) &&
      !bundles.some(({ id }) => ids.has(id))
    );
  }

  add({ puts, checks, bundles }: TableWrite): void {
    for (const check of checks)
      if (this.find(check.key) === undefined) this.#checks.set(nameOf(check.key), check);
    for (const { item, when } of puts) {
      const name = nameOf(item);
      const check = this.#checks.get(name);
      this.#checks.delete(name);
      const first =
        this.#puts.get(name)?.when ?? (check === undefined ? when : { overVersion: check.version });
      this.#puts.set(name, { item, when: first });
    }
    this.#bundles.push(...bundles);
    this.#bytes += bytesOf(puts, bundles);
  }

  write(): TableWrite {
    const [puts, checks] = [[...this.#puts.values()], [...this.#checks.values()]];
    return { puts, deletes: [], checks, bundles: this.#bundles };
  }
}

function holds(when: PutCondition, known: Put | undefined): boolean {
  if (known === undefined || when === "always") return true;
  return when !== "absent" && known.item.version === when.overVersion;
}

function bytesOf(puts: TableWrite["puts"], bundles: TableWrite["bundles"]): number {
  const items = puts.map(({ item: { pk, sk, data } }) => pk.length + sk.length + Buffer.byteLength(data));
  const texts = bundles.map((bundle) => Buffer.byteLength(JSON.stringify(bundle)));
  return [...items, ...texts].reduce((sum, size) => sum + size, 0);
}

function nameOf({ pk, sk }: ItemKey): string {
  return JSON.stringify([pk, sk]);
}
