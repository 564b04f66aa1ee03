import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

export { dryRunFilesPrefix } from "../../shared/contracts/files/upload-key.ts";
export { eventsPrefix } from "../../shared/contracts/files/upload-key.ts";

/** What the receive function is told by its environment; infra must give exactly this. */
export const receiveEnvironment = z.object({
  INGEST_QUEUE_URL: z.url(),
  FAILURE_QUEUE_URL: z.url(),
  TRIES_BUCKET: z.string().min(1),
  /** Our own API and operators send for every office. */
  OWN_ACCOUNT: z.string().regex(/^\d{12}$/),
  LOG_LEVEL: logLevel,
});
export type ReceiveEnvironment = z.infer<typeof receiveEnvironment>;
