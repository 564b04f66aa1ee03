/** Books that a person is offered to choose from: a file of a mistyped year or office begins no books that anybody means. */
import type { Books } from "../domain/values/books.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";

/** Books with more uploads hold something: nobody has so many refused and none in. */
const maxRefused = 20;
/** A list of more is that of a central installation; there each look would cost a read. */
const maxLookedAt = 20;

type Looked = Pick<LedgerStore, "readHead" | "listUploads">;

/** Without those of which every file was refused or put aside; all of them where there are no others. */
export async function offeredBooks(ledger: Looked, all: readonly Books[]): Promise<readonly Books[]> {
  return without(all, (books) => isAllRefused(ledger, books));
}

/** Without those that no file gave figures: a held file stands in the list of files. All of them where there are no others. */
export async function booksWithFigures(ledger: Looked, all: readonly Books[]): Promise<readonly Books[]> {
  return without(all, (books) => hasNoFigures(ledger, books));
}

async function without(
  all: readonly Books[],
  isLeftOut: (books: Books) => Promise<boolean>,
): Promise<readonly Books[]> {
  if (all.length < 2 || all.length > maxLookedAt) return all;
  const looked = await Promise.all(all.map(async (books) => ({ books, isOut: await isLeftOut(books) })));
  const offered = looked.filter(({ isOut }) => !isOut).map(({ books }) => books);
  return offered.length === 0 ? all : offered;
}

/** Whether all that ever came of the books was refused or put aside: then they hold nothing, whoever asks. */
export async function isAllRefused(
  ledger: Pick<LedgerStore, "readHead" | "listUploads">,
  books: Books,
): Promise<boolean> {
  const { held, running, fulls, lists, uploads } = await ledger.readHead(books);
  if (held.length > 0 || running !== null || fulls.length > 0 || lists.length > 0) return false;
  if (uploads === 0 || uploads > maxRefused) return false;
  return (await ledger.listUploads(books)).every(({ outcome }) => outOfBooks.has(outcome.state));
}

/** Whether no file gave the books figures: all were refused, wait, were put aside or taken back. */
export async function hasNoFigures(
  ledger: Pick<LedgerStore, "readHead" | "listUploads">,
  books: Books,
): Promise<boolean> {
  const { running, uploads } = await ledger.readHead(books);
  if (running !== null || uploads === 0 || uploads > maxRefused) return false;
  const states = (await ledger.listUploads(books)).map(({ outcome }) => outcome.state);
  return states.every((state) => outOfBooks.has(state) || withoutFigures.has(state));
}

const outOfBooks: ReadonlySet<string> = new Set(["rejected", "discarded"]);
const withoutFigures: ReadonlySet<string> = new Set(["held", "undone"]);
