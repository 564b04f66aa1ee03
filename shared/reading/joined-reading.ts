/** A reading of the ledger, joined: payment lines over the projects that they pay for, under the full statement of the day. */
import type { IsoDate } from "../domain/calendar.ts";
import { type JoinedLedger, joinedLedger } from "../domain/joined-ledger.ts";
import { statedThrough } from "../domain/journal/journal-entry.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";

/** @param asOf the day of the reading; null for everything that is known. */
export function joinedReading(
  { head, balances }: Pick<LedgerReading, "head" | "balances">,
  asOf: IsoDate | null,
): JoinedLedger {
  return joinedLedger(
    [...balances.values()].map(({ balance }) => balance),
    { statedThrough: statedThrough(head, asOf), asOf },
  );
}
