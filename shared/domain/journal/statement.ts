/**
 * What the latest known posting of a project states, so that a later file that states the same is recognised without
 * reading the posting: it is confirmed and not posted again.
 */
import { type Balance, follows } from "../ledger/balance.ts";
import { livePostings, statementOf as amountsOf } from "../ledger/entries.ts";
import type { Entry, Posting, PostingFinding } from "../ledger/posting.ts";
import { type IsoDate, laterOf } from "../values/calendar.ts";
import { sameFunds } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, isForward } from "../values/measure.ts";
import { projectAttributes, sameFacts } from "../values/project.ts";

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
  return JSON.stringify([
    format,
    findings.map(({ code, value }) => [code, value]),
    isDated ? [asOf, covers.from, covers.to] : null,
    [project.tier, project.name, ...projectAttributes.map((attribute) => project[attribute])],
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

/** A project as the ledger knows it. */
interface KnownProject {
  /** With its days moved on by what was confirmed. */
  readonly balance: Balance;
  /** The fold of the postings alone. */
  readonly posted: Balance;
  readonly statement: Statement | null;
  readonly confirmedThrough: IsoDate | null;
}

/**
 * Whether a posting says what the ledger says already: then it is confirmed, and not posted. Pure. The number of the
 * posting whose content it repeats; null where it says something new.
 */
export function confirmedOrigin(
  posting: Posting,
  { statement, posted, balance }: KnownProject,
  digestOf: (text: string) => string,
): number | null {
  if (statement === null || statement.digest === null) return null;
  if (posting.covers === null && !follows(balance, posting)) return null;
  const before = confirmed.get(statement);
  if (before?.posted === posted && repeatsButForItsDay(posting, before.posting)) return statement.origin;
  if (posting.covers === null && !standsSo(posting, posted)) return null;
  const content = contentOf(posting);
  if (content === null || digestOf(content) !== statement.digest) return null;
  confirmed.set(statement, { posting, posted });
  return statement.origin;
}

/**
 * By what a statement was confirmed last in this process. A daily dump says the same of 95 projects in 100, and to
 * compare it with yesterday's takes a tenth of making a text of it and hashing that.
 */
const confirmed = new WeakMap<Statement, { readonly posting: Posting; readonly posted: Balance }>();

/** Whether the fold ends with the totals that the posting states. */
function standsSo({ entries }: Posting, { measures }: Balance): boolean {
  return factualMeasures.every((measure) => {
    const own = entries.filter((entry) => entry.measure === measure);
    if (own.length === 0) return true;
    const last = own.map(({ date }) => date).reduce(laterOf);
    const stated = amountsOf(own.filter(({ date }) => date === last));
    return stated !== null && sameFunds(stated, measures[measure]?.monthEnds[11] ?? {});
  });
}

/** Whether nothing known is dated later, and no total that was confirmed has one of its payments in it. */
export function goesForward(posting: Posting, { balance, confirmedThrough }: KnownProject): boolean {
  if (!follows(balance, posting)) return false;
  return (
    confirmedThrough === null ||
    posting.entries.every(({ kind, date }) => kind === "cumulative" || date > confirmedThrough)
  );
}
