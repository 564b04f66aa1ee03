/** A snapshot is what the ledger says of a day, frozen: once, whole, and for ever. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { assessOffice } from "../../../functions/assess/assess-office.ts";
import { restoreUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { isStillSo } from "../../../functions/snapshot/freeze.ts";
import { verifySnapshots } from "../../../functions/snapshot/verify-frozen.ts";
import type { SnapshotEntry } from "../../../shared/domain/snapshots/snapshot.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import type { SnapshotStore } from "../../../shared/ports/snapshot-store.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { snapshotFileKey } from "../../../shared/stores/keys.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { smallBatchLedger } from "../../support/small-batches.ts";
import { books } from "../../support/uploads.ts";
import { template } from "../ingest/ingest-fixture.ts";
import { crashed, crashingTable, watchedTable } from "../ingest/watched-table.ts";
import { openSnapshots } from "./snapshot-fixture.ts";

type Fixture = ReturnType<typeof openSnapshots>;

const september = template("2020-09-30", 10_000_000n, 20_000_000n);
const corrected = template("2020-09-30", 11_000_000n, 20_000_000n);
const october = template("2020-10-31", 30_000_000n, 20_000_000n);

function bytesOf({ snapshots }: Fixture, entry: SnapshotEntry): string {
  return new TextDecoder().decode(snapshots.files.stored.get(snapshotFileKey(books, entry)));
}

async function spentIn(fixture: Fixture, entry: SnapshotEntry): Promise<(bigint | null)[]> {
  return (await fixture.read(entry)).lines.map(({ amounts }) => totalOf(amounts.expenditure));
}

describe("a snapshot", () => {
  test("has the figures of its day, what was expected of each line, and the files that they came from", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september, "9월.csv");
    await fixture.ingest(october, "10월.csv");
    const entry = await fixture.taken("2020-09-30");
    const snapshot = await fixture.read(entry);
    expect(snapshot).toMatchObject({
      books,
      asOf: "2020-09-30",
      version: 1,
      takenBy: "재무과",
      knownSeq: 2,
      previous: null,
      basis: "expenditure/appropriation",
      policyVersion: "default-3",
      sources: [{ seq: 1, fileName: "9월.csv", format: "template", asOf: "2020-09-30" }],
    });
    expect(await spentIn(fixture, entry)).toEqual([10_000_000n, 20_000_000n]);
    // September is 70.53 % of a year in which December is heavy.
    expect(snapshot.lines.map(({ expected, target }) => [expected, target])).toEqual([
      [70_530_000n, 100_000_000n],
      [70_530_000n, 100_000_000n],
    ]);
  });

  test("counts the lines that rates count: a business tells a part of its unit project once more", async () => {
    const fixture = openSnapshots();
    const report = new URL(
      "../../../samples/1129000/2020/as-of=2020-10-31/council-report.txt",
      import.meta.url,
    );
    await fixture.ingest(readFileSync(report), "업무보고.txt");
    expect(await fixture.take("2020-10-31")).toMatchObject({ kind: "taken", lines: 3 });
    expect((await fixture.read(await fixture.taken("2020-10-31", { isForced: true }))).lines).toHaveLength(6);
  });

  test("expects nothing of a line that the policy excludes", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september.replace("사업 1", "예비비"));
    const { lines } = await fixture.read(await fixture.taken("2020-09-30"));
    expect(lines.map(({ project, expected, target }) => [project.name, expected, target])).toEqual([
      ["사업 0", 70_530_000n, 100_000_000n],
      ["예비비", null, null],
    ]);
  });

  test("rests on a file of later figures too where it has a row of the day", async () => {
    const fixture = openSnapshots();
    const mixed = `${september}A2,사업 2,사회적경제과,100000000,1,2020-10-31\n`;
    await fixture.ingest(mixed, "섞임.csv");
    await fixture.ingest(october, "10월.csv");
    const { sources, lines } = await fixture.read(await fixture.taken("2020-09-30"));
    expect(sources.map(({ fileName }) => fileName)).toEqual(["섞임.csv"]);
    expect(lines).toHaveLength(2);
  });

  test("reads no posting where balances and uploads tell it all", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september, "9월.csv");
    await fixture.ingest(october, "10월.csv");
    const ledger = smallBatchLedger(
      {
        ...watchedTable(fixture.table, {}),
        query: (pk, query) =>
          pk.startsWith("POST#")
            ? Promise.reject(new RangeError("A posting was read"))
            : fixture.table.query(pk, query),
      },
      49,
    );
    for (const asOf of ["2020-09-30", "2020-10-31", "2020-11-10"])
      expect(await fixture.take(asOf, {}, { ledger })).toMatchObject({ kind: "taken" });
    // Before a statement of the same month only the postings know what stood.
    await expect(fixture.take("2020-10-10", {}, { ledger })).rejects.toThrow("A posting was read");
  });

  test("has the alerts that stood on its day, with the explanation that was given since", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(template("2020-09-30", 1_000_000n, 90_000_000n));
    await assessOffice(books, fixture);
    await fixture.ingest(template("2020-10-31", 99_000_000n, 1_000_000n));
    await assessOffice(books, fixture);
    const alerts = await fixture.alerts.readAlerts(books);
    const lagging = alerts.find(({ scope, rule }) => scope.name === "사업 0" && rule === "behind-target");
    expect(lagging?.status.state).toBe("cleared");
    const explanation = {
      reason: "contract-delayed",
      note: "계약 지연",
      owner: null,
      due: null,
      by: "담당자",
      at: "2020-11-01T00:00:00.000Z",
    } as const;
    if (lagging !== undefined) {
      const alert = { ...lagging, explanation, version: lagging.version + 1 };
      await fixture.alerts.save({
        books,
        changes: [{ alert, change: "explained", at: explanation.at }],
        bundle: null,
      });
    }
    const named = async (date: string) =>
      (await fixture.read(await fixture.taken(date))).alerts
        .filter(({ scope, rule }) => scope.level === "project" && rule === "behind-target")
        .map((alert) => [alert.scope.name, alert.facts.asOf, alert.explanation?.reason]);
    expect(await named("2020-09-30")).toEqual([["사업 0", "2020-09-30", "contract-delayed"]]);
    expect(await named("2020-10-31")).toEqual([["사업 1", "2020-10-31", undefined]]);
  });

  test("is told once it is stored", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const { hash } = await fixture.taken("2020-09-30");
    expect(fixture.outbox.notified().at(-1)).toMatchObject({
      topic: "snapshot",
      id: "1129000/2020/snapshot/2020-09-30/1",
      events: [
        { type: "SnapshotTaken", snapshot: { asOf: "2020-09-30", version: 1, hash }, takenBy: "재무과" },
      ],
    });
  });
});

describe("taking again", () => {
  test("without any change gives the one that is there, and nothing is stored or told", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const first = await fixture.taken("2020-09-30");
    await fixture.ingest(october);
    const notified = fixture.notified().length;
    expect(await fixture.take("2020-09-30", { by: "감사과" })).toEqual({ kind: "unchanged", entry: first });
    expect(await fixture.snapshots.list(books)).toEqual([first]);
    expect(fixture.notified()).toHaveLength(notified);
  });

  test("is needed where its own figures changed, and not where entries came that are of other days or were undone", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const snapshot = await fixture.read(await fixture.taken("2020-09-30"));
    await fixture.ingest(october);
    expect(await isStillSo(fixture, snapshot)).toBe(true);
    const upload = await fixture.ingest(corrected);
    expect(await isStillSo(fixture, snapshot)).toBe(false);
    await fixture.undo(upload);
    expect((await fixture.ledger.readHead(books)).lastSeq).toBeGreaterThan(snapshot.knownSeq);
    expect(await isStillSo(fixture, snapshot)).toBe(true);
  });

  test("by force makes another version that says the same", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const first = await fixture.taken("2020-09-30");
    const second = await fixture.taken("2020-09-30", { isForced: true });
    expect(second).toMatchObject({ version: 2, number: 2, contentHash: first.contentHash });
    expect(second.previous).toEqual({ asOf: "2020-09-30", version: 1, hash: first.hash });
  });

  test("after a correction makes version 2, and version 1 stays to the byte what it was", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const first = await fixture.taken("2020-09-30");
    const before = bytesOf(fixture, first);
    await fixture.ingest(corrected);
    const second = await fixture.taken("2020-09-30");
    expect(second.version).toBe(2);
    expect(await spentIn(fixture, second)).toEqual([11_000_000n, 20_000_000n]);
    expect(bytesOf(fixture, first)).toBe(before);
    expect(sha256Of(new TextEncoder().encode(before))).toBe(first.hash);
    expect(await spentIn(fixture, first)).toEqual([10_000_000n, 20_000_000n]);
    expect((await verifySnapshots(fixture.snapshots, books, sha256Of)).problems).toEqual([]);
  });

  test("after an undo and a restoring makes a version for each, and none of them changes", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const upload = await fixture.ingest(corrected);
    const first = await fixture.taken("2020-09-30");
    const before = bytesOf(fixture, first);
    await fixture.undo(upload);
    const second = await fixture.taken("2020-09-30");
    await restoreUpload(
      (await fixture.ledger.findUpload(books, upload.uploadId)) ?? upload,
      "재무과",
      fixture,
    );
    // As it was before the undo, but not as it was last.
    const third = await fixture.taken("2020-09-30");
    expect(await Promise.all([first, second, third].map((each) => spentIn(fixture, each)))).toEqual([
      [11_000_000n, 20_000_000n],
      [10_000_000n, 20_000_000n],
      [11_000_000n, 20_000_000n],
    ]);
    expect([first, second, third].map(({ knownSeq }) => knownSeq)).toEqual([2, 3, 4]);
    expect(bytesOf(fixture, first)).toBe(before);
  });

  test("by the same request is answered as before, whatever changed since", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const request = { by: null, requestId: "quarter-end/2020-09-30" };
    await fixture.taken("2020-09-30", request);
    await fixture.ingest(corrected);
    const name = { asOf: "2020-09-30", version: 1 };
    expect(await fixture.take("2020-09-30", request)).toEqual({ kind: "answered", name });
    expect(await fixture.snapshots.list(books)).toHaveLength(1);
  });

  test("by a request that found nothing new is answered as before too", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    await fixture.taken("2020-09-30");
    const request = { by: null, requestId: "quarter-end/2020-09-30" };
    expect(await fixture.take("2020-09-30", request)).toMatchObject({ kind: "unchanged" });
    await fixture.ingest(corrected);
    expect(await fixture.take("2020-09-30", request)).toMatchObject({ kind: "answered" });
  });
});

describe("two takers of one moment", () => {
  test("get one snapshot", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const [a, b] = await Promise.all([
      fixture.take("2020-09-30"),
      fixture.take("2020-09-30", { by: "감사과" }),
    ]);
    const entries = [a, b].map((outcome) => ("entry" in outcome ? outcome.entry : null));
    expect([a.kind, b.kind].toSorted()).toEqual(["taken", "unchanged"]);
    expect(entries[0]).toEqual(entries[1]);
    expect(await fixture.snapshots.list(books)).toHaveLength(1);
    expect((await verifySnapshots(fixture.snapshots, books, sha256Of)).problems).toEqual([]);
  });

  test("of two days are put into one chain", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    await fixture.ingest(october);
    await Promise.all([fixture.taken("2020-09-30"), fixture.taken("2020-10-31")]);
    const [first, second] = await fixture.snapshots.list(books);
    expect(second?.previous?.hash).toBe(first?.hash);
    expect((await verifySnapshots(fixture.snapshots, books, sha256Of)).problems).toEqual([]);
  });
});

describe("no snapshot is taken", () => {
  test.each([
    { asOf: "2019-12-31", code: "day-outside-year" },
    { asOf: "2021-01-01", code: "day-outside-year" },
    { asOf: "2020-01-31", code: "nothing-known" },
  ])("as of $asOf: $code", async ({ asOf, code }) => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    expect(await fixture.take(asOf)).toMatchObject({ kind: "refused", finding: { code }, isPassing: false });
    expect(await fixture.snapshots.list(books)).toEqual([]);
  });

  test("of a day that is yet to come", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const outcome = await fixture.take("2020-12-31", {}, { clock: fixedClock() });
    expect(outcome).toMatchObject({ kind: "refused", finding: { code: "day-ahead", value: "2020-12-31" } });
  });

  test("has nothing of an upload that is half in", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const dying = fixture.worker(crashingTable(fixture.table, 0, "after"));
    await expect(fixture.send(october, { fileName: "10월.csv" }, dying)).rejects.toBe(crashed);
    expect(await fixture.take("2020-09-30")).toMatchObject({ kind: "taken" });
    await fixture.ingest(october, "10월.csv");
    expect((await fixture.take("2020-10-31")).kind).toBe("taken");
  });

  test("of figures between which an upload came in: they are read again", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    let isIn = false;
    const moving = watchedTable(fixture.table, {
      beforeAccess: async () => {
        if (isIn) return;
        isIn = true;
        await fixture.ingest(corrected);
      },
    });
    const outcome = await fixture.take("2020-09-30", {}, { ledger: smallBatchLedger(moving, 49) });
    expect(outcome).toMatchObject({ kind: "taken", entry: { knownSeq: 2 } });
    const [entry] = await fixture.snapshots.list(books);
    expect(entry === undefined ? [] : await spentIn(fixture, entry)).toEqual([11_000_000n, 20_000_000n]);
  });
});

describe("a taking that dies", () => {
  test("before the index is written leaves nothing that lists, and the next one is version 1", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const { snapshots } = fixture;
    const dying = adding(snapshots, async ({ entry, bytes }) => {
      await snapshots.files.put(snapshotFileKey(books, entry), bytes);
      throw crashed;
    });
    await expect(fixture.take("2020-09-30", {}, { snapshots: dying })).rejects.toBe(crashed);
    expect(await snapshots.list(books)).toEqual([]);
    expect(snapshots.files.stored.size).toBe(1);
    const later = { clock: fixedClock("2021-01-08T00:00:00.000Z", "2021-01-08") };
    expect(await fixture.take("2020-09-30", {}, later)).toMatchObject({
      kind: "taken",
      entry: { version: 1 },
    });
    expect((await verifySnapshots(snapshots, books, sha256Of)).problems).toEqual([]);
  });

  test("after the index is written is finished: the same asking again finds it", async () => {
    const fixture = openSnapshots();
    await fixture.ingest(september);
    const { snapshots } = fixture;
    const dying = adding(snapshots, async (whole) => {
      await snapshots.add(whole);
      throw crashed;
    });
    await expect(fixture.take("2020-09-30", {}, { snapshots: dying })).rejects.toBe(crashed);
    expect(await fixture.take("2020-09-30")).toMatchObject({ kind: "unchanged", entry: { version: 1 } });
    expect(fixture.notified().filter((type) => type === "SnapshotTaken")).toHaveLength(1);
  });
});

/** The store, with another way of adding. */
function adding(store: SnapshotStore, add: SnapshotStore["add"]): SnapshotStore {
  return {
    add,
    list: (of) => store.list(of),
    head: (of) => store.head(of),
    read: (of, entry) => store.read(of, entry),
    answered: (of, requestId) => store.answered(of, requestId),
    answer: (of, requestId, name) => store.answer(of, requestId, name),
  };
}
