/** relay as Lambda calls it: the outbox's stream in, bundles in the queues of the stages that wait for them. */
import { describe, expect, test } from "vitest";
import { relayHandler } from "../../../functions/relay/handler.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import { MemoryBundleQueue } from "../../support/memory-bundle-queue.ts";
import { MemoryFailureQueue } from "../../support/memory-failure-queue.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { aFinding, books } from "../../support/uploads.ts";
import { expiryRecord, poisonRecord, streamRecord } from "../lambda-events.ts";
import { alertEvents, refusedEvents } from "../notify/alert-bundles.ts";

const nothingFailed = { batchItemFailures: [] };
const held = refusedEvents("UploadHeld", [aFinding()]);

function open() {
  const queues = {
    ingest: new MemoryBundleQueue(),
    assess: new MemoryBundleQueue(),
    notify: new MemoryBundleQueue(),
    snapshot: new MemoryBundleQueue(),
    report: new MemoryBundleQueue(),
    verify: new MemoryBundleQueue(),
  };
  const [failureQueue, log] = [new MemoryFailureQueue(), new MemoryLog()];
  const handler = relayHandler({ queues, failureQueue, log });
  const call = (...Records: readonly unknown[]) => handler({ Records }, localContext);
  /** The same with so many seconds, of which each record takes as many. */
  const callWithin = (seconds: number, ofEach: number, ...Records: readonly unknown[]) => {
    const left = () => 1_000 * (seconds - ofEach * queues.assess.bundles.length);
    return handler({ Records }, { ...localContext, getRemainingTimeInMillis: left });
  };
  return { queues, failureQueue, log, call, callWithin };
}

describe("a bundle of the outbox", () => {
  test("goes to every stage that waits for its topic, as it was stored, under its books", async () => {
    const { queues, call } = open();
    expect(await call(streamRecord("1", held))).toEqual(nothingFailed);
    const queued = { id: held.id, books, body: JSON.stringify(held) };
    expect(queues.assess.bundles).toEqual([queued]);
    expect(queues.notify.bundles).toEqual([queued]);
    for (const stage of ["ingest", "snapshot", "report", "verify"] as const)
      expect(queues[stage].bundles).toEqual([]);
  });

  test("for which a run has no time is left with those behind it for the next run", async () => {
    const { queues, callWithin } = open();
    const records = ["1", "2", "3", "4"].map((at) => streamRecord(at, { ...held, id: `${held.id}/${at}` }));
    expect(await callWithin(60, 25, ...records)).toEqual({ batchItemFailures: [{ itemIdentifier: "3" }] });
    expect(queues.assess.bundles).toHaveLength(2);
  });

  test("of a later version goes on as it is: the stage decides whether it knows it", async () => {
    const { queues, call } = open();
    const later = { ...held, colour: "blue", events: [{ type: "UploadPraised", version: 9 }] };
    expect(await call(streamRecord("1", later as unknown as OutboxBundle))).toEqual(nothingFailed);
    expect(queues.assess.bundles).toMatchObject([{ body: JSON.stringify(later) }]);
  });

  test("that nobody waits for goes nowhere", async () => {
    const { queues, call } = open();
    const gossip = { ...held, topic: "gossip" } as unknown as OutboxBundle;
    expect(await call(streamRecord("1", gossip))).toEqual(nothingFailed);
    expect(Object.values(queues).flatMap(({ bundles }) => bundles)).toEqual([]);
  });

  test("that expires is no news", async () => {
    const { queues, call } = open();
    expect(await call(expiryRecord("1"))).toEqual(nothingFailed);
    expect(queues.notify.bundles).toEqual([]);
  });

  test("that a queue does not take comes again with everything behind it, and is not lost on the way", async () => {
    const { queues, call } = open();
    queues.notify.isBroken = true;
    const batch = [streamRecord("1", held), streamRecord("2", alertEvents({}))];
    expect(await call(...batch)).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }] });
    queues.notify.isBroken = false;
    expect(await call(...batch)).toEqual(nothingFailed);
    expect(queues.notify.bundles.map(({ id }) => id)).toEqual([held.id, alertEvents({}).id]);
    expect(queues.assess.bundles.map(({ id }) => id)).toEqual([held.id]);
  });
});

describe("a record that no try can pass on", () => {
  test.each([
    ["has no text", poisonRecord("2")],
    ["has another kind of text", poisonRecord("2", { data: { N: "7" } })],
    ["is no JSON", poisonRecord("2", { data: { S: "garbage" } })],
    ["names no books", poisonRecord("2", { data: { S: JSON.stringify({ topic: "upload", id: "1" }) } })],
  ])("is dead-lettered with the reason and holds nobody up: it %s", async (_, poison) => {
    const { queues, failureQueue, log, call } = open();
    expect(await call(poison, streamRecord("3", held))).toEqual(nothingFailed);
    expect(failureQueue.messages).toMatchObject([{ id: "2", reason: { code: "bundle-unreadable" } }]);
    expect(queues.notify.bundles).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain("garbage");
  });

  test("comes again while it cannot be dead-lettered", async () => {
    const { failureQueue, call } = open();
    failureQueue.isBroken = true;
    const answer = await call(poisonRecord("2"), streamRecord("3", held));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
  });
});

test("an event that is no stream's is refused, so that the wiring is found wrong at once", async () => {
  await expect(open().call({ messageId: "1", body: "{}" })).rejects.toMatchObject({ code: "event-unknown" });
});
