/**
 * The snapshots that a report is held against. Only what was taken before the snapshot itself counts, so a report that is
 * made again years later has the same figures beside its own.
 */
import type { Comparisons } from "../../shared/domain/report/report-question.ts";
import type { Snapshot, SnapshotEntry, SnapshotName } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import {
  dateOf,
  datePartsOf,
  type IsoDate,
  monthEnd,
  quarterEnd,
  quarters,
} from "../../shared/domain/values/calendar.ts";
import { ascending } from "../../shared/domain/values/order.ts";
import { readFrozen, readSnapshot, type SnapshotSources } from "../../shared/reading/read-snapshot.ts";

/** @param since null for the latest of its day or an earlier one: what was frozen of a later day is no time before it. */
export async function readComparisons(
  books: Books,
  snapshot: Snapshot,
  since: SnapshotName | null,
  sources: SnapshotSources,
): Promise<Comparisons> {
  const lastEnd = quarters
    .map((quarter) => quarterEnd(books.fiscalYear, quarter))
    .findLast((end) => end < quarterStart(snapshot.asOf));
  const latest = latestIn(snapshot, sources);
  const yearBefore = { ...books, fiscalYear: books.fiscalYear - 1 };
  const chosen = since === null ? null : (await readSnapshot(books, since, sources)).snapshot;
  const ofQuarter = lastEnd === undefined ? null : await latest(books, lastEnd);
  // Who names a snapshot of the last quarter means that one, also where it was taken after this one.
  const isOfQuarter =
    chosen !== null &&
    lastEnd !== undefined &&
    chosen.asOf <= lastEnd &&
    chosen.asOf >= (ofQuarter?.asOf ?? "");
  return {
    since: chosen ?? (await latest(books, snapshot.asOf)),
    lastQuarter: isOfQuarter ? chosen : ofQuarter,
    lastYear: await latest(yearBefore, aYearBefore(snapshot.asOf)),
  };
}

/** The latest day up to `through`, in its last version. The end of the last quarter is often that too: it is read once. */
function latestIn({ takenAt }: Snapshot, sources: SnapshotSources) {
  const known = new Map<string, Snapshot>();
  return async (books: Books, through: IsoDate): Promise<Snapshot | null> => {
    const entries = (await sources.snapshots.list(books)).filter(
      (entry) => entry.asOf <= through && entry.takenAt < takenAt,
    );
    const last = entries.toSorted(byDayAndVersion).at(-1);
    if (last === undefined) return null;
    const snapshot = known.get(last.hash) ?? (await readFrozen(books, last, sources));
    known.set(last.hash, snapshot);
    return snapshot;
  };
}

function byDayAndVersion(a: SnapshotEntry, b: SnapshotEntry): number {
  return ascending(a.asOf, b.asOf) || a.version - b.version;
}

function quarterStart(asOf: IsoDate): IsoDate {
  const { year, month } = datePartsOf(asOf);
  return dateOf(year, month - ((month - 1) % 3), 1) ?? asOf;
}

/** 29 February becomes the 28th. */
function aYearBefore(asOf: IsoDate): IsoDate {
  const { year, month, day } = datePartsOf(asOf);
  return dateOf(year - 1, month, day) ?? monthEnd(year - 1, month);
}
