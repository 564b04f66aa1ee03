/** The ingest stage on memory adapters, and files as an office sends them. */
import { ingestArrival } from "../../../functions/ingest/journal/ingest-upload.ts";
import { releaseUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { type UploadAddress, uploadKey } from "../../../shared/contracts/files/upload-key.ts";
import { TableMappingStore } from "../../../shared/stores/mapping-store.ts";
import type { ItemTable } from "../../../shared/ports/item-table.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import { ledgerWriter } from "../../support/ledger-writer.ts";
import { laterClock } from "../../support/fixed-clock.ts";
import { MemoryFileStore } from "../../support/memory-file-store.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { books } from "../../support/uploads.ts";
import { smallBatchLedger } from "../../support/small-batches.ts";
import type { LedgerDependencies } from "../../../functions/ingest/journal/ledger-dependencies.ts";

export const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";

/** The office's template with projects A0, A1, ...: each has a budget of 100 million won and has spent so much. */
export function template(date: string, ...spent: readonly bigint[]): string {
  const rows = spent.map((amount, at) => `A${at},사업 ${at},사회적경제과,100000000,${amount},${date}`);
  return [header, ...rows, ""].join("\n");
}

export function openIngest(maxChanges = 49, clock: Clock = laterClock()) {
  const outbox = new MemoryOutbox();
  const ledger = smallBatchLedger(outbox.table, maxChanges);
  const files = new MemoryFileStore();
  const writing = ledgerWriter({ ledger, files, clock });
  const mappings = new TableMappingStore(outbox.table);
  const notified = (): string[] => outbox.notified().flatMap(({ events }) => events.map(({ type }) => type));
  const send = (
    content: string | Uint8Array,
    address: Partial<UploadAddress> = {},
    dependencies: Partial<LedgerDependencies> = {},
  ): Promise<IngestOutcome> => {
    const placed = {
      books,
      options: { asOf: null, unit: null, mapping: null },
      fileName: "집행현황.csv",
      ...address,
    };
    const file = files.store(uploadKey(placed), content);
    return ingestArrival({ address: placed, file }, { ...writing, mappings, ...dependencies });
  };
  const release = (upload: Upload): Promise<IngestOutcome> => releaseUpload(upload, "재무과", writing);
  /** Another process on the same table, with a memory of its own. */
  const worker = (table: ItemTable = outbox.table): LedgerDependencies =>
    ledgerWriter({ ledger: smallBatchLedger(table, maxChanges), files, clock });
  return {
    ...writing,
    mappings,
    outbox,
    table: outbox.table,
    ledger,
    files,
    notified,
    send,
    release,
    worker,
  };
}
