/** A file as the API shows it: where it is on its way, what was found in it, and what may be done about it. */
import type { UploadAnswer, UploadSummary } from "../../../shared/contracts/api/api.ts";
import type { JournalEntry } from "../../../shared/domain/journal/journal-entry.ts";
import {
  type AppliedOutcome,
  isRunning,
  type Upload,
  type UploadOutcome,
} from "../../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { answersAbout } from "../../../shared/reading/read-journal.ts";
import { findingView } from "../../../shared/reading/dry-run-view.ts";

const maxFindings = 200;
const maxAnswers = 500;

export type RequestView = NonNullable<UploadAnswer["asked"]>;

export function uploadSummaryOf(upload: Upload): UploadSummary {
  const { uploadId, seq, fileName, byteLength, receivedAt, outcome, options } = upload;
  const applied = appliedOf(outcome);
  return {
    uploadId,
    seq,
    fileName,
    byteLength,
    receivedAt,
    state: outcome.state,
    at: "at" in outcome ? outcome.at : null,
    by: byOf(outcome),
    format: applied?.format ?? ("format" in outcome ? outcome.format : null),
    asOf: applied?.asOf ?? options.asOf,
    records: applied?.records ?? null,
    postings: applied?.postings ?? null,
    findingCount: "findingCount" in outcome ? outcome.findingCount : findingsOf(outcome).length,
  };
}

/** As it stands now. @param asked what was last asked of it; null where nothing was. */
export async function uploadView(
  upload: Upload,
  ledger: Pick<LedgerStore, "readHead" | "readEntry">,
  asked: RequestView | null = null,
): Promise<UploadAnswer> {
  const { books, sha256, options, outcome } = upload;
  const isAsked = asked?.state === "open";
  const answers = (await answersAbout(upload, [], ledger)).flatMap(answerView);
  const period = appliedOf(outcome)?.period ?? null;
  return {
    books,
    ...uploadSummaryOf(upload),
    sha256,
    givenAsOf: options.asOf,
    givenUnit: options.unit,
    isUnderWay: isAsked || isRunning(outcome),
    asked,
    period: period === null ? null : { ...period },
    findings: findingsOf(outcome).slice(0, maxFindings).map(findingView),
    answers: answers.slice(0, maxAnswers),
    acts: isAsked ? [] : actsOn(outcome),
  };
}

function answerView({ seq: entry, at, by, act }: JournalEntry): UploadAnswer["answers"] {
  return act.kind === "match" ? [{ entry, at, by, pairs: act.pairs.length }] : [];
}

function actsOn(outcome: UploadOutcome): UploadAnswer["acts"] {
  switch (outcome.state) {
    case "held":
      return ["release", "discard"];
    case "applying":
      // A release that broke off goes on when it is asked for again.
      return outcome.releasedBy === null ? [] : ["release"];
    case "applied":
    case "undoing":
      return ["undo"];
    case "restoring":
    case "undone":
    case "discarded":
    case "rejected":
      return [];
  }
}

function byOf(outcome: UploadOutcome): string | null {
  if ("by" in outcome) return outcome.by;
  return "releasedBy" in outcome ? outcome.releasedBy : null;
}

function appliedOf(outcome: UploadOutcome): AppliedOutcome | null {
  if (outcome.state === "applied") return outcome;
  return "applied" in outcome ? outcome.applied : null;
}

function findingsOf(outcome: UploadOutcome): readonly Finding[] {
  if ("findings" in outcome) return outcome.findings;
  return "applied" in outcome ? outcome.applied.findings : [];
}
