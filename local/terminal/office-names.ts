/** What lists call the books: the office by the name that its files give it, beside the code that options take. */
import type { Books } from "../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";

/** By the code of the office; null where no file names it. */
export type OfficeNames = ReadonlyMap<string, string | null>;

export async function officeNamesOf(
  ledger: Pick<LedgerStore, "listBooks" | "readHead">,
  of: readonly Pick<Books, "office">[],
): Promise<OfficeNames> {
  const names = new Map<string, string | null>();
  for (const { office } of of) if (!names.has(office)) names.set(office, await officeNameIn(ledger, office));
  return names;
}

/** `무주군 4573000/2026`. */
export function booksTitle({ office, fiscalYear }: Books, names: OfficeNames): string {
  return `${officeTitle(office, names.get(office) ?? null)}/${fiscalYear}`;
}

/** An office as the head of a table has it: by name where one is known, and by its code, which options take. */
export function officeTitle(office: string, officeName: string | null): string {
  return officeName === null ? office : `${officeName} ${office}`;
}
