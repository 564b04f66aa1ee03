/** ExecutionRecorded events from another system: given what the ledger holds, when one comes, then the balances say so. */
import { describe, expect, test } from "vitest";
import { ingestHandler, type IngestHandlerDependencies } from "../../../functions/ingest/handler.ts";
import { undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import { currentLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { laterClock } from "../../support/fixed-clock.ts";
import { MemoryFailureQueue } from "../../support/memory-failure-queue.ts";
import { ledgerWriter } from "../../support/ledger-writer.ts";
import { MemoryFileStore } from "../../support/memory-file-store.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { TableCommandStore } from "../../../shared/stores/command-store.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { books } from "../../support/uploads.ts";
import { queueRecord } from "../lambda-events.ts";
import { crashingTable } from "./watched-table.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";
import { noMappings } from "../../../shared/ports/mapping-store.ts";

const payment = {
  projectCode: "A1",
  projectName: "마을기업 육성",
  department: "사회적경제과",
  measure: "expenditure",
  fund: "municipal",
  kind: "increment",
  date: "2020-10-31",
  amountWon: "1000",
};
const budget = {
  ...payment,
  measure: "appropriation",
  kind: "cumulative",
  date: "2020-01-02",
  amountWon: "5000",
};

function anEvent(eventId: string, records: readonly unknown[], change: object = {}): string {
  const { office, fiscalYear } = books;
  const event = { version: 1, eventId, office, fiscalYear, records, ...change };
  return JSON.stringify({
    topic: "execution",
    id: eventId,
    books,
    at: "2020-11-02T00:00:00Z",
    events: [event],
  });
}

function raise(): never {
  throw new RangeError("The ledger has no such project");
}

function open() {
  const outbox = new MemoryOutbox();
  const [ledger, files] = [new TableLedgerStore(outbox.table), new MemoryFileStore()];
  const [failureQueue, log] = [new MemoryFailureQueue(), new MemoryLog()];
  const seen: string[] = [];
  const sendThrough = (used: LedgerStore, ...bodies: readonly string[]) => {
    const observe: IngestHandlerDependencies["observe"] = ({ kind }, arrivedAt) =>
      seen.push(`${kind} ${arrivedAt}`);
    const handler = ingestHandler({
      mappings: noMappings,
      tries: null,
      ...ledgerWriter({ ledger: used, files, clock: laterClock() }),
      commands: new TableCommandStore(outbox.table),
      failureQueue,
      log,
      observe,
    });
    return handler({ Records: bodies.map((body, at) => queueRecord(`m${at}`, body)) }, localContext);
  };
  const send = (...bodies: readonly string[]) => sendThrough(ledger, ...bodies);
  const spent = async (code: string) => {
    const stored = (await ledger.readBalances(books)).get(projectIdOfCode(code));
    return stored === undefined ? null : currentLine(stored.balance).amounts.expenditure;
  };
  return { outbox, ledger, files, failureQueue, seen, send, sendThrough, spent };
}

describe("an ExecutionRecorded event", () => {
  test("adds a payment to its project and fund, and leads back to the stored event", async () => {
    const { ledger, files, seen, send, spent } = open();
    expect(await send(anEvent("e1", [budget, payment]))).toEqual({ batchItemFailures: [] });
    expect(await spent("A1")).toEqual({ municipal: 1000n });
    expect(seen).toEqual(["applied 2020-11-02T00:00:00Z"]);
    const [upload] = await ledger.listUploads(books);
    expect(upload).toMatchObject({
      uploadId: "event-e1",
      fileName: "e1.json",
      outcome: { format: "execution-recorded" },
    });
    const stored = await files.read(upload?.file ?? { key: "", version: "" });
    expect(JSON.parse(new TextDecoder().decode(stored.bytes))).toMatchObject({
      eventId: "e1",
      records: [budget, payment],
    });
    const [posting] = await ledger.readPostings(books, projectIdOfCode("A1"), 1);
    expect(posting).toMatchObject({
      rows: [1, 2],
      project: { name: "마을기업 육성", department: "사회적경제과" },
    });
  });

  test("counts once however often it comes, and is refused when it comes changed", async () => {
    const { outbox, seen, send, spent } = open();
    await send(
      anEvent("e1", [payment]),
      anEvent("e1", [payment]),
      anEvent("e1", [{ ...payment, amountWon: "7" }]),
    );
    expect(await spent("A1")).toEqual({ municipal: 1000n });
    expect(seen.map((each) => each.split(" ")[0])).toEqual(["applied", "already-applied", "rejected"]);
    expect(outbox.notified()).toHaveLength(1);
  });

  test("that was undone is refused when it comes changed, and stays undone when it comes as it was", async () => {
    const { ledger, files, seen, send, spent } = open();
    await send(anEvent("e1", [budget, payment]));
    const [upload] = await ledger.listUploads(books);
    if (upload === undefined) throw new RangeError("Nothing was applied");
    await undoUpload(upload, "재무과", ledgerWriter({ ledger, files, clock: laterClock() }));
    await send(anEvent("e1", [budget, payment]), anEvent("e1", [budget, { ...payment, amountWon: "7" }]));
    expect(seen.map((each) => each.split(" ")[0])).toEqual(["applied", "already-undone", "rejected"]);
    expect(await spent("A1")).toEqual({});
    await send(anEvent("e2", [budget, { ...payment, amountWon: "7" }]));
    expect(await spent("A1")).toEqual({ municipal: 7n });
  });

  test("counts equal payments of one batch and of two events each for itself", async () => {
    const { send, spent } = open();
    await send(anEvent("e1", [payment, payment]), anEvent("e2", [payment]));
    expect(await spent("A1")).toEqual({ municipal: 3000n });
  });

  describe("that states a total beside its funds", () => {
    const total = { ...payment, kind: "cumulative", fund: "unsplit", amountWon: "1000" };
    const fund = (name: string, amountWon: string, change: object = {}) => ({
      ...total,
      fund: name,
      amountWon,
      ...change,
    });
    const outcomes = (seen: readonly string[]) => seen.map((each) => each.split(" ")[0]);

    test.each([
      ["expenditure", [total, fund("national", "600"), fund("municipal", "400")]],
      ["expenditure", [fund("national", "600"), total, fund("municipal", "400")]],
      ["current-budget", [total, fund("national", "600"), fund("municipal", "400")]],
    ])("has the funds where they add up to it: %s", async (measure, records) => {
      const { ledger, send } = open();
      await send(
        anEvent(
          "e1",
          records.map((record) => ({ ...record, measure })),
        ),
      );
      const stored = (await ledger.readBalances(books)).get(projectIdOfCode("A1"));
      const { amounts } = currentLine(stored?.balance ?? raise());
      expect(amounts).toMatchObject({ [measure]: { national: 600n, municipal: 400n } });
      const upload = await ledger.findUpload(books, "event-e1");
      expect(upload?.outcome).toMatchObject({
        findings: [{ code: "total-beside-funds", consequence: "note" }],
      });
    });

    test.each([
      ["funds that add to less", [total, fund("national", "600"), fund("municipal", "300")]],
      ["one fund", [total, fund("national", "400")]],
      ["a fund of another department", [total, fund("national", "500", { department: "도시과" })]],
      ["a fund of its code in other letters", [total, fund("national", "500", { projectCode: "a1" })]],
      [
        "payments that add up to it",
        [
          { ...payment, fund: "unsplit" },
          { ...payment, fund: "national" },
        ],
      ],
    ])("is refused beside %s", async (_, records) => {
      const { ledger, seen, send } = open();
      await send(anEvent("e1", records));
      expect(outcomes(seen)).toEqual(["rejected"]);
      const upload = await ledger.findUpload(books, "event-e1");
      expect(upload?.outcome).toMatchObject({
        findings: [{ code: "total-beside-funds", consequence: "reject" }],
      });
    });

    test.each([
      ["of another day", [total, fund("national", "400", { date: "2020-10-30" })], { unsplit: 1_000n }],
      [
        "of another measure",
        [total, fund("national", "400", { measure: "commitment" })],
        { unsplit: 1_000n },
      ],
      ["of another project", [total, fund("national", "400", { projectCode: "B1" })], { unsplit: 1_000n }],
      [
        "of payments that are others",
        [
          { ...payment, fund: "unsplit" },
          { ...payment, fund: "national", amountWon: "400" },
        ],
        { unsplit: 1_000n, national: 400n },
      ],
    ])("is taken beside funds %s", async (_, records, stated) => {
      const { seen, send, spent } = open();
      await send(anEvent("e1", records));
      expect(outcomes(seen)).toEqual(["applied"]);
      expect(await spent("A1")).toEqual(stated);
    });
  });

  test.each([
    ["of the same event", (total: object) => [anEvent("e1", [total, payment])], "event-e1"],
    [
      "of an earlier event",
      (total: object) => [anEvent("e1", [total]), anEvent("e2", [payment])],
      "event-e2",
    ],
  ])("says that a payment is not added to the total of its day %s", async (_, bodies, of) => {
    const { ledger, send, spent } = open();
    await send(...bodies({ ...payment, kind: "cumulative", amountWon: "5000" }));
    expect(await spent("A1")).toEqual({ municipal: 5_000n });
    const upload = await ledger.findUpload(books, of);
    expect(upload?.outcome).toMatchObject({
      findings: [{ code: "payments-within-total", consequence: "note", value: "1,000" }],
    });
  });

  test("says nothing of a payment after the day of a total", async () => {
    const { ledger, send, spent } = open();
    await send(
      anEvent("e1", [{ ...payment, kind: "cumulative", date: "2020-10-30" }]),
      anEvent("e2", [payment]),
    );
    expect(await spent("A1")).toEqual({ municipal: 2_000n });
    const upload = await ledger.findUpload(books, "event-e2");
    expect(upload?.outcome).toMatchObject({ findings: [] });
  });

  test("takes a hundred records of many projects at once, and dead-letters one with a record more", async () => {
    const { ledger, failureQueue, send } = open();
    const records = Array.from({ length: 100 }, (_, at) => ({ ...payment, projectCode: `P${at}` }));
    await send(anEvent("full", records), anEvent("over", [...records, payment]));
    expect((await ledger.readBalances(books)).size).toBe(100);
    expect(failureQueue.messages).toMatchObject([{ reason: { code: "message-unknown" } }]);
  });

  test("comes as it comes again when a crash came before anything of it was in", async () => {
    const { outbox, files, send, sendThrough, spent } = open();
    const crashed = await sendThrough(
      new TableLedgerStore(crashingTable(outbox.table, 0, "before")),
      anEvent("e1", [payment]),
    );
    expect(crashed).toEqual({ batchItemFailures: [{ itemIdentifier: "m0" }] });
    expect(await send(anEvent("e1", [{ ...payment, amountWon: "7" }]))).toEqual({ batchItemFailures: [] });
    expect(await spent("A1")).toEqual({ municipal: 7n });
    expect(files.versionsOf("events/1129000/2020/e1.json")).toBe(2);
  });

  test("is rejected with a notice when its day is outside the year, and may come corrected", async () => {
    const { outbox, seen, send, spent } = open();
    await send(anEvent("e1", [{ ...payment, date: "2021-01-02" }]));
    expect(outbox.notified()).toMatchObject([
      { events: [{ type: "UploadRejected", findings: [{ code: "date-outside-year" }] }] },
    ]);
    await send(anEvent("e1", [payment]));
    expect(seen.map((each) => each.split(" ")[0])).toEqual(["rejected", "applied"]);
    expect(await spent("A1")).toEqual({ municipal: 1000n });
  });

  test.each([
    ["no record", [], {}, "records"],
    ["won as a number", [{ ...payment, amountWon: 1000 }], {}, "records.0.amountWon"],
    ["a fraction of a won", [{ ...payment, amountWon: "0.5" }], {}, "records.0.amountWon"],
    ["a day that is none", [{ ...payment, date: "2020-02-30" }], {}, "records.0.date"],
    ["a payee", [{ ...payment, payee: "김" }], {}, "records.0"],
    ["a plan", [{ ...payment, measure: "plan" }], {}, "records.0.measure"],
    ["an unknown version", [payment], { version: 2 }, "version"],
    ["an id that is a path", [payment], { eventId: "../1" }, "eventId"],
    ["an office that is none", [payment], { office: "112" }, "office"],
  ])(
    "is dead-lettered at once when it holds %s, and the reason names the place and quotes nothing",
    async (_, records, change, place) => {
      const { ledger, failureQueue, send } = open();
      expect(await send(anEvent("e1", records, change))).toEqual({ batchItemFailures: [] });
      expect(failureQueue.messages).toHaveLength(1);
      expect(failureQueue.messages[0]?.reason.message).toContain(place);
      expect(failureQueue.messages[0]?.reason.message).not.toContain("김");
      expect(await ledger.listBooks()).toEqual([]);
    },
  );
});
