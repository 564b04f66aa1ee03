/**
 * The way of every submission into the ledger: read, examined, decided, and then applied as a whole, held for a person
 * or rejected with every reason. One id is applied once, for ever.
 */
import type { JournalEntry } from "../../../shared/domain/journal/journal-entry.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { weightiest } from "../../../shared/domain/values/finding.ts";
import { koreaTimeOf } from "../../../shared/domain/values/instant.ts";
import { examineFile, findBesides, nextSeq } from "../../../shared/examination/examine-file.ts";
import type { SubmittedReading } from "../../../shared/examination/known-file.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { planEntryApplication, planKeptOut } from "../../../shared/examination/plan-entry.ts";
import { executeAlone, type FinishedEntry } from "./execute-alone.ts";
import { type PlannedAct, runEntry } from "./run-entry.ts";
import {
  type IngestOutcome,
  type LedgerDependencies,
  type Submission,
  submittedFile,
  decideSubmitted,
  knownOutcome,
} from "./submission.ts";

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
  const findings = examined?.findings ?? file.findings.map((finding) => ({ ...finding, projectId: null }));
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
    const releasedBy = weightiest(findings) === "hold" ? by : null;
    const facts = { books, entry, before, releasedBy, findingCount: findings.length };
    const planned = await planEntryApplication(facts, examined, reading, ledger);
    const { plan, tally, findings: all } = planned;
    return { kind: "planned", plan, done: (upload) => ({ kind: "applied", upload, findings: all, tally }) };
  }
  const kind = decision.act === "hold" ? "hold" : "reject";
  const entry = entryOf({ kind, submitted });
  const { state, plan } = planKeptOut({ books, before, entry, file, findings }, reading);
  // All of them, however many: the record keeps the first.
  const all = [...findings, ...findBesides(file, reading)];
  return { kind: "planned", plan, done: (upload) => ({ kind: state, upload, findings: all }) };
}
