/** Books that a person is offered to choose from: a file that was refused, of a mistyped year or office, begins no books that anybody means. */
import type { Books } from "../domain/values/books.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";

/** Books with more uploads hold something: nobody has so many refused and none in. */
const maxRefused = 20;
/** A list of more is that of a central installation; there each look would cost a read. */
const maxLookedAt = 20;

/** Without those of which every file was refused; all of them where there are no others. */
export async function offeredBooks(
  ledger: Pick<LedgerStore, "readHead" | "listUploads">,
  all: readonly Books[],
): Promise<readonly Books[]> {
  if (all.length < 2 || all.length > maxLookedAt) return all;
  const looked = await Promise.all(
    all.map(async (books) => ({ books, isRefused: await isAllRefused(ledger, books) })),
  );
  const offered = looked.filter(({ isRefused }) => !isRefused).map(({ books }) => books);
  return offered.length === 0 ? all : offered;
}

/** Whether all that ever came of the books was refused: then they hold nothing, whoever asks. */
export async function isAllRefused(
  ledger: Pick<LedgerStore, "readHead" | "listUploads">,
  books: Books,
): Promise<boolean> {
  const { held, running, fulls, lists, uploads } = await ledger.readHead(books);
  if (held.length > 0 || running !== null || fulls.length > 0 || lists.length > 0) return false;
  if (uploads === 0 || uploads > maxRefused) return false;
  return (await ledger.listUploads(books)).every(({ outcome }) => outcome.state === "rejected");
}

/** Whether no file gave the books figures: all were refused, wait, were put aside or taken back. */
export async function hasNoFigures(
  ledger: Pick<LedgerStore, "readHead" | "listUploads">,
  books: Books,
): Promise<boolean> {
  const { running, uploads } = await ledger.readHead(books);
  if (running !== null || uploads === 0 || uploads > maxRefused) return false;
  const states = (await ledger.listUploads(books)).map(({ outcome }) => outcome.state);
  return states.every((state) => without.has(state));
}

const without: ReadonlySet<string> = new Set(["rejected", "held", "discarded", "undone"]);
