/** The audit trail in a table: one item an act, written once and chained; nothing here can change or delete one. */
import type { AuditEntry } from "../contracts/api/bodies/access.ts";
import { storedAuditEntry } from "../contracts/stored/stored-audit.ts";
import type { AuditChain, AuditHead } from "../domain/access/audit-chain.ts";
import type { AuditPage, AuditScope, AuditTrail } from "../ports/audit-trail.ts";
import { everything, type ItemTable } from "../ports/item-table.ts";
import { appendChained, readAuditChain, readAuditHead } from "./audit-chain.ts";
import * as keys from "./keys.ts";
import { readItem, writeOf } from "./stored-items.ts";

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
