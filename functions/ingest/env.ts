import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

export { dryRunAnswersPrefix, dryRunFilesPrefix } from "../../shared/contracts/files/upload-key.ts";
export { eventsPrefix } from "../../shared/contracts/files/upload-key.ts";

/** What the ingest function is told by its environment; infra must give exactly this. */
export const ingestEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  TRIES_BUCKET: z.string().min(1),
  EXTRACT_FUNCTION: z.string().min(1),
  FAILURE_QUEUE_URL: z.url(),
  LOG_LEVEL: logLevel,
});
export type IngestEnvironment = z.infer<typeof ingestEnvironment>;
