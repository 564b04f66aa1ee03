/** Where the ledger keeps its items. `keys.ts` has those of everything else. */
import type { Books } from "../domain/values/books.ts";
import { type ProjectId, projectIdOf } from "../domain/values/project.ts";
import type { ItemKey } from "../ports/item-table.ts";
import type { LedgerItem } from "../ports/ledger-check.ts";

/** So many partitions share the balances of some books: DynamoDB writes 1,000 units a second to each. */
export const balanceShards = 8;

export function balancePartition(books: Books, shard: number): string {
  return `BAL#${path(books)}#${shard}`;
}

export function balanceKey(books: Books, projectId: ProjectId): ItemKey {
  return { pk: balancePartition(books, shardOf(projectId)), sk: projectId };
}

/** Of the partitions of all postings. */
export function postingPrefix(books: Books): string {
  return `POST#${path(books)}#`;
}

export function postingPartition(books: Books, projectId: ProjectId): string {
  return `${postingPrefix(books)}${projectId}`;
}

/** The key says how many chunks there are, so that a reader knows when it has all of them. */
export function postingKey(
  books: Books,
  projectId: ProjectId,
  { seq, chunk, of }: { readonly seq: number; readonly chunk: number; readonly of: number },
): ItemKey {
  return { pk: postingPartition(books, projectId), sk: `${padded(seq)}#${chunk + 1}/${of}` };
}

export function uploadPartition(books: Books): string {
  return `UP#${path(books)}`;
}

export function uploadKey(books: Books, uploadId: string): ItemKey {
  return { pk: uploadPartition(books), sk: uploadId };
}

export function findingsKey(books: Books, uploadId: string): ItemKey {
  return { pk: `FIND#${path(books)}`, sk: uploadId };
}

export function journalPartition(books: Books): string {
  return `JOURNAL#${path(books)}`;
}

export function entryKey(books: Books, seq: number): ItemKey {
  return { pk: journalPartition(books), sk: padded(seq) };
}

export function headKey(books: Books): ItemKey {
  return { pk: `HEAD#${path(books)}`, sk: "journal" };
}

/** Batches of one lane follow each other; those of another are written beside them. */
export const fenceLanes = 4;

/** An item for each lane: two transactions that check one item at the same moment conflict. */
export function fenceKey(books: Books, lane: number): ItemKey {
  return { pk: `FENCE#${path(books)}#${lane % fenceLanes}`, sk: "entry" };
}

export function confirmationPartition(books: Books): string {
  return `CONF#${path(books)}`;
}

/** @param month as `YYYY-MM`: what was known of a day is read without the months after it. */
export function confirmationKey(books: Books, month: string, seq: number): ItemKey {
  return { pk: confirmationPartition(books), sk: `${month}#${padded(seq)}` };
}

export function confirmedMonthPartition(books: Books): string {
  return `CONFMONTH#${path(books)}`;
}

/** @param month as `YYYY-MM`. */
export function confirmedMonthKey(books: Books, month: string): ItemKey {
  return { pk: confirmedMonthPartition(books), sk: month };
}

export const booksPartition = "BOOKS";

/** Names each pair of office and fiscal year that ever got an upload. */
export function booksKey(books: Books): ItemKey {
  return { pk: booksPartition, sk: path(books) };
}

/** FNV-1a: the same shard for the same id in every process and for ever. */
export function shardOf(projectId: ProjectId): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < projectId.length; at++) {
    hash = Math.imul(hash ^ projectId.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) % balanceShards;
}

/** Ten digits, so that text order is number order. */
export function padded(seq: number): string {
  return seq.toString().padStart(10, "0");
}

function path({ office, fiscalYear }: Books): string {
  return `${office}#${fiscalYear}`;
}

/**
 * All partitions in which the ledger of some books lies: for whoever compares or copies it whole. Those whose names
 * follow from the books alone.
 */
export function ledgerPartitions(books: Books): string[] {
  const shards = Array.from({ length: balanceShards }, (_, shard) => balancePartition(books, shard));
  return [
    headKey(books).pk,
    journalPartition(books),
    uploadPartition(books),
    findingsKey(books, "").pk,
    confirmationPartition(books),
    confirmedMonthPartition(books),
    ...shards,
  ];
}

/** Those of the postings of projects that have a balance. */
export function postingPartitionsOf(books: Books, balances: readonly ItemKey[]): string[] {
  return balances.map(({ sk }) => postingPartition(books, projectIdOf(sk)));
}

/** @throws RangeError for an item of another store. */
export function itemKind({ pk }: ItemKey): LedgerItem["kind"] {
  const kind = kinds[pk.split("#", 1)[0] ?? ""];
  if (kind === undefined) throw new RangeError(`${pk} is no partition of the ledger`);
  return kind;
}

const kinds: Readonly<Record<string, LedgerItem["kind"] | undefined>> = {
  BAL: "balance",
  POST: "posting",
  UP: "upload",
  FIND: "upload",
  HEAD: "head",
  JOURNAL: "journal",
  CONF: "confirmation",
  CONFMONTH: "confirmation",
};
