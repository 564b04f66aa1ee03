/** Three stages as their queues wake them: real event shapes in, partial batch answers out. */
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { describe, expect, test } from "vitest";
import { assessHandler } from "../../functions/assess/handler.ts";
import { ingestHandler } from "../../functions/ingest/handler.ts";
import { notifyHandler } from "../../functions/notify/handler.ts";
import { localContext } from "../../local/host/lambda-events.ts";
import type { PreviewAnswer } from "../../shared/contracts/api/api.ts";
import type { ArrivalBundle } from "../../shared/contracts/events/arrivals.ts";
import { uploadBundle } from "../../shared/contracts/events/upload-events.ts";
import { ledgerWriter } from "../support/ledger-writer.ts";
import { policiesOf, strictPolicy } from "../support/policies.ts";
import { fixedClock } from "../support/fixed-clock.ts";
import { MemoryFailureQueue } from "../support/memory-failure-queue.ts";
import { MemoryFileStore } from "../support/memory-file-store.ts";
import { MemoryLog } from "../support/memory-log.ts";
import { MemoryOutbox } from "../support/memory-outbox.ts";
import { aFinding, anAppliedOutcome, anUpload, books } from "../support/uploads.ts";
import { deliver, spending } from "./deliveries.ts";
import { bundleRecord, fileStored, dryRunStored, queueRecord } from "./lambda-events.ts";
import { alertEvents, refusedEvents } from "./notify/alert-bundles.ts";
import { openNotifyFixture } from "./notify/notify-fixture.ts";
import type { ReadLog } from "../../shared/ports/audit-trail.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableReadLog } from "../../shared/stores/read-log-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { noMappings } from "../../shared/ports/mapping-store.ts";

const nothingFailed = { batchItemFailures: [] };
const failed = (...identifiers: readonly string[]) => ({
  batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

describe("ingest", () => {
  const key = "1129000/2020/as-of=2020-10-31/unit=원/집행현황.csv";
  const csv = "사업코드,사업명,예산액,집행액\nA0,마을기업 육성,100,10\n";

  function open() {
    const outbox = new MemoryOutbox();
    const [ledger, files, log] = [new TableLedgerStore(outbox.table), new MemoryFileStore(), new MemoryLog()];
    const failureQueue = new MemoryFailureQueue();
    const seen: string[] = [];
    const handler = ingestHandler({
      mappings: noMappings,
      tries: null,
      ...ledgerWriter({ ledger, files, clock: fixedClock() }),
      commands: new TableCommandStore(outbox.table),
      failureQueue,
      log,
      observe: ({ kind }) => seen.push(kind),
    });
    const call = (...messages: readonly (ArrivalBundle | string)[]) => {
      const Records = messages.map((message, at) =>
        queueRecord(`message-${at}`, typeof message === "string" ? message : JSON.stringify(message)),
      );
      return handler({ Records }, localContext);
    };
    return { ledger, files, failureQueue, log, seen, call };
  }

  test("takes the version of the file that the message names, with what its name says", async () => {
    const { ledger, files, seen, call } = open();
    const { version } = files.store(key, csv);
    files.store(key, "something else under the same name");
    expect(await call(fileStored(key, version))).toEqual(nothingFailed);
    expect(seen).toEqual(["applied"]);
    const [upload] = await ledger.listUploads(books);
    expect(upload).toMatchObject({
      file: { key, version },
      fileName: "집행현황.csv",
      options: { asOf: "2020-10-31", unit: "원", mapping: null },
    });
  });

  test("takes the only version there is of a bucket without versions", async () => {
    const { files, seen, call } = open();
    files.store(key, csv);
    expect(await call(fileStored(key, ""))).toEqual(nothingFailed);
    expect(seen).toEqual(["applied"]);
  });

  test("works each message of a batch for itself: one that can never be worked is dead-lettered with its reason", async () => {
    const { files, failureQueue, log, seen, call } = open();
    const { version } = files.store(key, csv);
    const bodies = [
      "no JSON at all",
      fileStored(key, version),
      JSON.stringify({ topic: "gossip" }),
      fileStored("1129000/2020/nothing-here.csv", "v1"),
      fileStored(key, version),
    ];
    expect(await call(...bodies)).toEqual(nothingFailed);
    expect(seen).toEqual(["applied", "already-applied"]);
    expect(failureQueue.messages.map(({ body, reason }) => [body, reason.code])).toEqual([
      [bodies[0], "message-unknown"],
      [bodies[2], "message-unknown"],
      [JSON.stringify(bodies[3]), "file-missing"],
    ]);
    expect(failureQueue.messages[0]?.reason.message).toContain("it is no JSON");
    expect(log.lines.filter(({ level }) => level === "error")).toHaveLength(3);
  });

  test("lets what may work later come again, and what stands behind it in its books", async () => {
    const { files, failureQueue, seen, call } = open();
    const { version } = files.store(key, csv);
    files.breakOnce();
    const bodies = [fileStored(key, version), fileStored(key, version)];
    expect(await call(...bodies)).toEqual(failed("message-0", "message-1"));
    expect(seen).toEqual([]);
    expect(failureQueue.messages).toEqual([]);
  });

  test("lets a message come again that could not be dead-lettered", async () => {
    const { failureQueue, call } = open();
    failureQueue.isBroken = true;
    expect(await call("no JSON at all")).toEqual(failed("message-0"));
  });

  test("dead-letters a file in the wrong place, and says where files go", async () => {
    const { ledger, failureQueue, call } = open();
    expect(await call(fileStored("report.csv", "v1"))).toEqual(nothingFailed);
    expect(failureQueue.messages).toMatchObject([{ reason: { code: "upload-misplaced" } }]);
    expect(failureQueue.messages[0]?.reason.message).toContain("Files go to OFFICE/YEAR/");
    expect(await ledger.listBooks()).toEqual([]);
  });

  test("answers a rejected file like any other: its sender is told, the message is done with", async () => {
    const { files, seen, call } = open();
    const { version } = files.store(key, csv.replace(",10", ",열"));
    expect(await call(fileStored(key, version))).toEqual(nothingFailed);
    expect(seen).toEqual(["rejected"]);
  });

  test("writes down identifiers and outcomes, and nothing of what the file says", async () => {
    const { files, log, call } = open();
    const { version } = files.store(key, csv);
    await call(fileStored(key, version));
    expect(log.lines).toMatchObject([
      { level: "info", fields: { office: "1129000", fiscalYear: 2020, outcome: "applied" } },
    ]);
    expect(log.lines.map(({ fields }) => Object.keys(fields))).toEqual([
      ["office", "fiscalYear", "uploadId", "outcome"],
    ]);
    expect(JSON.stringify(log.lines)).not.toContain("마을기업");
  });

  test("only tries what was sent to be tried: the ledger stays as it was", async () => {
    const outbox = new MemoryOutbox();
    const [ledger, files] = [new TableLedgerStore(outbox.table), new MemoryFileStore()];
    const verdicts: string[] = [];
    const answers = {
      keep: (_books: unknown, id: string, { verdict }: PreviewAnswer) => {
        verdicts.push(`${id} ${verdict}`);
        return Promise.resolve();
      },
    };
    const seen: string[] = [];
    const handler = ingestHandler({
      mappings: noMappings,
      ...ledgerWriter({ ledger, files, clock: fixedClock() }),
      commands: new TableCommandStore(outbox.table),
      tries: { files, answers },
      failureQueue: new MemoryFailureQueue(),
      log: new MemoryLog(),
      observe: ({ kind }) => seen.push(kind),
    });
    files.store(`files/try-1/${key}`, csv);
    const Records = [bundleRecord("message-1", dryRunStored(`files/try-1/${key}`))];
    expect(await handler({ Records }, localContext)).toEqual(nothingFailed);
    expect(verdicts).toEqual(["try-1 applied"]);
    expect([seen, await ledger.listUploads(books), outbox.notified()]).toEqual([[], [], []]);
  });

  test("throws on an event that is no queue's, so that the wiring is found wrong at once", async () => {
    const { log } = open();
    const outbox = new MemoryOutbox();
    const handler = ingestHandler({
      mappings: noMappings,
      tries: null,
      ...ledgerWriter({
        ledger: new TableLedgerStore(outbox.table),
        files: new MemoryFileStore(),
        clock: fixedClock(),
      }),
      commands: new TableCommandStore(outbox.table),
      failureQueue: new MemoryFailureQueue(),
      log,
      observe: () => {},
    });
    const call = handler({ detail: {} }, localContext);
    await expect(call).rejects.toMatchObject({ code: "event-unknown", retryable: false });
    expect(log.lines).toHaveLength(1);
  });
});

async function applied(ledger: TableLedgerStore, message: string) {
  await deliver(ledger, message, [spending("2020-10-31", 100_000_000n, 0n)]);
  return uploadBundle({ ...anUpload(message), outcome: anAppliedOutcome() });
}

/** What the rules find of one project that spent nothing, and of the office that reports no more. */
const found = 3;

describe("assess", () => {
  function open(reads?: Pick<ReadLog, "forget">) {
    const outbox = new MemoryOutbox();
    const [ledger, alerts, log] = [
      new TableLedgerStore(outbox.table),
      new TableAlertStore(outbox.table),
      new MemoryLog(),
    ];
    const seen: number[] = [];
    const mornings: number[] = [];
    const failureQueue = new MemoryFailureQueue();
    const handler = assessHandler({
      ledger,
      alerts,
      outbox,
      clock: fixedClock(),
      policies: policiesOf(strictPolicy),
      reads: reads ?? new TableReadLog(outbox.table),
      readLogDays: 365,
      log,
      failureQueue,
      observe: ({ changes }) => seen.push(changes.length),
      onMorning: (count) => mornings.push(count),
    });
    const call = (...Records: readonly unknown[]) => handler({ Records }, localContext);
    const beginDay = () => handler({ schedule: "daily" }, localContext);
    return { outbox, ledger, failureQueue, log, seen, mornings, call, beginDay };
  }

  test("looks at the office once for all that the ledger had taken in by then, and again when more comes", async () => {
    const { ledger, seen, call } = open();
    const bundles = [await applied(ledger, "a"), await applied(ledger, "b")];
    const records = bundles.map((bundle, at) => bundleRecord(`${at}`, bundle));
    expect(await call(...records, ...records)).toEqual(nothingFailed);
    expect(seen).toEqual([found]);
    expect(await call(bundleRecord("5", await applied(ledger, "c")))).toEqual(nothingFailed);
    expect(seen).toEqual([found, 0]);
  });

  test("passes over news that changes no figure", async () => {
    const { seen, call } = open();
    const bundles = [refusedEvents("UploadRejected", [aFinding()]), alertEvents({})];
    const records = bundles.map((bundle, at) => bundleRecord(`${at}`, bundle));
    expect(await call(...records)).toEqual(nothingFailed);
    expect(seen).toEqual([]);
  });

  test("counts a morning as announced also where what is older than the settings say cannot be forgotten", async () => {
    const { ledger, mornings, beginDay } = open({ forget: () => Promise.reject(new Error("throttled")) });
    await applied(ledger, "a");
    await expect(beginDay()).rejects.toThrow("throttled");
    expect(mornings).toEqual([1]);
  });

  test("announces the running year's books when the day begins, once a day, and looks at them when told", async () => {
    const { outbox, ledger, seen, call, beginDay } = open();
    await applied(ledger, "a");
    expect(await beginDay()).toEqual(nothingFailed);
    expect(await beginDay()).toEqual(nothingFailed);
    const due = outbox.notified().filter(({ topic }) => topic === "day");
    expect(due).toMatchObject([{ books, events: [{ type: "AssessmentDue", judgedOn: "2020-11-02" }] }]);
    expect(
      await call(
        ...outbox
          .written()
          .filter(({ topic }) => topic === "day")
          .map((bundle, at) => bundleRecord(`${at}`, bundle)),
      ),
    ).toEqual(nothingFailed);
    expect(seen).toEqual([found]);
  });

  test("dead-letters what it cannot read, and works what stands behind it", async () => {
    const { ledger, failureQueue, log, seen, call } = open();
    const bundle = await applied(ledger, "a");
    const poison = queueRecord("2", JSON.stringify({ ...bundle, topic: "gossip" }));
    expect(await call(poison, bundleRecord("3", bundle))).toEqual(nothingFailed);
    expect(seen).toEqual([found]);
    expect(failureQueue.messages).toMatchObject([{ id: "2", reason: { code: "message-unknown" } }]);
    expect(log.lines).toContainEqual(expect.objectContaining({ level: "error", fields: { messageId: "2" } }));
  });
});

describe("notify", () => {
  function open() {
    const fixture = openNotifyFixture();
    const log = new MemoryLog();
    const seen: string[] = [];
    const failureQueue = new MemoryFailureQueue();
    const handler = notifyHandler({
      ...fixture.dependencies(),
      hash: sha256Of,
      log,
      failureQueue,
      observe: ({ kind }) => seen.push(kind),
    });
    const call = (...Records: readonly unknown[]) => handler({ Records }, localContext);
    return { fixture, notifier: fixture.notifier, handler, log, seen, call };
  }

  const raised = bundleRecord("1", alertEvents({}));
  const rejected = bundleRecord("2", refusedEvents("UploadRejected", [aFinding()]));

  test("sends what is news to people, each once, though the batch comes twice", async () => {
    const { notifier, seen, call } = open();
    expect(await call(raised, rejected)).toEqual(nothingFailed);
    expect(await call(raised, rejected)).toEqual(nothingFailed);
    expect(notifier.sent.map(({ kind }) => kind)).toEqual(["alert", "upload"]);
    expect(seen).toEqual(["sent", "sent", "left", "left"]);
  });

  test("sends what waited for the morning when the schedule calls, and writes down no address", async () => {
    const { fixture, handler, log, call } = open();
    await fixture.decide({ recipients: [{ lines: null, addresses: ["chief@office.example"] }] });
    fixture.at("2020-11-02", "21:00");
    await call(raised);
    expect(fixture.notifier.sent).toEqual([]);
    fixture.at("2020-11-03", "08:00");
    expect(await handler({ schedule: "due-notices" }, localContext)).toEqual(nothingFailed);
    expect(fixture.notifier.sent.map(({ to }) => to)).toEqual([
      { kind: "person", address: "chief@office.example" },
    ]);
    expect(log.lines.at(-1)).toMatchObject({ message: "Due notices worked", fields: { sent: 1, failed: 0 } });
    expect(JSON.stringify(log.lines)).not.toContain("chief@");
  });

  test("throws on an event of another shape", async () => {
    const { log, call } = open();
    await expect(call({ eventName: "INSERT" })).rejects.toMatchObject({ code: "event-unknown" });
    expect(log.lines).toMatchObject([{ level: "error" }]);
  });
});
