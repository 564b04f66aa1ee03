import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

export { storyPath } from "../../shared/contracts/api/operation.ts";
export { roles } from "../../shared/domain/access/principal.ts";
export { federatedGroupsClaim, federatedNameClaim } from "../../shared/contracts/api/federated-claims.ts";
export type { FederatedLogin } from "../../shared/contracts/api/federated-claims.ts";
export {
  dryRunAnswersPrefix,
  dryRunFilesPrefix,
  exportsPrefix,
  largeAnswersPrefix,
  verificationsPrefix,
} from "../../shared/contracts/files/upload-key.ts";

/** What the api function is told by its environment; infra must give exactly this. */
export const apiEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  TRIES_BUCKET: z.string().min(1),
  SNAPSHOTS_BUCKET: z.string().min(1),
  REPORTS_BUCKET: z.string().min(1),
  LOG_LEVEL: logLevel,
});
export type ApiEnvironment = z.infer<typeof apiEnvironment>;
