/**
 * What stages tell each other. Events of one act travel in one bundle, one item of the outbox: the
 * stream then carries a few bundles for an upload of thousands of projects. Every id is derived from
 * what happened, so a bundle that is written or delivered twice is the same bundle.
 */
import * as z from "zod";
import { alertSchema } from "./alert-json.ts";
import { finding } from "./findings.ts";
import { books, instant, isoDate } from "./primitives.ts";

const uploadFacts = {
  version: z.literal(1),
  id: z.string(),
  uploadId: z.string(),
  seq: z.int(),
  fileName: z.string(),
};

export const uploadEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("UploadApplied"),
    ...uploadFacts,
    format: z.string(),
    asOf: isoDate,
    records: z.int(),
    postings: z.int(),
  }),
  z.object({
    type: z.enum(["UploadHeld", "UploadRejected"]),
    ...uploadFacts,
    findings: z.array(finding),
    findingCount: z.int(),
  }),
  z.object({ type: z.literal("UploadDiscarded"), ...uploadFacts, by: z.string() }),
]);

export const alertEvent = z.object({
  type: z.enum(["AlertRaised", "AlertWorsened", "AlertCleared"]),
  version: z.literal(1),
  id: z.string(),
  alert: alertSchema,
});

/** Told once a day for books of the running year: pace goes on where nothing new comes in. */
const dayEvent = z.object({
  type: z.literal("AssessmentDue"),
  version: z.literal(1),
  id: z.string(),
  judgedOn: isoDate,
});

const bundleFacts = { id: z.string(), books, at: instant };

export const outboxBundle = z.discriminatedUnion("topic", [
  z.object({ topic: z.literal("upload"), ...bundleFacts, events: z.array(uploadEvent).min(1) }),
  z.object({ topic: z.literal("alert"), ...bundleFacts, events: z.array(alertEvent).min(1) }),
  z.object({ topic: z.literal("day"), ...bundleFacts, events: z.array(dayEvent).min(1) }),
]);

/** As written to the outbox. */
export type OutboxBundle = z.input<typeof outboxBundle>;
/** As read from the stream. */
export type ReceivedBundle = z.output<typeof outboxBundle>;
export type UploadEvent = z.output<typeof uploadEvent>;
export type AlertEvent = z.output<typeof alertEvent>;
