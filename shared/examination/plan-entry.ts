/**
 * The journal entry that an act makes, planned from the act and the ledger before it: a file applied or kept out, an upload put aside, taken
 * back or brought in again. The same for ingest, for whoever finishes an entry, for a replay and for a dry run; who plans writes nothing.
 */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import { uploadBundle } from "../contracts/events/upload-events.ts";
import type { DepartmentName } from "../domain/departments/stated-names.ts";
import type { ConfirmedLines } from "../domain/journal/confirmation.ts";
import {
  type EntryAct,
  type JournalEntry,
  type KnownStatements,
  knownWith,
  type SubmittedFile,
} from "../domain/journal/journal-entry.ts";
import { reversedOutcome, reversingOutcome } from "../domain/journal/reversal.ts";
import { changedUpload, submittedUpload, type UploadChange } from "../domain/journal/upload-changes.ts";
import { effectiveFrom } from "../domain/ledger/entries.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import {
  type AppliedOutcome,
  type ApplyingOutcome,
  type DiscardedOutcome,
  type LocatedFinding,
  locateFindings,
  type RefusedOutcome,
  type Upload,
  type UploadOutcome,
} from "../domain/uploads/upload.ts";
import type { Books } from "../domain/values/books.ts";
import { earlierOf, laterOf } from "../domain/values/calendar.ts";
import { koreaTimeOf } from "../domain/values/instant.ts";
import type { BalanceChange, EntryEnd, LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { knownBalances } from "../reading/current-ledger.ts";
import { findAfterNames, namesOf } from "./department-names.ts";
import { type ExaminedFile, postingsOf } from "./examine-file.ts";
import { statedDay, type SubmittedReading, type Tally } from "./known-file.ts";
import { planApplication } from "./plan-application.ts";
import { planReversal, type ReversalFacts } from "./plan-reversal.ts";
import { statesOffice } from "./statement-coverage.ts";
import { findDivisors, findPaidBelowZero, findTotals } from "./totals-findings.ts";
import { findUnchanged, touchedBy } from "./unchanged-figures.ts";

export interface EntryPlan {
  /** As it is when it is done. */
  readonly entry: JournalEntry;
  readonly changes: readonly BalanceChange[];
  readonly confirmed: readonly ConfirmedLines[];
  readonly known: KnownStatements;
  readonly reverses: EntryEnd["reverses"];
  /** The upload while the entry runs; null where it is always one transaction. */
  readonly running: UploadOutcome | null;
  readonly upload: UploadChange;
  readonly bundle: (upload: UploadChange) => OutboxBundle;
}

/** An act on an upload that makes an entry. */
export interface PlannedAct<Done> {
  readonly kind: "planned";
  readonly plan: EntryPlan;
  /** What it came to. @param upload as the entry left it. */
  readonly done: (upload: Upload) => Done;
}

/** Of an entry that posts nothing: it changes the record of its upload, and what is known. */
export function recordPlan(plan: Pick<EntryPlan, "entry" | "known" | "upload" | "bundle">): EntryPlan {
  return { ...plan, changes: [], confirmed: [], reverses: null, running: null };
}

export interface PlannedApplication {
  readonly kind: "application";
  readonly plan: EntryPlan;
  readonly tally: Tally;
  /** What changes for a reader, of all that the plan writes. */
  readonly touched: readonly BalanceChange[];
  readonly findings: ExaminedFile["findings"];
}

export type ApplyEntry = JournalEntry & { readonly act: ApplyAct };

type ApplyAct = Extract<EntryAct, { kind: "apply" }>;

export interface ApplicationFacts {
  readonly books: Books;
  readonly entry: ApplyEntry;
  /** The upload as it is stored; null where these bytes never came. */
  readonly before: Upload | null;
  /** Who lets it in although something held it; null when nothing did. */
  readonly releasedBy: string | null;
  readonly findingCount: number;
}

export async function planEntryApplication(
  { books, entry, before, releasedBy, findingCount: foundBefore }: ApplicationFacts,
  { file, findings: examined }: ExaminedFile,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readPostings" | "readConfirmed" | "digestOf">,
): Promise<PlannedApplication> {
  const postings = postingsOf(entry, file, examined, reading);
  const application = await planApplication(books, postings, reading, ledger);
  const { changes, confirmed } = application;
  const { tally, touched, postings: postingCount } = touchedBy(knownBalances(reading), application);
  // Whoever finishes the entry finds what was told when it began, behind all else: postings keep the first findings.
  const isCompared = before?.outcome.state === "applying";
  const today = koreaTimeOf(entry.at).date;
  const names = namesOf(file, { today, fiscalYear: books.fiscalYear }, reading);
  const plannedChanges = { changes, confirmed };
  const differing = isCompared
    ? []
    : locateFindings(
        [
          ...findTotals(file, reading, plannedChanges),
          ...findPaidBelowZero(file, reading, plannedChanges),
          ...findDivisors(file, reading, plannedChanges),
          ...findUnchanged(knownBalances(reading), plannedChanges),
          ...findAfterNames(file, names, reading, plannedChanges),
        ],
        [],
      );
  const findings = [...examined, ...differing];
  const findingCount = foundBefore + differing.length;
  const { at } = entry;
  const applying: ApplyingOutcome = { state: "applying", at, findings, findingCount, releasedBy };
  const applied = appliedOutcome({ file, findings }, postings, names, {
    at,
    isFull: statesOffice(file, reading),
    releasedBy,
    findingCount,
    postings: postingCount,
  });
  const upload = submittedUpload(books, before, entry, entry.act.submitted, applied);
  const plan: EntryPlan = {
    entry: { ...entry, act: withNames(entry.act, names), state: "done" },
    changes,
    confirmed,
    known: knownWith(reading.head, entry.seq, applied),
    reverses: null,
    running: applying,
    upload,
    bundle: (change) => uploadBundle({ ...change.upload, outcome: applied }),
  };
  return { kind: "application", plan, tally, touched, findings };
}

function appliedOutcome(
  { file, findings }: ExaminedFile,
  postings: readonly Posting[],
  names: readonly DepartmentName[],
  {
    postings: stated,
    ...facts
  }: Pick<AppliedOutcome, "at" | "isFull" | "releasedBy" | "findingCount" | "postings">,
): AppliedOutcome {
  const days = file.departments === undefined ? file.records : names.map(({ from }) => ({ asOf: from }));
  return {
    state: "applied",
    format: file.format,
    asOf: days.map(({ asOf }) => asOf).reduce(laterOf),
    period: file.period,
    named: names.length,
    officeName: file.names.office,
    saysFrom:
      file.departments === undefined
        ? effectiveFrom(postings)
        : names.map(({ from }) => from).reduce(earlierOf),
    records: file.records.length,
    postings: stated,
    findings,
    ...facts,
  };
}

/** A file that names no department leaves the entry as it is. */
function withNames(act: ApplyAct, names: readonly DepartmentName[]): ApplyAct {
  return names.length > 0 ? { ...act, names } : act;
}

export interface KeptOut {
  readonly books: Books;
  /** Null where these bytes never came. */
  readonly before: Upload | null;
  readonly entry: JournalEntry & { readonly act: { readonly submitted: SubmittedFile } };
  readonly file: SubmittedReading;
  readonly findings: readonly LocatedFinding[];
}

/** Held for a person, or rejected: the upload says why, and nothing is posted. */
export function planKeptOut({ books, before, entry, file, findings }: KeptOut, { head }: LedgerReading) {
  const state = entry.act.kind === "hold" ? "held" : "rejected";
  const outcome: RefusedOutcome = {
    state,
    format: file.format,
    asOf: statedDay(file),
    at: entry.at,
    findings,
    findingCount: findings.length,
  };
  const upload = submittedUpload(books, before, entry, entry.act.submitted, outcome);
  const bundle = (change: UploadChange) => uploadBundle({ ...change.upload, outcome });
  return { state, plan: recordPlan({ entry, known: head, upload, bundle }) } as const;
}

/** Put aside for good. */
export function planDiscard(before: Upload, entry: JournalEntry, { head }: LedgerReading): EntryPlan {
  const format = "format" in before.outcome ? before.outcome.format : null;
  const outcome: DiscardedOutcome = { state: "discarded", format, at: entry.at, by: entry.by ?? "" };
  return recordPlan({
    entry,
    known: head,
    upload: changedUpload(before, outcome),
    bundle: ({ upload }) => uploadBundle({ ...upload, outcome }),
  });
}

export interface PlannedReversal {
  readonly kind: "reversal";
  readonly plan: EntryPlan;
  /** Projects that had a posting of the number. */
  readonly projects: number;
}

/** Taken back, or brought in again. @throws RangeError where the upload was never applied. */
export async function planEntryReversal(
  facts: ReversalFacts,
  reading: LedgerReading,
  ledger: Pick<LedgerStore, "readPostings" | "readConfirmed" | "listUploads" | "digestOf">,
): Promise<PlannedReversal> {
  const { entry, before, act } = facts;
  const { applied, changes, projects, unmoved, known, hasConfirmed } = await planReversal(
    facts,
    reading,
    ledger,
  );
  const outcome = reversedOutcome(entry, applied, { projects, unmoved });
  const plan: EntryPlan = {
    entry: { ...entry, state: "done" },
    changes,
    confirmed: [],
    known,
    reverses: hasConfirmed ? { seq: before.seq, counts: act.kind === "restore" } : null,
    running: reversingOutcome(entry, applied),
    upload: changedUpload(before, outcome),
    bundle: ({ upload }) => uploadBundle({ ...upload, outcome }, entry.at),
  };
  return { kind: "reversal", plan, projects };
}
