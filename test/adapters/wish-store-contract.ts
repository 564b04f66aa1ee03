/** What every store of wishes promises. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import { answered, snapshotWishPrefix, uploadWishName, type Wish } from "../../shared/domain/wish.ts";
import type { AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { WishStore } from "../../shared/ports/wish-store.ts";
import { day } from "../support/builders.ts";
import { aFinding, books } from "../support/uploads.ts";

export interface OpenWishes {
  readonly wishes: WishStore;
  readonly trail: AuditTrail;
  /** Ids of the bundles that were told. */
  readonly told: () => Promise<string[]>;
}

export interface WishWorld {
  readonly open: () => Promise<OpenWishes>;
  readonly close: () => Promise<void>;
}

export function describeWishStore(begin: () => Promise<WishWorld>, name: string): void {
  describe(`a store of wishes in ${name}`, () => {
    let world: WishWorld;
    let opened: OpenWishes;
    beforeAll(async () => {
      world = await begin();
    });
    afterAll(() => world.close());
    beforeEach(async () => {
      opened = await world.open();
    });

    it("gives a wish back as it was asked, told of in a bundle", async () => {
      const { wishes, told } = opened;
      expect(await wishes.find(books, uploadWishName("a"))).toBeNull();
      expect(await wishes.ask(aWish(), bundleOf(1))).toBe("stored");
      expect(await wishes.find(books, uploadWishName("a"))).toEqual(aWish());
      expect(await told()).toEqual(["wish/1"]);
    });

    it("takes one of two who ask at once, and tells of that one alone", async () => {
      const { wishes, told } = opened;
      await wishes.ask(aWish(), bundleOf(1));
      expect(await wishes.ask(aWish({ at: "2020-11-02T00:00:05.000Z" }), bundleOf(2))).toBe("conflict");
      expect(await wishes.find(books, uploadWishName("a"))).toEqual(aWish());
      expect(await told()).toEqual(["wish/1"]);
    });

    it("keeps the first answer, and has it in the trail once", async () => {
      const { wishes, trail } = opened;
      await wishes.ask(aWish(), bundleOf(1));
      const first = answered(aWish(), refusal("2020-11-02T00:00:10.000Z"));
      await wishes.answer(first);
      await wishes.answer(answered(aWish(), refusal("2020-11-02T00:00:20.000Z")));
      expect(await wishes.find(books, uploadWishName("a"))).toEqual(first);
      expect((await trail.read(books, 10, null)).entries).toMatchObject([
        { at: "2020-11-02T00:00:10.000Z", act: "undo-upload", target: "a", outcome: "refused" },
      ]);
    });

    it("drops the answer to a wish that another has replaced", async () => {
      const { wishes, trail } = opened;
      await wishes.ask(aWish(), bundleOf(1));
      await wishes.ask(aWish({ version: 2 }), bundleOf(2));
      await wishes.answer(answered(aWish(), refusal("2020-11-02T00:00:10.000Z")));
      expect(await wishes.find(books, uploadWishName("a"))).toEqual(aWish({ version: 2 }));
      expect((await trail.read(books, 10, null)).entries).toEqual([]);
    });

    it("lists those about snapshots, by day, of these books alone", async () => {
      const { wishes } = opened;
      await wishes.ask(aWish(), bundleOf(1));
      await wishes.ask(aSnapshotWish("2020-10-31"), bundleOf(2));
      await wishes.ask(aSnapshotWish("2020-09-30"), bundleOf(3));
      const other = { ...books, fiscalYear: 2021 };
      await wishes.ask({ ...aSnapshotWish("2020-09-30"), books: other }, bundleOf(4));
      expect(await wishes.listOfSnapshots(books)).toEqual([
        aSnapshotWish("2020-09-30"),
        aSnapshotWish("2020-10-31"),
      ]);
      expect(await wishes.find(books, `${snapshotWishPrefix}2020-09-30`)).toEqual(
        aSnapshotWish("2020-09-30"),
      );
    });
  });
}

function aWish(wish: Partial<Wish> = {}): Wish {
  return {
    books,
    asked: { act: "undo-upload", uploadId: "a", uploadVersion: 2 },
    by: { subject: "test", name: "김담당", role: "finance" },
    at: "2020-11-02T00:00:00.000Z",
    answer: null,
    version: 1,
    ...wish,
  };
}

function aSnapshotWish(asOf: string): Wish {
  return aWish({ asked: { act: "take-snapshot", asOf: day(asOf), isForced: false } });
}

function refusal(at: string) {
  return { at, outcome: "refused", findings: [aFinding()] };
}

function bundleOf(number: number): OutboxBundle {
  const id = `wish/${number}`;
  const event = { type: "UploadActAsked", version: 1, id, uploadId: "a", wishVersion: number } as const;
  return { topic: "upload-wish", id, books, at: "2020-11-02T00:00:00.000Z", events: [event] };
}
