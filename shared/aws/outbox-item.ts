/** A bundle of events as an item of the outbox table, and back from the stream's image of it. */
import * as z from "zod";
import { type OutboxBundle, outboxBundle, type ReceivedBundle } from "../contracts/outbox.ts";
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

/** The image as the stream gives it, in DynamoDB's own JSON. */
const storedImage = z.object({ data: z.object({ S: z.string() }) });

/** @throws ZodError when the image is no bundle of a version that this program knows. */
export function bundleFromImage(image: unknown): ReceivedBundle {
  return outboxBundle.parse(JSON.parse(storedImage.parse(image).data.S));
}
