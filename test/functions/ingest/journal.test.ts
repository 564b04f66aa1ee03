/** The journal: one entry of some books runs at a time, whoever finishes it, and nobody sees a half of it. */
import { describe, expect, test } from "vitest";
import { restoreUpload, undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { finishAbandoned } from "../../../functions/ingest/journal/execute-alone.ts";
import { readUpload } from "../../../shared/examination/files/read-upload.ts";
import type { ReadableSubmission } from "../../../functions/ingest/journal/submit-file.ts";
import { submitFile } from "../../../functions/ingest/journal/submit-file.ts";
import { verifyLedger } from "../../../functions/verify/replay/verify-ledger.ts";
import { noOptions, uploadIdOf } from "../../../shared/domain/uploads/upload.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import type { ItemTable } from "../../../shared/ports/item-table.ts";
import { CurrentLedger } from "../../../shared/reading/current-ledger.ts";
import { readLines } from "../../../shared/reading/read-lines.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { replayTarget } from "../../../shared/stores/compare-ledgers.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { day } from "../../support/builders.ts";
import { crashed, crashingTable, watchedTable } from "./watched-table.ts";
import type { LedgerDependencies } from "../../../functions/ingest/journal/ledger-dependencies.ts";

const books = { office: "1129000", fiscalYear: 2026 };

/** Four projects, so that two changes to a transaction make several of an upload. */
function templateOf(spent: readonly number[], asOf = "2026-06-30", code = "S"): Uint8Array {
  const rows = spent.map((amount, at) => `${code}${at},사업${at},과,1000,${amount},${asOf}`);
  return new TextEncoder().encode(["사업코드,사업명,부서,예산현액,집행액,기준일", ...rows].join("\n") + "\n");
}

class Home {
  readonly table = new MemoryItemTable();
  readonly stored = new Map<string, Uint8Array>();
  readonly ledger = this.worker().ledger;

  /** A process of its own: with its own memory, on the same table. */
  worker(table: ItemTable = this.table): LedgerDependencies {
    const ledger = new TableLedgerStore(table, {
      each: { actions: 4, bytes: 1_000_000 },
      last: { actions: 4, bytes: 1_000_000 },
    });
    return {
      ledger,
      readDocument: openDocument,
      files: {
        put: () => Promise.reject(new Error("no file is put here")),
        read: ({ version }) =>
          Promise.resolve({ bytes: this.stored.get(version) ?? new Uint8Array(), sha256: version }),
      },
      clock: { now: () => "2026-07-31T00:00:00.000Z", today: () => day("2026-07-31") },
      current: new CurrentLedger(ledger),
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    };
  }

  submission(bytes: Uint8Array): ReadableSubmission {
    const sha256 = sha256Of(bytes);
    this.stored.set(sha256, bytes);
    const address = { books, options: { ...noOptions, unit: "원" as const }, fileName: "표.csv" };
    return {
      uploadId: uploadIdOf(sha256),
      address,
      file: { key: "1129000/2026/unit=원/표.csv", version: sha256 },
      sha256,
      byteLength: bytes.length,
      releasedBy: null,
      isAnew: false,
      read: () => readUpload(bytes, address, openDocument),
    };
  }

  async spent(): Promise<string[]> {
    const { lines } = await readLines(this.ledger, books, null);
    return lines
      .toSorted((a, b) => (a.line.project.id < b.line.project.id ? -1 : 1))
      .map(({ line }) => `${line.amounts.expenditure.unsplit ?? "–"}`);
  }

  async discrepancies(): Promise<readonly string[]> {
    const evidence = {
      ledger: this.ledger,
      replayTarget: () => replayTarget(this.table),
      files: this.worker().files,
      readDocument: openDocument,
    };
    return (await verifyLedger(books, evidence, [], () => {})).discrepancies.map(({ en }) => en);
  }
}

async function runs(home: Home): Promise<boolean> {
  return (await home.ledger.readHead(books)).running !== null;
}

describe("an upload that breaks off half way", () => {
  const [before, after] = [templateOf([1, 2, 3, 4]), templateOf([10, 20, 30, 40], "2026-07-01")];

  test.each([1, 2, 3, 4, 5])(
    "is not seen by readers, and the next delivery finishes it (write %i)",
    async (nth) => {
      const home = new Home();
      await submitFile(home.submission(before), home.worker());
      const dead = submitFile(
        home.submission(after),
        home.worker(crashingTable(home.table, nth - 1, "before")),
      );
      const isDead = await dead.then(
        () => false,
        (error: unknown) => error === crashed,
      );
      const seen = isDead ? ["1", "2", "3", "4"] : ["10", "20", "30", "40"];
      expect(await home.spent()).toEqual(seen);
      const again = await submitFile(home.submission(after), home.worker());
      expect(again.kind).toBe(isDead ? "applied" : "already-applied");
      expect(await home.spent()).toEqual(["10", "20", "30", "40"]);
      expect(await runs(home)).toBe(false);
      expect(await home.discrepancies()).toEqual([]);
    },
  );

  test("is finished by whoever comes next, also for another act", async () => {
    const home = new Home();
    await submitFile(home.submission(before), home.worker());
    await submitFile(home.submission(after), home.worker(crashingTable(home.table, 2, "before"))).catch(
      () => {},
    );
    expect(await runs(home)).toBe(true);
    const third = templateOf([11, 21, 31, 41], "2026-07-02");
    expect((await submitFile(home.submission(third), home.worker())).kind).toBe("applied");
    expect(await home.spent()).toEqual(["11", "21", "31", "41"]);
    const states = (await home.ledger.listUploads(books)).map(({ outcome }) => outcome.state);
    expect(states).toEqual(["applied", "applied", "applied"]);
    expect(await home.discrepancies()).toEqual([]);
  });

  test("is finished by a host that begins, and by nobody twice", async () => {
    const home = new Home();
    await submitFile(home.submission(before), home.worker());
    await submitFile(home.submission(after), home.worker(crashingTable(home.table, 2, "before"))).catch(
      () => {},
    );
    const both = [home.worker(), home.worker()].map((each) => finishAbandoned(books, each));
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    expect(await home.spent()).toEqual(["10", "20", "30", "40"]);
    expect(await home.discrepancies()).toEqual([]);
  });

  test("is nobody's damage when another worker ends it between any two readings of this one", async () => {
    for (let nth = 0; ; nth++) {
      const home = new Home();
      await submitFile(home.submission(before), home.worker());
      await submitFile(home.submission(after), home.worker(crashingTable(home.table, 2, "before"))).catch(
        () => {},
      );
      let accesses = 0;
      const table = watchedTable(home.table, {
        beforeAccess: async () => {
          if (accesses++ === nth) await submitFile(home.submission(after), home.worker());
        },
      });
      const { kind } = await submitFile(home.submission(after), home.worker(table));
      expect(["applied", "already-applied"]).toContain(kind);
      expect(await home.spent()).toEqual(["10", "20", "30", "40"]);
      if (accesses <= nth) break;
    }
  });

  test("keeps a verification from nothing but itself", async () => {
    const home = new Home();
    await submitFile(home.submission(before), home.worker());
    await submitFile(home.submission(after), home.worker(crashingTable(home.table, 2, "before"))).catch(
      () => {},
    );
    expect(await home.discrepancies()).toEqual([]);
  });
});

describe("copies of what was confirmed", () => {
  const first = templateOf([1, 1, 1, 1], "2026-06-28");
  const again = templateOf([1, 1, 1, 1], "2026-06-30");
  const between = templateOf([2, 2, 2, 2], "2026-06-29");

  test.each([1, 2, 3, 4, 5])(
    "an undo that dies while it makes them is finished as it began (write %i)",
    async (nth) => {
      const home = new Home();
      const { upload } = await submitFile(home.submission(first), home.worker());
      await submitFile(home.submission(again), home.worker());
      const table = crashingTable(home.table, nth - 1, "before");
      await expect(undoUpload(upload, "재무과", home.worker(table))).rejects.toThrow(crashed);
      const { kind, ...done } = await undoUpload(upload, "재무과", home.worker());
      expect([kind, "findings" in done && done.findings]).toEqual(["undone", []]);
      expect(await home.spent()).toEqual(["1", "1", "1", "1"]);
      expect(await home.discrepancies()).toEqual([]);
    },
  );

  test.each([1, 2, 3])(
    "a restore that makes nothing else is not seen before it ends (write %i)",
    async (nth) => {
      const home = new Home();
      await submitFile(home.submission(first), home.worker());
      const { upload } = await submitFile(home.submission(again), home.worker());
      await undoUpload(upload, "재무과", home.worker());
      await submitFile(home.submission(between), home.worker());
      const table = crashingTable(home.table, nth - 1, "before");
      await expect(restoreUpload(upload, "재무과", home.worker(table))).rejects.toThrow(crashed);
      expect(await home.spent()).toEqual(["2", "2", "2", "2"]);
      expect(await home.discrepancies()).toEqual([]);
      expect((await restoreUpload(upload, "재무과", home.worker())).kind).toBe("restored");
      expect(await home.spent()).toEqual(["1", "1", "1", "1"]);
      expect(await home.discrepancies()).toEqual([]);
    },
  );
});

describe("acts of the same moment", () => {
  test("two undos of one office leave nothing in", async () => {
    const home = new Home();
    const [a, b] = [templateOf([1, 2, 3, 4]), templateOf([10, 20, 30, 40], "2026-07-01")];
    const uploads = [];
    for (const bytes of [a, b])
      uploads.push((await submitFile(home.submission(bytes), home.worker())).upload);
    const results = await Promise.all(uploads.map((upload) => undoUpload(upload, "재무과", home.worker())));
    expect(results.map(({ kind }) => kind)).toEqual(["undone", "undone"]);
    expect(await home.spent()).toEqual([]);
    expect(await home.discrepancies()).toEqual([]);
  });

  test("ten files are applied one by one, each once", async () => {
    const home = new Home();
    const files = Array.from({ length: 10 }, (_, at) => templateOf([at, at, at, at], `2026-06-${10 + at}`));
    const results = await Promise.all(
      [...files, ...files].map((bytes) => submitFile(home.submission(bytes), home.worker())),
    );
    expect(results.filter(({ kind }) => kind === "applied").length).toBeGreaterThanOrEqual(10);
    expect(await home.ledger.listUploads(books)).toHaveLength(10);
    expect(await home.spent()).toEqual(["9", "9", "9", "9"]);
    expect(await home.discrepancies()).toEqual([]);
  });
});

test.each([
  [9, "reads on", "entry 10"],
  [10, "says so, and mixes no two moments", "ledger-moving"],
])("a reader that %i entries overtake %s", async (entries, _what, expected) => {
  const home = new Home();
  await submitFile(home.submission(templateOf([1])), home.worker());
  let left = entries;
  const table: ItemTable = {
    limits: home.table.limits,
    get: (key) => home.table.get(key),
    write: (write) => home.table.write(write),
    query: async (pk, query) => {
      if (pk.startsWith("CONFMONTH") && left-- > 0)
        await submitFile(home.submission(templateOf([2], `2026-06-${11 + left}`)), home.worker());
      return home.table.query(pk, query);
    },
  };
  const read = home.worker(table).ledger.readLedger(books);
  const found = await read.then(
    ({ head }) => `entry ${head.lastSeq}`,
    (error: unknown) => (error instanceof Failure && error.retryable ? error.code : error),
  );
  expect(found).toBe(expected);
});

test("a memory that went on with its own entries is the ledger as it is read, also in its order", async () => {
  const home = new Home();
  const worker = home.worker();
  const files = [
    templateOf([1, 2], "2026-06-29", "T"),
    templateOf([3, 4], "2026-06-29", "A"),
    templateOf([1, 2], "2026-06-30", "T"),
    templateOf([3, 5], "2026-05-31", "A"),
  ];
  for (const bytes of files) await submitFile(home.submission(bytes), worker);
  const [kept, read] = [await worker.current.readLedger(books), await home.ledger.readLedger(books)];
  expect([...kept.balances]).toEqual([...read.balances]);
  expect(kept).toEqual(read);
});
