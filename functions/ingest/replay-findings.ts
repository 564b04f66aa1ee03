/** What was noticed in a file when it came, noticed again against the ledger as it was replayed up to that moment. */
import { firstFindings } from "../../shared/contracts/stored-upload.ts";
import { differences } from "../../shared/domain/differences.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import { checkRecords } from "../../shared/domain/record-check.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import { findingsAgainst } from "./ledger-findings.ts";
import type { ReplayedLedger } from "./replayed-ledger.ts";
import type { SubmittedReading } from "./take-in.ts";

export interface NoticedAgain {
  /** What the file alone gives. */
  readonly own: readonly Finding[];
  /** With what it gives when it is held against the ledger. */
  readonly all: readonly Finding[];
}

export async function noticeAgain(
  { books }: Upload,
  reading: SubmittedReading,
  postings: readonly Posting[],
  replayed: ReplayedLedger,
): Promise<NoticedAgain> {
  if (reading.kind === "refused") return { own: reading.findings, all: reading.findings };
  const own = [...reading.findings, ...checkRecords(reading.records, books.fiscalYear)];
  const known = { uploads: await replayed.listUploads(books), balances: await replayed.readBalances(books) };
  return { own, all: [...own, ...(await findingsAgainst(replayed, books, reading, postings, known))] };
}

/**
 * Which of them must have been kept with the upload. One that went on after a crash was not held against what it had
 * itself brought in; one that came beside others may have met a part of them.
 */
export function keptFindings<Kept extends Finding>(
  kept: readonly Kept[],
  { own, all }: { readonly own: readonly Kept[]; readonly all: readonly Kept[] },
  isConcurrent: boolean,
): readonly Kept[] {
  if (areSame(firstFindings(own), kept)) return own;
  const isLikely = isConcurrent && areSame(firstFindings(own), kept.slice(0, own.length));
  return isLikely ? kept : all;
}

function areSame(a: readonly Finding[], b: readonly Finding[]): boolean {
  return differences(a, b).length === 0;
}
