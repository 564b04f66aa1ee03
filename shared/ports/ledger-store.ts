/** Where uploads, postings and balances are kept, and told about. Every write is conditional and may be repeated. */
import type { OutboxBundle } from "../contracts/outbox.ts";
import type { Balance } from "../domain/balance.ts";
import type { Books } from "../domain/books.ts";
import type { Posting } from "../domain/posting.ts";
import type { ProjectId } from "../domain/project.ts";
import type { Upload } from "../domain/upload.ts";
import type { UploadNumbers } from "./upload-numbers.ts";

export interface StoredBalance {
  readonly balance: Balance;
  /** How many postings it is the fold of. */
  readonly version: number;
}

export interface BalanceChange {
  /** At least one, each of another number. */
  readonly postings: readonly [Posting, ...Posting[]];
  /** With the postings folded in. */
  readonly balance: Balance;
  /** The version that `balance` was folded from; 0 for a project that the ledger did not have. */
  readonly fromVersion: number;
}

/** The version of a balance is how many postings it is the fold of. */
export function versionAfter({ fromVersion, postings }: BalanceChange): number {
  return fromVersion + postings.length;
}

/** What an upload becomes: the record that says so and, at the end of its way, the events that tell of it. */
export interface UploadChange {
  readonly upload: Upload;
  /** The version of the stored upload that this one replaces. */
  readonly fromVersion: number;
  /** Null where there is nothing to tell yet. */
  readonly bundle: OutboxBundle | null;
}

/** The end of an upload's way. */
export interface UploadClosing extends UploadChange {
  readonly bundle: OutboxBundle;
}

export interface Commit {
  readonly books: Books;
  /** One of the batches that `inBatches` made; all of them are stored or none. */
  readonly changes: readonly BalanceChange[];
  readonly closing: UploadChange | null;
}

export interface CommitResult {
  /** `conflict`: somebody else wrote one of the items first, and nothing was stored. */
  readonly outcome: "committed" | "conflict";
}

/** An upload before it has a number. */
export type Registration = Omit<Upload, "seq" | "earlierSeqs" | "version" | "outcome">;

export interface LedgerStore extends UploadNumbers {
  /**
   * Cuts changes, in their order, into batches that each fit into one commit beside a closing.
   * @throws Failure `posting-too-large` when one of them fits into none.
   */
  inBatches(books: Books, changes: readonly BalanceChange[]): readonly (readonly BalanceChange[])[];
  findUpload(books: Books, uploadId: string): Promise<Upload | null>;
  /** Stores a new upload under the next number of its books, or answers the one that was there first. */
  registerUpload(upload: Registration): Promise<Upload>;
  /**
   * Gives the next number of the books to a turn of a stored upload, or to one that comes in only now. No
   * upload registers between the look that decides and the giving.
   * @param decide from all uploads of the books and the next number, what the upload becomes; null to leave it.
   * @returns what it became, or null.
   */
  takeNumber(
    books: Books,
    decide: (uploads: readonly Upload[], seq: number) => Upload | null,
  ): Promise<Upload | null>;
  listUploads(books: Books): Promise<Upload[]>;
  /** All books that ever got an upload. */
  listBooks(): Promise<Books[]>;
  readBalances(books: Books): Promise<Map<ProjectId, StoredBalance>>;
  readBalance(books: Books, projectId: ProjectId): Promise<StoredBalance | null>;
  /** In the order of upload numbers. */
  readPostings(books: Books, projectId: ProjectId): Promise<Posting[]>;
  commit(commit: Commit): Promise<CommitResult>;
}
