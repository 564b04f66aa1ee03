/**
 * One journal entry of some books at a time. An act reads the ledger, decides and writes under the head that it read;
 * who was overtaken begins anew. An entry that another worker began is waited for, and finished when it makes no progress:
 * right does not depend on any clock, since the steps of an entry are the same for whoever takes them.
 */
import type { JournalEntry } from "../../../shared/domain/journal/journal-entry.ts";
import { locateFindings, type Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { underKnown } from "../../../shared/examination/examine-file.ts";
import {
  planEntryApplication,
  planEntryReversal,
  type PlannedApplication,
  type PlannedReversal,
} from "../../../shared/examination/plan-entry.ts";
import type { LedgerReading, BalanceChange } from "../../../shared/ports/ledger-store.ts";
import { readStoredFile } from "../../../shared/examination/files/read-upload.ts";
import { continueEntry } from "./run-entry.ts";
import type { LedgerDependencies } from "./ledger-dependencies.ts";

/** How often an act begins anew after somebody else was first: forty at once are a wild day. */
const maxAttempts = 60;

/** Looks at an entry of another worker before it is taken for abandoned, and the wait between them. */
const maxPolls = 20;
const pollEveryMilliseconds = 100;

/** Waits after a lost race: a few milliseconds at first, then half a second. */
const firstWaitMilliseconds = 5;
const maxWaitMilliseconds = 500;

export interface Act<Result> {
  readonly books: Books;
  readonly uploadId: string;
  /** With nothing running. @returns null when somebody else was first. */
  readonly attempt: (reading: LedgerReading) => Promise<Result | null>;
  /** The running entry was of the same upload, and is finished: what that means to the act; null to go on with it. */
  readonly finished: (entry: FinishedEntry) => Result | null;
}

/** @throws Failure `ledger-contended` when others kept being first. */
export async function executeAlone<Result>(
  { books, uploadId, attempt, finished }: Act<Result>,
  dependencies: LedgerDependencies,
): Promise<Result> {
  const { current, pause } = dependencies;
  for (let attempted = 1; attempted <= maxAttempts; attempted++) {
    const reading = await current.readLedger(books);
    const { running } = reading.head;
    if (running === null) {
      const result = await attempt(reading);
      if (result !== null) return result;
      current.forget(books);
      await pause(Math.min(firstWaitMilliseconds * 2 ** (attempted - 1), maxWaitMilliseconds));
      continue;
    }
    // The same upload again is the next delivery of what broke off.
    if (running.uploadId !== uploadId && !(await isAbandoned(reading, books, dependencies))) continue;
    const entry = await finishEntry(books, dependencies);
    const result = entry === null || running.uploadId !== uploadId ? null : finished(entry);
    if (result !== null) return result;
  }
  throw new Failure("Others kept writing the ledger of the same office; this act is tried again.", {
    code: "ledger-contended",
    retryable: true,
    context: { office: books.office, fiscalYear: books.fiscalYear, uploadId },
  });
}

/** Finishes an entry that nobody works on any more. @returns whether there was one. */
export async function finishAbandoned(books: Books, dependencies: LedgerDependencies): Promise<boolean> {
  const reading = await dependencies.current.readLedger(books);
  if (reading.head.running === null || !(await isAbandoned(reading, books, dependencies))) return false;
  return (await finishEntry(books, dependencies)) !== null;
}

/** Whether the entry that runs shows no sign of life for two seconds. */
async function isAbandoned(
  before: LedgerReading,
  books: Books,
  { ledger, pause }: LedgerDependencies,
): Promise<boolean> {
  let [version, written] = [before.head.version, before.ahead.size];
  for (let poll = 0; poll < maxPolls; poll++) {
    await pause(pollEveryMilliseconds);
    if ((await ledger.readHead(books)).version !== version) return false;
  }
  const after = await ledger.readLedger(books);
  [version, written] = [after.head.version, after.ahead.size - written];
  return version === before.head.version && written === 0;
}

// Finishes the entry that runs, whoever began it. Its plan is made again from the entry, the stored file and the ledger
// as it stood before; what is written already is passed over.

export type FinishedEntry = (PlannedApplication | PlannedReversal) & { readonly upload: Upload };

/** @returns null when another worker finished it, or nothing runs. */
async function finishEntry(books: Books, dependencies: LedgerDependencies): Promise<FinishedEntry | null> {
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
