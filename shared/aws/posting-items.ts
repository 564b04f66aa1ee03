/**
 * A posting as items of the ledger table. One item holds 400 KB at most, so the JSON text of a great posting
 * is cut into chunks that are written in one transaction and only together are a posting again.
 */
import { Buffer } from "node:buffer";
import * as z from "zod";
import { issueText } from "../contracts/issue-text.ts";
import { postingFromStored, postingToStored } from "../contracts/stored-posting.ts";
import type { Books } from "../domain/books.ts";
import type { Posting } from "../domain/posting.ts";
import { itemDamaged, readItem } from "./data-item.ts";
import { type Key, paddedSeq, postingKey } from "./keys.ts";

export interface PostingItem extends Key, Record<string, unknown> {
  readonly data: string;
  /** How many chunks the posting has; absent where the item is all of it. */
  readonly chunks?: number;
}

/** Below the limit of 400 KB with room for keys and names. */
const maxChunkBytes = 300_000;

const storedChunk = z.object({
  pk: z.string(),
  sk: z.string(),
  data: z.string(),
  chunks: z.int().min(2).optional(),
});

export function postingItems(books: Books, posting: Posting): PostingItem[] {
  const pieces = cut(JSON.stringify(postingToStored(posting)));
  return pieces.map((data, chunk) => ({
    ...postingKey(books, posting.project.id, posting.seq, chunk),
    data,
    ...(pieces.length === 1 ? {} : { chunks: pieces.length }),
  }));
}

/**
 * The postings of one project from its items in the order of their keys. A query is not one moment: it
 * may see a part of a transaction that is being written.
 * @returns null when chunks of a posting are missing: read again.
 * @throws Failure `item-damaged` when one is not what was written.
 */
export function postingsFromItems(items: readonly unknown[]): Posting[] | null {
  const bySeq = Map.groupBy(items.map(chunkOf), ({ sk }) => sk.split("#", 1)[0]);
  const postings: Posting[] = [];
  for (const chunks of bySeq.values()) {
    if (chunks.some((chunk) => (chunk.chunks ?? 1) !== chunks.length)) return null;
    const [first] = chunks;
    const whole = { ...first, data: chunks.map(({ data }) => data).join("") };
    const posting = readItem(whole, postingFromStored);
    if (first?.sk.startsWith(`${paddedSeq(posting.seq)}#`) !== true)
      throw itemDamaged(first, "it has another number than its key", null);
    postings.push(posting);
  }
  return postings;
}

function chunkOf(item: unknown): z.output<typeof storedChunk> {
  const { data: chunk, error } = storedChunk.safeParse(item);
  if (error !== undefined) throw itemDamaged(item, issueText(error), error);
  return chunk;
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
