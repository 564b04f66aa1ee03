/**
 * The ledger as this process read it last, moved on by what the process writes itself. The head's version tells
 * whether it still stands; when somebody else wrote meanwhile it is read anew.
 */
import type { Books } from "../domain/books.ts";
import { type Confirmation, type ConfirmedLines, withConfirmations } from "../domain/journal/confirmation.ts";
import type { JournalHead } from "../domain/journal/journal-entry.ts";
import type { ProjectId } from "../domain/project.ts";
import {
  type BalanceChange,
  inOrder,
  type LedgerReading,
  type LedgerStore,
  type StoredBalance,
  versionAfter,
} from "../ports/ledger-store.ts";

/** Books that are kept at the same time: a few MB each. */
const maxBooks = 4;

/** What an entry changed. */
export interface EntryChanges {
  readonly head: JournalHead;
  readonly changes: readonly BalanceChange[];
  readonly confirmed: readonly ConfirmedLines[];
}

export class CurrentLedger {
  readonly #ledger: LedgerStore;
  readonly #known = new Map<string, LedgerReading>();

  constructor(ledger: LedgerStore) {
    this.#ledger = ledger;
  }

  async read(books: Books): Promise<LedgerReading> {
    const known = this.#known.get(nameOf(books));
    if (known !== undefined) {
      const head = await this.#ledger.readHead(books);
      if (head.version === known.head.version) return known;
    }
    const reading = await this.#ledger.readLedger(books);
    if (reading.head.running === null) this.#keep(books, reading);
    return reading;
  }

  /** After an entry of this process ended. Undo and restore change what was confirmed: they are forgotten. */
  advance(books: Books, before: LedgerReading, { head, changes, confirmed }: EntryChanges): void {
    const balances = new Map(before.balances);
    const confirmations = new Map(before.confirmations);
    for (const { lines, ...rest } of confirmed) {
      for (const [id, origin] of lines)
        confirmations.set(id, withLast(confirmations.get(id) ?? [], { ...rest, origin }));
    }
    const changed = new Map(changes.map((change) => [change.balance.project.id, change]));
    for (const id of new Set([...changed.keys(), ...confirmed.flatMap(({ lines }) => [...lines.keys()])])) {
      const stored = storedAfter(balances.get(id), changed.get(id), confirmations.get(id) ?? []);
      if (stored !== null) balances.set(id, stored);
    }
    const isWithNew = balances.size > before.balances.size;
    this.#keep(books, {
      head,
      balances: isWithNew ? inOrder(balances) : balances,
      ahead: new Set(),
      confirmations,
    });
  }

  forget(books: Books): void {
    this.#known.delete(nameOf(books));
  }

  #keep(books: Books, reading: LedgerReading): void {
    const name = nameOf(books);
    this.#known.delete(name);
    this.#known.set(name, reading);
    const [oldest] = this.#known.keys();
    if (this.#known.size > maxBooks && oldest !== undefined) this.#known.delete(oldest);
  }
}

function storedAfter(
  before: StoredBalance | undefined,
  change: BalanceChange | undefined,
  confirmations: readonly Confirmation[],
): StoredBalance | null {
  const posted = change?.balance ?? before?.posted;
  if (posted === undefined) return null;
  return {
    balance: withConfirmations(posted, confirmations),
    posted,
    version: change === undefined ? (before?.version ?? 0) : versionAfter(change),
    statement: change === undefined ? (before?.statement ?? null) : change.statement,
    confirmedThrough: confirmations.at(-1)?.date ?? null,
  };
}

/** The last of each month, in date order. */
function withLast(known: readonly Confirmation[], next: Confirmation): Confirmation[] {
  const month = next.date.slice(0, 7);
  const same = known.find(({ date }) => date.startsWith(month));
  if (same !== undefined && (same.date > next.date || (same.date === next.date && same.seq > next.seq)))
    return [...known];
  return [...known.filter((each) => each !== same), next].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function nameOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}

/** The projects that a reading knows something of. */
export function toldBalances({ balances }: LedgerReading): Map<ProjectId, StoredBalance> {
  return new Map([...balances].filter(([, { balance }]) => balance.toldSeq !== null));
}
