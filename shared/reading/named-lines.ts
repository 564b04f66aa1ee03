/** The lines that count, under the names that departments have at present. */
import type { Balance } from "../domain/balance.ts";
import { withDepartmentName } from "../domain/department-naming.ts";
import { joinedLedger } from "../domain/joined-ledger.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import { currentLine, type LedgerLine } from "../domain/ledger-line.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";

export function namedLines(
  balances: Iterable<Balance>,
  { head, partners, departments }: Pick<LedgerReading, "head" | "partners" | "departments">,
): LedgerLine[] {
  const question = { statedThrough: statedThrough(head, null), asOf: null, partners, departments };
  const { lines, names } = joinedLedger(balances, question);
  return lines.map(({ balance }) =>
    currentLine({ ...balance, project: withDepartmentName(balance.project, names) }),
  );
}
