/**
 * Where journal, uploads, postings and balances are kept. One journal entry of some books runs at a time; all that it
 * writes names the head that it began on, so that nobody who was overtaken writes anything.
 */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import type { StatedName } from "../domain/departments/stated-names.ts";
import type { Confirmation, ConfirmedLines, CountedLines } from "../domain/journal/confirmation.ts";
import type { JournalEntry, JournalHead, KnownStatements } from "../domain/journal/journal-entry.ts";
import type { Statement } from "../domain/journal/statement.ts";
import type { UploadChange } from "../domain/journal/upload-changes.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { Mergers } from "../domain/matching/mergers.ts";
import type { PartNames, Partners } from "../domain/matching/match-answers.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { ProjectId } from "../domain/values/project.ts";

export interface StoredBalance {
  /** The fold of the postings, with its days moved on by what was confirmed since: what every reader looks at. */
  readonly balance: Balance;
  /** The fold of the postings alone, as it is stored. */
  readonly posted: Balance;
  /** How many postings it is the fold of. */
  readonly version: number;
  /** What the latest known posting states; null where all were taken back. */
  readonly statement: Statement | null;
  /** The last day on which it was confirmed; null where it never was. */
  readonly confirmedThrough: IsoDate | null;
}

/** What an entry writes of one project, in one transaction. */
export interface BalanceChange {
  /** At least one, each of another number. */
  readonly postings: readonly [Posting, ...Posting[]];
  /** With the postings folded in. */
  readonly balance: Balance;
  readonly statement: Statement | null;
  /** The version that `balance` was folded from; 0 for a project that the ledger did not have. */
  readonly fromVersion: number;
}

/** The version of a balance is how many postings it is the fold of. */
export function versionAfter({ fromVersion, postings }: BalanceChange): number {
  return fromVersion + postings.length;
}

/** An entry begins: the first transaction of an entry that takes several. */
export interface EntryStart {
  readonly books: Books;
  readonly from: JournalHead;
  readonly entry: JournalEntry;
  readonly upload: UploadChange;
}

/** An entry ends: its last transaction, or its only one. */
export interface EntryEnd extends EntryStart {
  /** The last batch. */
  readonly changes: readonly BalanceChange[];
  readonly known: KnownStatements;
  readonly confirmed: readonly ConfirmedLines[];
  /** The number of the upload whose confirmations count no more, or again; null where nothing changes there. */
  readonly reverses: { readonly seq: number; readonly counts: boolean } | null;
  readonly bundle: OutboxBundle;
}

export type WriteResult = "written" | "conflict";

/** A page of uploads, the latest place in the journal first. */
export interface UploadPage {
  readonly uploads: readonly Upload[];
  /** What to ask for next; null at the end. */
  readonly before: number | null;
}

export interface LedgerReading {
  readonly head: JournalHead;
  /** As of the last entry that ended: nothing of one that runs is in it. In the order of the ids. */
  readonly balances: ReadonlyMap<ProjectId, StoredBalance>;
  /** Projects that have the posting of the running entry already. */
  readonly ahead: ReadonlySet<ProjectId>;
  /** By whom each project was confirmed last in each month, in date order. */
  readonly confirmations: Confirmations;
  /** What persons answered about keys. */
  readonly partners: Partners;
  /** What files call the lines that these answers put to others: each `balance` has them among its earlier names. */
  readonly partNames: PartNames;
  /** Which known lines go on in another: each such `balance` says since when, where that one is stated since. */
  readonly mergers: Mergers;
  /** What tables and persons call departments. */
  readonly departments: readonly StatedName[];
}

export type Confirmations = ReadonlyMap<ProjectId, readonly Confirmation[]>;

export interface LedgerStore {
  /** Enough of the hash of a content to recognise it by: 128 bits, in hex. */
  digestOf(text: string): string;
  readHead(books: Books): Promise<JournalHead>;
  readEntry(books: Books, seq: number): Promise<JournalEntry | null>;
  /** In order. @param after only later ones. */
  readJournal(books: Books, after: number, limit: number): Promise<JournalEntry[]>;
  /** The latest first. @param before only earlier ones; null for the latest. */
  pageJournal(books: Books, before: number | null, limit: number): Promise<JournalEntry[]>;
  readLedger(books: Books): Promise<LedgerReading>;
  readBalances(books: Books): Promise<ReadonlyMap<ProjectId, StoredBalance>>;
  /**
   * What is stated of days up to that one, under today's names: each `balance` holds no later fact, and is blank without an
   * earlier one; `posted`, `version` and `statement` are today's.
   */
  readLedgerAt(books: Books, date: IsoDate): Promise<LedgerReading>;
  /** In the order of their numbers. @param through the last entry that counts, as `doneSeq` gives it. */
  readPostings(books: Books, projectId: ProjectId, through: number): Promise<Posting[]>;
  /** All that was ever confirmed: for what comes late, and for undo. */
  readConfirmed(books: Books): Promise<readonly CountedLines[]>;
  /** With its findings. */
  findUpload(books: Books, uploadId: string): Promise<Upload | null>;
  /** Without findings. @param before only those whose number is smaller; null for the latest. */
  pageUploads(books: Books, before: number | null, limit: number): Promise<UploadPage>;
  /** All of the books without findings, in the order of their numbers. */
  listUploads(books: Books): Promise<Upload[]>;
  /** All books that ever got an upload. */
  listBooks(): Promise<Books[]>;

  /**
   * Cuts changes, in their order, into batches that each fit into one transaction, the last one beside an entry's end.
   * @throws Failure `posting-too-large` when one of them fits into none.
   */
  inBatches(books: Books, changes: readonly BalanceChange[]): readonly (readonly BalanceChange[])[];
  /** The entry runs from now on. @returns conflict when another one was first. */
  begin(start: EntryStart): Promise<WriteResult>;
  /** So many batches of an entry may be under way, each in a lane of its own; those of one lane follow each other. */
  readonly lanes: number;
  /** One batch of the running entry. @param lane from 0. @returns conflict when it runs no more, or has written one of them before. */
  append(
    books: Books,
    running: JournalHead,
    changes: readonly BalanceChange[],
    lane: number,
  ): Promise<WriteResult>;
  /** The entry, what it changes and its events are stored, and the next one may begin. */
  end(end: EntryEnd): Promise<WriteResult>;
}

export interface Gathering {
  /**
   * The ledger with what was gathered; its writes are gathered too, and answered before they are stored.
   * @throws NoRoom when a write does not fit beside the others.
   */
  readonly ledger: LedgerStore;
  /** What was written up to now is whole: the next `store` takes it. */
  keep(): void;
  /**
   * Stores what was kept in one transaction and forgets the rest.
   * @returns conflict when somebody else wrote meanwhile: then nothing of it is stored.
   */
  store(): Promise<WriteResult>;
}

/**
 * Entries that are stored together, as many as one transaction holds: on a disk a commit costs more than an entry. The
 * write is for a transaction of its own.
 */
export class NoRoom extends Error {
  constructor() {
    super("A write does not fit beside those that were gathered.");
    this.name = "NoRoom";
  }
}

// A word that is another one after every stored change that figures or alerts of some books show: what was
// computed under the same word still holds.

export interface BooksRevision {
  revision(books: Books): Promise<string>;
}
