/**
 * A posting as items of a table. One item holds 400 KB at most, so the JSON text of a great posting
 * is cut into chunks that are written in one transaction and only together are a posting again.
 */
import { Buffer } from "node:buffer";
import { itemDamaged } from "../contracts/item-damaged.ts";
import { postingFromStored, postingToStored } from "../contracts/stored-posting.ts";
import type { Books } from "../domain/books.ts";
import type { Posting } from "../domain/posting.ts";
import type { Item } from "../ports/item-table.ts";
import { paddedSeq, postingKey } from "./keys.ts";
import { readItem } from "./stored-items.ts";

/** Below the limit of 400 KB with room for keys and names. */
const maxChunkBytes = 300_000;

/** The version of a chunk is how many there are; an item that is all of its posting has none. */
export function postingItems(books: Books, posting: Posting): Item[] {
  const pieces = cut(JSON.stringify(postingToStored(posting)));
  return pieces.map((data, chunk) => ({
    ...postingKey(books, posting.project.id, posting.seq, chunk),
    version: pieces.length === 1 ? null : pieces.length,
    data,
  }));
}

/**
 * The postings of one project from its items in the order of their keys. A query is not one moment: it
 * may see a part of a transaction that is being written.
 * @returns null when chunks of a posting are missing: read again.
 * @throws Failure `item-damaged` when one is not what was written.
 */
export function postingsFromItems(items: readonly Item[]): Posting[] | null {
  const bySeq = Map.groupBy(items, ({ sk }) => sk.split("#", 1)[0]);
  const postings: Posting[] = [];
  for (const chunks of bySeq.values()) {
    if (chunks.some(({ version }) => (version ?? 1) !== chunks.length)) return null;
    const [first] = chunks;
    if (first === undefined) continue;
    const whole = { ...first, data: chunks.map(({ data }) => data).join("") };
    const posting = readItem(whole, postingFromStored);
    if (!first.sk.startsWith(`${paddedSeq(posting.seq)}#`))
      throw itemDamaged(first, "it has another number than its key", null);
    postings.push(posting);
  }
  return postings;
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
