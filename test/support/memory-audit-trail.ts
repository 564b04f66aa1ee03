/** The audit trail in memory. */
import type { AuditEntry, AuditPage, AuditScope, AuditTrail } from "../../shared/ports/audit-trail.ts";

interface Stored {
  readonly key: string;
  readonly entry: AuditEntry;
}

export class MemoryAuditTrail implements AuditTrail {
  readonly #stored = new Map<string, Stored[]>();

  append(scope: AuditScope, entry: AuditEntry, id: string): Promise<void> {
    const stored = this.#of(scope);
    const key = `${entry.at}#${id}`;
    if (!stored.some((each) => each.key === key)) stored.push({ key, entry });
    return Promise.resolve();
  }

  read(scope: AuditScope, limit: number, from: string | null): Promise<AuditPage> {
    const newest = this.#of(scope).toSorted((a, b) => (a.key < b.key ? 1 : -1));
    const left = newest.filter(({ key }) => from === null || key < from);
    const page = left.slice(0, limit);
    const next = left.length > limit ? (page.at(-1)?.key ?? null) : null;
    return Promise.resolve({ entries: page.map(({ entry }) => entry), next });
  }

  #of(scope: AuditScope): Stored[] {
    const name = scope === "installation" ? scope : `${scope.office}/${scope.fiscalYear}`;
    const stored = this.#stored.get(name) ?? [];
    this.#stored.set(name, stored);
    return stored;
  }
}
