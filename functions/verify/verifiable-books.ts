/**
 * Which books are to be verified: those that the list names, and those of its offices that it lacks. Every other reader goes by
 * the list, so books whose entry in it is gone would be in no view and in no verification.
 */
import type { VerifyRequest } from "../../shared/contracts/events/lambda-events.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { datePartsOf } from "../../shared/domain/values/calendar.ts";
import { type Discrepancy, discrepancyOf } from "../../shared/domain/verify/discrepancy.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { BundleQueue } from "../../shared/ports/queues.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";

export type ListedLedger = Pick<LedgerStore, "listBooks" | "readHead">;

/** An office has books of neighbouring years. @param asked years and offices that somebody named. */
export async function verifiableBooks(ledger: ListedLedger, requested: readonly Books[]): Promise<Books[]> {
  const listed = await ledger.listBooks();
  const years = listed.map(({ fiscalYear }) => fiscalYear);
  const offices = new Set(listed.map(({ office }) => office));
  const [from, to] = [Math.min(...years) - 1, Math.max(...years) + 1];
  const likely = [...offices].flatMap((office) =>
    Array.from({ length: to - from + 1 }, (_, at) => ({ office, fiscalYear: from + at })),
  );
  const names = new Set(listed.map(nameOf));
  const found = [...listed];
  for (const books of [...likely, ...requested]) {
    if (names.has(nameOf(books)) || (await ledger.readHead(books)).lastSeq === 0) continue;
    names.add(nameOf(books));
    found.push(books);
  }
  return found;
}

/** What is wrong with the place of some books in the list. */
export async function listingOf(books: Books, ledger: ListedLedger): Promise<Discrepancy[]> {
  const listed = await ledger.listBooks();
  if (listed.some((each) => nameOf(each) === nameOf(books))) return [];
  const { lastSeq } = await ledger.readHead(books);
  return lastSeq === 0 ? [] : [discrepancyOf("books-unlisted", { name: nameOf(books) })];
}

function nameOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}

export interface PublishDependencies {
  readonly ledger: ListedLedger;
  /** The stage's own. */
  readonly queue: BundleQueue;
  readonly clock: Clock;
}

/**
 * Asks, once a night, for a verification of each books of the running year: one message for each, so that one office
 * in trouble keeps no other waiting. Every later night asks again, so nothing is kept of it.
 * @returns the books that are to be verified.
 */
export async function announceNight({ ledger, queue, clock }: PublishDependencies): Promise<Books[]> {
  const today = clock.today();
  const { year } = datePartsOf(today);
  const due = (await verifiableBooks(ledger, [])).filter(({ fiscalYear }) => fiscalYear === year);
  for (const books of due) {
    const id = `${books.office}/${books.fiscalYear}/verify/${today}`;
    const request: VerifyRequest = { request: "verify", books };
    await queue.put({ id, books, body: JSON.stringify(request) });
  }
  return due;
}
