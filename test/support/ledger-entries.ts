/** Journal entries as a store is given them. A test overrides what it is about and leaves the rest. */
import type { Balance } from "../../shared/domain/ledger/balance.ts";
import { emptyHead, type EntryAct, type JournalHead } from "../../shared/domain/journal/journal-entry.ts";
import { headAfterEntry } from "../../shared/domain/journal/upload-changes.ts";
import type { ProjectId } from "../../shared/domain/values/project.ts";
import type { Upload, UploadOutcome } from "../../shared/domain/uploads/upload.ts";
import { uploadBundle } from "../../shared/contracts/events/upload-events.ts";
import type { EntryEnd, EntryStart, LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { anAppliedOutcome, anUpload } from "./uploads.ts";

const aMoment = "2020-11-02T00:00:00.000Z";

/** The act by which the file of an upload came. */
function anAct(upload: Upload, kind: "apply" | "hold" | "reject" = "apply"): EntryAct {
  const { file, sha256, byteLength, fileName, options } = upload;
  return { kind, submitted: { file, sha256, byteLength, fileName, options } };
}

/** A new upload that is applied in one transaction; it says nothing of any project. */
export function anEnd(from: JournalHead = emptyHead, letter = "a", end: Partial<EntryEnd> = {}): EntryEnd {
  const seq = from.running?.seq ?? from.lastSeq + 1;
  const upload = end.upload?.upload ?? anUpload(letter, { seq, version: 2 });
  const { uploadId } = upload;
  const applied = { ...upload, outcome: anAppliedOutcome() };
  return {
    books: upload.books,
    from,
    entry: { seq, act: anAct(upload), uploadId, by: null, at: aMoment, state: "done" },
    upload: { upload, fromVersion: from.running === null ? 0 : 1 },
    changes: [],
    known: from,
    confirmed: [],
    reverses: null,
    bundle: uploadBundle(applied),
    ...end,
  };
}

/** The same entry as it begins. */
export function aStart(from: JournalHead = emptyHead, letter = "a"): EntryStart {
  const outcome: UploadOutcome = {
    state: "applying",
    at: aMoment,
    findings: [],
    findingCount: 0,
    releasedBy: null,
  };
  const { books, entry, upload } = anEnd(from, letter);
  return {
    books,
    from,
    entry: { ...entry, state: "running" },
    upload: { upload: { ...upload.upload, outcome, version: 1 }, fromVersion: 0 },
  };
}

/** The head as the entry leaves it. */
export function headOf({ from, entry, upload, ...end }: EntryStart | EntryEnd): JournalHead {
  return headAfterEntry(from, entry, upload, "known" in end ? end.known : from);
}

/** Stores an entry and gives the head after it. */
export async function written(ledger: LedgerStore, end: EntryEnd): Promise<JournalHead> {
  const result = await ledger.end(end);
  if (result === "conflict") throw new RangeError(`Entry ${end.entry.seq} was overtaken`);
  return headOf(end);
}

/** Begins an entry and gives the head while it runs. */
export async function begun(ledger: LedgerStore, start: EntryStart): Promise<JournalHead> {
  const result = await ledger.begin(start);
  if (result === "conflict") throw new RangeError(`Entry ${start.entry.seq} was overtaken`);
  return headOf(start);
}

/** Balances as a ledger gives them that knows of no confirmation. */
export function storedBalances(balances: readonly Balance[]): Map<ProjectId, StoredBalance> {
  return new Map(
    balances.map((balance) => [
      balance.project.id,
      { balance, posted: balance, version: 1, statement: null, confirmedThrough: null },
    ]),
  );
}
