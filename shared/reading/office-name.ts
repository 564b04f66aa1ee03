/** What an office is called: as the files of its latest year say that name it. */
import type { LedgerStore } from "../ports/ledger-store.ts";

/** Null where no file names it. */
export async function officeNameIn(
  ledger: Pick<LedgerStore, "listBooks" | "readHead">,
  office: string,
): Promise<string | null> {
  const own = (await ledger.listBooks())
    .filter((books) => books.office === office)
    .toSorted((a, b) => b.fiscalYear - a.fiscalYear);
  for (const books of own) {
    const { officeName } = await ledger.readHead(books);
    if (officeName !== null) return officeName;
  }
  return null;
}
