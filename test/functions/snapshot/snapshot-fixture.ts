/** The ingest and snapshot stages on memory adapters, with a clock that a test moves. */
import { releaseUpload, undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import {
  type SnapshotDependencies,
  type SnapshotOutcome,
  type SnapshotRequest,
  takeSnapshot,
} from "../../../functions/snapshot/take-snapshot.ts";
import type { SnapshotDiff } from "../../../shared/domain/snapshots/diff/snapshot-diff.ts";
import type { Snapshot, SnapshotEntry } from "../../../shared/domain/snapshots/snapshot.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { diffSnapshots, readFrozen } from "../../../shared/reading/read-snapshot.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { TablePolicyStore } from "../../../shared/stores/policy-store.ts";
import { day } from "../../support/builders.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { MemorySnapshotStore } from "../../support/memory-snapshot-store.ts";
import { books } from "../../support/uploads.ts";
import { openIngest } from "../ingest/ingest-fixture.ts";

export function openSnapshots() {
  const fixture = openIngest();
  const dependencies = {
    ...fixture,
    alerts: new TableAlertStore(fixture.outbox.table),
    policies: new TablePolicyStore(new MemoryItemTable()),
    snapshots: new MemorySnapshotStore(fixture.outbox),
    clock: fixedClock("2021-01-07T00:00:00.000Z", "2021-01-07"),
    hash: sha256Of,
  };
  /** Sends a file and, where it is held, lets it in. */
  const ingest = async (content: string | Uint8Array, fileName = "집행현황.csv"): Promise<Upload> => {
    const outcome = await fixture.send(content, { fileName });
    return outcome.kind === "held"
      ? (await releaseUpload(outcome.upload, "재무과", fixture)).upload
      : outcome.upload;
  };
  const take = (
    asOf: string,
    request: Partial<SnapshotRequest> = {},
    changed: Partial<SnapshotDependencies> = {},
  ): Promise<SnapshotOutcome> =>
    takeSnapshot(
      { books, asOf: day(asOf), by: "재무과", requestId: null, isForced: false, ...request },
      { ...dependencies, ...changed },
    );
  const taken = async (asOf: string, request: Partial<SnapshotRequest> = {}): Promise<SnapshotEntry> => {
    const outcome = await take(asOf, request);
    if (outcome.kind === "taken") return outcome.entry;
    throw new RangeError(`No snapshot was taken: ${JSON.stringify(outcome)}`);
  };
  const undo = (upload: Upload) => undoUpload(upload, "재무과", fixture);
  const read = (entry: SnapshotEntry): Promise<Snapshot> => readFrozen(books, entry, dependencies);
  const diff = async (a: SnapshotEntry, b: SnapshotEntry): Promise<SnapshotDiff> =>
    diffSnapshots(books, [await read(a), await read(b)], fixture.ledger);
  return { ...dependencies, ingest, take, taken, undo, read, diff };
}
