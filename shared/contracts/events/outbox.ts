/**
 * What stages tell each other. Events of one act travel in one bundle, one item of the outbox: the
 * stream then carries a few bundles for an upload of thousands of projects. Every id is derived from
 * what happened, so a bundle that is written or delivered twice is the same bundle.
 */
import * as z from "zod";
import { quietReasons } from "../../domain/alerts/quiet-evaluation.ts";
import { alertSchema } from "../stored/alert-json.ts";
import { finding } from "../values/findings.ts";
import { books, isoDate } from "../values/primitives.ts";
import {
  bundleFacts,
  reportCommandBundle,
  snapshotCommandBundle,
  uploadCommandBundle,
  verifyCommandBundle,
} from "./command-events.ts";
import { inTodaysWords } from "./earlier-bundles.ts";

const uploadFacts = {
  version: z.literal(1),
  id: z.string(),
  uploadId: z.string(),
  seq: z.int(),
  fileName: z.string(),
};

export const uploadEvent = z.lazy(() =>
  z.discriminatedUnion("type", [
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
      /** The latest day that it states; absent where it could not be read. */
      asOf: isoDate.optional(),
      findings: z.array(finding),
      findingCount: z.int(),
    }),
    z.object({ type: z.literal("UploadDiscarded"), ...uploadFacts, by: z.string() }),
    z.object({ type: z.literal("UploadUndone"), ...uploadFacts, by: z.string(), projects: z.int() }),
    z.object({ type: z.literal("LinesMatched"), ...uploadFacts, by: z.string(), pairs: z.int() }),
  ]),
);

export const alertEvent = z.lazy(() =>
  z.object({
    type: z.enum(["AlertRaised", "AlertReopened", "AlertWorsened", "AlertResumed", "AlertCleared"]),
    version: z.literal(1),
    id: z.string(),
    alert: alertSchema,
    /** Who answers for every line of the scope, and what those lines have in common: whom the news may concern. */
    contacts: z.array(z.string()).default([]),
    account: z.string().nullable().default(null),
    field: z.string().nullable().default(null),
    /** Why nobody gets a letter of it; null for news. */
    quiet: z.enum(quietReasons).nullable().default(null),
  }),
);

/** Told once a day for books of the running year: silence is found, and what was put off is due again. */
const dayEvent = z.lazy(() =>
  z.object({
    type: z.literal("AssessmentDue"),
    version: z.literal(1),
    id: z.string(),
    judgedOn: isoDate,
  }),
);

/** Told once a week, when the look of that day is done: everybody hears what stands. */
const digestEvent = z.lazy(() =>
  z.object({
    type: z.literal("DigestDue"),
    version: z.literal(1),
    id: z.string(),
    date: isoDate,
  }),
);

/** Told once a quarter for each books of its year: the quarter's end is to be frozen. */
const quarterEvent = z.lazy(() =>
  z.object({
    type: z.literal("SnapshotDue"),
    version: z.literal(1),
    id: z.string(),
    asOf: isoDate,
  }),
);

/** A snapshot was frozen: whoever makes reports of it finds it under its name. */
const snapshotEvent = z.lazy(() =>
  z.object({
    type: z.literal("SnapshotTaken"),
    version: z.literal(1),
    id: z.string(),
    snapshot: z.object({ asOf: isoDate, version: z.int().min(1), hash: z.string() }),
    takenBy: z.string().nullable(),
  }),
);

/** The files of a report are there: the same snapshot in every format. */
const reportEvent = z.lazy(() =>
  z.object({
    type: z.literal("ReportRendered"),
    version: z.literal(1),
    id: z.string(),
    snapshot: z.object({ asOf: isoDate, version: z.int().min(1), hash: z.string() }),
    unit: z.enum(["원", "천원", "백만원"]),
    files: z
      .array(z.object({ format: z.string(), key: z.string(), byteLength: z.int(), sha256: z.string() }))
      .min(1),
  }),
);

export const outboxBundle = z.lazy(() =>
  z.discriminatedUnion("topic", [
    z.object({ topic: z.literal("upload"), ...bundleFacts, events: z.array(uploadEvent).min(1) }),
    z.object({ topic: z.literal("alert"), ...bundleFacts, events: z.array(alertEvent).min(1) }),
    z.object({ topic: z.literal("day"), ...bundleFacts, events: z.array(dayEvent).min(1) }),
    z.object({ topic: z.literal("digest"), ...bundleFacts, events: z.array(digestEvent).min(1) }),
    z.object({ topic: z.literal("quarter"), ...bundleFacts, events: z.array(quarterEvent).min(1) }),
    z.object({ topic: z.literal("snapshot"), ...bundleFacts, events: z.array(snapshotEvent).min(1) }),
    z.object({ topic: z.literal("report"), ...bundleFacts, events: z.array(reportEvent).min(1) }),
    uploadCommandBundle,
    snapshotCommandBundle,
    reportCommandBundle,
    verifyCommandBundle,
  ]),
);

/** As written to the outbox. */
export type OutboxBundle = z.input<typeof outboxBundle>;
/** As read from the stream. */
export type ReceivedBundle = z.output<typeof outboxBundle>;
export type UploadEvent = z.output<typeof uploadEvent>;
export type AlertEvent = z.output<typeof alertEvent>;

/** What the relay reads: which queues a bundle goes to, and in whose order. */
const bundleEnvelope = z.object({ id: z.string().min(1), topic: z.string().min(1), books });
export type BundleEnvelope = z.output<typeof bundleEnvelope>;

/**
 * A bundle as text, as the outbox stores it and queues carry it; and what an envelope says without opening it.
 * @throws ZodError or SyntaxError when the text is no bundle.
 */
export function envelopeOf(text: string): BundleEnvelope {
  return bundleEnvelope.parse(inTodaysWords(JSON.parse(text)));
}

/** @throws ZodError or SyntaxError when the text is no bundle of a version that this program knows. */
export function bundleFromText(text: string): ReceivedBundle {
  return outboxBundle.parse(inTodaysWords(JSON.parse(text)));
}
