/** Which books a reading command speaks of: all of them, or those that its options name. */
import type { Books } from "../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { Refusal, type Words } from "./command-line.ts";
import { readOffice, readYear } from "./option-values.ts";

/** @throws Refusal when the ledger has none of that kind. */
export async function selectBooks(ledger: Pick<LedgerStore, "listBooks">, words: Words): Promise<Books[]> {
  const [office, fiscalYear] = [readOffice(words), readYear(words)];
  const all = await ledger.listBooks();
  const selected = all.filter(
    (books) =>
      (office === null || books.office === office) &&
      (fiscalYear === null || books.fiscalYear === fiscalYear),
  );
  if (selected.length > 0 || (office === null && fiscalYear === null)) return selected;
  const known = all.map((books) => `${books.office}/${books.fiscalYear}`).join(", ") || "–";
  throw new Refusal(
    `그런 장부가 없습니다. 있는 장부: ${known}`,
    `The ledger has no such books. It has: ${known}`,
  );
}

export const booksOptions = {
  office: { value: "CODE", help: "only this office (7 digits)" },
  year: { value: "YYYY", help: "only this fiscal year" },
} as const;
