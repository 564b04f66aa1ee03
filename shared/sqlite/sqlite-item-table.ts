/**
 * Items in one SQLite file. A write is one transaction that is on the disk when it is answered; while another
 * process writes, this one waits outside of SQLite, and the event loop goes on.
 */
import type { DatabaseSync, SQLOutputValue, StatementSync } from "node:sqlite";
import { itemCorrupt } from "../contracts/stored/corrupt-item.ts";
import type {
  Check,
  Item,
  ItemKey,
  ItemQuery,
  ItemTable,
  Put,
  TableWrite,
  WriteLimits,
} from "../ports/item-table.ts";
import { assertWritable, rangeOf } from "../ports/table-rules.ts";
import { type Backoff, tryAgain } from "../runtime/backoff.ts";
import { isBusy, keptBusy } from "./sqlite-errors.ts";

/** SQLite's word for all. */
const noLimit = -1;

/** A file has no limit of its own: one transaction takes the dump of a city, and holds what others write for half a second. */
const fileLimits: WriteLimits = { actions: 20_000, bytes: 64_000_000 };

export class SqliteItemTable implements ItemTable {
  readonly limits = fileLimits;
  readonly #database: DatabaseSync;
  readonly #backoff: Backoff;
  readonly #statements: ReturnType<typeof prepareStatements>;

  /** @param database as `openDatabase` gives it; it is closed by who opened it. */
  constructor(database: DatabaseSync, backoff: Backoff) {
    this.#database = database;
    this.#backoff = backoff;
    this.#statements = prepareStatements(database);
  }

  get({ pk, sk }: ItemKey): Promise<Item | null> {
    return this.#unlessBusy(() => {
      const row = this.#statements.get.get(pk, sk);
      return row === undefined ? null : itemOf(pk, row);
    });
  }

  query(pk: string, query: ItemQuery): Promise<Item[]> {
    return this.#unlessBusy(() => {
      const range = rangeOf(query);
      if (range === null) return [];
      // Every text comes before every blob: what has no end ends there.
      const until = range.until ?? new Uint8Array();
      const rows = this.#statements[query.order].all(pk, range.from, until, query.limit ?? noLimit);
      return rows.map((row) => itemOf(pk, row));
    });
  }

  async write(write: TableWrite): Promise<"written" | "conflict"> {
    assertWritable(write, this.limits);
    return this.#unlessBusy(() =>
      inTransaction(this.#database, () => (this.#store(write) ? "written" : new Undone("conflict" as const))),
    );
  }

  /** @returns false when a condition did not hold. */
  #store({ puts, deletes, checks, bundles }: TableWrite): boolean {
    const { remove, announce } = this.#statements;
    if (!checks.every((check) => this.#holds(check)) || !puts.every((put) => this.#put(put))) return false;
    for (const { pk, sk } of deletes) remove.run(pk, sk);
    return bundles.every((bundle) =>
      changed(announce.run(bundle.id, bundle.topic, bundle.at, JSON.stringify(bundle))),
    );
  }

  #holds({ key, version }: Check): boolean {
    return this.#statements.get.get(key.pk, key.sk)?.["version"] === version;
  }

  #put({ item: { pk, sk, version, data }, when }: Put): boolean {
    const { insert, replace, update } = this.#statements;
    if (when === "absent") return changed(insert.run(pk, sk, version, data));
    if (when === "always") return changed(replace.run(pk, sk, version, data));
    return changed(update.run(version, data, pk, sk, when.overVersion));
  }

  #unlessBusy<Result>(act: () => Result): Promise<Result> {
    return tryAgain({ backoff: this.#backoff, isTransient: isBusy, giveUp: keptBusy }, act);
  }
}

function prepareStatements(database: DatabaseSync) {
  const within = "pk = ? AND sk >= ? AND sk < ?";
  return {
    get: database.prepare("SELECT sk, version, data FROM items WHERE pk = ? AND sk = ?"),
    ascending: database.prepare(`SELECT sk, version, data FROM items WHERE ${within} ORDER BY sk LIMIT ?`),
    descending: database.prepare(
      `SELECT sk, version, data FROM items WHERE ${within} ORDER BY sk DESC LIMIT ?`,
    ),
    insert: database.prepare(
      "INSERT INTO items (pk, sk, version, data) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    ),
    replace: database.prepare(
      "INSERT INTO items (pk, sk, version, data) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version, data = excluded.data",
    ),
    update: database.prepare(
      "UPDATE items SET version = ?, data = ? WHERE pk = ? AND sk = ? AND version = ?",
    ),
    remove: database.prepare("DELETE FROM items WHERE pk = ? AND sk = ?"),
    announce: database.prepare(
      "INSERT INTO outbox (id, topic, at, data) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    ),
  } satisfies Record<string, StatementSync>;
}

function changed({ changes }: { changes: number | bigint }): boolean {
  return Number(changes) > 0;
}

function itemOf(pk: string, { sk, version, data }: Record<string, SQLOutputValue>): Item {
  const isWhole = typeof data === "string" && (version === null || typeof version === "number");
  if (typeof sk === "string" && isWhole) return { pk, sk, version, data };
  throw itemCorrupt({ pk, sk: String(sk) }, "its row has other types than the table", null);
}

/**
 * One transaction from its first reading to its commit, in one turn of the event loop; all of it or nothing.
 * @throws what SQLite throws, among it that another process writes (`isBusy`); nothing is stored then.
 */
function inTransaction<Result>(database: DatabaseSync, act: () => Result | Undone<Result>): Result {
  // From the start for writing: a reader that becomes a writer could be refused in the middle.
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = act();
    if (result instanceof Undone) {
      database.exec("ROLLBACK");
      return result.value;
    }
    database.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk has ended it already.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** An answer with which nothing is stored. */
class Undone<Result> {
  readonly value: Result;

  constructor(value: Result) {
    this.value = value;
  }
}

/**
 * Takes partitions out of a database that is a copy, all at once: what lies beside them stays.
 * @param partitions whole ones.
 * @param prefix of the partitions that no list names, such as postings of a project without a balance.
 */
export function forgetPartitions(
  database: DatabaseSync,
  partitions: readonly string[],
  prefix: string,
): void {
  const one = database.prepare("DELETE FROM items WHERE pk = ?");
  const many = database.prepare("DELETE FROM items WHERE pk >= ? AND pk < ?");
  inTransaction(database, () => {
    for (const partition of partitions) one.run(partition);
    many.run(prefix, `${prefix}\u{10ffff}`);
  });
}
