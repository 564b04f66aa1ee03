/** A reading of the ledger, joined: payment lines over the projects that they pay for, under the full statement of the day. */
import type { Balance } from "../domain/ledger/balance.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import { withDepartmentName } from "../domain/departments/department-naming.ts";
import { type JoinedLedger, joinedLedger } from "../domain/matching/joined-ledger.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";

/** @param asOf the day of the reading; null for everything that is known. */
export function joinedReading(
  reading: Pick<LedgerReading, "head" | "balances" | "partners" | "departments">,
  asOf: IsoDate | null,
): JoinedLedger {
  const balances = [...reading.balances.values()].map(({ balance }) => balance);
  return joinedUnder(reading, balances, asOf);
}

/** The same of other balances, as of those that a file would leave. */
export function joinedUnder(
  { head, partners, departments }: Pick<LedgerReading, "head" | "partners" | "departments">,
  balances: Iterable<Balance>,
  asOf: IsoDate | null,
): JoinedLedger {
  const { lines, unmatched, names } = joinedLedger(balances, {
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
