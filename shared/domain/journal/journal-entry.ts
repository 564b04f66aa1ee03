/**
 * The journal of some books: every act on the ledger has a number, and the numbers are the order of events
 * everywhere. At most one entry runs at a time; its steps follow from the entry, the stored file and the ledger alone,
 * so that any worker can finish what another one began.
 */
import type { DepartmentName } from "../departments/stated-names.ts";
import type { MatchPair } from "../matching/match-answers.ts";
import type { AppliedOutcome, FileReference, UploadOptions } from "../uploads/upload.ts";
import type { IsoDate, Period } from "../values/calendar.ts";

/** A file as it was sent this time: under the same bytes it may come again with other options. */
export interface SubmittedFile {
  readonly file: FileReference;
  readonly sha256: string;
  readonly byteLength: number;
  readonly fileName: string;
  readonly options: UploadOptions;
}

export type EntryAct =
  | {
      readonly kind: "apply";
      readonly submitted: SubmittedFile;
      /** What it calls departments beside their codes. Absent where it names none, or says what is known. */
      readonly names?: readonly DepartmentName[] | undefined;
    }
  | { readonly kind: "hold" | "reject"; readonly submitted: SubmittedFile }
  | { readonly kind: "discard" }
  /** `reverses`: the number of the entry whose postings are taken back. */
  | { readonly kind: "undo" | "restore"; readonly reverses: number }
  /** What a person answered about lines of the upload. */
  | { readonly kind: "match"; readonly pairs: readonly MatchPair[] }
  /** `reverses`: the number of the answer that is taken back. */
  | { readonly kind: "unmatch"; readonly reverses: number };

export interface JournalEntry {
  readonly seq: number;
  readonly act: EntryAct;
  readonly uploadId: string;
  /** Who decided it; null where the program did. */
  readonly by: string | null;
  readonly at: string;
  readonly state: "running" | "done";
}

/** A payment list that no other one dominates: known later, and of all its days. */
export interface KnownList {
  readonly seq: number;
  readonly asOf: IsoDate;
  readonly period: Period;
}

/** The statements that say what others beside them mean: a list states its days, a full statement the office's total of its day. */
export interface KnownStatements {
  readonly lists: readonly KnownList[];
  /** The days of full statements that count, in order, each once. */
  readonly fulls: readonly IsoDate[];
  /** The numbers of the entries whose answers count, in order. */
  readonly matches: readonly number[];
  /** The numbers of the entries whose names of departments count, in order. */
  readonly names: readonly number[];
  /** What the latest file that names the office calls it; null where none does. */
  readonly officeName: string | null;
}

export const nothingStated: KnownStatements = {
  lists: [],
  fulls: [],
  matches: [],
  names: [],
  officeName: null,
};

/** Where the journal of some books ends. */
export interface JournalHead extends KnownStatements {
  /** Two more with every entry, one of them while it runs: it changes whenever the ledger does, and only then. */
  readonly version: number;
  /** The number of the last entry that was begun. */
  readonly lastSeq: number;
  /** The entry that runs; null when none does. */
  readonly running: { readonly seq: number; readonly uploadId: string } | null;
  /** Uploads that wait for a person. */
  readonly held: readonly string[];
  /** How many uploads there are, whatever became of them. */
  readonly uploads: number;
}

export const emptyHead: JournalHead = {
  version: 0,
  lastSeq: 0,
  running: null,
  ...nothingStated,
  held: [],
  uploads: 0,
};

/** What an entry makes of the head that it names. */
export function headAfter(
  from: JournalHead,
  { seq, uploadId, state }: Pick<JournalEntry, "seq" | "uploadId" | "state">,
  upload: { readonly isNew: boolean; readonly isHeld: boolean },
  { lists, fulls, matches, names, officeName }: KnownStatements,
): JournalHead {
  const others = from.held.filter((each) => each !== uploadId);
  return {
    version: state === "running" ? 2 * seq - 1 : 2 * seq,
    lastSeq: seq,
    running: state === "running" ? { seq, uploadId } : null,
    lists,
    fulls,
    matches,
    names,
    officeName,
    held: upload.isHeld ? [...others, uploadId] : others,
    uploads: from.uploads + (upload.isNew ? 1 : 0),
  };
}

/** The last entry whose figures count: readers see nothing of one that runs. */
export function doneSeq({ lastSeq, running }: JournalHead): number {
  return running === null ? lastSeq : running.seq - 1;
}

/** The lists with one more; what it dominates is left out. */
function withList(lists: readonly KnownList[], list: KnownList): KnownList[] {
  if (lists.some((other) => dominates(other, list))) return [...lists];
  return [...lists.filter((other) => !dominates(list, other)), list];
}

/** What is known with one more upload. */
export function knownWith(
  { lists, fulls, matches, names, officeName }: KnownStatements,
  seq: number,
  {
    asOf,
    period,
    isFull,
    named,
    officeName: ownName,
  }: Pick<AppliedOutcome, "asOf" | "period" | "isFull" | "named" | "officeName">,
): KnownStatements {
  return {
    lists: period === null ? lists : withList(lists, { seq, asOf, period }),
    fulls: isFull ? withFull(fulls, asOf) : fulls,
    matches,
    names: named === 0 ? names : [...new Set([...names, seq])].toSorted((a, b) => a - b),
    officeName: ownName ?? officeName,
  };
}

/** The days with one more. */
function withFull(fulls: readonly IsoDate[], day: IsoDate): IsoDate[] {
  return [...new Set([...fulls, day])].toSorted();
}

/** The day of the full statement that stands on a day; null where none does. @param asOf null for the latest. */
export function statedThrough({ fulls }: Pick<JournalHead, "fulls">, asOf: IsoDate | null): IsoDate | null {
  return fulls.findLast((day) => asOf === null || day <= asOf) ?? null;
}

function dominates(a: KnownList, b: KnownList): boolean {
  return a.asOf >= b.asOf && a.period.from <= b.period.from && a.period.to >= b.period.to;
}
