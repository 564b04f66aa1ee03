/** What an audit pack would rest on: which snapshots each of its years has, and whether any file of the year came in. */
import type { PackYear } from "../domain/report/pack/pack-question.ts";
import type { SnapshotEntry } from "../domain/snapshots/snapshot.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import { koreaTimeOf } from "../domain/values/instant.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";
import type { SnapshotStore } from "../ports/snapshot-store.ts";
import { isAllRefused } from "./offered-books.ts";

export interface PackScope {
  /** Of its last year. */
  readonly books: Books;
  readonly years: number;
  /** Names or codes; empty for the whole office. */
  readonly departments: readonly string[];
  /** Only snapshots that were taken up to this day in Korea, so that papers can be made again; null takes all. */
  readonly until: IsoDate | null;
}

export interface YearSources {
  readonly snapshots: Pick<SnapshotStore, "list">;
  readonly ledger: Pick<LedgerStore, "readHead" | "listUploads">;
}

export type SnapshotsOfYear = Pick<PackYear, "fiscalYear" | "entries" | "hasBooks">;

/** The latest year first. */
export async function snapshotsOfYears(
  { books: { office, fiscalYear }, years: count, until }: PackScope,
  { snapshots, ledger }: YearSources,
): Promise<readonly SnapshotsOfYear[]> {
  const years: SnapshotsOfYear[] = [];
  for (let ago = 0; ago < count; ago++) {
    const books: Books = { office, fiscalYear: fiscalYear - ago };
    const entries = takenUntil(await snapshots.list(books), until);
    const hasBooks =
      entries.length > 0 ||
      ((await ledger.readHead(books)).lastSeq > 0 && !(await isAllRefused(ledger, books)));
    years.push({ fiscalYear: books.fiscalYear, entries, hasBooks });
  }
  return years;
}

function takenUntil(entries: readonly SnapshotEntry[], until: IsoDate | null): readonly SnapshotEntry[] {
  return until === null ? entries : entries.filter(({ takenAt }) => koreaTimeOf(takenAt).date <= until);
}
