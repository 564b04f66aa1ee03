/**
 * How stores turn what they keep into items and back: one text of JSON beside the key and, where writes must not
 * cross, the version. Items are read whole and never queried by part; text keeps won exact.
 */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import { itemCorrupt } from "../contracts/stored/corrupt-item.ts";
import { issueText } from "../contracts/values/issue-text.ts";
import type { Outbox } from "../ports/queues.ts";
import type { Item, ItemKey, ItemTable, Put, TableWrite } from "../ports/item-table.ts";

export function dataItem({ pk, sk }: ItemKey, data: unknown): Item {
  return { pk, sk, version: null, data: JSON.stringify(data) };
}

export function versionedItem({ pk, sk }: ItemKey, version: number, data: unknown): Item {
  return { pk, sk, version, data: JSON.stringify(data) };
}

export function putIfAbsent(item: Item): Put {
  return { item, when: "absent" };
}

/** Over the version that was read; 0 means that nothing was there. */
export function putOverVersion(item: Item, fromVersion: number): Put {
  return { item, when: fromVersion === 0 ? "absent" : { overVersion: fromVersion } };
}

/** @param bundle what follows from it; null for nothing. */
export function writeOf({
  bundle = null,
  ...write
}: Partial<TableWrite> & { readonly bundle?: OutboxBundle | null }): TableWrite {
  return { puts: [], deletes: [], checks: [], bundles: bundle === null ? [] : [bundle], ...write };
}

/**
 * What an item holds.
 * @throws Failure `item-damaged`, which names the item, when it is not what was written.
 */
export function readItem<Value>(item: Item, read: (data: unknown) => Value): Value {
  try {
    return read(JSON.parse(item.data));
  } catch (error) {
    throw itemCorrupt(item, issueText(error).en, error);
  }
}

/**
 * The same of an item that says its version twice, beside its data for conditions and inside it for readers.
 * @throws Failure `item-damaged`, also where the two are not one.
 */
export function readVersionedItem<Value extends { readonly version: number }>(
  item: Item,
  read: (data: unknown) => Value,
): Value {
  const value = readItem(item, read);
  if (item.version === value.version) return value;
  throw itemCorrupt(item, `version ${item.version ?? "none"} beside version ${value.version}`, null);
}

/** @throws Failure `item-damaged` where there is none. */
export function versionOf(item: Item): number {
  if (item.version !== null) return item.version;
  throw itemCorrupt(item, "it has no version", null);
}

/** The outbox of a table, for what is told by itself. */
export class TableOutbox implements Outbox {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async tell(bundle: OutboxBundle): Promise<boolean> {
    return (await this.#table.write(writeOf({ bundle }))) === "written";
  }
}
