/**
 * Bundles as earlier versions told them, in today's words: they lie in the outbox for 30 days and in queues for 14.
 * What is told today passes unchanged.
 */
import * as z from "zod";

const topics = {
  "upload-wish": "upload-command",
  "snapshot-wish": "snapshot-command",
  "report-wish": "report-command",
} as const;

const types: Readonly<Record<string, string>> = {
  UploadActAsked: "UploadActRequested",
  SnapshotAsked: "SnapshotRequested",
  ReportAsked: "ReportRequested",
};

const earlierBundle = z.lazy(() =>
  z.looseObject({
    topic: z.enum(["upload-wish", "snapshot-wish", "report-wish"]),
    events: z.array(z.looseObject({ type: z.string(), wishVersion: z.unknown().optional() })),
  }),
);

export function inTodaysWords(bundle: unknown): unknown {
  const { data: earlier } = earlierBundle.safeParse(bundle);
  if (earlier === undefined) return bundle;
  const events = earlier.events.map(({ type, wishVersion, ...event }) => ({
    ...event,
    type: types[type] ?? type,
    ...(wishVersion === undefined ? {} : { commandVersion: wishVersion }),
  }));
  return { ...earlier, topic: topics[earlier.topic], events };
}
