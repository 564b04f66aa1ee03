/** The parts of AWS's event shapes that this product reads; everything else in them is passed over. */
import * as z from "zod";
import { executionRecorded } from "./execution-recorded.ts";
import { books, instant, isoDate } from "../values/primitives.ts";

/** A batch from SQS: each body is a bundle, and is read by itself, so that one bad body fails alone. */
export const queueEvent = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});
export type QueueEvent = z.output<typeof queueEvent>;

/** EventBridge's own id of the event, the same when it delivers one twice, when the event came to it, and from whose account. */
const envelope = { id: z.string().min(1), time: instant, account: z.string().min(1) };

/** S3's "Object Created" as EventBridge delivers it. Keys come as they are, not URL-encoded. */
const objectCreated = z.lazy(() =>
  z.object({
    "detail-type": z.literal("Object Created"),
    ...envelope,
    detail: z.object({
      bucket: z.object({ name: z.string() }),
      /** Whose account put it there, or which service of AWS. */
      requester: z.string().min(1),
      object: z.object({
        key: z.string().min(1),
        "version-id": z.string().default(""),
        /** In bytes. */
        size: z.int().min(0),
      }),
    }),
  }),
);

/** Another system's event, as our own bus delivers it. */
const executionEvent = z.lazy(() =>
  z.object({
    "detail-type": z.literal("ExecutionRecorded"),
    ...envelope,
    detail: executionRecorded,
  }),
);

/** What the receive stage is called with. */
export const arrivalEvent = z.discriminatedUnion("detail-type", [objectCreated, executionEvent]);
export type ObjectCreated = z.output<typeof objectCreated>;

/** A batch from the outbox's stream. The relay alone reads it. */
export const streamEvent = z.lazy(() =>
  z.object({
    Records: z.array(
      z.object({
        eventName: z.enum(["INSERT", "MODIFY", "REMOVE"]),
        dynamodb: z.object({
          SequenceNumber: z.string(),
          /** In DynamoDB's own JSON: the bundle's text. Null where an item is none of ours: the others of its batch go on. */
          NewImage: z
            .object({ data: z.object({ S: z.string() }) })
            .nullish()
            .catch(null),
        }),
      }),
    ),
  }),
);

/** The schedule's word that a day began in Korea. */
export const dayBegan = z.object({ schedule: z.literal("daily") });

/** The schedule's word that it is night: the books of the running year are to be verified. */
export const nightBegan = z.object({ schedule: z.literal("nightly") });

/** A message of the verify stage's queue, its own or an operator's. */
export const verifyRequested = z.object({ request: z.literal("verify"), books });
export type VerifyRequest = z.output<typeof verifyRequested>;

/** The schedule's word that an hour began: a file of the demo office is to come to its alert. */
export const canaryDue = z.object({ schedule: z.literal("hourly") });

/** The schedule's word that letters which waited may be due. */
export const noticesDue = z.object({ schedule: z.literal("due-notices") });

/** The schedule's word that a quarter ended, and after how many days its figures are to be frozen. */
export const quarterEnded = z.lazy(() =>
  z.object({
    schedule: z.literal("quarter-end"),
    delayDays: z.int().min(0).max(90),
  }),
);

/** A person's word, through the operator's tools: freeze these books as of that day. */
export const snapshotRequested = z.lazy(() =>
  z.object({
    request: z.literal("snapshot"),
    books,
    asOf: isoDate,
    by: z.string().min(1),
    /** The same request again is answered the same. */
    requestId: z.string().min(1).max(200),
    force: z.boolean().default(false),
  }),
);
