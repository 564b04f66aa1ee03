/**
 * What comes in from outside, as ingest's queue carries it: files, files that are only tried, and events of other
 * systems. The same shape as the outbox's bundles, so that ingest is woken in one way; none of these is ever stored.
 */
import * as z from "zod";
import { inTodaysWords } from "./earlier-bundles.ts";
import { executionRecorded } from "./execution-recorded.ts";
import { bundleFacts, uploadCommandBundle } from "./command-events.ts";

const storedFile = {
  version: z.literal(1),
  key: z.string().min(1),
  /** Of the object; empty in a store that keeps one version. */
  fileVersion: z.string(),
};

const fileBundle = z.lazy(() =>
  z.object({
    topic: z.literal("file"),
    ...bundleFacts,
    events: z.array(z.object({ type: z.literal("FileStored"), ...storedFile })).min(1),
  }),
);

const trialBundle = z.lazy(() =>
  z.object({
    topic: z.literal("trial"),
    ...bundleFacts,
    events: z.array(z.object({ type: z.literal("FileTried"), ...storedFile })).min(1),
  }),
);

const executionBundle = z.lazy(() =>
  z.object({
    topic: z.literal("execution"),
    ...bundleFacts,
    events: z.array(executionRecorded).min(1),
  }),
);

const arrivals = () => [fileBundle, trialBundle, executionBundle] as const;
const arrivalBundle = z.lazy(() => z.discriminatedUnion("topic", arrivals()));
const ingestBundle = z.lazy(() => z.discriminatedUnion("topic", [...arrivals(), uploadCommandBundle]));

/** As `receive` writes it. */
export type ArrivalBundle = z.input<typeof arrivalBundle>;
/** Everything that may lie in ingest's queue. */
export type IngestBundle = z.output<typeof ingestBundle>;

/** @throws ZodError or SyntaxError when the text is none of these. */
export function ingestBundleFromText(text: string): IngestBundle {
  return ingestBundle.parse(inTodaysWords(JSON.parse(text)));
}
