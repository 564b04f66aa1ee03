/** What a person decides about an upload: let it in, put it aside, take it back, bring it in again. */
import { decide, wrongState } from "../../../shared/domain/journal/decide.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { type EntryPlan, planDiscard, planEntryReversal } from "../../../shared/examination/plan-entry.ts";
import type { LedgerReading } from "../../../shared/ports/ledger-store.ts";
import { resubmitStored } from "../journal/ingest-upload.ts";
import type { IngestOutcome, LedgerDependencies } from "../journal/submission.ts";
import { enterAct, type NotEntered, type Stamp } from "./enter-act.ts";

export interface Settled {
  readonly kind: "undone" | "restored" | "discarded";
  readonly upload: Upload;
  readonly projects: number;
  readonly findings: readonly Finding[];
}

export type SettleResult = Settled | NotEntered;

/**
 * Reads the stored bytes again and applies them, whatever holds them: `decideSubmission` looks at `releasedBy`. What is wrong is still
 * rejected.
 */
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

function settle(
  kind: ActKind,
  given: Upload,
  by: string,
  dependencies: LedgerDependencies,
): Promise<SettleResult> {
  return enterAct<Settled>(
    {
      upload: given,
      by,
      plan: async (upload, stamp, reading) => {
        const decision = decide(upload, { kind });
        const about = upload ?? given;
        if (decision.kind === "refuse")
          return { kind: "refused", upload: about, findings: [wrongState(decision.because, about)] };
        if (upload === null || decision.kind !== "enter") return { kind: "nothing-to-do", upload: about };
        const { plan, projects } = await planOf(kind, upload, stamp, reading, dependencies.ledger);
        return { kind: "planned", plan, done: (after) => settled(kind, after, projects) };
      },
      finished: (entry) =>
        entry.kind === "reversal" && entry.plan.entry.act.kind === kind
          ? settled(kind, entry.upload, entry.projects)
          : null,
    },
    dependencies,
  );
}

async function planOf(
  kind: ActKind,
  before: Upload,
  stamp: Stamp,
  reading: LedgerReading,
  ledger: LedgerDependencies["ledger"],
): Promise<{ readonly plan: EntryPlan; readonly projects: number }> {
  if (kind === "discard")
    return { plan: planDiscard(before, { ...stamp, act: { kind } }, reading), projects: 0 };
  const { outcome, seq } = before;
  const reverses = "reversalSeq" in outcome ? outcome.reversalSeq : seq;
  const act = { kind, reverses };
  return planEntryReversal({ entry: { ...stamp, act }, before, act }, reading, ledger);
}

const resultOf = { discard: "discarded", undo: "undone", restore: "restored" } as const;

function settled(kind: ActKind, upload: Upload, projects: number): Settled {
  const findings = kind === "undo" && upload.outcome.state === "undone" ? upload.outcome.findings : [];
  return { kind: resultOf[kind], upload, projects, findings };
}
