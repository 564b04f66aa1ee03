import * as z from "zod";

/** What the assess function is told by its environment; infra must give exactly this. */
export const assessEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  OUTBOX_TABLE: z.string().min(1),
  FAILURE_QUEUE_URL: z.url(),
  LOG_LEVEL: z.enum(["DEBUG", "INFO", "WARN", "ERROR"]),
});
export type AssessEnvironment = z.infer<typeof assessEnvironment>;
