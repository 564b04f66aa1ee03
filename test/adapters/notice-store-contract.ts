/** What every store of notices promises, whatever it stands on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accepted, claimed, sent, type StoredNotice } from "../../shared/domain/notices/notice-state.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";
import { aNotice } from "../support/notices.ts";
import { books } from "../support/uploads.ts";

export interface NoticeStores {
  /** A store that nobody has written to. */
  readonly open: () => Promise<NoticeStore>;
  readonly close: () => Promise<void>;
}

const now = "2020-11-02T00:00:00.000Z";
const later = "2020-11-02T01:00:00.000Z";

function claimOf(stored: StoredNotice, by: string, at = now): StoredNotice {
  const claim = claimed(stored, by, at);
  if (claim === null) throw new Error("A notice that is due can be claimed");
  return claim;
}

export function describeNoticeStore(prepare: () => Promise<NoticeStores>, name: string): void {
  let stores: NoticeStores;
  beforeAll(async () => {
    stores = await prepare();
  });
  afterAll(() => stores.close());

  describe(`notices in ${name}`, () => {
    test("are read back as they were, with won and all", async () => {
      const notices = await stores.open();
      const stored = accepted(aNotice(), later);
      expect(await notices.read(stored.notice)).toBeNull();
      expect(await notices.save([stored])).toBe("saved");
      expect(await notices.read(stored.notice)).toEqual(stored);
      expect(await notices.list(books)).toEqual([stored]);
    });

    test("are stored once", async () => {
      const notices = await stores.open();
      const stored = accepted(aNotice(), now);
      await notices.save([stored]);
      expect(await notices.save([stored])).toBe("conflict");
    });

    test("are claimed by one of two", async () => {
      const notices = await stores.open();
      const stored = accepted(aNotice(), now);
      await notices.save([stored]);
      const claims = ["one", "two"].map((by) => notices.save([claimOf(stored, by)]));
      expect((await Promise.all(claims)).toSorted()).toEqual(["conflict", "saved"]);
    });

    test("are stored together or not at all", async () => {
      const notices = await stores.open();
      const [first, second] = [accepted(aNotice({ id: "a" }), now), accepted(aNotice({ id: "b" }), now)];
      await notices.save([first]);
      expect(await notices.save([second, first])).toBe("conflict");
      expect(await notices.read(second.notice)).toBeNull();
    });

    test("are pending until they are sent, the earliest news first, of all books or of some", async () => {
      const notices = await stores.open();
      const other = accepted(aNotice({ id: "other", books: { ...books, fiscalYear: 2021 } }), now);
      const late = accepted(aNotice({ id: "late", at: later }), later);
      const early = accepted(aNotice({ id: "early", to: { kind: "topic", department: null } }), now);
      for (const stored of [late, early, other]) await notices.save([stored]);
      const pending = await notices.pending(books);
      expect(pending).toEqual([
        { books, at: now, id: "early", until: now, to: "topic:" },
        { books, at: later, id: "late", until: later, to: "chief@office.example" },
      ]);
      expect((await notices.pending(null)).map(({ id }) => id).toSorted()).toEqual([
        "early",
        "late",
        "other",
      ]);
      const claim = claimOf(early, "one");
      await notices.save([claim]);
      expect(await notices.pending(books)).toMatchObject([
        { id: "early", until: "2020-11-02T00:05:00.000Z" },
        { id: "late" },
      ]);
      await notices.save([sent(claim, later)]);
      expect((await notices.pending(books)).map(({ id }) => id)).toEqual(["late"]);
      expect((await notices.list(books)).map(({ state }) => state.state)).toEqual(["sent", "waiting"]);
    });
  });
}
