/**
 * Brings the news of one bundle to people. A notice is sent first and its receipt written after, so a
 * crash in between sends it again under the same id, which its channel drops: nothing is lost.
 */
import type { ReceivedBundle } from "../../shared/contracts/outbox.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Notice, Notifier } from "../../shared/ports/notifier.ts";
import type { ReceiptStore } from "../../shared/ports/receipt-store.ts";
import { composeNotices } from "./compose-notice.ts";

export interface NotifyDependencies {
  readonly notifier: Notifier;
  readonly receipts: ReceiptStore;
  readonly clock: Clock;
}

/** @returns the notices that were sent now; those with a receipt are passed over. */
export async function deliverNotices(
  bundle: ReceivedBundle,
  dependencies: NotifyDependencies,
): Promise<Notice[]> {
  const { notifier, receipts, clock } = dependencies;
  const sent: Notice[] = [];
  for (const notice of composeNotices(bundle)) {
    if (await receipts.isDelivered(notice.books, notice.id)) continue;
    await notifier.deliver(notice);
    await receipts.recordDelivery(notice.books, notice.id, clock.now());
    sent.push(notice);
  }
  return sent;
}
