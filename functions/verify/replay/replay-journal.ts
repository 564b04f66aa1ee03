/**
 * Executes the journal of some books again, through the same code, into an empty table. An entry whose file is gone, or
 * says now what it did not say then, is told and taken as it is stored, so that not everything after it seems wrong.
 */
import type { JournalEntry, SubmittedFile } from "../../../shared/domain/journal/journal-entry.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { koreaTimeOf } from "../../../shared/domain/values/instant.ts";
import {
  type Discrepancy,
  discrepancyOf,
  readOrCorruption,
} from "../../../shared/domain/verify/discrepancy.ts";
import type { SubmittedReading } from "../../../shared/examination/known-file.ts";
import { isOfEntry, submittedAgain } from "../../../shared/examination/files/stored-submission.ts";
import type { StoredFile } from "../../../shared/ports/file-store.ts";
import type { LedgerItem } from "../../../shared/ports/ledger-check.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { CurrentLedger } from "../../../shared/reading/current-ledger.ts";
import { discardUpload, restoreUpload, undoUpload } from "../../ingest/decisions/settle-upload.ts";
import { matchLines, unmatchLines } from "../../ingest/decisions/match-lines.ts";
import { readBytes, type StoredFileReader } from "../../../shared/examination/files/read-upload.ts";
import { submissionOf } from "../../../shared/examination/submission.ts";
import { submitFile } from "../../ingest/journal/submit-file.ts";
import { takeAsStored } from "./take-as-stored.ts";
import type { LedgerDependencies } from "../../ingest/journal/ledger-dependencies.ts";

export class JournalReplay {
  readonly ledger: LedgerStore;
  readonly discrepancies: Discrepancy[] = [];
  readonly #books: Books;
  readonly #stored: LedgerStore;
  readonly #reader: StoredFileReader;
  readonly #takenAsStored = new Set<string>();
  readonly #current: CurrentLedger;

  /**
   * @param ledger an empty one, to be filled.
   * @param stored the ledger that is verified: what cannot be executed again is taken from it.
   */
  constructor(books: Books, ledger: LedgerStore, stored: LedgerStore, reader: StoredFileReader) {
    this.#books = books;
    this.ledger = ledger;
    this.#current = new CurrentLedger(ledger);
    this.#stored = stored;
    this.#reader = reader;
  }

  async execute(entry: JournalEntry): Promise<void> {
    const problem = await this.#problemOf(entry);
    if (problem === null) return;
    this.discrepancies.push(problem);
    this.#current.forget(this.#books);
    this.#takenAsStored.add(entry.uploadId);
    const taken = await readOrCorruption(() => takeAsStored(this.#books, entry, this.#stored, this.ledger));
    if ("corruption" in taken) this.discrepancies.push(taken.corruption);
  }

  /** Whether an item is the record of an upload that could not be executed again: that was told. */
  isTakenAsStored({ kind, name }: LedgerItem): boolean {
    return kind === "upload" && this.#takenAsStored.has(name);
  }

  /** Null where the entry gave again what the journal says. */
  async #problemOf(entry: JournalEntry): Promise<Discrepancy | null> {
    const done = "submitted" in entry.act ? await this.#submit(entry) : await this.#settle(entry);
    if (typeof done !== "string") return done;
    const again = await this.ledger.readEntry(this.#books, entry.seq);
    if (again?.uploadId === entry.uploadId && again.act.kind === entry.act.kind) return null;
    const found = { field: "act", expected: again?.act.kind ?? done, found: entry.act.kind };
    return discrepancyOf("entry-differs", placeOf(entry), found);
  }

  async #submit(entry: JournalEntry): Promise<Discrepancy | string> {
    if (!("submitted" in entry.act)) return "";
    const stored = await this.#read(entry);
    if ("code" in stored) return stored;
    const { sha256 } = entry.act.submitted;
    if (!isOfEntry(entry, stored)) return lost("file-altered", entry, sha256, stored.sha256);
    let submitted: SubmittedFile;
    let reading: SubmittedReading;
    try {
      submitted = submittedAgain(this.#books, entry.act.submitted, stored.bytes);
      reading = await readBytes(this.#books, submitted, stored.bytes, this.#reader.readDocument);
    } catch (error) {
      if (error instanceof Failure || !(error instanceof Error)) throw error;
      return lost("file-unreadable", entry, null, error.message);
    }
    if (reading.kind === "refused" && entry.act.kind === "apply")
      return lost("file-unreadable", entry, null, reading.findings[0]?.en ?? null);
    const { file, fileName, options } = submitted;
    const address = { books: this.#books, options, fileName };
    // Bytes that came again after they were taken back made no entry, but where they were read once more.
    const manner = { releasedBy: entry.by, isAnew: true };
    const sent = submissionOf(stored, { uploadId: entry.uploadId, address, file }, manner);
    const read = () => Promise.resolve(reading);
    return (await submitFile({ ...sent, read }, this.#dependencies(entry))).kind;
  }

  async #settle(entry: JournalEntry): Promise<string> {
    const upload = await this.ledger.findUpload(this.#books, entry.uploadId);
    if (upload === null) return "unknown";
    const { act: entryAct } = entry;
    if (entryAct.kind === "match")
      return (await matchLines(upload, entryAct.pairs, entry.by ?? "", this.#dependencies(entry))).kind;
    if (entryAct.kind === "unmatch")
      return (await unmatchLines(upload, entryAct.reverses, entry.by ?? "", this.#dependencies(entry))).kind;
    const act = { discard: discardUpload, undo: undoUpload, restore: restoreUpload }[settlingKind(entry)];
    return (await act(upload, entry.by ?? "", this.#dependencies(entry))).kind;
  }

  async #read(entry: JournalEntry): Promise<StoredFile | Discrepancy> {
    if (!("submitted" in entry.act)) throw new RangeError(`Entry ${entry.seq} has no file`);
    const { file } = entry.act.submitted;
    try {
      return await this.#reader.files.read(file);
    } catch (error) {
      const isLost =
        error instanceof Failure && (error.code === "file-missing" || error.code === "file-altered");
      if (!isLost) throw error;
      return lost(error.code === "file-missing" ? "file-missing" : "file-altered", entry, file.version, null);
    }
  }

  /** The entry's own moment is the clock. */
  #dependencies({ at }: JournalEntry): LedgerDependencies {
    const { files: stored, readDocument } = this.#reader;
    const files = { ...stored, read: stored.read.bind(stored), put: neverPut };
    const clock = { now: () => at, today: () => koreaTimeOf(at).date };
    return { ledger: this.ledger, files, readDocument, clock, current: this.#current, pause: atOnce };
  }
}

function atOnce(): Promise<void> {
  return Promise.resolve();
}

function neverPut(): Promise<never> {
  return Promise.reject(new RangeError("A replay stores no file"));
}

function settlingKind({ act, seq }: JournalEntry): "discard" | "undo" | "restore" {
  if (act.kind === "discard" || act.kind === "undo" || act.kind === "restore") return act.kind;
  throw new RangeError(`Entry ${seq} is a submission`);
}

function lost(
  code: "file-missing" | "file-altered" | "file-unreadable",
  entry: JournalEntry,
  expected: string | null,
  found: string | null,
): Discrepancy {
  return discrepancyOf(code, placeOf(entry), { field: "", expected, found });
}

function placeOf({ uploadId, act }: JournalEntry) {
  return { uploadId, fileName: "submitted" in act ? act.submitted.fileName : null };
}
