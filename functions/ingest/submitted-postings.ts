/** The postings that a reading makes as one upload, given what the ledger holds. */
import type { Balance } from "../../shared/domain/balance.ts";
import { laterOf, type Period } from "../../shared/domain/calendar.ts";
import { linesCompared } from "../../shared/domain/payment-check.ts";
import { type Posting, type SourceRecord, toPosting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";

export interface SubmittedRecords {
  readonly records: readonly SourceRecord[];
  /** The days that a payment list covers; null for a file that is no such list. */
  readonly period: Period | null;
}

/** One for each record; and of a payment list one without entries for each line that it speaks of and does not name. */
export function submittedPostings(
  { records, period }: SubmittedRecords,
  upload: Pick<Posting, "seq" | "uploadId">,
  balances: ReadonlyMap<ProjectId, Balance>,
): Posting[] {
  const postings = records.map((record) => toPosting(record, upload, period));
  if (period === null) return postings;
  const asOf = records.map((record) => record.asOf).reduce(laterOf, period.to);
  const listed = new Set(records.map(({ project }) => project.id));
  const silent = linesCompared(records, balances, period).filter(({ id }) => !listed.has(id));
  return [
    ...postings,
    ...silent.map((project) => toPosting({ project, asOf, entries: [], rows: [] }, upload, period)),
  ];
}
