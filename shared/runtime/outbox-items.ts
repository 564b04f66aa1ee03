/** The bundles of a batch from the outbox's stream, each still to be read. What expires there is no news. */
import type * as z from "zod";
import type { streamEvent } from "../contracts/lambda-events.ts";
import type { Item } from "./records.ts";

export function outboxItems<Bundle>(
  { Records }: z.output<typeof streamEvent>,
  readBundle: (image: unknown) => Bundle,
): Item<Bundle>[] {
  return Records.filter(({ eventName }) => eventName === "INSERT").map(({ dynamodb }) => ({
    identifier: dynamodb.SequenceNumber,
    read: () => readBundle(dynamodb.NewImage),
  }));
}
