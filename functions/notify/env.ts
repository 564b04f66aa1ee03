import * as z from "zod";
import { logLevel } from "../../shared/contracts/values/log-level.ts";
import { pageAddress } from "../../shared/contracts/values/page-address.ts";

/** Lambda knows no absent value that infra and code would both check: a channel that is not there is said so. */
const none = z.literal("none");

/** What the notify function is told by its environment; infra must give exactly this. */
export const notifyEnvironment = z.object({
  LEDGER_TABLE: z.string().min(1),
  NOTICES_TOPIC: z.string().min(1),
  /** From whom letters come; SES must know it. */
  MAIL_FROM: z.union([none, z.email()]),
  /** By which SES tells of letters that come back; where letters go out there is one. */
  MAIL_CONFIGURATION: z.union([none, z.string().min(1)]),
  /** The bus behind which another system's address lies. */
  NOTICES_BUS: z.union([none, z.string().min(1)]),
  /** In which every letter is written. */
  LETTER_LANGUAGE: z.enum(["ko", "en"]),
  /** With which links in letters begin. */
  PAGE_ADDRESS: z.union([none, pageAddress]),
  FAILURE_QUEUE_URL: z.url(),
  LOG_LEVEL: logLevel,
});
export type NotifyEnvironment = z.infer<typeof notifyEnvironment>;
