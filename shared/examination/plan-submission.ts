/** What becomes of a file that was read: applied as a whole, held for a person, or rejected with every reason, as one journal entry. */
import type { JournalEntry } from "../domain/journal/journal-entry.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import { weightiest } from "../domain/values/finding.ts";
import { koreaTimeOf } from "../domain/values/instant.ts";
import type { LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { examineFile, findBesides, nextSeq } from "./examine-file.ts";
import type { SubmittedReading } from "./known-file.ts";
import { type PlannedAct, planEntryApplication, planKeptOut } from "./plan-entry.ts";
import {
  decideSubmitted,
  type IngestOutcome,
  knownOutcome,
  submittedFile,
  type Submission,
} from "./submission.ts";

export type PlannedSubmission = PlannedAct<IngestOutcome>;

/**
 * Everything that follows from the ledger as it was read; nothing of it is kept when somebody else was first.
 * @param at one moment for all that the entry says: whoever executes it again asks of the same day.
 */
export async function planSubmission(
  submission: Submission,
  before: Upload | null,
  file: SubmittedReading,
  reading: LedgerReading,
  at: string,
  ledger: LedgerStore,
): Promise<PlannedSubmission | IngestOutcome> {
  const { books } = submission.address;
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
