/** A reading of the ledger, joined: payment lines over the projects that they pay for, under the full statement of the day. */
import type { IsoDate } from "../domain/calendar.ts";
import { withDepartmentName } from "../domain/department-naming.ts";
import { type JoinedLedger, joinedLedger } from "../domain/joined-ledger.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";

/** @param asOf the day of the reading; null for everything that is known. */
export function joinedReading(
  {
    head,
    balances,
    partners,
    departments,
  }: Pick<LedgerReading, "head" | "balances" | "partners" | "departments">,
  asOf: IsoDate | null,
): JoinedLedger {
  const all = [...balances.values()].map(({ balance }) => balance);
  const { lines, unmatched, names } = joinedLedger(all, {
    statedThrough: statedThrough(head, asOf),
    asOf,
    partners,
    departments,
  });
  if (names.size === 0) return { lines, unmatched, names };
  const named = lines.map(({ balance, parts }) => {
    return { balance: { ...balance, project: withDepartmentName(balance.project, names) }, parts };
  });
  return { lines: named, unmatched, names };
}
