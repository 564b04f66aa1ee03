/** What a person decides about an upload: let it in, put it aside, take it back, bring it in again. */
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import {
  type NotEntered,
  planSettlement,
  type Settled,
  settled,
  type SettlingKind,
} from "../../../shared/examination/plan-decision.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { resubmitStored } from "../journal/ingest-upload.ts";
import type { LedgerDependencies } from "../journal/ledger-dependencies.ts";
import { enterAct } from "./enter-act.ts";

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

function settle(
  kind: SettlingKind,
  given: Upload,
  by: string,
  dependencies: LedgerDependencies,
): Promise<SettleResult> {
  return enterAct<Settled>(
    {
      upload: given,
      by,
      plan: (upload, stamp, reading) =>
        planSettlement(kind, { upload, given }, stamp, reading, dependencies.ledger),
      finished: (entry) =>
        entry.kind === "reversal" && entry.plan.entry.act.kind === kind
          ? settled(kind, entry.upload, entry.projects)
          : null,
    },
    dependencies,
  );
}
