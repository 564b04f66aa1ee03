/** Alerts and their log in a table. */
import * as z from "zod";
import { itemCorrupt } from "../contracts/stored/corrupt-item.ts";
import { alertChanges, type Alert } from "../domain/alerts/alert.ts";
import { isoDate } from "../contracts/values/primitives.ts";
import type { Books } from "../domain/values/books.ts";
import { countedLoad, type FirstLoad } from "../domain/alerts/quiet-evaluation.ts";
import type { AlertSaving, AlertStore, StoredAlertChange } from "../ports/alert-store.ts";
import { everything, type Item, type ItemTable, transactionLimits } from "../ports/item-table.ts";
import * as keys from "./keys.ts";
import {
  dataItem,
  putIfAbsent,
  putOverVersion,
  readItem,
  readVersionedItem,
  versionedItem,
  writeOf,
} from "./stored-items.ts";

const storedLogEntry = z.object({ change: z.enum(alertChanges), at: z.string(), alert: z.unknown() });

const storedFirstLoad = z.lazy(() =>
  z.object({
    noted: z.object({ end: z.int(), on: isoDate, hasBudgets: z.boolean() }).nullable(),
    version: z.int(),
  }),
);
type StoredFirstLoad = z.infer<typeof storedFirstLoad>;

/** Books whose alerts are kept: a few MB each. */
const maxBooks = 4;

/** By sort key. */
type ReadAlerts = ReadonlyMap<string, { readonly item: Item; readonly alert: Alert }>;

export class TableAlertStore implements AlertStore {
  /** An alert is two actions, its state and its log entry; the events are one more. */
  readonly maxChangesPerSave = Math.floor((transactionLimits.actions - 1) / 2);
  readonly #table: ItemTable;
  /** As they were read last: most alerts stand for weeks, and to check one takes longer than to read it. */
  readonly #read = new Map<string, ReadAlerts>();

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async readAlerts(books: Books): Promise<Alert[]> {
    const items = await this.#query(books, keys.alertPrefix);
    if (items.length === 0) return [];
    const { alertFromJson } = await alertJson();
    const before = this.#read.get(booksName(books));
    const read = new Map(
      items.map((item) => {
        const known = before?.get(item.sk);
        const isSame = known?.item.data === item.data && known.item.version === item.version;
        return [item.sk, isSame ? known : { item, alert: readVersionedItem(item, alertFromJson) }];
      }),
    );
    this.#keep(books, read);
    return [...read.values()].map(({ alert }) => alert);
  }

  async readLog(books: Books): Promise<StoredAlertChange[]> {
    const items = await this.#query(books, keys.alertLogPrefix);
    const { alertFromJson } = await alertJson();
    return items.map((item) => {
      const entry = readItem(item, (data) => {
        const { alert, change, at } = storedLogEntry.parse(data);
        return { alert: alertFromJson(alert), change, at };
      });
      if (keys.alertLogKey(books, entry.at, entry.alert).sk === item.sk) return entry;
      throw itemCorrupt(item, "it tells of another change than its key", null);
    });
  }

  async save({ books, changes, bundle }: AlertSaving): Promise<"saved" | "conflict"> {
    const { alertToJson } = await alertJson();
    const puts = changes.flatMap(({ alert, change, at }) => {
      const json = alertToJson(alert);
      const item = versionedItem(keys.alertKey(books, alert), alert.version, json);
      const logItem = dataItem(keys.alertLogKey(books, at, alert), { change, at, alert: json });
      return [putOverVersion(item, alert.version - 1), putIfAbsent(logItem)];
    });
    const outcome = await this.#table.write(writeOf({ puts, bundle }));
    return outcome === "written" ? "saved" : "conflict";
  }

  async noteFirstLoad(books: Books, found: FirstLoad | null): Promise<FirstLoad | null> {
    const { noted, version } = await this.#readNote(books);
    const counted = countedLoad(noted, found);
    if (counted === noted) return noted;
    const next = { noted: counted, version: version + 1 };
    const item = versionedItem(keys.firstLoadKey(books), next.version, next);
    const outcome = await this.#table.write(writeOf({ puts: [putOverVersion(item, version)] }));
    // Another look was quicker, and what it noted counts.
    return outcome === "written" ? counted : this.readFirstLoad(books);
  }

  async readFirstLoad(books: Books): Promise<FirstLoad | null> {
    return (await this.#readNote(books)).noted;
  }

  async #readNote(books: Books): Promise<StoredFirstLoad> {
    const item = await this.#table.get(keys.firstLoadKey(books));
    return item === null
      ? { noted: null, version: 0 }
      : readVersionedItem(item, (data) => storedFirstLoad.parse(data));
  }

  #keep(books: Books, read: ReadAlerts): void {
    const name = booksName(books);
    this.#read.delete(name);
    this.#read.set(name, read);
    const [oldest] = this.#read.keys();
    if (this.#read.size > maxBooks && oldest !== undefined) this.#read.delete(oldest);
  }

  #query(books: Books, prefix: string): Promise<Item[]> {
    return this.#table.query(keys.alertPartition(books), everything(prefix));
  }
}

function booksName({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}

/** With it come the rules, by which facts are read: who asks for no alert does without. */
function alertJson() {
  return import("../contracts/stored/alert-json.ts");
}
