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
import { statedDay, type SubmittedReading } from "../../../shared/examination/known-file.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { type ApplyEntry, planEntryApplication } from "./apply-file.ts";
import { executeAlone } from "./execute-alone.ts";
import type { FinishedEntry } from "./finish-entry.ts";
import { decideSubmitted, knownOutcome } from "./known-upload.ts";
import { type PlannedAct, recordPlan, runEntry } from "./run-entry.ts";
import { type IngestOutcome, type LedgerDependencies, type Submission, submittedFile } from "./submission.ts";

export async function submitFile(
  submission: Submission,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  const { uploadId, address } = submission;
  const { books } = address;
  const { ledger, current } = dependencies;
  let file: SubmittedReading | null = null;
  let begun: PlannedSubmission | null = null;
  const attempt = async (reading: LedgerReading): Promise<IngestOutcome | null> => {
    const upload = await ledger.findUpload(books, uploadId);
    // Another worker finished what this one began.
    if (upload !== null && begun !== null && isAppliedBy(begun, upload)) return begun.done(upload);
    const known = decideSubmitted(upload, submission, null);
    if (known.kind === "stands") return knownOutcome(known, upload, submission, []);
    file ??= await submission.read();
    const planned = await planSubmission(submission, upload, file, reading, dependencies);
    if (planned.kind !== "planned") return planned;
    const { changes, confirmed } = planned.plan;
    const result = await runEntry(ledger, reading.head, planned.plan);
    if (result.kind === "conflict") {
      begun = planned;
      return null;
    }
    current.advance(books, reading, { head: result.head, changes, confirmed });
    return planned.done(result.upload.upload);
  };
  return executeAlone<IngestOutcome>({ books, uploadId, attempt, finished: appliedBy }, dependencies);
}

type PlannedSubmission = PlannedAct<IngestOutcome>;

function isAppliedBy({ plan: { entry } }: PlannedSubmission, { seq, outcome }: Upload): boolean {
  return entry.act.kind === "apply" && entry.seq === seq && outcome.state === "applied";
}

function appliedBy(entry: FinishedEntry): IngestOutcome | null {
  if (entry.kind !== "application") return null;
  const { upload, findings, tally } = entry;
  return { kind: "applied", upload, findings, tally };
}

/** Everything that follows from the ledger as it was read; nothing of it is kept when somebody else was first. */
async function planSubmission(
  submission: Submission,
  before: Upload | null,
  file: SubmittedReading,
  reading: LedgerReading,
  { ledger, clock }: LedgerDependencies,
): Promise<PlannedSubmission | IngestOutcome> {
  const { books } = submission.address;
  // One moment for all that the entry says: whoever executes it again asks of the same day.
  const at = clock.now();
  const day = { books, today: koreaTimeOf(at).date };
  const examined = file.kind === "refused" ? null : await examineFile(day, file, reading, ledger);
  const findings = examined?.findings ?? unlocated(file);
  const decision = decideSubmitted(before, submission, findings);
  if (decision.kind === "stands") return knownOutcome(decision, before, submission, findings);
  if (decision.kind === "read") throw new RangeError("A file that was read waits to be read");
  const submitted = submittedFile(submission);
  const { uploadId, releasedBy: by } = submission;
  const seq = nextSeq(reading);
  // In the order in which an entry is read back, so that the same entry is the same text.
  const entryOf = <Act extends JournalEntry["act"]>(act: Act) =>
    ({ seq, act, uploadId, by, at, state: "done" }) as const;
  if (decision.act === "apply" && examined !== null) {
    const entry = entryOf({ kind: "apply", submitted });
    return planApplied({ submission, before, entry, examined }, reading, ledger);
  }
  const kind = decision.act === "hold" ? "hold" : "reject";
  const entry = entryOf({ kind, submitted });
  return planKeptOut(submission, { before, entry, file, findings }, reading);
}

interface Application {
  readonly submission: Submission;
  readonly before: Upload | null;
  readonly entry: ApplyEntry;
  readonly examined: ExaminedFile;
}

async function planApplied(
  { submission, before, entry, examined }: Application,
  reading: LedgerReading,
  ledger: LedgerDependencies["ledger"],
): Promise<PlannedSubmission> {
  const facts = {
    books: submission.address.books,
    entry,
    before,
    releasedBy: weightiest(examined.findings) === "hold" ? entry.by : null,
    findingCount: examined.findings.length,
  };
  const { plan, tally, findings } = await planEntryApplication(facts, examined, reading, ledger);
  return { kind: "planned", plan, done: (upload) => ({ kind: "applied", upload, findings, tally }) };
}

interface KeptOut {
  readonly before: Upload | null;
  readonly entry: JournalEntry;
  readonly file: SubmittedReading;
  readonly findings: readonly LocatedFinding[];
}

/** Held for a person, or rejected: the upload says why, and nothing is posted. */
function planKeptOut(
  submission: Submission,
  { before, entry, file, findings }: KeptOut,
  reading: LedgerReading,
): PlannedSubmission {
  const state = entry.act.kind === "hold" ? "held" : "rejected";
  const { format } = file;
  const outcome: RefusedOutcome = {
    state,
    format,
    asOf: statedDay(file),
    at: entry.at,
    findings,
    findingCount: findings.length,
  };
  const plan = recordPlan({
    entry,
    known: reading.head,
    upload: submittedUpload(submission.address.books, before, entry, submittedFile(submission), outcome),
    bundle: ({ upload }) => uploadBundle({ ...upload, outcome }),
  });
  const done = (upload: Upload) => {
    return { kind: state, upload, findings: [...findings, ...findBesides(file, reading)] } as const;
  };
  return { kind: "planned", plan, done };
}

function unlocated({ findings }: SubmittedReading): LocatedFinding[] {
  return findings.map((finding) => ({ ...finding, projectId: null }));
}
