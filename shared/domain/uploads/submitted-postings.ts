/** The postings that a file makes as one upload, given what the ledger holds. */
import { linesCovered } from "../coverage/coverage.ts";
import type { Balance } from "../ledger/balance.ts";
import { type Posting, type PostingFinding, type SourceRecord, toPosting } from "../ledger/posting.ts";
import { laterOf, type Period } from "../values/calendar.ts";
import type { ProjectId } from "../values/project.ts";

export interface SubmittedRecords {
  readonly records: readonly SourceRecord[];
  /** The days that a payment list covers; null for a file that is no such list. */
  readonly period: Period | null;
}

export interface PostingSource {
  readonly seq: number;
  readonly uploadId: string;
  readonly format: string;
  readonly findingsOf: (id: ProjectId) => readonly PostingFinding[];
}

/** One for each record; and of a payment list one without entries for each project that it covers and does not name. */
export function submittedPostings(
  { records, period }: SubmittedRecords,
  { findingsOf, ...source }: PostingSource,
  balances: ReadonlyMap<ProjectId, Balance>,
): Posting[] {
  const post = (record: SourceRecord): Posting =>
    toPosting(record, { ...source, findings: findingsOf(record.project.id) }, period);
  const postings = records.map(post);
  if (period === null) return postings;
  const asOf = records.map((record) => record.asOf).reduce(laterOf, period.to);
  const listed = new Set(records.map(({ project }) => project.id));
  const silent = linesCovered(records, balances, period).filter(({ id }) => !listed.has(id));
  return [...postings, ...silent.map((project) => post({ project, asOf, entries: [], rows: [] }))];
}
