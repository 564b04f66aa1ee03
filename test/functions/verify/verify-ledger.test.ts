/** What nobody touched is what its files give, whatever happened to them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyBooks } from "../../../functions/verify/verify-books.ts";
import { isOpen } from "../../../shared/domain/alerts/alert.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { MemoryFileStore } from "../../support/memory-file-store.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { MemorySnapshotStore } from "../../support/memory-snapshot-store.ts";
import { books } from "../../support/uploads.ts";
import { liveThrough, openFixture, type Fixture } from "./verify-fixture.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { TableAuditTrail } from "../../../shared/stores/audit-trail.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { replayTarget } from "../../../shared/stores/compare-ledgers.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";
import { TablePolicyStore } from "../../../shared/stores/policy-store.ts";

const samples = join(import.meta.dirname, "../../../samples/1129000/2020/as-of=2020-10-31");
const report = readFileSync(join(samples, "council-report.txt"), "utf8");

function open(): Fixture {
  const outbox = new MemoryOutbox();
  return openFixture({
    ledger: new TableLedgerStore(outbox.table),
    replayTarget: () => replayTarget(outbox.table),
    files: new MemoryFileStore(),
    alerts: new TableAlertStore(outbox.table),
    policies: new TablePolicyStore(new MemoryItemTable()),
    snapshots: new MemorySnapshotStore(outbox),
  });
}

describe("a verification", () => {
  test("finds nothing after a year with everything in it", async () => {
    const fixture = open();
    await liveThrough(fixture, report);
    const states = (await fixture.ledger.listUploads(books)).map(({ outcome: { state } }) => state);
    expect(new Set(states)).toEqual(new Set(["applied", "held", "discarded", "rejected", "undone"]));
    const alerts = await fixture.alerts.readAlerts(books);
    expect(new Set(alerts.map(isOpen))).toEqual(new Set([true, false]));
    const audit = new TableAuditTrail(new MemoryItemTable());
    const verification = await verifyBooks(books, { ...fixture, audit, hash: sha256Of }, () => {});
    expect(verification).toMatchObject({
      running: null,
      alerts: alerts.length,
      uncheckedLooks: 0,
      snapshots: 3,
      discrepancies: [],
    });
  });
});
