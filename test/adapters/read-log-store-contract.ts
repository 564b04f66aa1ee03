/** What every read log promises. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetReads } from "../../functions/assess/forget-reads.ts";
import type { ReadLog, ReadThing } from "../../shared/ports/audit-trail.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { books } from "../support/uploads.ts";

export interface ReadLogFixture {
  readonly open: () => Promise<ReadLog>;
  readonly close: () => Promise<void>;
}

const by = { subject: "s", name: "김담당", role: "finance" } as const;
const all = { from: null, before: null };

export function describeReadLog(begin: () => Promise<ReadLogFixture>, name: string): void {
  describe(`a read log in ${name}`, () => {
    let fixture: ReadLogFixture;
    let reads: ReadLog;
    beforeAll(async () => {
      fixture = await begin();
    });
    afterAll(() => fixture.close());
    beforeEach(async () => {
      reads = await fixture.open();
    });

    const view = (at: string, more: Partial<ReadThing> = {}) =>
      reads.record(books, { kind: "view", what: "overview", target: "", by, at, ...more }, "unused");
    const download = (at: string, id: string) =>
      reads.record(books, { kind: "download", what: "report", target: "a", by, at }, id);
    const records = async () => (await reads.page(books, all, 500, null)).records;

    test("counts looks of one hour in one record, also those that come at once", async () => {
      await Promise.all(Array.from({ length: 8 }, (_, at) => view(`2026-11-29T04:10:0${at}.000Z`)));
      await view("2026-11-29T04:59:59.000Z");
      await view("2026-11-29T05:00:00.000Z");
      expect((await records()).map(({ count }) => count)).toEqual([1, 9]);
      expect((await records()).at(-1)).toMatchObject({ last: "2026-11-29T04:59:59.000Z" });
    });

    test("keeps each download, once for its id", async () => {
      for (const id of ["a", "b", "b"]) await download("2026-11-29T04:10:00.000Z", id);
      expect(await records()).toHaveLength(2);
    });

    test("gives pages of some hours, the newest first, and keeps books apart", async () => {
      for (const hour of ["01", "02", "03", "04", "05"]) await view(`2026-11-29T${hour}:30:00.000Z`);
      const range = { from: "2026-11-29T02:00:00.000Z", before: "2026-11-29T05:00:00.000Z" };
      const first = await reads.page(books, range, 2, null);
      const second = await reads.page(books, range, 2, first.next);
      expect([...first.records, ...second.records].map(({ last }) => last.slice(11, 13))).toEqual([
        "04",
        "03",
        "02",
      ]);
      expect(second.next).toBeNull();
      expect(await reads.page({ ...books, fiscalYear: 2021 }, all, 10, null)).toEqual({
        records: [],
        next: null,
      });
    });

    test("forgets what is older than the days that are kept, also hundreds, and nothing else", async () => {
      const clock = fixedClock();
      const today = clock.today();
      for (let at = 0; at < 130; at++) await download("2019-01-01T00:00:00.000Z", `id-${at}`);
      await view(`${today}T00:10:00.000Z`);
      const ledger = { listBooks: () => Promise.resolve([books]) };
      expect(await forgetReads({ ledger, reads, readLogDays: 30, clock })).toBe(130);
      expect(await forgetReads({ ledger, reads, readLogDays: 30, clock })).toBe(0);
      expect(await records()).toHaveLength(1);
    });
  });
}
