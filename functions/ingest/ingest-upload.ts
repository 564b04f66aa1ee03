/**
 * Takes one stored file into the ledger: registered, read, checked, and then applied as a whole, held
 * for a person or rejected with every reason. The same bytes for the same books are applied once, for ever.
 */
import type { UploadAddress } from "../../shared/contracts/upload-key.ts";
import { laterOf } from "../../shared/domain/calendar.ts";
import { type Finding, weightiest } from "../../shared/domain/finding.ts";
import { checkAgainstLedger } from "../../shared/domain/ledger-check.ts";
import { checkRecords } from "../../shared/domain/record-check.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import {
  type FileReference,
  sameOptions,
  type Upload,
  uploadIdOf,
  type UploadOutcome,
} from "../../shared/domain/upload.ts";
import { readSource } from "../../shared/formats/registry.ts";
import type { Reading } from "../../shared/formats/format.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { FileStore, StoredFile } from "../../shared/ports/file-store.ts";
import type { LedgerStore, UploadClosing } from "../../shared/ports/ledger-store.ts";
import { commitPostings, type CommitTally, readLedger } from "./commit-postings.ts";
import { uploadBundle } from "./upload-events.ts";

export interface IngestDependencies {
  readonly ledger: LedgerStore;
  readonly files: FileStore;
  readonly clock: Clock;
}

export interface IngestRequest {
  readonly address: UploadAddress;
  readonly file: FileReference;
}

export type IngestOutcome =
  | {
      readonly kind: "applied";
      readonly upload: Upload;
      readonly findings: readonly Finding[];
      readonly tally: CommitTally;
    }
  /** These bytes were applied before; nothing was written. */
  | { readonly kind: "already-applied"; readonly upload: Upload }
  | {
      readonly kind: "held" | "rejected";
      readonly upload: Upload;
      /** All of them, however many. */
      readonly findings: readonly Finding[];
    };

type ClosedOutcome = Exclude<UploadOutcome, { state: "received" }>;

export async function ingestUpload(
  request: IngestRequest,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  const { ledger, files } = dependencies;
  const file = await files.read(request.file);
  const known = await ledger.findUpload(request.address.books, uploadIdOf(file.sha256));
  if (known?.outcome.state === "applied") return { kind: "already-applied", upload: known };
  const upload = known ?? (await ledger.registerUpload(newUpload(request, file, dependencies.clock)));
  if (upload.outcome.state === "applied") return { kind: "already-applied", upload };
  const { books, options, fileName } = request.address;
  if (upload.outcome.state === "received" && !sameOptions(upload.options, options)) {
    // Its figures may be half in, as first sent: that is brought to its end before it is read in another way.
    await ingestUpload(
      { ...request, address: { ...request.address, options: upload.options } },
      dependencies,
    );
    return ingestUpload(request, dependencies);
  }
  const reading = readSource(file.bytes, { ...books, ...options, fileName });
  return reading.kind === "refused"
    ? refuse(upload, request, reading.format, reading.findings, dependencies)
    : apply(upload, request, reading, dependencies);
}

async function apply(
  upload: Upload,
  request: IngestRequest,
  reading: Extract<Reading, { kind: "read" }>,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  const { ledger, clock } = dependencies;
  const known = await readLedger(ledger, upload);
  const balances = new Map([...known.balances].map(([id, { balance }]) => [id, balance]));
  // What is half in was found fit when it began, and is not held against itself.
  const isResumed = [...balances.values()].some(({ lastSeq }) => lastSeq === upload.seq);
  const findings = [
    ...reading.findings,
    ...checkRecords(reading.records, upload.books.fiscalYear),
    ...(isResumed ? [] : checkAgainstLedger(reading.records, balances)),
  ];
  if (weightiest(findings) !== "note" && findings.length > 0) {
    return refuse(upload, request, reading.format, findings, dependencies);
  }
  const { uploadId, seq } = upload;
  const postings: Posting[] = reading.records.map((record) => ({ ...record, seq, uploadId }));
  const asOf = postings.map((posting) => posting.asOf).reduce(laterOf);
  let closed = upload;
  const close = ({ added, changed }: Omit<CommitTally, "writeUnits">): UploadClosing => {
    const outcome: ClosedOutcome = {
      state: "applied",
      format: reading.format,
      at: clock.now(),
      asOf,
      records: postings.length,
      postings: added + changed,
      findings,
    };
    const closing = closingOf(upload, request, outcome);
    closed = closing.upload;
    return closing;
  };
  const tally = await commitPostings(ledger, upload, postings, known, close);
  if (tally !== null) return { kind: "applied", upload: closed, findings, tally };
  return ingestUpload(request, dependencies);
}

async function refuse(
  upload: Upload,
  request: IngestRequest,
  format: string | null,
  findings: readonly Finding[],
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  const { ledger, clock } = dependencies;
  const state = weightiest(findings) === "hold" ? "held" : "rejected";
  const isSaidAlready =
    upload.outcome.state === state && sameOptions(upload.options, request.address.options);
  if (isSaidAlready) return { kind: state, upload, findings };
  const outcome: ClosedOutcome = { state, format, at: clock.now(), findings, findingCount: findings.length };
  const closing = closingOf(upload, request, outcome);
  const { outcome: result } = await ledger.commit({ books: upload.books, changes: [], closing });
  if (result === "conflict") return ingestUpload(request, dependencies);
  return { kind: state, upload: closing.upload, findings };
}

function newUpload({ address, file }: IngestRequest, { bytes, sha256 }: StoredFile, clock: Clock) {
  const { books, options, fileName } = address;
  const identity = { uploadId: uploadIdOf(sha256), books, sha256 };
  return { ...identity, file, fileName, options, byteLength: bytes.byteLength, receivedAt: clock.now() };
}

function closingOf(upload: Upload, { address, file }: IngestRequest, outcome: ClosedOutcome): UploadClosing {
  const closed: Upload = { ...upload, file, options: address.options, outcome, version: upload.version + 1 };
  return { upload: closed, fromVersion: upload.version, bundle: uploadBundle(closed, outcome) };
}
