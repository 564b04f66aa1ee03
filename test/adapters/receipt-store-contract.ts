/** What every receipt store promises, whatever it stands on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReceiptStore } from "../../shared/ports/receipt-store.ts";
import { books } from "../support/uploads.ts";

export interface ReceiptStores {
  /** A store that nobody has written to. */
  readonly open: () => Promise<ReceiptStore>;
  readonly close: () => Promise<void>;
}

const at = "2020-11-02T00:00:00.000Z";

export function describeReceiptStore(prepare: () => Promise<ReceiptStores>, name: string): void {
  let stores: ReceiptStores;
  beforeAll(async () => {
    stores = await prepare();
  });
  afterAll(() => stores.close());

  describe(`receipts in ${name}`, () => {
    test("tell what was delivered from what was not", async () => {
      const receipts = await stores.open();
      expect(await receipts.isDelivered(books, "1129000/2020/a@사회적경제과")).toBe(false);
      await receipts.recordDelivery(books, "1129000/2020/a@사회적경제과", at);
      expect(await receipts.isDelivered(books, "1129000/2020/a@사회적경제과")).toBe(true);
      expect(await receipts.isDelivered(books, "1129000/2020/a@")).toBe(false);
    });

    test("may be recorded twice", async () => {
      const receipts = await stores.open();
      await receipts.recordDelivery(books, "a", at);
      await receipts.recordDelivery(books, "a", "2020-11-03T00:00:00.000Z");
      expect(await receipts.isDelivered(books, "a")).toBe(true);
    });

    test("of one office are not those of another, nor of another year", async () => {
      const receipts = await stores.open();
      await receipts.recordDelivery(books, "a", at);
      expect(await receipts.isDelivered({ ...books, fiscalYear: 2021 }, "a")).toBe(false);
      expect(await receipts.isDelivered({ ...books, office: "4182000" }, "a")).toBe(false);
    });
  });
}
