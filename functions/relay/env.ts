import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

/** What the relay function is told by its environment; infra must give exactly this. */
export const relayEnvironment = z.object({
  INGEST_QUEUE_URL: z.url(),
  ASSESS_QUEUE_URL: z.url(),
  NOTIFY_QUEUE_URL: z.url(),
  SNAPSHOT_QUEUE_URL: z.url(),
  REPORT_QUEUE_URL: z.url(),
  VERIFY_QUEUE_URL: z.url(),
  FAILURE_QUEUE_URL: z.url(),
  LOG_LEVEL: logLevel,
});
export type RelayEnvironment = z.infer<typeof relayEnvironment>;
