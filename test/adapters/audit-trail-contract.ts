/** What every audit trail promises. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AuditEntry, AuditTrail } from "../../shared/ports/audit-trail.ts";
import { books } from "../support/uploads.ts";

export interface AuditWorld {
  readonly open: () => Promise<AuditTrail>;
  readonly close: () => Promise<void>;
}

export function describeAuditTrail(begin: () => Promise<AuditWorld>, name: string): void {
  describe(`an audit trail in ${name}`, () => {
    let world: AuditWorld;
    let trail: AuditTrail;
    beforeAll(async () => {
      world = await begin();
    });
    afterAll(() => world.close());
    beforeEach(async () => {
      trail = await world.open();
    });

    it("gives entries back as they were written, the newest first, in pages", async () => {
      const entries = [1, 2, 3, 4, 5].map(entryOf);
      for (const [at, entry] of entries.entries()) await trail.append(books, entry, `id-${at}`);
      const first = await trail.read(books, 2, null);
      const second = await trail.read(books, 2, first.next);
      const third = await trail.read(books, 2, second.next);
      const read = [...first.entries, ...second.entries, ...third.entries];
      expect(read).toEqual(entries.toReversed());
      expect(third.next).toBeNull();
    });

    it("keeps the first of one id, whatever is written later", async () => {
      await trail.append(books, entryOf(1), "same");
      await trail.append(books, { ...entryOf(1), target: "another" }, "same");
      expect((await trail.read(books, 10, null)).entries).toEqual([entryOf(1)]);
    });

    it("keeps books and the installation apart", async () => {
      await trail.append(books, entryOf(1), "id");
      expect(await trail.read("installation", 10, null)).toEqual({ entries: [], next: null });
      await trail.append("installation", entryOf(2), "id");
      expect((await trail.read("installation", 10, null)).entries).toEqual([entryOf(2)]);
      expect(await trail.read({ ...books, fiscalYear: 2021 }, 10, null)).toEqual({ entries: [], next: null });
    });
  });
}

function entryOf(second: number): AuditEntry {
  return {
    at: `2020-11-02T00:00:0${second}.000Z`,
    by: { subject: "test", name: "김담당", role: "finance" },
    act: "set-policy",
    target: `2020/${second}`,
    outcome: "done",
    before: { version: second },
    after: null,
  };
}
