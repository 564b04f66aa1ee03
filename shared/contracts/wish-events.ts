/**
 * The news that a person asked something through the API; the wish itself is stored. Apart from the other events,
 * so that a stage that is woken by these alone does not carry the shapes of all.
 */
import * as z from "zod";
import { reportUnits } from "../domain/report-unit.ts";
import { books, instant, isoDate } from "./primitives.ts";

export const bundleFacts = { id: z.string(), books, at: instant };

const wishFacts = { version: z.literal(1), id: z.string(), wishVersion: z.int().min(1) };

/** That a file be let in, put aside or taken back. */
const uploadActAsked = z.object({ type: z.literal("UploadActAsked"), ...wishFacts, uploadId: z.string() });

export const uploadWishBundle = z.object({
  topic: z.literal("upload-wish"),
  ...bundleFacts,
  events: z.array(uploadActAsked).min(1),
});

/** That a day be frozen. */
const snapshotAsked = z.object({ type: z.literal("SnapshotAsked"), ...wishFacts, asOf: isoDate });

export const snapshotWishBundle = z.object({
  topic: z.literal("snapshot-wish"),
  ...bundleFacts,
  events: z.array(snapshotAsked).min(1),
});

/** That a report be rendered that is not there. Nothing is stored of it but this: the file is its answer. */
const reportAsked = z.object({
  type: z.literal("ReportAsked"),
  version: z.literal(1),
  id: z.string(),
  snapshot: z.object({ asOf: isoDate, version: z.int().min(1) }),
  unit: z.enum(reportUnits),
});

export const reportWishBundle = z.object({
  topic: z.literal("report-wish"),
  ...bundleFacts,
  events: z.array(reportAsked).min(1),
});
