/** Snapshots to print: a file taken in, judged on the day of its figures, and frozen, by the stages themselves. */
import { assessOffice } from "../../../functions/assess/assess-office.ts";
import { takeSnapshot } from "../../../functions/snapshot/take-snapshot.ts";
import { snapshotFromCanonical } from "../../../shared/contracts/stored/snapshot-json.ts";
import type { Snapshot } from "../../../shared/domain/snapshots/snapshot.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { day } from "../../support/builders.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { MemorySnapshotStore } from "../../support/memory-snapshot-store.ts";
import { openIngest } from "../ingest/ingest-fixture.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { TableReadLog } from "../../../shared/stores/read-log-store.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { TablePolicyStore } from "../../../shared/stores/policy-store.ts";

interface SentFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly books: Snapshot["books"];
}

/** With the stores that hold it. @throws RangeError where the file is not applied or the day has no figures. */
export async function frozenFixture({ bytes, fileName, books }: SentFile, asOf: string) {
  const { ledger, send, outbox, files } = openIngest();
  const sent = await send(bytes, { books, fileName });
  if (sent.kind !== "applied") throw new RangeError(`${fileName} was not applied but ${sent.kind}`);
  const clock = fixedClock(`${asOf}T15:30:00.000Z`, asOf);
  const alerts = new TableAlertStore(outbox.table);
  const stores = {
    ledger,
    alerts,
    policies: new TablePolicyStore(new MemoryItemTable()),
    clock,
    outbox,
    files,
    reads: new TableReadLog(outbox.table),
  };
  await assessOffice(books, stores);
  const snapshots = new MemorySnapshotStore(outbox);
  const request = { books, asOf: day(asOf), by: null, requestId: null, isForced: false };
  const outcome = await takeSnapshot(request, { ...stores, snapshots, hash: sha256Of });
  if (outcome.kind !== "taken") throw new RangeError(`No snapshot was taken: ${outcome.kind}`);
  const stored = await snapshots.read(books, outcome.entry);
  if (stored === null) throw new RangeError("The snapshot was not stored");
  return { ...stores, snapshots, entry: outcome.entry, snapshot: snapshotFromCanonical(stored) };
}
