/** What the ledger keeps, as items of the table and back. */
import { itemCorrupt } from "../contracts/stored/corrupt-item.ts";
import type { UploadChange } from "../domain/journal/upload-changes.ts";
import { Buffer } from "node:buffer";
import * as z from "zod";
import { balanceIn, balanceToStored, storedBalance } from "../contracts/stored/stored-balance.ts";
import { readBalance, readPlainStatement } from "../contracts/stored/read-balance.ts";
import { storedStatement } from "../contracts/stored/stored-journal.ts";
import { postingFromStored, postingToStored } from "../contracts/stored/stored-posting.ts";
import {
  findingsOf,
  storedFindings,
  uploadFromStored,
  uploadToStored,
} from "../contracts/stored/stored-upload.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import type { Books } from "../domain/values/books.ts";
import type { JournalEntry, JournalHead } from "../domain/journal/journal-entry.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { Item, Put } from "../ports/item-table.ts";
import { type BalanceChange, versionAfter } from "../ports/ledger-store.ts";
import { dataItem, putOverVersion, readItem, versionedItem } from "./stored-items.ts";
import * as keys from "./ledger-keys.ts";

/** A balance as it lies in the table. */
export interface PostedBalance {
  readonly posted: Balance;
  readonly version: number;
  readonly statement: BalanceChange["statement"];
}

export function balancePut(books: Books, change: BalanceChange): Put {
  const { balance, statement, fromVersion } = change;
  const data = { ...balanceToStored(balance), statement };
  return putOverVersion(
    versionedItem(keys.balanceKey(books, balance.project.id), versionAfter(change), data),
    fromVersion,
  );
}

const statementItem = z.object({ statement: storedStatement.nullable() });
export const balanceItem = storedBalance.extend(statementItem.shape);

export function balanceOf(item: Item): PostedBalance {
  return readItem(item, (data) => {
    const read = readBalance(data);
    if (read !== null) {
      const statement = statementIn(data);
      return { posted: read, version: item.version ?? 0, statement };
    }
    const stored = balanceItem.parse(data);
    return { posted: balanceIn(stored), version: item.version ?? 0, statement: stored.statement };
  });
}

function statementIn(data: unknown): BalanceChange["statement"] {
  const value = typeof data === "object" && data !== null && "statement" in data ? data.statement : undefined;
  return readPlainStatement(value) ?? statementItem.parse(data).statement;
}

/** Below DynamoDB's limit of 400 KB for an item, with room for keys and names. */
const maxChunkBytes = 300_000;

export function postingPuts(books: Books, posting: Posting): Put[] {
  const pieces = cut(JSON.stringify(postingToStored(posting)));
  return pieces.map((data, chunk) => {
    const key = keys.postingKey(books, posting.project.id, { seq: posting.seq, chunk, of: pieces.length });
    return { item: { ...key, version: null, data }, when: "absent" };
  });
}

/**
 * The postings of one project from its items in the order of their keys. A query is not one moment: it may see a part
 * of a transaction that is being written.
 * @returns null when chunks of a posting are missing: read again.
 * @throws Failure `item-damaged` when one is not what was written.
 */
export function postingsOf(items: readonly Item[]): Posting[] | null {
  const wholes = wholePostings(items);
  if (!wholes.every(({ isWhole }) => isWhole)) return null;
  return wholes.map(({ number, item }) => {
    const posting = readItem(item, postingFromStored);
    if (keys.padded(posting.seq) !== number)
      throw itemCorrupt(item, "it has another number than its key", null);
    return posting;
  });
}

export interface WholePosting {
  /** As its key has it. */
  readonly number: string;
  /** Whether all of its chunks are there. */
  readonly isWhole: boolean;
  /** Under the key of the first chunk, with the text of all. */
  readonly item: Item;
}

/** Chunks put together again. @param items in the order of their keys. */
export function wholePostings(items: readonly Item[]): WholePosting[] {
  return [...Map.groupBy(items, ({ sk }) => sk.split("#", 1)[0] ?? "")].flatMap(([number, chunks]) => {
    const [first, ...others] = chunks.toSorted(byChunk);
    if (first === undefined) return [];
    const isWhole = chunks.every(({ sk }) => sk.endsWith(`/${chunks.length}`));
    const data = [first, ...others].map((chunk) => chunk.data).join("");
    return [{ number, isWhole, item: { ...first, data } }];
  });
}

function byChunk(a: Item, b: Item): number {
  return chunkOf(a) - chunkOf(b);
}

function chunkOf({ sk }: Item): number {
  return Number.parseInt(sk.split("#")[1] ?? "", 10);
}

/** The whole text as one piece, or pieces of at most 300 KB that part no character. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let end = Math.min(from + maxChunkBytes, text.length);
    while (Buffer.byteLength(text.slice(from, end)) > maxChunkBytes)
      end = from + Math.floor((end - from) * 0.8);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** The record over its version before, and its findings beside it. */
export function uploadPuts({ upload, fromVersion }: UploadChange): Put[] {
  const { books, uploadId, version } = upload;
  const record = putOverVersion(
    versionedItem(keys.uploadKey(books, uploadId), version, uploadToStored(upload)),
    fromVersion,
  );
  const findings = findingsOf(upload);
  // Only a record that was at rest before may have had some.
  if (findings.length === 0 && fromVersion < 2) return [record];
  return [record, { item: dataItem(keys.findingsKey(books, uploadId), findings), when: "always" }];
}

export function uploadOf(item: Item, findings: Item | null): Upload {
  const found = findings === null ? [] : readItem(findings, (data) => storedFindings.parse(data));
  return readItem(item, (data) => uploadFromStored(data, found));
}

export function entryPut(books: Books, entry: JournalEntry, isOver: boolean): Put {
  const item = versionedItem(keys.entryKey(books, entry.seq), entry.state === "running" ? 1 : 2, entry);
  return isOver ? putOverVersion(item, 1) : { item, when: "absent" };
}

/** What batches check instead of the head: the version of the head that their entry runs on. */
export function fencePuts(books: Books, { version }: JournalHead): Put[] {
  return Array.from({ length: keys.fenceLanes }, (_, lane) => ({
    item: versionedItem(keys.fenceKey(books, lane), version, null),
    when: "always",
  }));
}

export function headPut(books: Books, head: JournalHead, fromVersion: number): Put {
  return putOverVersion(versionedItem(keys.headKey(books), head.version, head), fromVersion);
}
