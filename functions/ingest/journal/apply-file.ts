/** The journal entry that applies a file, planned from the file, what was found in it, and the ledger before it: for ingest, whoever finishes an entry, and a dry run alike. */
import { uploadBundle } from "../../../shared/contracts/events/upload-events.ts";
import type { DepartmentName } from "../../../shared/domain/departments/stated-names.ts";
import { type EntryAct, type JournalEntry, knownWith } from "../../../shared/domain/journal/journal-entry.ts";
import { submittedUpload } from "../../../shared/domain/journal/upload-changes.ts";
import { effectiveFrom } from "../../../shared/domain/ledger/entries.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import {
  type AppliedOutcome,
  type ApplyingOutcome,
  locateFindings,
  type Upload,
} from "../../../shared/domain/uploads/upload.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { earlierOf, laterOf } from "../../../shared/domain/values/calendar.ts";
import { koreaTimeOf } from "../../../shared/domain/values/instant.ts";
import { findAfterNames, namesOf } from "../../../shared/examination/department-names.ts";
import { type ExaminedFile, postingsOf } from "../../../shared/examination/examine-file.ts";
import type { Tally } from "../../../shared/examination/known-file.ts";
import { planApplication } from "../../../shared/examination/plan-application.ts";
import { statesOffice } from "../../../shared/examination/statement-coverage.ts";
import { knownBalances } from "../../../shared/reading/current-ledger.ts";
import { findUnchanged, touchedBy } from "../../../shared/examination/unchanged-figures.ts";
import { findDivisors, findPaidBelowZero, findTotals } from "../../../shared/examination/totals-findings.ts";
import type { BalanceChange, LedgerReading, LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { EntryPlan } from "./run-entry.ts";

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
