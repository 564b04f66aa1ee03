/** The journal entry that takes an upload back, or brings it in again. */
import { uploadBundle } from "../../../shared/contracts/events/upload-events.ts";
import { reversedOutcome, reversingOutcome } from "../../../shared/domain/journal/reversal.ts";
import { changedUpload } from "../../../shared/domain/journal/upload-changes.ts";
import { planReversal, type ReversalFacts } from "../../../shared/examination/plan-reversal.ts";
import type { LedgerReading, LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { EntryPlan } from "./run-entry.ts";

export interface PlannedReversal {
  readonly kind: "reversal";
  readonly plan: EntryPlan;
  /** Projects that had a posting of the number. */
  readonly projects: number;
}

/** @throws RangeError where the upload was never applied. */
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
