/**
 * The way of every submission into the ledger, whatever it came as: registered, read, checked, and then
 * applied as a whole, held for a person or rejected with every reason. One id is applied once, for ever.
 */
import type { UploadAddress } from "../../shared/contracts/upload-key.ts";
import { laterOf } from "../../shared/domain/calendar.ts";
import { type Finding, weightiest } from "../../shared/domain/finding.ts";
import { checkRecords } from "../../shared/domain/record-check.ts";
import { saysFrom } from "../../shared/domain/said-by.ts";
import {
  type ApplyingOutcome,
  type FileReference,
  isComingIn,
  isTurned,
  sameOptions,
  type Upload,
  type UploadOptions,
  type UploadOutcome,
} from "../../shared/domain/upload.ts";
import type { Reading } from "../../shared/formats/format.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore, UploadChange, UploadClosing } from "../../shared/ports/ledger-store.ts";
import { locateFindings } from "./locate-findings.ts";
import { findingsAgainst } from "./ledger-findings.ts";
import { commitPostings, type CommitTally, type Passage, readLedger } from "./commit-postings.ts";
import { submittedPostings } from "./submitted-postings.ts";
import { type EndedUpload, uploadBundle } from "./upload-events.ts";

export interface TakeInDependencies {
  readonly ledger: LedgerStore;
  readonly clock: Clock;
}

export interface Submission {
  /** The same for the same submission sent again. */
  readonly uploadId: string;
  readonly address: UploadAddress;
  readonly file: FileReference;
  readonly sha256: string;
  readonly byteLength: number;
  /** Who lets it in although something holds it; null when nobody said so. */
  readonly releasedBy: string | null;
  /** Reads it as its sender said; called again with the same options it gives the same. */
  readonly read: (options: UploadOptions) => Promise<SubmittedReading>;
}

export type SubmittedReading = Reading & {
  /** Whether a project that it leaves out vanished. */
  readonly isFullDump: boolean;
};

export type IngestOutcome =
  | {
      readonly kind: "applied";
      readonly upload: Upload;
      readonly findings: readonly Finding[];
      readonly tally: CommitTally;
    }
  /** It was applied, discarded by a person or undone before; nothing was written. */
  | { readonly kind: "already-applied" | "already-discarded" | "already-undone"; readonly upload: Upload }
  | {
      readonly kind: "held" | "rejected";
      readonly upload: Upload;
      /** All of them, however many. */
      readonly findings: readonly Finding[];
    };

type ClosedOutcome = EndedUpload["outcome"];

export async function takeIn(
  submission: Submission,
  dependencies: TakeInDependencies,
): Promise<IngestOutcome> {
  const { ledger } = dependencies;
  const { books, options } = submission.address;
  const known = await ledger.findUpload(books, submission.uploadId);
  const upload = known ?? (await ledger.registerUpload(newUpload(submission, dependencies.clock)));
  if (upload.outcome.state === "applied") return { kind: "already-applied", upload };
  if (isTurned(upload.outcome)) return { kind: "already-undone", upload };
  const isSettled = upload.outcome.state === "discarded" && sameOptions(upload.options, options);
  if (isSettled && submission.releasedBy === null) {
    return { kind: "already-discarded", upload };
  }
  if (upload.outcome.state === "applying" && !sameOptions(upload.options, options)) {
    // Its figures may be half in, as first sent: that is brought to its end before it is read in another way.
    await takeIn(withOptions(submission, upload.options), dependencies);
    return takeIn(submission, dependencies);
  }
  const reading = await submission.read(options);
  return reading.kind === "refused"
    ? refuse(upload, submission, reading.format, reading.findings, dependencies)
    : apply(upload, submission, reading, dependencies);
}

async function apply(
  upload: Upload,
  submission: Submission,
  reading: Extract<SubmittedReading, { kind: "read" }>,
  dependencies: TakeInDependencies,
): Promise<IngestOutcome> {
  const { ledger, clock } = dependencies;
  const known = await readLedger(ledger, upload);
  const balances = new Map([...known.balances].map(([id, { balance }]) => [id, balance]));
  const postings = submittedPostings(reading, upload, balances);
  const { outcome } = upload;
  const begun = outcome.state === "applying" ? outcome : null;
  const findings = begun?.findings ?? [
    ...reading.findings,
    ...checkRecords(reading.records, upload.books.fiscalYear),
    ...(await findingsAgainst(ledger, upload.books, reading, postings, known)),
  ];
  const gravest = weightiest(findings);
  const isRefused = gravest === "reject" || (gravest === "hold" && submission.releasedBy === null);
  if (begun === null && isRefused) return refuse(upload, submission, reading.format, findings, dependencies);
  const applying: ApplyingOutcome = begun ?? {
    state: "applying",
    at: clock.now(),
    findings,
    releasedBy: gravest === "hold" ? submission.releasedBy : null,
  };
  if (!isComingIn(outcome.state)) {
    await admit(upload, submission, applying, ledger);
    return takeIn(submission, dependencies);
  }
  const asOf = reading.records.map((record) => record.asOf).reduce(laterOf);
  let closed = upload;
  const close: Passage["close"] = ({ added, changed }, fromVersion) => {
    const closing = closingOf({ ...upload, version: fromVersion }, submission, {
      state: "applied",
      format: reading.format,
      at: clock.now(),
      asOf,
      period: reading.period,
      saysFrom: saysFrom(postings),
      records: reading.records.length,
      postings: added + changed,
      findings: locateFindings(findings, reading.records),
      releasedBy: applying.releasedBy,
    });
    closed = closing.upload;
    return closing;
  };
  const begin = begun === null ? changeTo(upload, submission, applying) : null;
  const tally = await commitPostings(ledger, upload, postings, known, { begin, close });
  if (tally !== null) return { kind: "applied", upload: closed, findings, tally };
  return takeIn(submission, dependencies);
}

/**
 * What was held, rejected or discarded comes in now: it is known from now on, and has the number that says so.
 * What others said meanwhile, and what they left out because it had been said, stays before it.
 */
async function admit(
  { books, uploadId, version }: Upload,
  submission: Submission,
  applying: ApplyingOutcome,
  ledger: LedgerStore,
): Promise<void> {
  await ledger.takeNumber(books, (uploads, seq) => {
    const standing = uploads.find((each) => each.uploadId === uploadId);
    // Somebody else settled it first: it is looked at again.
    if (standing?.version !== version) return null;
    const earlierSeqs = [...standing.earlierSeqs, standing.seq];
    return { ...changeTo(standing, submission, applying).upload, seq, earlierSeqs };
  });
}

async function refuse(
  upload: Upload,
  submission: Submission,
  format: string | null,
  findings: readonly Finding[],
  dependencies: TakeInDependencies,
): Promise<IngestOutcome> {
  const { ledger, clock } = dependencies;
  const state = weightiest(findings) === "hold" ? "held" : "rejected";
  const isSaidAlready =
    upload.outcome.state === state && sameOptions(upload.options, submission.address.options);
  if (isSaidAlready) return { kind: state, upload, findings };
  const outcome: ClosedOutcome = { state, format, at: clock.now(), findings, findingCount: findings.length };
  const closing = closingOf(upload, submission, outcome);
  const { outcome: result } = await ledger.commit({ books: upload.books, changes: [], closing });
  if (result === "conflict") return takeIn(submission, dependencies);
  return { kind: state, upload: closing.upload, findings };
}

function newUpload({ uploadId, address, file, sha256, byteLength }: Submission, clock: Clock) {
  const { books, options, fileName } = address;
  return { uploadId, books, sha256, file, fileName, options, byteLength, receivedAt: clock.now() };
}

function withOptions(submission: Submission, options: UploadOptions): Submission {
  return { ...submission, address: { ...submission.address, options } };
}

function closingOf(upload: Upload, submission: Submission, outcome: ClosedOutcome): UploadClosing {
  const { upload: closed, fromVersion } = changeTo(upload, submission, outcome);
  const ended = { ...closed, outcome };
  return { upload: ended, fromVersion, bundle: uploadBundle(ended) };
}

/** Read as its sender said this time, from the file that came this time. */
function changeTo(upload: Upload, { address, file }: Submission, outcome: UploadOutcome): UploadChange {
  const changed = { ...upload, file, options: address.options, outcome, version: upload.version + 1 };
  return { upload: changed, fromVersion: upload.version, bundle: null };
}
