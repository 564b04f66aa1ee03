/**
 * What an office's ledger said of a day, frozen: everything that a council report prints, and everything
 * that it rests on. A snapshot never changes; another look at the same day is another version.
 */
import type { Alert } from "../alerts/alert.ts";
import { reporting } from "../alerts/rules/lag-figures.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { UnmatchedPayments } from "../matching/projects-of-payments.ts";
import { expectationOf, type PathQuestion } from "../pace/expected-path.ts";
import { judgedLines } from "../policy/line-policy.ts";
import { dayOfSum, laterFigures } from "../rates/later-figures.ts";
import type { RateBasis } from "../rates/rate.ts";
import type { Books } from "../values/books.ts";
import { earlierOf, type IsoDate } from "../values/calendar.ts";
import { ascending } from "../values/order.ts";
import type { ProjectId } from "../values/project.ts";
import type { Won } from "../values/won.ts";

/** Names a snapshot inside its books. */
export interface SnapshotName {
  readonly asOf: IsoDate;
  /** 1 for the first of the day. */
  readonly version: number;
}

/** The snapshot that was taken before, of whatever day, with its hash: so that none can be changed unseen. */
export interface SnapshotLink extends SnapshotName {
  /** SHA-256 of its canonical JSON, in hex. */
  readonly hash: string;
}

/** A file that figures of the snapshot came from. */
export interface SnapshotSource {
  readonly uploadId: string;
  readonly seq: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly format: string;
  readonly asOf: IsoDate;
  /** When it was applied, ISO 8601. */
  readonly at: string;
}

/** A line of the ledger as it stood, with what was expected of it. */
export interface SnapshotLine extends LedgerLine {
  /** The lines of the ledger that it was read from: its own, and payment lines laid over it. */
  readonly parts: readonly ProjectId[];
  /** What it should have spent by the day, in won; null without a budget, or where no lag rule judges it. */
  readonly expected: Won | null;
  /** What it is to have spent by 31 December, in won; null as above. */
  readonly target: Won | null;
}

export interface Snapshot extends SnapshotName {
  readonly books: Books;
  /** The moment, ISO 8601. */
  readonly takenAt: string;
  /** Who asked for it; null where the quarter's end did. */
  readonly takenBy: string | null;
  /** The number of the latest upload that was known. */
  readonly knownSeq: number;
  /** Null for the first of the books. */
  readonly previous: SnapshotLink | null;
  readonly basis: RateBasis;
  readonly policyVersion: string;
  readonly yearEndTargetBasisPoints: bigint;
  /** In the order of their ids. */
  readonly lines: readonly SnapshotLine[];
  /** Payments outside of every line; null where there are none. */
  readonly unmatched: UnmatchedPayments | null;
  /** Those that were open, in the order of their names, with their explanations. */
  readonly alerts: readonly Alert[];
  /** In the order of their numbers. */
  readonly sources: readonly SnapshotSource[];
}

/** What the index keeps of a snapshot. */
export interface SnapshotEntry extends SnapshotLink {
  /** Its place among all snapshots of the books, counted from 1 in the order in which they were taken. */
  readonly number: number;
  readonly previous: SnapshotLink | null;
  /** ISO 8601. */
  readonly takenAt: string;
  /** Null where the quarter's end asked. */
  readonly takenBy: string | null;
  readonly knownSeq: number;
  /** SHA-256 of what it says apart from when it was taken: the same again is no new version. */
  readonly contentHash: string;
  readonly byteLength: number;
  /** The day of its data (`dataDayOf`), so that lists need not open it; null of one that was taken before it was kept here. */
  readonly dataAsOf: IsoDate | null;
  /** Which request it answered; null where a person asked. */
  readonly requestId: string | null;
}

/** The last snapshot of the chain. */
export interface SnapshotHead extends SnapshotLink {
  readonly number: number;
}

/** A snapshot as it was found: its entry, and the file that the entry leads to, null when it is gone. */
export interface FoundSnapshot {
  readonly entry: SnapshotEntry;
  readonly file: FoundFile | null;
}

export interface FoundFile {
  readonly hash: string;
  /** Null when the bytes are no snapshot. */
  readonly snapshot: Pick<
    Snapshot,
    "asOf" | "version" | "previous" | "takenAt" | "takenBy" | "knownSeq"
  > | null;
}

/** The index of an office's snapshots: each entry names the hash of its bytes and of the one taken before it. */
export function nameOf({ asOf, version }: SnapshotName): string {
  return `${asOf}/${version}`;
}

export function linkOf({ asOf, version, hash }: SnapshotLink): SnapshotLink {
  return { asOf, version, hash };
}

export function isNamed(a: SnapshotName, b: SnapshotName): boolean {
  return a.asOf === b.asOf && a.version === b.version;
}

export function isSameLink(a: SnapshotLink | null, b: SnapshotLink | null): boolean {
  if (a === null || b === null) return a === b;
  return isNamed(a, b) && a.hash === b.hash;
}

/** The day that its figures may be said to be of: its own, or that of its data where nothing came in after them. */
export function figuresDayOf(snapshot: Pick<Snapshot, "asOf" | "lines" | "basis">): IsoDate {
  return earlierOf(snapshot.asOf, dataDayOf(snapshot) ?? snapshot.asOf);
}

/** The day of its data (`dayOfSum`), which may lie far before the day that it is named by; null of none. */
export function dataDayOf({ lines, basis }: Pick<Snapshot, "lines" | "basis">): IsoDate | null {
  const counted = lines.filter(({ project }) => project.tier !== "business");
  return dayOfSum(counted, basis, laterFigures(counted, basis));
}

// Lines as a snapshot keeps them: with what each should have spent by the day, and by the year's end.

interface LineToFreeze {
  readonly line: LedgerLine;
  readonly parts: readonly ProjectId[];
}

/**
 * In the order of their ids. Nothing is expected of a line that a policy excludes, that has no budget, or that
 * reports no spending: no lag rule judges it.
 */
export function frozenLines(lines: readonly LineToFreeze[], question: PathQuestion): SnapshotLine[] {
  return lines
    .map(({ line, parts }) => {
      const judged = reporting(judgedLines([line], question.policy), question.basis);
      const expectation = expectationOf(judged, question);
      return {
        ...line,
        parts,
        expected: expectation?.expected ?? null,
        target: expectation?.target ?? null,
      };
    })
    .toSorted((a, b) => ascending(a.project.id, b.project.id));
}
