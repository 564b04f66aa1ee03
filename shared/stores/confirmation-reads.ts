/** What was confirmed: of all time, up to a day, and the last of each month; and the puts that keep the three one. */
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { Confirmation, ConfirmedLines, CountedLines } from "../domain/journal/confirmation.ts";
import type { ProjectId } from "../domain/values/project.ts";
import { everything, type Item, type ItemTable, type Put } from "../ports/item-table.ts";
import type { Confirmations } from "../ports/ledger-store.ts";
import {
  confirmedIn,
  type ConfirmedItem,
  type ConfirmedMonth,
  confirmedPut,
  countingPut,
  lastOf,
  monthOf,
  monthPut,
  monthText,
} from "./confirmation-items.ts";
import * as keys from "./ledger-keys.ts";

export class ConfirmationReads {
  readonly #table: ItemTable;
  /** The month that was put together last: the next file goes on from it, and to unpack it takes longer than to add to it. */
  #latest: { readonly item: Item; readonly month: ConfirmedMonth } | null = null;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async all(books: Books): Promise<CountedLines[]> {
    return (await this.#items(books, "")).flatMap(({ confirmed }) => confirmed);
  }

  async latest(books: Books): Promise<Confirmations> {
    const items = await this.#table.query(keys.confirmedMonthPartition(books), everything());
    return byProject(items.map(monthOf));
  }

  /** Whole months from their items, the day's own month from what each upload confirmed. */
  async at(books: Books, date: IsoDate): Promise<Confirmations> {
    const month = monthText(date);
    const partition = keys.confirmedMonthPartition(books);
    const earlier = await this.#table.query(partition, { ...everything(), before: month });
    const own = (await this.#items(books, month)).flatMap(({ confirmed }) => confirmed);
    const known = own.filter((each) => each.counts && each.date <= date);
    return byProject([...earlier.map(monthOf), lastOf(known, new Map())]);
  }

  async confirm(books: Books, seq: number, confirmed: readonly ConfirmedLines[]): Promise<Put[]> {
    const puts: Put[] = [];
    for (const [month, ofMonth] of Map.groupBy(confirmed, ({ date }) => monthText(date))) {
      const item = await this.#table.get(keys.confirmedMonthKey(books, month));
      const last = lastOf(ofMonth, item === null ? new Map() : this.#monthIn(item));
      const put = monthPut(books, month, last);
      this.#latest = { item: put.item, month: last };
      puts.push(confirmedPut(books, month, seq, ofMonth), put);
    }
    return puts;
  }

  #monthIn(item: Item): ConfirmedMonth {
    const known = this.#latest;
    return known?.item.data === item.data ? known.month : monthOf(item);
  }

  /** What an upload confirmed counts no more, or again: its months are made anew from all that counts in them. */
  async count(books: Books, seq: number, counts: boolean): Promise<Put[]> {
    const all = await this.#items(books, "");
    const isOwn = ({ confirmed }: ConfirmedItem): boolean => confirmed[0]?.seq === seq;
    const puts = all.filter(isOwn).map((item) => countingPut(item, counts));
    for (const month of new Set(all.filter(isOwn).map(monthIn))) {
      const counting = all
        .filter((each) => monthIn(each) === month)
        .flatMap(({ confirmed }) => confirmed)
        .filter((each) => (each.seq === seq ? counts : each.counts));
      puts.push(monthPut(books, month, lastOf(counting, new Map())));
    }
    return puts;
  }

  /** @param month `YYYY-MM`, or empty for all. */
  async #items(books: Books, month: string): Promise<ConfirmedItem[]> {
    const items = await this.#table.query(keys.confirmationPartition(books), everything(month));
    return items.map(confirmedIn);
  }
}

function monthIn({ item }: ConfirmedItem): string {
  return item.sk.slice(0, 7);
}

function byProject(months: readonly ConfirmedMonth[]): Confirmations {
  const found = new Map<ProjectId, Confirmation[]>();
  for (const month of months) {
    for (const [id, confirmations] of month) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [...confirmations]);
      else known.push(...confirmations);
    }
  }
  return found;
}
