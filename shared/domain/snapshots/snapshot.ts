/**
 * What an office's ledger said of a day, frozen: everything that a council report prints, and everything
 * that it rests on. A snapshot never changes; another look at the same day is another version.
 */
import type { Alert } from "../alerts/alert.ts";
import type { Books } from "../values/books.ts";
import type { IsoDate } from "../values/calendar.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { ProjectId } from "../values/project.ts";
import type { RateBasis } from "../rates/rate.ts";
import type { UnmatchedPayments } from "../matching/unmatched-payments.ts";
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
