import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

export { exportsPrefix } from "../../shared/contracts/files/upload-key.ts";

/** What the report function is told by its environment; infra must give exactly this. */
export const reportEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  TRIES_BUCKET: z.string().min(1),
  SNAPSHOTS_BUCKET: z.string().min(1),
  REPORTS_BUCKET: z.string().min(1),
  FAILURE_QUEUE_URL: z.url(),
  LOG_LEVEL: logLevel,
});
export type ReportEnvironment = z.infer<typeof reportEnvironment>;
