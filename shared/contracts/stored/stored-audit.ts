/** An audit entry as the table keeps it, with its place in the chain, and the head of the chain. */
import * as z from "zod";
import { auditEntry } from "../api/bodies/access.ts";

const link = z.strictObject({ number: z.int().positive(), previous: z.string(), hash: z.string() });

/** Absent where it was written before entries were chained. */
export const storedAuditEntry = auditEntry.extend({ chain: link.optional() });
export const storedAuditHead = z.strictObject({ number: z.int().positive(), hash: z.string() });

export type StoredAuditEntry = z.output<typeof storedAuditEntry>;
