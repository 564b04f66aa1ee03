/** Tells, on the policy's weekday and once, that everybody is to hear what stands: the daily look is done. */
import type { Books } from "../../shared/domain/values/books.ts";
import { type IsoDate, weekdayOf } from "../../shared/domain/values/calendar.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Outbox } from "../../shared/ports/outbox.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";

export interface DigestDependencies {
  readonly outbox: Outbox;
  readonly policies: PolicyStore;
  readonly clock: Clock;
}

/** @returns whether it was told now. */
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
