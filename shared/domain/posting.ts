/** What one file, and so one upload, says of one project: the immutable unit of the ledger. */
import type { IsoDate } from "./calendar.ts";
import type { Fund } from "./fund.ts";
import type { Measure } from "./measure.ts";
import type { ProjectFacts } from "./project.ts";
import type { Won } from "./won.ts";

/**
 * `cumulative`: the running total as of `date`, which replaces. `increment`: a payment, refund or
 * transfer on `date`, which adds.
 */
export const entryKinds = ["cumulative", "increment"] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface Entry {
  readonly measure: Measure;
  readonly fund: Fund;
  readonly date: IsoDate;
  readonly amount: Won;
  readonly kind: EntryKind;
}

/** All that a source file states of one project. */
export interface SourceRecord {
  readonly project: ProjectFacts;
  /** The day on which the source knew this. */
  readonly asOf: IsoDate;
  readonly entries: readonly Entry[];
  /** The rows of the source file, counted from 1 with headers, that the figures were read from. */
  readonly rows: readonly number[];
}

/** A record as the ledger keeps it. */
export interface Posting extends SourceRecord {
  /** The number of the upload inside its office and fiscal year: later uploads have greater ones. */
  readonly seq: number;
  readonly uploadId: string;
}
