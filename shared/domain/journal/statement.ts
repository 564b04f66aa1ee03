/**
 * What the latest known posting of a project states, so that a later file that states the same is recognised without
 * reading the posting: it is confirmed and not posted again.
 */
import { livePostings } from "../ledger/live-entries.ts";
import { factualMeasures, type FactualMeasure, isForward } from "../values/measure.ts";
import type { Entry, Posting, PostingFinding } from "../ledger/posting.ts";
import { sameFacts } from "../values/project.ts";

export interface Statement {
  /** The number of the posting. */
  readonly seq: number;
  /** The number of the posting that first had this content: its own, or the one that it is a copy of. */
  readonly origin: number;
  readonly uploadId: string;
  readonly format: string;
  readonly findings: readonly PostingFinding[];
  /** Of its content without its day; null where it cannot be confirmed by saying it again. */
  readonly digest: string | null;
}

/** Null of postings that all were taken back. */
export function statementOf(
  postings: readonly Posting[],
  digestOf: (text: string) => string,
): Statement | null {
  const latest = livePostings(postings).at(-1);
  return latest === undefined ? null : statementIn(latest, digestOf);
}

export function statementIn(posting: Posting, digestOf: (text: string) => string): Statement {
  const { seq, uploadId, format, findings, copyOf } = posting;
  const text = contentOf(posting);
  const digest = text === null ? null : digestOf(text);
  return { seq, origin: copyOf?.seq ?? seq, uploadId, format: format ?? "", findings, digest };
}

/**
 * The content as text, without its number; null where saying it again is more than a confirmation. Running totals of
 * their own day are compared without the day. A payment list is compared with the days that it covers: one that comes
 * later tells other days. Payments outside of a list always add.
 */
export function contentOf({ format, findings, asOf, covers, project, entries }: Posting): string | null {
  const isDated = covers !== null;
  const isConfirmable = isDated || (entries.length > 0 && entries.every((entry) => isOfItsDay(entry, asOf)));
  if (!isConfirmable) return null;
  const { tier, name, department, unitProject, team, account, field, contact } = project;
  return JSON.stringify([
    format,
    findings.map(({ code, value }) => [code, value]),
    isDated ? [asOf, covers.from, covers.to] : null,
    [tier, name, department, unitProject, team, account, field, contact],
    entries.map((entry) => entryText(entry, isDated)).toSorted(),
  ]);
}

/** Whether both have the same content, as `contentOf` tells it, with their entries in the same order. False proves nothing. */
export function repeatsButForItsDay(posting: Posting, other: Posting): boolean {
  const { entries, findings } = posting;
  return (
    posting.covers === null &&
    other.covers === null &&
    posting.format === other.format &&
    sameFacts(posting.project, other.project) &&
    findings.length === other.findings.length &&
    findings.every((finding, at) => repeatsFinding(finding, other.findings[at])) &&
    entries.length === other.entries.length &&
    entries.every((entry, at) => repeatsEntry(posting, entry, other, other.entries[at]))
  );
}

function repeatsFinding({ code, value }: PostingFinding, same: PostingFinding | undefined): boolean {
  return same !== undefined && code === same.code && value === same.value;
}

function repeatsEntry(of: Posting, entry: Entry, other: Posting, same: Entry | undefined): boolean {
  return (
    same !== undefined &&
    entry.amount === same.amount &&
    entry.measure === same.measure &&
    entry.fund === same.fund &&
    entry.object === same.object &&
    entry.kind === same.kind &&
    isOfItsDay(entry, of.asOf) &&
    isOfItsDay(same, other.asOf) &&
    (!isForward(entry.measure) || entry.date === same.date)
  );
}

function isOfItsDay({ kind, measure, date }: Entry, asOf: Posting["asOf"]): boolean {
  return kind === "cumulative" && (isForward(measure) || date === asOf);
}

function entryText({ measure, fund, object, kind, date, amount }: Entry, isDated: boolean): string {
  return `${isDated || isForward(measure) ? date : ""} ${amount} ${measure} ${fund} ${object ?? "-"} ${kind}`;
}

/** The measures whose running totals it states. */
export function statedMeasures({ entries }: Pick<Posting, "entries">): FactualMeasure[] {
  return factualMeasures.filter((measure) =>
    entries.some((entry) => entry.measure === measure && entry.kind === "cumulative"),
  );
}
