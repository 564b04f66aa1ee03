/** What a person decides about an upload: let it in, put it aside, take it back, bring it in again. */
import { uploadBundle } from "../../../shared/contracts/events/upload-events.ts";
import { decide, wrongState } from "../../../shared/domain/journal/decide.ts";
import type { JournalEntry } from "../../../shared/domain/journal/journal-entry.ts";
import { changedUpload } from "../../../shared/domain/journal/upload-changes.ts";
import type { DiscardedOutcome, Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { nextSeq } from "../../../shared/examination/examine-file.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { executeAlone } from "../journal/execute-alone.ts";
import { planEntryReversal } from "../journal/reverse-upload.ts";
import { type EntryPlan, runEntry } from "../journal/run-entry.ts";
import type { IngestOutcome, LedgerDependencies } from "../journal/submission.ts";
import { resubmitStored } from "../journal/resubmit-stored.ts";

export type SettleResult =
  | {
      readonly kind: "undone" | "restored" | "discarded";
      readonly upload: Upload;
      readonly projects: number;
      readonly findings: readonly Finding[];
    }
  /** It stood so before; nothing was written. */
  | { readonly kind: "nothing-to-do"; readonly upload: Upload }
  | { readonly kind: "refused"; readonly upload: Upload; readonly findings: readonly Finding[] };

/** Reads the stored bytes again and applies them, whatever holds them; what is wrong is still rejected. */
export function releaseUpload(
  upload: Upload,
  by: string,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return resubmitStored(upload, { releasedBy: by }, dependencies);
}

/** Puts a held upload aside for good; its bytes and record stay. */
export function discardUpload(upload: Upload, by: string, dependencies: LedgerDependencies) {
  return settle("discard", upload, by, dependencies);
}

/** Takes an applied upload back. */
export function undoUpload(upload: Upload, by: string, dependencies: LedgerDependencies) {
  return settle("undo", upload, by, dependencies);
}

/** Brings an upload in again that was undone. */
export function restoreUpload(upload: Upload, by: string, dependencies: LedgerDependencies) {
  return settle("restore", upload, by, dependencies);
}

type ActKind = "discard" | "undo" | "restore";

const resultOf = { discard: "discarded", undo: "undone", restore: "restored" } as const;

function settle(
  kind: ActKind,
  given: Upload,
  by: string,
  dependencies: LedgerDependencies,
): Promise<SettleResult> {
  const { books, uploadId } = given;
  return executeAlone<SettleResult>(
    {
      books,
      uploadId,
      attempt: (reading) => attempt(kind, given, by, reading, dependencies),
      finished: (entry) =>
        entry.kind === "reversal" && entry.plan.entry.act.kind === kind
          ? settled(kind, entry.upload, entry.projects)
          : null,
    },
    dependencies,
  );
}

async function attempt(
  kind: ActKind,
  given: Upload,
  by: string,
  reading: LedgerReading,
  { ledger, clock, current }: LedgerDependencies,
): Promise<SettleResult | null> {
  const { books, uploadId } = given;
  const upload = await ledger.findUpload(books, uploadId);
  const decision = decide(upload, { kind });
  if (upload === null || decision.kind === "refuse") {
    const because = decision.kind === "refuse" ? decision.because : "not-applied";
    return { kind: "refused", upload: upload ?? given, findings: [wrongState(because, upload ?? given)] };
  }
  if (decision.kind !== "enter") return { kind: "nothing-to-do", upload };
  const stamp = { seq: nextSeq(reading), uploadId, by, at: clock.now(), state: "done" } as const;
  const planned = await planOf(kind, upload, stamp, reading, ledger);
  const result = await runEntry(ledger, reading.head, planned.plan);
  // What is confirmed may have changed with it: it is read anew.
  current.forget(books);
  return result.kind === "conflict" ? null : settled(kind, result.upload.upload, planned.projects);
}

async function planOf(
  kind: ActKind,
  before: Upload,
  stamp: Omit<JournalEntry, "act">,
  reading: LedgerReading,
  ledger: LedgerDependencies["ledger"],
): Promise<{ readonly plan: EntryPlan; readonly projects: number }> {
  if (kind === "discard")
    return { plan: discardPlan(before, { ...stamp, act: { kind } }, reading), projects: 0 };
  const { outcome, seq } = before;
  const reverses = "reversalSeq" in outcome ? outcome.reversalSeq : seq;
  const act = { kind, reverses };
  return planEntryReversal({ entry: { ...stamp, act }, before, act }, reading, ledger);
}

function discardPlan(before: Upload, entry: JournalEntry, { head }: LedgerReading): EntryPlan {
  const format = "format" in before.outcome ? before.outcome.format : null;
  const outcome: DiscardedOutcome = { state: "discarded", format, at: entry.at, by: entry.by ?? "" };
  return {
    books: before.books,
    entry,
    changes: [],
    confirmed: [],
    known: head,
    reverses: null,
    running: null,
    upload: changedUpload(before, outcome),
    bundle: ({ upload }) => uploadBundle({ ...upload, outcome }),
  };
}

function settled(kind: ActKind, upload: Upload, projects: number): SettleResult {
  const findings = kind === "undo" && upload.outcome.state === "undone" ? upload.outcome.findings : [];
  return { kind: resultOf[kind], upload, projects, findings };
}
