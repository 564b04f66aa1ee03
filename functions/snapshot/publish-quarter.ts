/**
 * Tells that a quarter's end is to be frozen: one event for each books of its year, so that one office in
 * trouble keeps no other waiting; books in which no file was taken in have nothing to freeze. The fourth quarter's end falls due in the year after it.
 */
import type { ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { datePartsOf, dueQuarterEnd, type IsoDate } from "../../shared/domain/values/calendar.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Outbox } from "../../shared/ports/queues.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { hasNoFigures } from "../../shared/reading/offered-books.ts";
import type { SnapshotRequest } from "./take-snapshot.ts";

export interface PublishDependencies {
  readonly ledger: LedgerStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** @returns the books that were announced now; those that were before are passed over. */
export async function publishQuarter(
  delayDays: number,
  { ledger, outbox, clock }: PublishDependencies,
): Promise<Books[]> {
  const asOf = dueQuarterEnd(clock.today(), delayDays);
  const { year } = datePartsOf(asOf);
  const announced: Books[] = [];
  for (const books of await ledger.listBooks()) {
    if (books.fiscalYear !== year || (await hasNoFigures(ledger, books))) continue;
    const id = `${books.office}/${books.fiscalYear}/${quarterRequestId(asOf)}`;
    const events = [{ type: "SnapshotDue" as const, version: 1 as const, id, asOf }];
    if (await outbox.tell({ topic: "quarter", id, books, at: clock.now(), events })) announced.push(books);
  }
  return announced;
}

/** What the news of a quarter's end asks for: the same request however often it comes, so it is frozen once. */
export function quarterRequests(bundle: ReceivedBundle): SnapshotRequest[] {
  if (bundle.topic !== "quarter") return [];
  const { books } = bundle;
  return bundle.events.map(({ asOf }) => {
    return { books, asOf, by: null, requestId: quarterRequestId(asOf), isForced: false };
  });
}

function quarterRequestId(asOf: IsoDate): string {
  return `quarter-end/${asOf}`;
}
