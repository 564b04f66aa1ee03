/** The audit trail in memory. */
import type { Books } from "../../shared/domain/books.ts";
import type { AuditEntry, AuditPage, AuditTrail } from "../../shared/ports/audit-trail.ts";

interface Stored {
  readonly key: string;
  readonly entry: AuditEntry;
}

export class MemoryAuditTrail implements AuditTrail {
  readonly #stored = new Map<string, Stored[]>();

  append(books: Books, entry: AuditEntry, id: string): Promise<void> {
    const stored = this.#of(books);
    const key = `${entry.at}#${id}`;
    if (!stored.some((each) => each.key === key)) stored.push({ key, entry });
    return Promise.resolve();
  }

  read(books: Books, limit: number, from: string | null): Promise<AuditPage> {
    const newest = this.#of(books).toSorted((a, b) => (a.key < b.key ? 1 : -1));
    const left = newest.filter(({ key }) => from === null || key < from);
    const page = left.slice(0, limit);
    const next = left.length > limit ? (page.at(-1)?.key ?? null) : null;
    return Promise.resolve({ entries: page.map(({ entry }) => entry), next });
  }

  #of({ office, fiscalYear }: Books): Stored[] {
    const name = `${office}/${fiscalYear}`;
    const stored = this.#stored.get(name) ?? [];
    this.#stored.set(name, stored);
    return stored;
  }
}
