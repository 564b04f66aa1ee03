/** GET uploads and uploads/{id}: every file, what became of it, and what may be done about it. */
import type { ListedUpload, operations, UploadAnswer } from "../../../shared/contracts/api/api.ts";
import { taughtOf } from "../../../shared/contracts/files/column-mapping.ts";
import type { JournalEntry } from "../../../shared/domain/journal/journal-entry.ts";
import {
  appliedOf,
  isRunning,
  type Upload,
  type UploadOutcome,
} from "../../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import type { AuditTrail } from "../../../shared/ports/audit-trail.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { findingView } from "../../../shared/reading/dry-run-view.ts";
import { asItStands } from "../../../shared/reading/held-now.ts";
import {
  keptFindings,
  lastReasonOf,
  senderOf,
  type UploadAct,
  uploadHistories,
} from "../../../shared/reading/upload-history.ts";
import { answersAbout } from "../../../shared/reading/read-journal.ts";
import { requestView, type RequestView } from "../commands/submit-command.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, type ApiDependencies, booksOf } from "../http/request.ts";
import { uploadSummaryOf } from "./upload-summary.ts";

const maxItems = 500;

export const listUploads: Act<typeof operations.uploads> = async ({ params, query }, { ledger, audit }) => {
  const books = booksOf(params);
  const head = await ledger.readHead(books);
  const page = await ledger.pageUploads(books, query.before ?? null, query.limit ?? maxItems);
  const histories = await uploadHistories(audit, books);
  const items = page.uploads.map((upload) => listedUpload(upload, histories.get(upload.uploadId) ?? []));
  return json({ total: head.uploads, items, next: page.before });
};

export const showUpload: Act<typeof operations.uploadDetail> = async ({ params }, dependencies) => {
  const upload = await dependencies.ledger.findUpload(booksOf(params), params.id);
  if (upload === null) return refuse("not-found");
  const request = await requestView(upload, dependencies);
  return json(await uploadView(await heldNow(upload, dependencies), dependencies, request));
};

/** Where nothing was entered since it came, what is stored with it is what holds it. */
async function heldNow(upload: Upload, { ledger, files, uploadActs }: ApiDependencies): Promise<Upload> {
  const { lastSeq } = await ledger.readHead(upload.books);
  return lastSeq === upload.seq ? upload : asItStands(upload, { files, preview: uploadActs.preview });
}

const maxFindings = 200;
const maxAnswers = 500;
const maxActs = 100;

export interface UploadReading {
  readonly ledger: Pick<LedgerStore, "readHead" | "readEntry">;
  readonly audit: AuditTrail;
}

/** @param acts on it, as the audit trail has them. */
function listedUpload(upload: Upload, acts: readonly UploadAct[]): ListedUpload {
  const sender = senderOf(acts);
  const summary = uploadSummaryOf(upload);
  const kept = keptFindings(acts).length;
  return {
    ...summary,
    findingCount: summary.findingCount ?? (kept === 0 ? null : kept),
    sentBy: sender === null ? null : { name: sender.by, via: sender.via },
    reason: lastReasonOf(acts),
  };
}

/** As it is now. @param request the last one that was made of it; null where none was. */
export async function uploadView(
  upload: Upload,
  { ledger, audit }: UploadReading,
  request: RequestView | null = null,
): Promise<UploadAnswer> {
  const { books, sha256, options, outcome } = upload;
  const isRequested = request?.state === "open";
  const answers = (await answersAbout(upload, [], ledger)).flatMap(answerView);
  const period = appliedOf(upload)?.period ?? null;
  const acts = (await uploadHistories(audit, books)).get(upload.uploadId) ?? [];
  const summary = listedUpload(upload, acts);
  const findings = outcome.state === "discarded" ? keptFindings(acts) : findingsOf(outcome);
  return {
    books,
    ...summary,
    findingCount: Math.max(summary.findingCount ?? 0, findings.length),
    sha256,
    givenAsOf: options.asOf,
    givenUnit: options.unit,
    taughtMapping: taughtOf(options),
    isUnderWay: isRequested || isRunning(outcome),
    asked: request,
    period: period === null ? null : { ...period },
    findings: findings.slice(0, maxFindings).map(findingView),
    answers: answers.slice(0, maxAnswers),
    acts: isRequested ? [] : actsOn(outcome),
    history: acts.slice(0, maxActs).map(({ findings: _findings, ...act }) => act),
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
      // A release that broke off goes on when it is requested again.
      return outcome.releasedBy === null ? [] : ["release"];
    case "applied":
    case "undoing":
      return ["undo"];
    case "undone":
    case "discarded":
    case "restoring":
      return ["restore"];
    case "rejected":
      return [];
  }
}

/** Of what was taken back: what could not be, and what was found when it came. */
function findingsOf(outcome: UploadOutcome): readonly Finding[] {
  if (outcome.state === "undone") return [...outcome.findings, ...outcome.applied.findings];
  if ("findings" in outcome) return outcome.findings;
  return "applied" in outcome ? outcome.applied.findings : [];
}
