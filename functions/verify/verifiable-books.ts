/**
 * Which books are to be verified: those that the list names, and those of its offices that it lacks. Every other reader goes by
 * the list, so books whose entry in it is gone would be in no view and in no verification.
 */
import type { Books } from "../../shared/domain/values/books.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import { discrepancyOf } from "../../shared/domain/verify/discrepancy.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";

export type ListedLedger = Pick<LedgerStore, "listBooks" | "readHead">;

/** An office has books of neighbouring years. @param asked years and offices that somebody named. */
export async function verifiableBooks(ledger: ListedLedger, asked: readonly Books[]): Promise<Books[]> {
  const listed = await ledger.listBooks();
  const years = listed.map(({ fiscalYear }) => fiscalYear);
  const offices = new Set(listed.map(({ office }) => office));
  const [from, to] = [Math.min(...years) - 1, Math.max(...years) + 1];
  const likely = [...offices].flatMap((office) =>
    Array.from({ length: to - from + 1 }, (_, at) => ({ office, fiscalYear: from + at })),
  );
  const names = new Set(listed.map(nameOf));
  const found = [...listed];
  for (const books of [...likely, ...asked]) {
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
