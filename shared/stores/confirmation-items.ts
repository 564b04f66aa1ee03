/**
 * Confirmations in the table: one item for each upload and month, and for each month one that says of every project by
 * whom it was confirmed last in it. A dump confirms thousands of projects, so both are packed.
 */
import { Buffer } from "node:buffer";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as z from "zod";
import { storedConfirmations } from "../contracts/stored/stored-journal.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import {
  type Confirmation,
  type ConfirmedLines,
  type CountedLines,
  lastOfMonthsWith,
} from "../domain/journal/confirmation.ts";
import { ascending } from "../domain/values/order.ts";
import { type ProjectId, projectIdOf } from "../domain/values/project.ts";
import type { Item, Put } from "../ports/item-table.ts";
import { dataItem, putOverVersion, readItem, versionedItem } from "./stored-items.ts";
import * as keys from "./ledger-keys.ts";

/** What one upload confirmed in one month, as it lies there. */
export interface ConfirmedItem {
  readonly confirmed: readonly CountedLines[];
  readonly item: Item;
}

const packedItem = z.object({ counts: z.boolean(), packed: z.string() });

/** @param confirmed of one upload and one month. */
export function confirmedPut(
  books: Books,
  month: string,
  seq: number,
  confirmed: readonly ConfirmedLines[],
): Put {
  const key = keys.confirmationKey(books, month, seq);
  return { item: versionedItem(key, 1, { counts: true, packed: pack(confirmed) }), when: "absent" };
}

/** The same item, counting or not. */
export function countingPut({ item, confirmed }: ConfirmedItem, counts: boolean): Put {
  const version = item.version ?? 0;
  return putOverVersion(versionedItem(item, version + 1, { counts, packed: pack(confirmed) }), version);
}

export function confirmedIn(item: Item): ConfirmedItem {
  const { counts, packed } = readItem(item, (data) => packedItem.parse(data));
  return { confirmed: unpack(item, packed).map((each) => ({ ...each, counts })), item };
}

/** The last confirmations of each project in one month, in date order: one, but where measures are stated apart. */
export type ConfirmedMonth = ReadonlyMap<ProjectId, readonly Confirmation[]>;

export function monthPut(books: Books, month: string, last: ConfirmedMonth): Put {
  const all = [...last].flatMap(([id, confirmations]) => confirmations.map((each) => ({ id, ...each })));
  const groups = Map.groupBy(all, groupOf);
  const confirmed = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { seq, uploadId, date, measures } = first;
    const lines = new Map(group.map(({ id, origin }) => [id, origin]));
    return [{ seq, uploadId, date, measures, lines }];
  });
  return {
    item: dataItem(keys.confirmedMonthKey(books, month), { packed: pack(confirmed) }),
    when: "always",
  };
}

const monthItem = z.object({ packed: z.string() });

export function monthOf(item: Item): ConfirmedMonth {
  const { packed } = readItem(item, (data) => monthItem.parse(data));
  return lastOf(unpack(item, packed), new Map());
}

/** The last confirmations of each project, after those that are known. */
export function lastOf(confirmed: readonly ConfirmedLines[], known: ConfirmedMonth): ConfirmedMonth {
  const last = new Map(known);
  for (const { lines, seq, uploadId, date, measures } of confirmed)
    for (const [id, origin] of lines)
      last.set(id, lastOfMonthsWith(last.get(id) ?? [], { seq, uploadId, date, measures, origin }));
  return last;
}

export function monthText(date: IsoDate): string {
  return date.slice(0, 7);
}

/**
 * What is packed in an item, to be shown and compared, in an order of its own: in which the item has it depends on whether
 * its writer had the month before in memory, and means nothing.
 * @throws Failure `item-damaged` where nothing can be unpacked.
 */
export function linesIn(item: Item): readonly unknown[] {
  const { packed } = readItem(item, (data) => monthItem.parse(data));
  return unpack(item, packed)
    .toSorted((a, b) => a.seq - b.seq || ascending(groupOf(a), groupOf(b)))
    .map(({ lines, ...rest }) => ({ ...rest, lines: Object.fromEntries(lines) }));
}

/** What one file confirms of several projects lies together. */
function groupOf({ date, seq, measures }: Pick<Confirmation, "date" | "seq" | "measures">): string {
  return `${date} ${seq} ${measures.join()}`;
}

function pack(confirmed: readonly ConfirmedLines[]): string {
  const stored = confirmed.map(({ seq, uploadId, date, measures, lines }) => {
    const text = [...lines].map(([id, origin]) => `${origin} ${id}`).join("\n");
    return { seq, uploadId, date, measures, lines: text };
  });
  return deflateRawSync(JSON.stringify(stored)).toString("base64");
}

function unpack(item: Item, packed: string): ConfirmedLines[] {
  return readItem({ ...item, data: JSON.stringify(packed) }, () => {
    const text = inflateRawSync(Buffer.from(packed, "base64")).toString("utf8");
    return storedConfirmations
      .parse(JSON.parse(text))
      .map(({ lines, ...rest }) => ({ ...rest, lines: new Map(lines.split("\n").map(lineOf)) }));
  });
}

function lineOf(text: string): [ProjectId, number] {
  const at = text.indexOf(" ");
  return [projectIdOf(text.slice(at + 1)), Number.parseInt(text.slice(0, at), 10)];
}
