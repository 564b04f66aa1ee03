/**
 * Tells, once a day, that the books of the running year are due for a look: where nothing new
 * comes in, silence is found, and what was put off is due again. One event for each, so that one office in trouble keeps no other waiting.
 */
import type { Books } from "../../shared/domain/values/books.ts";
import { datePartsOf, type IsoDate, weekdayOf } from "../../shared/domain/values/calendar.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Outbox } from "../../shared/ports/queues.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";

export interface PublishDependencies {
  readonly ledger: Pick<LedgerStore, "listBooks">;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** @returns the books that were announced now; those that were announced today already are passed over. */
export async function publishDay({ ledger, outbox, clock }: PublishDependencies): Promise<Books[]> {
  const today = clock.today();
  const { year } = datePartsOf(today);
  const announced: Books[] = [];
  for (const books of await ledger.listBooks()) {
    if (books.fiscalYear !== year) continue;
    const id = `${books.office}/${books.fiscalYear}/due/${today}`;
    const events = [{ type: "AssessmentDue" as const, version: 1 as const, id, judgedOn: today }];
    if (await outbox.tell({ topic: "day", id, books, at: clock.now(), events })) announced.push(books);
  }
  return announced;
}

interface DigestDependencies {
  readonly outbox: Outbox;
  readonly policies: PolicyStore;
  readonly clock: Clock;
}

/**
 * Tells, on the policy's weekday and once, that everybody is to hear what stands: the daily look is done.
 * @returns whether it was told now.
 */
export async function announceDigest(
  books: Books,
  date: IsoDate,
  { outbox, policies, clock }: DigestDependencies,
): Promise<boolean> {
  const { digestWeekday } = await policies.current(books);
  if (weekdayOf(date) !== digestWeekday) return false;
  const id = `${books.office}/${books.fiscalYear}/digest/${date}`;
  const events = [{ type: "DigestDue" as const, version: 1 as const, id, date }];
  return outbox.tell({ topic: "digest", id, books, at: clock.now(), events });
}
