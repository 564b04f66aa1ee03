import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";

export {
  leastReadLogDays,
  mostReadLogDays,
  readPartitionPrefix,
  usualReadLogDays,
} from "../../shared/domain/access/read-retention.ts";

/** What the assess function is told by its environment; infra must give exactly this. */
export const assessEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  /** How many days it is kept who read what. */
  READ_LOG_DAYS: z.string().regex(/^[1-9]\d{0,3}$/),
  FAILURE_QUEUE_URL: z.url(),
  LOG_LEVEL: logLevel,
});
export type AssessEnvironment = z.infer<typeof assessEnvironment>;
