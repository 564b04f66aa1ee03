/** The parts of AWS's event shapes that this product reads; everything else in them is passed over. */
import * as z from "zod";

/** A batch from SQS. Bodies are read one by one, so that one bad body fails alone. */
export const queueEvent = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});

/** S3's "Object Created" as EventBridge delivers it. Keys come as they are, not URL-encoded. */
export const objectCreated = z.object({
  "detail-type": z.literal("Object Created"),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), "version-id": z.string().default("") }),
  }),
});

const attributeValue = z.record(z.string(), z.unknown());

/** A batch from the outbox's stream. */
export const streamEvent = z.object({
  Records: z.array(
    z.object({
      eventName: z.enum(["INSERT", "MODIFY", "REMOVE"]),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        NewImage: z.record(z.string(), attributeValue).optional(),
      }),
    }),
  ),
});
