/** A bundle of events as an item of the outbox table. `outbox-image.ts` reads it back, and knows every rule for that. */
import type { OutboxBundle } from "../contracts/outbox.ts";
import { putIfAbsent, type TransactionAction } from "./transact.ts";
import { outboxRetentionDays, outboxTable } from "./tables.ts";

const secondsPerDay = 86_400;

/** The events travel as JSON text: they are never queried by part, and text keeps won exact. */
export function putBundle(table: string, bundle: OutboxBundle): TransactionAction {
  const writtenAt = Math.floor(Date.parse(bundle.at) / 1000);
  const item = {
    id: bundle.id,
    topic: bundle.topic,
    data: JSON.stringify(bundle),
    expiresAt: writtenAt + outboxRetentionDays * secondsPerDay,
  };
  return putIfAbsent(table, item, outboxTable.partitionKey);
}
