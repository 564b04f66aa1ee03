/** What every snapshot store promises, whatever it stands on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutboxBundle, ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import { linkOf, nameOf, type SnapshotEntry } from "../../shared/domain/snapshots/snapshot.ts";
import type { SnapshotAdding, SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { day } from "../support/builders.ts";
import { anEntry } from "../support/snapshots.ts";
import { books } from "../support/uploads.ts";

export interface SnapshotStores {
  /** A store that nobody has written to, and what it told. */
  readonly open: () => Promise<{ store: SnapshotStore; notified: () => Promise<ReceivedBundle[]> }>;
  readonly close: () => Promise<void>;
}

function adding({ entry, bytes }: { entry: SnapshotEntry; bytes: Uint8Array }): SnapshotAdding {
  const id = `${books.office}/${books.fiscalYear}/snapshot/${nameOf(entry)}`;
  const event = { type: "SnapshotTaken", version: 1, id, snapshot: linkOf(entry), takenBy: null } as const;
  const bundle: OutboxBundle = { topic: "snapshot", id, books, at: entry.takenAt, events: [event] };
  return { books, entry, bytes, bundle };
}

const first = anEntry({}, null, { requestId: "quarter-end/2020-09-30" });
const second = anEntry({ version: 2 }, first.entry);
const third = anEntry({ asOf: day("2020-06-30") }, second.entry);

export function describeSnapshotStore(prepare: () => Promise<SnapshotStores>, name: string): void {
  let stores: SnapshotStores;
  beforeAll(async () => {
    stores = await prepare();
  });
  afterAll(() => stores.close());

  describe(`snapshots in ${name}`, () => {
    test("are none at first", async () => {
      const { store } = await stores.open();
      expect(await store.list(books)).toEqual([]);
      expect(await store.head(books)).toBeNull();
      expect(await store.read(books, first.entry)).toBeNull();
      expect(await store.answered(books, "quarter-end/2020-09-30")).toBeNull();
    });

    test("come back byte for byte, in the order in which they were taken, and each is told once", async () => {
      const { store, notified } = await stores.open();
      for (const each of [first, second, third]) expect(await store.add(adding(each))).toBe("stored");
      expect(await store.list(books)).toEqual([first, second, third].map(({ entry }) => entry));
      expect(await store.head(books)).toEqual({ ...linkOf(third.entry), number: 3 });
      for (const { entry, bytes } of [first, second, third])
        expect(Buffer.from((await store.read(books, entry)) ?? [])).toEqual(Buffer.from(bytes));
      const names = (await notified()).map(({ id }) => id).toSorted();
      expect(names).toEqual([first, second, third].map((each) => adding(each).bundle.id).toSorted());
    });

    test("of two takers of one moment are one, and the other is told so", async () => {
      const { store, notified } = await stores.open();
      const rival = anEntry({ takenBy: "감사과" });
      const results = await Promise.all([first, rival].map((each) => store.add(adding(each))));
      expect(results.toSorted()).toEqual(["conflict", "stored"]);
      const winner = results[0] === "stored" ? first : rival;
      expect(await store.list(books)).toEqual([winner.entry]);
      expect(Buffer.from((await store.read(books, winner.entry)) ?? [])).toEqual(Buffer.from(winner.bytes));
      expect(await notified()).toHaveLength(1);
    });

    test("are a conflict where another was taken after the one that they name as the last", async () => {
      const { store } = await stores.open();
      await store.add(adding(first));
      const late = anEntry({ asOf: day("2020-06-30") });
      expect(await store.add(adding(late))).toBe("conflict");
      expect(await store.add(adding(first))).toBe("conflict");
      expect(await store.list(books)).toEqual([first.entry]);
    });

    test("answer a request once, be it with a new one or with one that was there", async () => {
      const { store } = await stores.open();
      await store.add(adding(first));
      const answered = { asOf: first.entry.asOf, version: 1 };
      expect(await store.answered(books, "quarter-end/2020-09-30")).toEqual(answered);
      await store.answer(books, "request-7", first.entry);
      await store.answer(books, "request-7", second.entry);
      expect(await store.answered(books, "request-7")).toEqual(answered);
      const again = anEntry({ version: 2 }, first.entry, { requestId: "request-7" });
      expect(await store.add(adding(again))).toBe("conflict");
    });

    test("of one office are not those of another, nor of another year", async () => {
      const { store } = await stores.open();
      await store.add(adding(first));
      for (const other of [
        { ...books, fiscalYear: 2021 },
        { ...books, office: "4573000" },
      ]) {
        expect(await store.list(other)).toEqual([]);
        expect(await store.head(other)).toBeNull();
        expect(await store.read(other, first.entry)).toBeNull();
      }
    });
  });
}
