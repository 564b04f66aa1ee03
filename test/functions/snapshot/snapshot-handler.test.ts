/** The snapshot stage as it is woken: by the schedule, by its own news, by a person. */
import { describe, expect, test } from "vitest";
import { snapshotHandler } from "../../../functions/snapshot/handler.ts";
import type { SnapshotOutcome } from "../../../functions/snapshot/take-snapshot.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import type { Command } from "../../../shared/domain/uploads/command.ts";
import { day } from "../../support/builders.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { MemoryFailureQueue } from "../../support/memory-failure-queue.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { books } from "../../support/uploads.ts";
import { template } from "../ingest/ingest-fixture.ts";
import { openSnapshots } from "./snapshot-fixture.ts";
import { bundleRecord } from "../lambda-events.ts";
import { crashed, crashingTable } from "../ingest/watched-table.ts";
import { TableAuditTrail } from "../../../shared/stores/audit-trail.ts";
import { TableCommandStore } from "../../../shared/stores/command-store.ts";

const nothingFailed = { batchItemFailures: [] };
const september = template("2020-09-30", 10_000_000n);

function open(today = "2020-10-07") {
  const fixture = openSnapshots();
  const log = new MemoryLog();
  const seen: SnapshotOutcome[] = [];
  const clock = fixedClock(`${today}T00:00:00.000Z`, today);
  const trail = new TableAuditTrail(fixture.outbox.table);
  const commands = new TableCommandStore(fixture.outbox.table);
  const handler = snapshotHandler({
    ...fixture,
    commands,
    clock,
    log,
    failureQueue: new MemoryFailureQueue(),
    observe: (outcome) => seen.push(outcome),
  });
  const call = (event: unknown) => handler(event, localContext);
  /** The news of the outbox, as the queue brings it. */
  const newEvents = (topic: string) => {
    const notified = fixture.outbox.written().filter((bundle) => bundle.topic === topic);
    return { Records: notified.map((bundle, at) => bundleRecord(`${at}`, bundle)) };
  };
  const announce = () => call({ schedule: "quarter-end", delayDays: 7 });
  return { ...fixture, log, seen, call, news: newEvents, announce, commands, trail };
}

describe("a quarter's end", () => {
  test("is announced to the books of its year, once, and frozen once however often the news comes", async () => {
    const fixture = open();
    await fixture.ingest(september);
    await fixture.send(september, { books: { ...books, fiscalYear: 2019 } });
    for (let time = 1; time <= 2; time++) expect(await fixture.announce()).toEqual(nothingFailed);
    expect(fixture.news("quarter").Records).toHaveLength(1);
    for (let time = 1; time <= 2; time++)
      expect(await fixture.call(fixture.news("quarter"))).toEqual(nothingFailed);
    expect(fixture.seen.map(({ kind }) => kind)).toEqual(["taken", "answered"]);
    expect(await fixture.snapshots.list(books)).toMatchObject([
      { asOf: "2020-09-30", version: 1, takenBy: null, requestId: "quarter-end/2020-09-30" },
    ]);
  });

  test("of December is that of the books that ended", async () => {
    const fixture = open("2021-01-07");
    await fixture.ingest(september);
    await fixture.announce();
    await fixture.call(fixture.news("quarter"));
    expect(await fixture.snapshots.list(books)).toMatchObject([{ asOf: "2020-12-31" }]);
  });

  test("has nothing of a file that is half in, and is frozen without it", async () => {
    const fixture = open();
    await fixture.ingest(september);
    const other = template("2020-09-30", 12_000_000n);
    const dying = fixture.send(other, {}, fixture.worker(crashingTable(fixture.table, 0, "after")));
    await expect(dying).rejects.toBe(crashed);
    await fixture.announce();
    expect(await fixture.call(fixture.news("quarter"))).toEqual(nothingFailed);
    expect(fixture.seen.map(({ kind }) => kind)).toEqual(["taken"]);
  });

  test("of which the ledger knows nothing is written down, and not tried again", async () => {
    const fixture = open();
    await fixture.ingest(template("2020-10-05", 10_000_000n));
    await fixture.announce();
    expect(await fixture.call(fixture.news("quarter"))).toEqual(nothingFailed);

    expect(fixture.log.lines.filter(({ level }) => level === "error")).toMatchObject([
      { message: "No snapshot was taken", error: { code: "nothing-known" } },
    ]);
  });
});

test("a person's request is answered once for its id", async () => {
  const fixture = open();
  await fixture.ingest(september);
  const request = { request: "snapshot", books, asOf: "2020-09-30", by: "감사과", requestId: "audit-1" };
  expect(await fixture.call(request)).toEqual(nothingFailed);
  expect(await fixture.call(request)).toEqual(nothingFailed);
  expect(await fixture.call({ ...request, requestId: "audit-2", force: true })).toEqual(nothingFailed);
  expect(fixture.seen.map(({ kind }) => kind)).toEqual(["taken", "answered", "taken"]);
});

describe("a command", () => {
  const aCommand = (asOf: string, isForced = false): Command => ({
    books,
    requested: { act: "take-snapshot", asOf: day(asOf), isForced },
    by: { subject: "8f1c", name: "감사담당관", role: "finance" },
    at: "2020-10-07T00:00:00.000Z",
    answer: null,
    version: 1,
  });
  const newsOf = (asOf: string): OutboxBundle => {
    const id = `command/snapshot/${asOf}/1`;
    const event = { type: "SnapshotRequested", version: 1, id, asOf, commandVersion: 1 } as const;
    return { topic: "snapshot-command", id, books, at: "2020-10-07T00:00:00.000Z", events: [event] };
  };

  test("is taken once, also when it says the same, and answered with who asked", async () => {
    const fixture = open();
    await fixture.ingest(september);
    await fixture.taken("2020-09-30");
    await fixture.commands.submit(aCommand("2020-09-30", true), newsOf("2020-09-30"));
    for (let time = 1; time <= 2; time++)
      expect(await fixture.call(fixture.news("snapshot-command"))).toEqual(nothingFailed);
    expect(await fixture.snapshots.list(books)).toMatchObject([{ version: 1 }, { takenBy: "감사담당관" }]);
    expect((await fixture.trail.read(books, 10, null)).entries).toMatchObject([
      { act: "take-snapshot", outcome: "taken", by: { name: "감사담당관" } },
    ]);
  });

  test("of a day to come is answered with the reason, and is not tried again", async () => {
    const fixture = open();
    await fixture.ingest(september);
    await fixture.commands.submit(aCommand("2020-12-31"), newsOf("2020-12-31"));
    expect(await fixture.call(fixture.news("snapshot-command"))).toEqual(nothingFailed);
    expect(await fixture.commands.listOfSnapshots(books)).toMatchObject([
      { answer: { outcome: "refused", findings: [{ code: "day-ahead" }] } },
    ]);
  });
});

test("its own news wakes it to nothing", async () => {
  const fixture = open();
  await fixture.ingest(september);
  await fixture.taken("2020-09-30");
  expect(await fixture.call(fixture.news("snapshot"))).toEqual(nothingFailed);
  expect(fixture.seen).toEqual([]);
});

test("an event of another shape is refused as a whole", async () => {
  await expect(open().call({ schedule: "daily" })).rejects.toMatchObject({ code: "event-unknown" });
});
