/**
 * The way of every submission into the ledger: read, examined, decided, and then applied as a whole, held for a person
 * or rejected with every reason. One id is applied once, for ever.
 */
import { uploadBundle } from "../../../shared/contracts/events/upload-events.ts";
import type { JournalEntry } from "../../../shared/domain/journal/journal-entry.ts";
import { submittedUpload } from "../../../shared/domain/journal/upload-changes.ts";
import type { LocatedFinding, RefusedOutcome, Upload } from "../../../shared/domain/uploads/upload.ts";
import { weightiest } from "../../../shared/domain/values/finding.ts";
import { koreaTimeOf } from "../../../shared/domain/values/instant.ts";
import {
  type ExaminedFile,
  examineFile,
  findBesides,
  nextSeq,
} from "../../../shared/examination/examine-file.ts";
import type { SubmittedReading } from "../../../shared/examination/known-file.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { planEntryApplication, type PlannedApplication } from "./apply-file.ts";
import { executeAlone } from "./execute-alone.ts";
import type { FinishedEntry } from "./finish-entry.ts";
import { decideSubmitted, knownOutcome } from "./known-upload.ts";
import { type EntryPlan, runEntry } from "./run-entry.ts";
import { type IngestOutcome, type LedgerDependencies, type Submission, submittedFile } from "./submission.ts";

export async function submitFile(
  submission: Submission,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  const { books, options } = submission.address;
  let read: Promise<SubmittedReading> | null = null;
  let begun: Begun | null = null;
  return executeAlone<IngestOutcome>(
    {
      books,
      uploadId: submission.uploadId,
      finished: (entry) => appliedBy(entry),
      attempt: async (reading) => {
        const upload = await dependencies.ledger.findUpload(books, submission.uploadId);
        // Another worker finished what this one began.
        if (begun !== null && upload?.seq === begun.seq && upload.outcome.state === "applied")
          return { kind: "applied", upload, findings: begun.findings, tally: begun.tally };
        const decision = decideSubmitted(upload, submission, null);
        if (decision.kind === "stands") return knownOutcome(decision, upload, submission, []);
        read ??= submission.read(options);
        const attempt = await attemptEntry(submission, upload, await read, reading, dependencies);
        if (attempt.kind === "overtaken") begun = attempt.begun;
        return attempt.kind === "overtaken" ? null : attempt.outcome;
      },
    },
    dependencies,
  );
}

interface Begun extends Pick<PlannedApplication, "tally" | "findings"> {
  readonly seq: number;
}

type Attempt =
  | { readonly kind: "ended"; readonly outcome: IngestOutcome }
  | { readonly kind: "overtaken"; readonly begun: Begun | null };

/** Everything that follows from the ledger as it was read; nothing of it is kept when somebody else was first. */
async function attemptEntry(
  submission: Submission,
  upload: Upload | null,
  file: SubmittedReading,
  reading: LedgerReading,
  dependencies: LedgerDependencies,
): Promise<Attempt> {
  const { ledger, clock, current } = dependencies;
  const { books } = submission.address;
  const submitted = submittedFile(submission);
  // One moment for all that the entry says: whoever executes it again asks of the same day.
  const at = clock.now();
  const day = { books, today: koreaTimeOf(at).date };
  const examined = file.kind === "refused" ? null : await examineFile(day, file, reading, ledger);
  const findings = examined?.findings ?? unlocated(file);
  const decision = decideSubmitted(upload, submission, findings);
  if (decision.kind === "stands")
    return { kind: "ended", outcome: knownOutcome(decision, upload, submission, findings) };
  if (decision.kind !== "enter")
    throw new RangeError(`A submission that was read ends in "${decision.kind}"`);
  const entry: JournalEntry = {
    seq: nextSeq(reading),
    act: { kind: decision.act === "apply" || decision.act === "hold" ? decision.act : "reject", submitted },
    uploadId: submission.uploadId,
    by: submission.releasedBy,
    at,
    state: "done",
  };
  if (decision.act !== "apply" || examined === null) {
    const plan = rejectionPlan(submission, upload, entry, { format: file.format, findings }, reading);
    const result = await runEntry(ledger, reading.head, plan);
    if (result.kind === "conflict") return { kind: "overtaken", begun: null };
    current.advance(books, reading, { head: result.head, changes: [], confirmed: [] });
    const kind = entry.act.kind === "hold" ? "held" : "rejected";
    const reported = [...findings, ...findBesides(file, reading)];
    return { kind: "ended", outcome: { kind, upload: result.upload.upload, findings: reported } };
  }
  return applyEntry({ submission, upload, entry, examined }, reading, dependencies);
}

interface Application {
  readonly submission: Submission;
  readonly upload: Upload | null;
  readonly entry: JournalEntry;
  readonly examined: ExaminedFile;
}

async function applyEntry(
  { submission, upload, entry, examined }: Application,
  reading: LedgerReading,
  { ledger, current }: LedgerDependencies,
): Promise<Attempt> {
  const { books } = submission.address;
  const facts = {
    books,
    entry,
    before: upload,
    submitted: submittedFile(submission),
    releasedBy: weightiest(examined.findings) === "hold" ? entry.by : null,
    findingCount: examined.findings.length,
  };
  const { plan, tally, findings } = await planEntryApplication(facts, examined, reading, ledger);
  const result = await runEntry(ledger, reading.head, plan);
  if (result.kind === "conflict") return { kind: "overtaken", begun: { seq: entry.seq, tally, findings } };
  current.advance(books, reading, { head: result.head, changes: plan.changes, confirmed: plan.confirmed });
  return { kind: "ended", outcome: { kind: "applied", upload: result.upload.upload, findings, tally } };
}

function rejectionPlan(
  submission: Submission,
  before: Upload | null,
  entry: JournalEntry,
  { format, findings }: { readonly format: string | null; readonly findings: readonly LocatedFinding[] },
  { head }: LedgerReading,
): EntryPlan {
  const { books } = submission.address;
  const state = entry.act.kind === "hold" ? "held" : "rejected";
  const outcome: RefusedOutcome = {
    state,
    format,
    at: entry.at,
    findings,
    findingCount: findings.length,
  };
  return {
    books,
    entry,
    changes: [],
    confirmed: [],
    known: head,
    reverses: null,
    running: null,
    upload: submittedUpload(books, before, entry, submittedFile(submission), outcome),
    bundle: ({ upload }) => uploadBundle({ ...upload, outcome }),
  };
}

function appliedBy(entry: FinishedEntry): IngestOutcome | null {
  if (entry.kind !== "application") return null;
  const { upload, findings, tally } = entry;
  return { kind: "applied", upload, findings, tally };
}

function unlocated({ findings }: SubmittedReading): LocatedFinding[] {
  return findings.map((finding) => ({ ...finding, projectId: null }));
}
