/**
 * The way of every submission into the ledger: read, examined, decided, and then applied as a whole, held for a person
 * or rejected with every reason. One id is applied once, for ever.
 */
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { SubmittedReading } from "../../../shared/examination/known-file.ts";
import { type PlannedSubmission, planSubmission } from "../../../shared/examination/plan-submission.ts";
import {
  decideSubmitted,
  type IngestOutcome,
  knownOutcome,
  type Submission,
} from "../../../shared/examination/submission.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { executeAlone, type FinishedEntry } from "./execute-alone.ts";
import type { LedgerDependencies } from "./ledger-dependencies.ts";
import { runEntry } from "./run-entry.ts";

export interface ReadableSubmission extends Submission {
  /** Reads it as its sender said: asked once, and only where the bytes are not known already. */
  readonly read: () => Promise<SubmittedReading>;
}

export async function submitFile(
  submission: ReadableSubmission,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  const { uploadId, address } = submission;
  const { books } = address;
  const { ledger, current, clock } = dependencies;
  let file: SubmittedReading | null = null;
  let begun: PlannedSubmission | null = null;
  const attempt = async (reading: LedgerReading): Promise<IngestOutcome | null> => {
    const upload = await ledger.findUpload(books, uploadId);
    // Another worker finished what this one began.
    if (upload !== null && begun !== null && isAppliedBy(begun, upload)) return begun.done(upload);
    const known = decideSubmitted(upload, submission, null);
    if (known.kind === "stands") return knownOutcome(known, upload, submission, []);
    file ??= await submission.read();
    const planned = await planSubmission(submission, upload, file, reading, clock.now(), ledger);
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

function isAppliedBy({ plan: { entry } }: PlannedSubmission, { seq, outcome }: Upload): boolean {
  return entry.act.kind === "apply" && entry.seq === seq && outcome.state === "applied";
}

function appliedBy(entry: FinishedEntry): IngestOutcome | null {
  if (entry.kind !== "application") return null;
  const { upload, findings, tally } = entry;
  return { kind: "applied", upload, findings, tally };
}
