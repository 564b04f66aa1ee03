/** What nobody touched is what its files give, whatever happened to them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyLedger } from "../../../functions/verify/replay/verify-ledger.ts";
import { verifyBooks } from "../../../functions/verify/verify-books.ts";
import { isOpen } from "../../../shared/domain/alerts/alert.ts";
import { noOptions } from "../../../shared/domain/uploads/upload.ts";
import type { Discrepancy } from "../../../shared/domain/verify/discrepancy.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { TableCopy } from "../../adapters/table-copy.ts";
import { day } from "../../support/builders.ts";
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

/** A home whose findings were stored in other sentences. @param reworded what the stored text of an item becomes. */
async function verifiedAfter(reworded: (data: string) => string): Promise<readonly Discrepancy[]> {
  const outbox = new MemoryOutbox();
  const files = new MemoryFileStore();
  const stores = {
    ledger: new TableLedgerStore(outbox.table),
    replayTarget: () => replayTarget(outbox.table),
    files,
    alerts: new TableAlertStore(outbox.table),
    policies: new TablePolicyStore(new MemoryItemTable()),
    snapshots: new MemorySnapshotStore(outbox),
  };
  const { send } = openFixture(stores);
  await send(report, { fileName: "업무보고.txt", options: { ...noOptions, asOf: day("2020-10-31") } });
  const before = outbox.table.items();
  const items = before.map((item) => ({ ...item, data: reworded(item.data) }));
  expect(items).not.toEqual(before);
  const stored = await TableCopy.of(items);
  const older = {
    ...stores,
    ledger: new TableLedgerStore(stored),
    replayTarget: () => replayTarget(stored),
    readDocument: openDocument,
    hash: sha256Of,
  };
  return (await verifyLedger(books, older, [], () => {})).discrepancies;
}

describe("a home of an older version", () => {
  test("is whole although its findings were worded otherwise", async () => {
    const found = await verifiedAfter((data) => data.replaceAll("다시 계산하면", "새로 셈하면"));
    expect(found).toEqual([]);
  });

  test("is whole although it kept no day of a file that waits, of which another day is none", async () => {
    const dated = ',"asOf":"2020-10-31"}';
    expect(await verifiedAfter((data) => data.replace(dated, "}"))).toEqual([]);
    expect(await verifiedAfter((data) => data.replace(dated, ',"asOf":"2020-09-30"}'))).toMatchObject([
      { code: "upload-differs", field: "outcome.asOf" },
    ]);
  });

  test.each([
    { what: "an amount in a sentence", from: "85,094,000원을", to: "85,094,001원을" },
    { what: "a name in a sentence", from: '\\"기본경비\\"의 인쇄된', to: '\\"기본경비들\\"의 인쇄된' },
    { what: "a rate beside the sentence", from: '"value":"76.2"', to: '"value":"76.3"' },
    { what: "a code", from: "printed-rate-differs", to: "printed-rate-differ" },
  ])("is not when somebody changed $what", async ({ from, to }) => {
    const found = await verifiedAfter((data) => data.replaceAll(from, to));
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["upload-differs"]));
  });
});

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
