/** The audit trail in a table: one item an act, written once and chained; nothing here can change or delete one. */
import type { AuditEntry } from "../contracts/api/bodies/access.ts";
import { storedAuditEntry, type StoredAuditEntry, storedAuditHead } from "../contracts/stored/audit-acts.ts";
import { canonicalText } from "../contracts/values/canonical-json.ts";
import type { AuditChain, AuditHead, ChainedEntry } from "../domain/access/audit-chain.ts";
import type { AuditPage, AuditScope, AuditTrail } from "../ports/audit-trail.ts";
import { everything, type Item, type ItemTable, type Put } from "../ports/item-table.ts";
import { sha256Of } from "../runtime/sha256.ts";
import * as keys from "./keys.ts";
import { dataItem, putIfAbsent, putOverVersion, readItem, versionedItem, writeOf } from "./stored-items.ts";
import { repeatWhileOvertaken } from "../domain/values/repeat-while-overtaken.ts";
import { Failure } from "../domain/values/failure.ts";

export class TableAuditTrail implements AuditTrail {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async append(scope: AuditScope, entry: AuditEntry, id: string): Promise<void> {
    await appendChained(this.#table, { scope, entry, id }, async (puts) => {
      if ((await this.#table.write(writeOf({ puts }))) === "written") return "done";
      // The same entry written twice, or another one that was first.
      return (await this.#table.get(keys.auditKey(scope, entry.at, id))) === null ? "again" : "done";
    });
  }

  async read(scope: AuditScope, limit: number, from: string | null): Promise<AuditPage> {
    const items = await this.#table.query(keys.auditPartition(scope), {
      ...everything(),
      before: from,
      // One more, which tells whether there is a next page.
      limit: limit + 1,
      order: "descending",
    });
    const page = items.slice(0, limit);
    return {
      entries: page.map((item) => {
        const { chain: _chain, ...entry } = readItem(item, (data) => storedAuditEntry.parse(data));
        return entry;
      }),
      next: items.length > limit ? (page.at(-1)?.sk ?? null) : null,
    };
  }

  head(scope: AuditScope): Promise<AuditHead | null> {
    return readAuditHead(this.#table, scope);
  }

  readChain(scope: AuditScope): Promise<AuditChain> {
    return readAuditChain(this.#table, scope);
  }
}

/** Whoever loses the head reads it anew: of so many writers at once each has its turn. */
const contention = {
  maxAttempts: 100,
  message: "The audit trail was written to by others again and again at the same moment. Try again.",
  code: "audit-busy",
};

/**
 * How an audit entry joins the chain of its scope: it and the head are written in one transaction over the head that
 * was read, so two writers never continue the same entry. ADR 29 says what the chain tells and what it cannot.
 * @param write stores the puts with whatever else belongs to the act, and says what a conflict means: `again` where
 * nothing but the head was in the way.
 * @throws Failure `audit-busy` (retryable).
 */
export async function appendChained(
  table: Pick<ItemTable, "get" | "query">,
  { scope, entry, id }: { readonly scope: AuditScope; readonly entry: AuditEntry; readonly id: string },
  write: (puts: readonly Put[]) => Promise<"done" | "again">,
): Promise<void> {
  await repeatWhileOvertaken(contention, async () => {
    const head = await readAuditHead(table, scope);
    const number = (head?.number ?? 0) + 1;
    const previous = head?.hash ?? earlierHash(await unchained(table, scope));
    const key = keys.auditKey(scope, entry.at, id);
    const hash = hashOf(scope, key.sk, { number, previous }, entry);
    const stored: StoredAuditEntry = { ...entry, chain: { number, previous, hash } };
    const next: AuditHead = { number, hash };
    const puts = [
      putIfAbsent(dataItem(key, stored)),
      putOverVersion(versionedItem(keys.auditHeadKey(scope), number, next), number - 1),
    ];
    return (await write(puts)) === "done" ? next : null;
  });
}

async function readAuditHead(table: Pick<ItemTable, "get">, scope: AuditScope): Promise<AuditHead | null> {
  const item = await table.get(keys.auditHeadKey(scope));
  return item === null ? null : readItem(item, (data) => storedAuditHead.parse(data));
}

/**
 * All that was chained, with what it hashes to now, as of one moment.
 * @throws Failure `audit-busy` (retryable) when acts kept being written.
 */
async function readAuditChain(
  table: Pick<ItemTable, "get" | "query">,
  scope: AuditScope,
): Promise<AuditChain> {
  return repeatWhileOvertaken(contention, async () => {
    const before = await readAuditHead(table, scope);
    const chain = await readOnce(table, scope);
    return chain.head?.hash === before?.hash ? chain : null;
  });
}

async function readOnce(table: Pick<ItemTable, "get" | "query">, scope: AuditScope): Promise<AuditChain> {
  const entries: ChainedEntry[] = [];
  const earlier: Item[] = [];
  const corrupt: string[] = [];
  for (const item of await table.query(keys.auditPartition(scope), everything())) {
    const stored = storedOrNull(item);
    if (stored === null) corrupt.push(item.sk);
    else if (stored.chain === undefined) earlier.push(item);
    else {
      const { chain, ...entry } = stored;
      entries.push({ name: item.sk, ...chain, content: hashOf(scope, item.sk, chain, entry) });
    }
  }
  return {
    entries,
    head: await readAuditHead(table, scope),
    earlier: { count: earlier.length, hash: earlierHash(earlier) },
    corrupt,
  };
}

async function unchained(table: Pick<ItemTable, "query">, scope: AuditScope): Promise<Item[]> {
  const items = await table.query(keys.auditPartition(scope), everything());
  return items.filter((item) => storedOrNull(item)?.chain === undefined);
}

function storedOrNull(item: Item): StoredAuditEntry | null {
  try {
    return readItem(item, (data) => storedAuditEntry.parse(data));
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

function hashOf(
  scope: AuditScope,
  name: string,
  { number, previous }: { readonly number: number; readonly previous: string },
  entry: AuditEntry,
): string {
  // Its place is part of it: an entry that is moved is another.
  return sha256Of(canonicalText([keys.auditPartition(scope), name, number, previous, entry]));
}

function earlierHash(items: readonly Item[]): string {
  return items.length === 0 ? "" : sha256Of(canonicalText(items.map(({ sk, data }) => [sk, data])));
}
