/** The audit trail in a table: one item an act, written once; nothing here can change or delete one. */
import { type AuditEntry, auditEntry } from "../contracts/api/access.ts";
import type { AuditPage, AuditScope, AuditTrail } from "../ports/audit-trail.ts";
import { everything, type ItemTable } from "../ports/item-table.ts";
import * as keys from "./keys.ts";
import { dataItem, putIfAbsent, readItem, writeOf } from "./stored-items.ts";

export class TableAuditTrail implements AuditTrail {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async append(scope: AuditScope, entry: AuditEntry, id: string): Promise<void> {
    // A conflict is the same entry written twice.
    await this.#table.write(
      writeOf({ puts: [putIfAbsent(dataItem(keys.auditKey(scope, entry.at, id), entry))] }),
    );
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
      entries: page.map((item) => readItem(item, (data) => auditEntry.parse(data))),
      next: items.length > limit ? (page.at(-1)?.sk ?? null) : null,
    };
  }
}
