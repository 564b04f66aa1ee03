import * as z from "zod";

/** What the notify function is told by its environment; infra must give exactly this. */
export const notifyEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  NOTICES_TOPIC: z.string().min(1),
  LOG_LEVEL: z.enum(["DEBUG", "INFO", "WARN", "ERROR"]),
});
export type NotifyEnvironment = z.infer<typeof notifyEnvironment>;
