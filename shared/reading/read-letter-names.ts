/** What the letters of some books call the office and its departments: as they are named by now. */
import { alertNumberOf, type Hash, shownDigits } from "../domain/alerts/alert-name.ts";
import type { Books } from "../domain/values/books.ts";
import type { LetterNames } from "../domain/notices/letter.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";
import { readDepartments } from "./read-departments.ts";
import { officeNameIn } from "./read-journal.ts";

export async function readLetterNames(
  ledger: Pick<LedgerStore, "readLedger" | "readHead" | "listBooks">,
  books: Books,
  hash: Hash,
): Promise<LetterNames> {
  const [office, reading] = await Promise.all([officeNameIn(ledger, books.office), ledger.readLedger(books)]);
  const departments = readDepartments(reading, null).flatMap(({ code, name }) =>
    name === null ? [] : [[code, name] as const],
  );
  return {
    office,
    departments: new Map(departments),
    numberOf: (scope) => alertNumberOf(books, scope, hash).slice(0, shownDigits),
  };
}
