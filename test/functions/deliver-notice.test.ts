import { describe, expect, test } from "vitest";
import { deliverNotices } from "../../functions/notify/deliver-notice.ts";
import type { Notifier } from "../../shared/ports/notifier.ts";
import type { ReceiptStore } from "../../shared/ports/receipt-store.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { MemoryNotifier } from "../support/memory-notifier.ts";
import { MemoryReceiptStore } from "../support/memory-receipt-store.ts";
import { aFinding, books } from "../support/uploads.ts";
import { alertNews, appliedNews, received, refusedNews } from "./news.ts";

function open() {
  return { notifier: new MemoryNotifier(), receipts: new MemoryReceiptStore(), clock: fixedClock() };
}

const news = received(alertNews({ department: "가" }, { department: "나" }, { department: "다" }));
const ids = ["가", "나", "다"].map((department) => `1129000/2020/alert/news@${department}`);

/** Dies the first time it is asked to do that. */
function onceBroken<Arguments extends readonly unknown[]>(
  act: (...given: Arguments) => Promise<void>,
  nth: number,
) {
  let count = 0;
  return (...given: Arguments): Promise<void> => {
    count += 1;
    return count === nth ? Promise.reject(new Error("The process died")) : act(...given);
  };
}

describe("news", () => {
  test("is brought to each department it concerns", async () => {
    const { notifier, ...rest } = open();
    const sent = await deliverNotices(news, { notifier, ...rest });
    expect(sent.map(({ id }) => id)).toEqual(ids);
    expect(notifier.sent).toEqual(sent);
  });

  test("is brought once, however often it is told", async () => {
    const dependencies = open();
    await deliverNotices(news, dependencies);
    expect(await deliverNotices(news, dependencies)).toEqual([]);
    expect(dependencies.notifier.sent).toHaveLength(3);
  });

  test("of a refused upload is brought to its sender once, of an applied one to nobody", async () => {
    const dependencies = open();
    for (const bundle of [
      appliedNews(),
      refusedNews("UploadHeld", [aFinding()]),
      refusedNews("UploadHeld", [aFinding()]),
    ]) {
      await deliverNotices(received(bundle), dependencies);
    }
    expect(dependencies.notifier.sent.map(({ kind }) => kind)).toEqual(["upload"]);
  });

  test("whose sending fails leaves no receipt, and goes out when it is told again", async () => {
    const { notifier, receipts, clock } = open();
    const failing: Notifier = { deliver: onceBroken((notice) => notifier.deliver(notice), 2) };
    await expect(deliverNotices(news, { notifier: failing, receipts, clock })).rejects.toThrow(
      "The process died",
    );
    expect(await receipts.isDelivered(books, ids[1] ?? "")).toBe(false);
    await deliverNotices(news, { notifier: failing, receipts, clock });
    expect(notifier.sent.map(({ id }) => id)).toEqual(ids);
  });

  test("that is sent when the process dies before its receipt goes out again under the same id, and alone", async () => {
    const { notifier, receipts, clock } = open();
    const forgetful: ReceiptStore = {
      isDelivered: (of, id) => receipts.isDelivered(of, id),
      recordDelivery: onceBroken((of, id, at) => receipts.recordDelivery(of, id, at), 2),
    };
    await expect(deliverNotices(news, { notifier, receipts: forgetful, clock })).rejects.toThrow(
      "The process died",
    );
    await deliverNotices(news, { notifier, receipts: forgetful, clock });
    const [first, second, third] = ids;
    expect(notifier.sent.map(({ id }) => id)).toEqual([first, second, second, third]);
    expect(notifier.sent[1]).toEqual(notifier.sent[2]);
  });
});
