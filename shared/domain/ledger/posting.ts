/** What one file, and so one upload, says of one project: the immutable unit of the ledger. */
import type { IsoDate, Period } from "../values/calendar.ts";
import { ascending } from "../values/order.ts";
import type { Fund } from "../values/fund.ts";
import type { FactualMeasure, Measure } from "../values/measure.ts";
import type { ProjectFacts } from "../values/project.ts";
import type { MoneyUnit, Won } from "../values/won.ts";
import type { Bilingual } from "../values/bilingual.ts";

/**
 * `cumulative`: the running total as of `date`, which replaces. `increment`: a payment, refund or
 * transfer on `date`, which adds.
 */
export const entryKinds = ["cumulative", "increment"] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface Entry {
  readonly measure: Measure;
  readonly fund: Fund;
  /** The statistical object (통계목) as the source writes it, such as `401-01`; null where it has none. */
  readonly object: string | null;
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
  /** What its amounts were rounded to, by measure: they are right to it alone. Absent where they are to the won. */
  readonly roundedTo?: RoundedTo | undefined;
  /** Whether its source says neither 세부사업 nor 단위사업: the ledger may know which it is. */
  readonly isLevelOpen?: boolean | undefined;
}

export type RoundedTo = { readonly [measure in FactualMeasure]?: MoneyUnit };

/** A record as the ledger keeps it. */
export interface Posting extends Omit<SourceRecord, "roundedTo" | "isLevelOpen"> {
  /** The number of the upload inside its office and fiscal year: later uploads have greater ones. */
  readonly seq: number;
  readonly uploadId: string;
  /**
   * The days that a payment list states whole: its increments of them replace those of lists known
   * earlier. Null where increments only add, as those of events do.
   */
  readonly covers: Period | null;
  /** The number whose posting this one takes back; it has no entries then. Null for all others. */
  readonly reverses: number | null;
  /** The format of its file; null for a reversal. */
  readonly format: string | null;
  /** What was found in the rows of this project. */
  readonly findings: readonly PostingFinding[];
  /** Where this one was made of a confirmation; null for all others. */
  readonly copyOf: Copied | null;
}

export interface Copied {
  /** The number of the posting whose content the confirmation repeated. */
  readonly seq: number;
  /** The number of the journal entry that made the copy: before it, the copy was not there. */
  readonly madeBy: number;
}

/** The number of the journal entry that wrote it: its own, but for a copy, which is made later. */
export function writtenBy({ seq, copyOf }: Pick<Posting, "seq" | "copyOf">): number {
  return copyOf?.madeBy ?? seq;
}

/** In the order in which they were known: by the day on which their source knew them, then by number. */
export function byKnowledge(a: Posting, b: Posting): number {
  return ascending(a.asOf, b.asOf) || a.seq - b.seq;
}

/** A finding about one project, as its posting keeps it. */
export interface PostingFinding extends Bilingual {
  readonly code: string;
  readonly value: string | null;
}

/**
 * The record as an upload posts it. The payments of a list are in the order in which they are stored smallest, and
 * are put so each time they are asked for: all of a list at once would take more memory than its file.
 */
export function toPosting(
  record: SourceRecord,
  { seq, uploadId, format, findings }: Pick<Posting, "seq" | "uploadId" | "format" | "findings">,
  covers: Period | null,
): Posting {
  const { project, asOf } = record;
  const source = { seq, uploadId, covers, reverses: null, format, findings, copyOf: null };
  if (covers === null) return { project, asOf, entries: record.entries, rows: record.rows, ...source };
  const order = storageOrder(record.entries);
  return {
    project,
    asOf,
    get entries() {
      return inOrder(record.entries, order);
    },
    get rows() {
      return inOrder(record.rows, order);
    },
    ...source,
  };
}

/**
 * The places of a list's payments by day, and inside a day equal amounts together where the first of them stands:
 * so they are stored once with a count. A list has hundreds of thousands, so places are four bytes each.
 */
function storageOrder(entries: readonly Entry[]): Uint32Array {
  const byDay = new Map<IsoDate, Map<Won, number>>();
  // Where the next and the last equal payment of a day stand, by the first of them; 0 is no next one.
  const next = new Uint32Array(entries.length);
  const lasts = new Uint32Array(entries.length);
  for (const [at, { date, amount }] of entries.entries()) {
    const onDay = byDay.get(date) ?? new Map<Won, number>();
    if (onDay.size === 0) byDay.set(date, onDay);
    const first = onDay.get(amount);
    if (first === undefined) onDay.set(amount, at);
    else next[lasts[first] ?? first] = at;
    lasts[first ?? at] = at;
  }
  const order = new Uint32Array(entries.length);
  let to = 0;
  for (const day of [...byDay.keys()].toSorted(ascending))
    for (const first of byDay.get(day)?.values() ?? []) {
      order[to++] = first;
      for (let at = next[first] ?? 0; at !== 0; at = next[at] ?? 0) order[to++] = at;
    }
  return order;
}

/** Rows that are not one for each payment stay as they are. */
function inOrder<Value>(values: readonly Value[], order: Uint32Array): readonly Value[] {
  if (values.length !== order.length) return values;
  const sorted: Value[] = [];
  sorted.length = order.length;
  for (const [to, from] of order.entries()) {
    const value = values[from];
    if (value !== undefined) sorted[to] = value;
  }
  return sorted;
}
