/** receive as EventBridge calls it: what came in is checked before it is read, and queued under its books. */
import { describe, expect, test } from "vitest";
import { receiveHandler } from "../../../functions/receive/handler.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import { ingestBundleFromText } from "../../../shared/contracts/events/arrivals.ts";
import { maxUploadBytes } from "../../../shared/domain/uploads/upload.ts";
import { MemoryBundleQueue } from "../../support/memory-bundle-queue.ts";
import { MemoryFailureQueue } from "../../support/memory-failure-queue.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { books } from "../../support/uploads.ts";
import { executionRecordedEvent, objectCreated, ownAccount, queueRecord } from "../lambda-events.ts";

const key = "1129000/2020/as-of=2020-10-31/집행현황.csv";
const at = "2020-11-02T00:00:00Z";
const record = {
  projectCode: "A1",
  projectName: "마을기업 육성",
  measure: "expenditure",
  fund: "municipal",
  kind: "increment",
  date: "2020-11-01",
  amountWon: "9007199254740993",
};
const execution = { version: 1, eventId: "e1", office: "1129000", fiscalYear: 2020, records: [record] };

function open() {
  const [ingest, failureQueue, log] = [new MemoryBundleQueue(), new MemoryFailureQueue(), new MemoryLog()];
  const isKnownOffice = (office: string) => office === "1129000";
  const maySend = (account: string, office: string) =>
    account === ownAccount || (account === "210987654321" && office === "1129000");
  const rules = { isKnownOffice, maySend, dryRunsBucket: "tries" };
  const handler = receiveHandler({ ingest, failureQueue, log, ...rules });
  const call = (...events: readonly unknown[]) =>
    handler(
      { Records: events.map((event, index) => queueRecord(`${index}`, JSON.stringify(event))) },
      localContext,
    );
  const queued = () => ingest.bundles.map(({ body }) => ingestBundleFromText(body));
  const callWith = (body: string) => handler({ Records: [queueRecord("0", body)] }, localContext);
  return { ingest, failureQueue, log, call, callWith, queued };
}

describe("what came in is queued for ingest under its books", () => {
  test("a stored file, by its key and version", async () => {
    const { ingest, call, queued } = open();
    await call(objectCreated(key, { version: "v7" }));
    const events = [{ type: "FileStored", version: 1, key, fileVersion: "v7" }];
    expect(queued()).toEqual([{ topic: "file", id: ingest.bundles[0]?.id, books, at, events }]);
    expect(ingest.bundles).toMatchObject([{ books }]);
  });

  test("a file whose name came in the letters of a Mac", async () => {
    const { ingest, call } = open();
    await call(objectCreated(key.normalize("NFD")));
    expect(ingest.bundles).toMatchObject([{ books }]);
  });

  test("a file that is only tried", async () => {
    const { call, queued } = open();
    await call(objectCreated(`files/try-1/${key}`, { bucket: "tries", version: "" }));
    const events = [{ type: "FileTried", version: 1, key: `files/try-1/${key}`, fileVersion: "" }];
    expect(queued()).toMatchObject([{ topic: "trial", books, events }]);
  });

  test("another system's event, to the won", async () => {
    const { call, queued } = open();
    await call(executionRecordedEvent(execution));
    const records = [{ ...record, amountWon: 9_007_199_254_740_993n }];
    expect(queued()).toEqual([
      {
        topic: "execution",
        id: expect.any(String) as string,
        books,
        at,
        events: [{ ...execution, records }],
      },
    ]);
  });

  test("the same event delivered twice, once", async () => {
    const { ingest, call } = open();
    for (let time = 1; time <= 2; time++) await call(objectCreated(key));
    expect(ingest.bundles).toHaveLength(1);
  });

  test("a file of exactly the size that is read", async () => {
    const { ingest, call } = open();
    await call(objectCreated(key, { size: maxUploadBytes }));
    expect(ingest.bundles).toHaveLength(1);
  });

  test("not the console's word for a folder", async () => {
    const { ingest, failureQueue, call } = open();
    await call(objectCreated("1129000/2020/", { size: 0 }));
    expect([ingest.bundles, failureQueue.messages]).toEqual([[], []]);
  });
});

describe("what can never be worked is dead-lettered at once with the reason, unread", () => {
  test.each([
    [
      "a file under no office",
      objectCreated("astray/2020/a.csv"),
      "upload-misplaced",
      "no 7-digit office code",
    ],
    ["a file under no year", objectCreated("1129000/a.csv"), "upload-misplaced", "is no fiscal year"],
    ["a file of another office", objectCreated("1100000/2020/a.csv"), "office-unknown", "1100000 is none"],
    [
      "an event of another office",
      executionRecordedEvent({ ...execution, office: "1100000" }),
      "office-unknown",
      "settings",
    ],
    [
      "one byte too many",
      objectCreated(key, { size: maxUploadBytes + 1 }),
      "file-too-large",
      `${maxUploadBytes + 1} bytes`,
    ],
    [
      "a tried file too large",
      objectCreated(`files/t/${key}`, { bucket: "tries", size: 2 ** 40 }),
      "file-too-large",
      "was not read",
    ],
    [
      "a file among the tries under no number",
      objectCreated(key, { bucket: "tries" }),
      "upload-misplaced",
      "no file is tried there",
    ],
    ["a negative size", objectCreated(key, { size: -1 }), "message-unknown", "size"],
    [
      "an event without records",
      executionRecordedEvent({ ...execution, records: [] }),
      "message-unknown",
      "records",
    ],
    [
      "another event of S3",
      { ...objectCreated(key), "detail-type": "Object Deleted" },
      "message-unknown",
      "neither",
    ],
    ["nothing", null, "message-unknown", "neither"],
  ])("%s", async (_, event, code, said) => {
    const { ingest, failureQueue, call } = open();
    await call(event);
    expect(ingest.bundles).toEqual([]);
    expect(failureQueue.messages).toMatchObject([{ body: JSON.stringify(event), reason: { code } }]);
    expect(failureQueue.messages[0]?.reason.message).toContain(said);
  });
});

test("what is no JSON is dead-lettered as it came", async () => {
  const { failureQueue, callWith } = open();
  expect(await callWith("{")).toEqual({ batchItemFailures: [] });
  expect(failureQueue.messages).toMatchObject([{ body: "{", reason: { code: "message-unknown" } }]);
});

test("what ingest's queue does not take comes again, and nothing beside it does", async () => {
  const { ingest, log, call } = open();
  ingest.isBroken = true;
  expect(await call(objectCreated(key), objectCreated("1129000/2020/"))).toEqual({
    batchItemFailures: [{ itemIdentifier: "0" }],
  });
  expect(log.lines).toMatchObject([{ level: "error", fields: { messageId: "0" } }]);
});

test("what cannot be dead-lettered comes again, too, and what stands behind it is queued", async () => {
  const { ingest, failureQueue, call } = open();
  failureQueue.isBroken = true;
  expect(await call(objectCreated("astray.csv"), objectCreated(key))).toEqual({
    batchItemFailures: [{ itemIdentifier: "0" }],
  });
  expect(ingest.bundles).toHaveLength(1);
});
