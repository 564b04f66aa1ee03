import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

export { verificationsPrefix } from "../../shared/contracts/files/upload-key.ts";

/** What the verify function is told by its environment; infra must give exactly this. */
export const verifyEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  SNAPSHOTS_BUCKET: z.string().min(1),
  TRIES_BUCKET: z.string().min(1),
  EXTRACT_FUNCTION: z.string().min(1),
  VERIFY_QUEUE_URL: z.url(),
  FAILURE_QUEUE_URL: z.url(),
  LOG_LEVEL: logLevel,
});
export type VerifyEnvironment = z.infer<typeof verifyEnvironment>;
