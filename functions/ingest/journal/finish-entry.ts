/**
 * Finishes the entry that runs, whoever began it. Its plan is made again from the entry, the stored file and the ledger
 * as it stood before; what is written already is passed over.
 */
import type { JournalEntry } from "../../../shared/domain/journal/journal-entry.ts";
import { locateFindings, type Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { underKnown } from "../../../shared/examination/examine-file.ts";
import type { BalanceChange, LedgerReading } from "../../../shared/ports/ledger-store.ts";
import {
  planEntryApplication,
  planEntryReversal,
  type PlannedApplication,
  type PlannedReversal,
} from "../../../shared/examination/plan-entry.ts";
import { readStoredFile } from "./read-upload.ts";
import { continueEntry } from "./run-entry.ts";
import type { LedgerDependencies } from "./submission.ts";

export type FinishedEntry = (PlannedApplication | PlannedReversal) & { readonly upload: Upload };

/** @returns null when another worker finished it, or nothing runs. */
export async function finishEntry(
  books: Books,
  dependencies: LedgerDependencies,
): Promise<FinishedEntry | null> {
  const { ledger, current } = dependencies;
  const reading = await ledger.readLedger(books);
  const { head, ahead } = reading;
  if (head.running === null) return null;
  const { seq, uploadId } = head.running;
  const [entry, upload] = [await ledger.readEntry(books, seq), await ledger.findUpload(books, uploadId)];
  // Another worker finished it while this one read: then the records say so, and are not damaged.
  if ((await ledger.readHead(books)).version !== head.version) return null;
  if (entry === null || upload === null) throw entryMissing(books, seq);
  const planned = await planAgain(entry, upload, reading, dependencies);
  const isLeft = ({ balance }: BalanceChange): boolean => !ahead.has(balance.project.id);
  const batches = ledger.inBatches(books, planned.plan.changes.filter(isLeft));
  current.forget(books);
  const result = await continueEntry(ledger, head, planned.plan, batches);
  return result.kind === "conflict" ? null : { ...planned, upload: result.upload.upload };
}

async function planAgain(
  entry: JournalEntry,
  upload: Upload,
  reading: LedgerReading,
  { ledger, files, readDocument }: LedgerDependencies,
): Promise<PlannedApplication | PlannedReversal> {
  const { books, outcome } = upload;
  const { act } = entry;
  if (act.kind === "apply" && outcome.state === "applying") {
    const file = await readStoredFile(books, act.submitted, { files, readDocument });
    if (file.kind === "refused") throw fileChanged(upload);
    const { releasedBy, findingCount } = outcome;
    const facts = { books, entry: { ...entry, act }, before: upload, releasedBy, findingCount };
    const known = underKnown(file, reading);
    const findings = locateFindings(outcome.findings, known.records);
    return planEntryApplication(facts, { file: known, findings }, reading, ledger);
  }
  if ((act.kind === "undo" || act.kind === "restore") && "applied" in outcome)
    return planEntryReversal({ entry, before: upload, act }, reading, ledger);
  throw entryMissing(books, entry.seq);
}

function entryMissing({ office, fiscalYear }: Books, seq: number): Failure {
  return new Failure(
    `Journal entry ${seq} runs and its record is damaged. Verify the ledger, and restore it from a backup.`,
    { code: "entry-damaged", retryable: false, context: { office, fiscalYear, seq } },
  );
}

function fileChanged({ fileName, uploadId }: Upload): Failure {
  return new Failure(
    `${fileName} was begun with another release of the program, which could read it. Finish it with that release.`,
    { code: "file-unreadable", retryable: false, context: { uploadId } },
  );
}
