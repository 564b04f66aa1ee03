import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

/** What the snapshot function is told by its environment; infra must give exactly this. */
export const snapshotEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  SNAPSHOTS_BUCKET: z.string().min(1),
  FAILURE_QUEUE_URL: z.url(),
  LOG_LEVEL: logLevel,
});
export type SnapshotEnvironment = z.infer<typeof snapshotEnvironment>;
