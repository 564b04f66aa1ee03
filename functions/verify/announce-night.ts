/**
 * Asks, once a night, for a verification of each books of the running year: one message for each, so that one office in
 * trouble keeps no other waiting. Every later night asks again, so nothing is kept of it.
 */
import type { VerifyRequest } from "../../shared/contracts/events/lambda-events.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { datePartsOf } from "../../shared/domain/values/calendar.ts";
import type { BundleQueue } from "../../shared/ports/bundle-queue.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import { type ListedLedger, verifiableBooks } from "./verifiable-books.ts";

export interface AnnounceDependencies {
  readonly ledger: ListedLedger;
  /** The stage's own. */
  readonly queue: BundleQueue;
  readonly clock: Clock;
}

/** @returns the books that are to be verified. */
export async function announceNight({ ledger, queue, clock }: AnnounceDependencies): Promise<Books[]> {
  const today = clock.today();
  const { year } = datePartsOf(today);
  const due = (await verifiableBooks(ledger, [])).filter(({ fiscalYear }) => fiscalYear === year);
  for (const books of due) {
    const id = `${books.office}/${books.fiscalYear}/verify/${today}`;
    const request: VerifyRequest = { request: "verify", books };
    await queue.put({ id, books, body: JSON.stringify(request) });
  }
  return due;
}
