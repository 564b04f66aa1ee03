import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

/** What the canary function is told by its environment; infra must give exactly this. */
export const canaryEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  UPLOADS_BUCKET: z.string().min(1),
  /** The office that is there for nothing else. */
  CANARY_OFFICE: z.string().regex(/^\d{7}$/),
  LOG_LEVEL: logLevel,
});
export type CanaryEnvironment = z.infer<typeof canaryEnvironment>;
