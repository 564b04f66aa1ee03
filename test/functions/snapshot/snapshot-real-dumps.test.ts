/** The dumps of 무주군, frozen and compared, on a table in memory; and how long a snapshot of 1,763 projects takes. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FolderSnapshotFiles } from "../../../local/storage/folder-stores.ts";
import { takeSnapshot } from "../../../functions/snapshot/take-snapshot.ts";
import { verifySnapshots } from "../../../functions/snapshot/verify-frozen.ts";
import { ingestUpload } from "../../../functions/ingest/journal/ingest-upload.ts";
import { uploadKey } from "../../../shared/contracts/files/upload-key.ts";
import { noOptions } from "../../../shared/domain/uploads/upload.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { diffSnapshots, readSnapshot } from "../../../shared/reading/read-snapshot.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { TablePolicyStore } from "../../../shared/stores/policy-store.ts";
import { TableSnapshotStore } from "../../../shared/stores/snapshot-store.ts";
import { day } from "../../support/builders.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { ledgerWriter } from "../../support/ledger-writer.ts";
import { MemoryFileStore } from "../../support/memory-file-store.ts";

// Needs the public data beside the project; skipped where it is absent.
const folder = new URL("../../../../shared/data/lofin365/", import.meta.url);
const books = { office: "4573000", fiscalYear: 2026 };

/** The promise is 2 seconds; a loaded machine gets room, and its real time is printed. */
const mostMilliseconds = 6_000;

test.skipIf(!existsSync(folder))(
  "1,763 real projects are frozen in time, and every won between two dumps is explained",
  { timeout: 120_000 },
  async () => {
    const home = mkdtempSync(join(tmpdir(), "snapshots-"));
    try {
      const table = new MemoryItemTable();
      const clock = fixedClock("2026-09-01T00:00:00.000Z", "2026-09-01");
      const ledger = new TableLedgerStore(table);
      const fixture = {
        ledger,
        alerts: new TableAlertStore(table),
        policies: new TablePolicyStore(table),
        snapshots: new TableSnapshotStore(table, new FolderSnapshotFiles(home)),
        clock,
        hash: sha256Of,
      };
      const files = new MemoryFileStore();
      const publish = async (name: string) => {
        const address = { books, options: noOptions, fileName: `${name}.json` };
        const file = files.store(uploadKey(address), readFileSync(new URL(`${name}.json`, folder)));
        expect(await ingestUpload({ address, file }, ledgerWriter({ ledger, files, clock }))).toMatchObject({
          kind: "applied",
        });
      };
      const take = async (asOf: string) => {
        const started = performance.now();
        const request = { books, asOf: day(asOf), by: "재무과", requestId: null, isForced: false };
        const outcome = await takeSnapshot(request, fixture);
        return { outcome, milliseconds: performance.now() - started };
      };
      await publish("muju-1-asof-20260629-first");
      const first = await take("2026-06-29");
      await publish("muju-3-asof-20260629-again");
      await publish("muju-4-asof-20260630-complete");
      await publish("muju-5-asof-20260821");
      const second = await take("2026-06-29");
      const last = await take("2026-08-21");
      expect([first, second, last].map(({ outcome }) => outcome)).toMatchObject([
        { kind: "taken", lines: 1_712, entry: { version: 1 } },
        { kind: "taken", lines: 1_712, entry: { version: 2 } },
        { kind: "taken", lines: 1_763, entry: { version: 1 } },
      ]);
      expect(last.milliseconds).toBeLessThan(mostMilliseconds);
      const [a, b, c] = await fixture.snapshots.list(books);
      if (a === undefined || b === undefined || c === undefined) throw new RangeError("Three were taken");
      const read = async (name: typeof a) => (await readSnapshot(books, name, fixture)).snapshot;
      const restated = await diffSnapshots(books, [await read(a), await read(b)], ledger);
      expect(totalOf(restated.before.expenditure)).toBe(281_314_461_077n);
      expect(totalOf(restated.after.expenditure)).toBe(290_340_483_877n);
      expect(new Set(restated.parts.map(({ kind }) => kind))).toEqual(new Set(["renamed", "restated"]));
      const progressed = await diffSnapshots(books, [await read(b), await read(c)], ledger);
      expect(totalOf(progressed.after.expenditure)).toBe(355_519_488_419n);
      for (const { parts, change } of [restated, progressed]) {
        const causes = parts.flatMap((part) => part.causes);
        expect(causes.filter(({ kind }) => kind !== "stated")).toEqual([]);
        expect(parts.filter((part) => part.causes.length === 0)).toEqual([]);
        const sums = causes.map(({ amounts }) => totalOf(amounts.expenditure) ?? 0n);
        expect(sums.reduce((sum, each) => sum + each, 0n)).toBe(totalOf(change.expenditure));
      }
      expect(await verifySnapshots(fixture.snapshots, books, sha256Of)).toEqual({ checked: 3, problems: [] });
    } finally {
      rmSync(home, { recursive: true });
    }
  },
);
