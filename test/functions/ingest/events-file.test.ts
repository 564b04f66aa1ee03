/** Files of events: given what the bus brought before, when a file of them comes, then each counts once. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type EventsFile, readEventsFile } from "../../../shared/examination/events-file.ts";
import { ingestEvent } from "../../../functions/ingest/journal/ingest-event.ts";
import { ingestEventsFile } from "../../../local/host/ingest-events-file.ts";
import { executionRecorded } from "../../../shared/contracts/events/execution-recorded.ts";
import { currentLine } from "../../../shared/domain/ledger/ledger-line.ts";
import type { FileReference } from "../../../shared/domain/uploads/upload.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { ledgerWriter } from "../../support/ledger-writer.ts";
import { MemoryFileStore } from "../../support/memory-file-store.ts";
import { watchedTable } from "./watched-table.ts";
import { books } from "../../support/uploads.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { gatheringOn } from "../../../shared/stores/gathered-table.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";

const payment = {
  projectCode: "A1",
  projectName: "마을기업 육성",
  measure: "expenditure",
  fund: "municipal",
  kind: "increment",
  date: "2020-10-31",
  amountWon: "1000",
};

function anEvent(eventId: string, record: object = {}, change: object = {}): string {
  return JSON.stringify({ version: 1, eventId, ...books, records: [{ ...payment, ...record }], ...change });
}

function read(...lines: readonly string[]): Promise<EventsFile | null> {
  return readEventsFile(new TextEncoder().encode(lines.join("\n")), books);
}

function eventsOf(file: EventsFile | null) {
  if (file?.kind !== "events") throw new Error("No file of valid events");
  return file.events;
}

function faultsOf(file: EventsFile | null): readonly string[] {
  if (file?.kind !== "refused") throw new Error("The file was not refused");
  return file.findings.map(({ code, row, column }) => `${code}@${row} ${column}`);
}

function open() {
  const table = new MemoryItemTable();
  const ledger = new TableLedgerStore(table);
  const dependencies = ledgerWriter({ ledger, files: new MemoryFileStore(), clock: fixedClock() });
  const spent = async () => {
    const stored = (await ledger.readBalances(books)).get(projectIdOfCode("A1"));
    return stored === undefined ? null : currentLine(stored.balance).amounts.expenditure;
  };
  return { dependencies, table, ledger, spent };
}

describe("a file of events", () => {
  test("is taken in event by event, and what the bus brought before counts once", async () => {
    const { dependencies, table, spent } = open();
    await ingestEvent(executionRecorded.parse(JSON.parse(anEvent("e2"))), dependencies);
    const events = eventsOf(
      await read(anEvent("e1"), anEvent("e2"), "", anEvent("e3", { amountWon: "-300" }), ""),
    );
    expect(await ingestEventsFile(events, dependencies, gatheringOn(table))).toEqual({
      applied: 2,
      alreadyApplied: 1,
      noted: [],
      refused: [],
    });
    expect(await spent()).toEqual({ municipal: 1_700n });
    expect(await ingestEventsFile(events, dependencies, gatheringOn(table))).toMatchObject({
      applied: 0,
      alreadyApplied: 3,
    });
    expect(await spent()).toEqual({ municipal: 1_700n });
  });

  test("says which event the ledger did not take, and takes the others", async () => {
    const { dependencies, table, spent } = open();
    const events = eventsOf(await read(anEvent("e1", { date: "2019-10-31" }), anEvent("e2")));
    expect(await ingestEventsFile(events, dependencies, gatheringOn(table))).toMatchObject({
      applied: 1,
      refused: [{ line: 1, outcome: { kind: "rejected" } }],
    });
    expect(await spent()).toEqual({ municipal: 1_000n });
  });

  test("stores many events by one transaction, and an event that is larger than one by itself", async () => {
    const { dependencies, table, spent } = open();
    let transactions = 0;
    const counted = watchedTable(table, { beforeWrite: () => void transactions++ });
    const records = Array.from({ length: 100 }, (_, at) => ({
      ...payment,
      projectCode: `B${at}`,
      projectName: `육성 ${at}`,
    }));
    const lines = Array.from({ length: 40 }, (_, at) => anEvent(`e${at}`));
    const events = eventsOf(await read(...lines, anEvent("large", {}, { records }), anEvent("last")));
    const outcome = await ingestEventsFile(events, dependencies, gatheringOn(counted));
    expect(outcome).toEqual({ applied: 42, alreadyApplied: 0, noted: [], refused: [] });
    expect(await spent()).toEqual({ municipal: 41_000n });
    expect(transactions).toBe(3);
  });

  test("takes each by itself where somebody else wrote before their transaction", async () => {
    const { dependencies, table, spent } = open();
    const beside = executionRecorded.parse(JSON.parse(anEvent("beside")));
    const overtaken = watchedTable(table, {
      beforeWrite: async (count) => {
        if (count === 0) await ingestEvent(beside, dependencies);
      },
    });
    const events = eventsOf(await read(anEvent("e1"), anEvent("beside"), anEvent("e2")));
    expect(await ingestEventsFile(events, dependencies, gatheringOn(overtaken))).toEqual({
      applied: 2,
      alreadyApplied: 1,
      noted: [],
      refused: [],
    });
    expect(await spent()).toEqual({ municipal: 3_000n });
  });

  test("keeps those before an event whose bytes are lost", async () => {
    const { dependencies, table, spent } = open();
    let reads = 0;
    const files = {
      put: (key: string, bytes: Uint8Array) => dependencies.files.put(key, bytes),
      read: (file: FileReference) =>
        ++reads > 32 ? Promise.reject(new Error("gone")) : dependencies.files.read(file),
    };
    const events = eventsOf(await read(...Array.from({ length: 40 }, (_, at) => anEvent(`e${at}`))));
    const taking = ingestEventsFile(events, { ...dependencies, files }, gatheringOn(table));
    await expect(taking).rejects.toThrow("gone");
    expect(await spent()).toEqual({ municipal: 32_000n });
    expect(await ingestEventsFile(events, dependencies, gatheringOn(table))).toMatchObject({
      applied: 8,
      alreadyApplied: 32,
    });
  });

  test.each([
    ["one line", new TextEncoder().encode(anEvent("e1"))],
    ["a byte order mark and CRLF", new TextEncoder().encode(`\ufeff${anEvent("e1")}\r\n`)],
    ["gzip", new Uint8Array(gzipSync(anEvent("e1")))],
  ])("is known by its first line, with %s", async (_, bytes) => {
    expect(eventsOf(await readEventsFile(bytes, books))).toMatchObject([
      { line: 1, event: { eventId: "e1" } },
    ]);
  });

  const twoLaidOut = [anEvent("e1"), anEvent("e2")].map((text) => JSON.stringify(JSON.parse(text), null, 2));
  const wrapped = (text: string) =>
    `{"version":"0","detail-type":"ExecutionRecorded","source":"a","detail":${text}}`;

  test.each([
    ["laid out over lines", twoLaidOut.join("\n"), [1, 18]],
    ["in a list", `[${anEvent("e1")},${anEvent("e2")}]`, [1, 1]],
    ["in a list that is laid out", `[\n${twoLaidOut.join(",\n")}\n]\n`, [2, 19]],
    ["as the bus wraps them", `${wrapped(anEvent("e1"))}\n${wrapped(anEvent("e2"))}`, [1, 2]],
    ["in a list as the bus wraps them", `[${wrapped(anEvent("e1"))},${wrapped(anEvent("e2"))}]`, [1, 1]],
    [
      "with brackets in their texts",
      `[${anEvent("e1", { projectName: '}] "가" {[' })},${anEvent("e2")}]`,
      [1, 1],
    ],
  ])("is known however its events stand in it: %s", async (_, text, lines) => {
    const events = eventsOf(await read(text));
    expect(events.map(({ event }) => event.eventId)).toEqual(["e1", "e2"]);
    expect(events.map(({ line }) => line)).toEqual(lines);
  });

  test.each([
    ["no id", JSON.stringify({ version: 1, ...books, records: [payment] }), ["event-invalid@1 eventId"]],
    ["a list that breaks off", `[${anEvent("e1")}`, ["event-invalid@1 null"]],
    [
      "an event that breaks off",
      `[${anEvent("e1")},\n${anEvent("e2").slice(0, -20)}`,
      ["event-invalid@2 null"],
    ],
    ["a bracket too many", `[${anEvent("e1")}}]`, ["event-invalid@1 null"]],
    ["a word between", `[${anEvent("e1")},\nx${anEvent("e2")}]`, ["event-invalid@2 null"]],
    [
      "one of them bad",
      `[${anEvent("e1")},\n${anEvent("e2", { amountWon: 5 })}]`,
      ["event-invalid@2 records.0.amountWon"],
    ],
    ["another object", `[${anEvent("e1")},\n{"rows":[]}]`, ["event-invalid@2 version"]],
  ])("is refused with its place for %s", async (_, text, faults) => {
    expect(faultsOf(await read(text))).toEqual(faults);
  });

  test("is refused whole for a total beside funds that add to another, before any event is applied", async () => {
    const total = { ...payment, kind: "cumulative", fund: "unsplit" };
    const fund = { ...total, fund: "national", amountWon: "900" };
    const file = await read(anEvent("e1"), anEvent("e2", {}, { records: [fund, total] }));
    expect(faultsOf(file)).toEqual(["total-beside-funds@2 records.1"]);
    expect(JSON.stringify(file)).toContain("1,000원, 재원별로 더하면 900원");
  });

  test.each([
    ["a table", "사업명,예산액\n가,1"],
    ["a list of rows", '[{"records":"x"}]'],
    ["a table in an object", '{\n"records":[{"사업명":"가"}]}'],
    ["JSON of another kind", '{"rows":[]}'],
    ["a broken line", '{"eventId":'],
    ["nothing", ""],
  ])("is not seen in %s", async (_, text) => {
    expect(await read(text)).toBeNull();
  });

  test("is refused whole with every bad line and its place, and none is quoted", async () => {
    const file = await read(
      anEvent("e1"),
      "{비밀",
      anEvent("e3", { amountWon: 5 }),
      anEvent("e4", {}, { office: "4573000" }),
      anEvent("e5", {}, { fiscalYear: 2021 }),
      anEvent("e1", { amountWon: "7" }),
      anEvent("e7", { payee: "비밀" }),
    );
    expect(faultsOf(file)).toEqual([
      "event-invalid@2 null",
      "event-invalid@3 records.0.amountWon",
      "event-of-other-books@4 office",
      "event-of-other-books@5 office",
      "event-id-twice@6 eventId",
      "event-invalid@7 records.0",
    ]);
    expect(JSON.stringify(file)).not.toContain("비밀");
  });

  test.each([
    [
      "a name that stands twice",
      anEvent("e1").replace('"amountWon"', '"amountWon":"7","amountWon"'),
      "amountWon",
      null,
    ],
    ["the id twice", anEvent("e1").replace('"eventId"', '"eventId":"e0","eventId"'), "eventId", null],
    ["an amount with decimals", anEvent("e1", { amountWon: "1.5" }), "records.0.amountWon", "1.5"],
    ["a fund by another name", anEvent("e1", { fund: "구비" }), "records.0.fund", "구비"],
    [
      "a name that is too long",
      anEvent("e1", { projectName: "비".repeat(200) }),
      "records.0.projectName",
      null,
    ],
  ])("is refused for %s, with place and value where it may be shown", async (_, line, column, value) => {
    const file = await read(line);
    expect(file).toMatchObject({
      kind: "refused",
      findings: [{ code: "event-invalid", row: 1, column, value }],
    });
    expect(JSON.stringify(file)).toContain(value === null ? "event-invalid" : `· \\"${value}\\"`);
  });

  test("may hold the same line twice: it counts once", async () => {
    const { dependencies, table, spent } = open();
    const events = eventsOf(await read(anEvent("e1"), anEvent("e1")));
    expect(await ingestEventsFile(events, dependencies, gatheringOn(table))).toMatchObject({
      applied: 1,
      alreadyApplied: 1,
    });
    expect(await spent()).toEqual({ municipal: 1_000n });
  });

  test("has a limit on its events, and its lines are looked at once each", async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => anEvent(`e${at}`));
    expect(eventsOf(await read(...lines))).toHaveLength(20_000);
    expect(faultsOf(await read(...lines, anEvent("one-more")))).toEqual(["events-too-many@null null"]);
  });

  test.each([
    ["that is larger than the bus takes", `{"eventId":"${"e".repeat(300_000)}"}`],
    ["that would swell while it is parsed", `{"eventId":[${"[],".repeat(80_000)}[]]}`],
    ["that nests without end", `{"eventId":${"[".repeat(100_000)}`],
  ])("refuses a line %s by its place, unparsed", async (_, line) => {
    expect(faultsOf(await read(anEvent("e1"), line))).toEqual(["event-invalid@2 null"]);
  });
});
