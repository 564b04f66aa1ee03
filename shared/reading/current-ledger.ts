/**
 * The ledger as this process read it last, moved on by what the process writes itself. The head's version tells
 * whether it still stands; when somebody else wrote meanwhile it is read anew.
 */
import {
  type Confirmation,
  type ConfirmedLines,
  lastOfMonthsWith,
  withConfirmation,
  withConfirmations,
} from "../domain/journal/confirmation.ts";
import type { JournalHead } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { type PartNames, withPartNames } from "../domain/matching/match-answers.ts";
import { endMerged } from "../domain/matching/mergers.ts";
import type { Books } from "../domain/values/books.ts";
import type { ProjectId } from "../domain/values/project.ts";
import {
  type BalanceChange,
  type LedgerReading,
  type LedgerStore,
  type StoredBalance,
  versionAfter,
} from "../ports/ledger-store.ts";
import { inKeyOrder } from "../domain/values/order.ts";

/** Books that are kept at the same time: a few MB each. */
const maxBooks = 4;

type LedgerReader = Pick<LedgerStore, "readHead" | "readLedger" | "readBalances" | "listBooks">;

/** What an entry changed. */
export interface EntryChanges {
  readonly head: JournalHead;
  readonly changes: readonly BalanceChange[];
  readonly confirmed: readonly ConfirmedLines[];
}

export class CurrentLedger implements LedgerReader {
  readonly #ledger: LedgerReader;
  readonly #known = new Map<string, LedgerReading>();

  constructor(ledger: LedgerReader) {
    this.#ledger = ledger;
  }

  readHead(books: Books): Promise<JournalHead> {
    return this.#ledger.readHead(books);
  }

  listBooks(): Promise<Books[]> {
    return this.#ledger.listBooks();
  }

  async readBalances(books: Books): Promise<ReadonlyMap<ProjectId, StoredBalance>> {
    return (await this.readLedger(books)).balances;
  }

  async readLedger(books: Books): Promise<LedgerReading> {
    const known = this.#known.get(nameOf(books));
    if (known !== undefined) {
      const head = await this.readHead(books);
      if (head.version === known.head.version) return known;
    }
    const reading = await this.#ledger.readLedger(books);
    if (reading.head.running === null) this.#keep(books, reading);
    return reading;
  }

  /** After an entry of this process ended. Undo and restore change what was confirmed: they are forgotten. */
  advance(books: Books, before: LedgerReading, { head, changes, confirmed }: EntryChanges): void {
    // Names are read from their entries.
    if (head.names.length !== before.head.names.length) return this.forget(books);
    const balances = new Map(before.balances);
    // Most events confirm nothing.
    const confirmations = new Map(confirmed.length === 0 ? [] : before.confirmations);
    for (const change of changes) {
      const { id } = change.balance.project;
      balances.set(id, storedAfter(change, before.confirmations.get(id) ?? [], before.partNames));
    }
    for (const { lines, ...rest } of confirmed) {
      for (const [id, origin] of lines) {
        const confirmation = { ...rest, origin };
        const known = confirmations.get(id) ?? [];
        const now = lastOfMonthsWith(known, confirmation);
        confirmations.set(id, now);
        const stored = balances.get(id);
        if (stored !== undefined) balances.set(id, confirmedAfter(stored, known, now, before.partNames));
      }
    }
    endMerged(balances, before.mergers);
    const isWithNew = balances.size > before.balances.size;
    this.#keep(books, {
      head,
      balances: isWithNew ? inKeyOrder(balances) : balances,
      ahead: new Set(),
      confirmations: confirmed.length === 0 ? before.confirmations : confirmations,
      partners: before.partners,
      partNames: before.partNames,
      mergers: before.mergers,
      departments: before.departments,
    });
  }

  /** What another part of this process read, or wrote as far as it read. */
  adopt(books: Books, reading: LedgerReading): void {
    if (reading.head.running === null) this.#keep(books, reading);
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
  change: BalanceChange,
  confirmations: readonly Confirmation[],
  names: PartNames,
): StoredBalance {
  return {
    balance: withPartNames(withConfirmations(change.balance, confirmations), names),
    posted: change.balance,
    version: versionAfter(change),
    statement: change.statement,
    confirmedThrough: confirmations.at(-1)?.date ?? null,
  };
}

/** One more day of the same measures moves the balance on; anything else is folded anew. */
function confirmedAfter(
  stored: StoredBalance,
  before: readonly Confirmation[],
  now: readonly Confirmation[],
  names: PartNames,
): StoredBalance {
  const [latest, known] = [now.at(-1), before.at(-1)];
  const goesOn =
    latest !== undefined &&
    !before.includes(latest) &&
    (known === undefined ||
      (known.date <= latest.date && known.measures.join(" ") === latest.measures.join(" ")));
  const balance = goesOn ? withConfirmation(stored.balance, latest) : withConfirmations(stored.posted, now);
  return { ...stored, balance: withPartNames(balance, names), confirmedThrough: latest?.date ?? null };
}

function nameOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}

const effectiveOf = new WeakMap<LedgerReading, ReadonlyMap<ProjectId, StoredBalance>>();

/** The projects that a reading knows something of: asked for several times while one file is examined. */
export function effectiveBalances(reading: LedgerReading): ReadonlyMap<ProjectId, StoredBalance> {
  const known = effectiveOf.get(reading);
  if (known !== undefined) return known;
  const { balances } = reading;
  let isAll = true;
  for (const { balance } of balances.values()) isAll &&= balance.toldSeq !== null;
  const effective = isAll
    ? balances
    : new Map([...balances].filter(([, { balance }]) => balance.toldSeq !== null));
  effectiveOf.set(reading, effective);
  return effective;
}

const foldsOf = new WeakMap<LedgerReading, ReadonlyMap<ProjectId, Balance>>();

/** The folds of these projects alone: several checks of one file ask for them, and each event of a file. */
export function knownBalances(reading: LedgerReading): ReadonlyMap<ProjectId, Balance> {
  const known =
    foldsOf.get(reading) ??
    new Map([...effectiveBalances(reading)].map(([id, { balance }]) => [id, balance]));
  foldsOf.set(reading, known);
  return known;
}
