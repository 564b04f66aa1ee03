/** Writes acts that came past the API into the same audit trail. */
import { randomUUID } from "node:crypto";
import type { DoneAct } from "../../shared/contracts/stored/audit-acts.ts";
import type { AuditEntry, AuditScope, AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { Clock } from "../../shared/ports/clock.ts";

export interface ActingHost {
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** A file that lies in the inbox: who put it there is not known. */
export const inboxAuthor: AuditEntry["by"] = { subject: "inbox", name: "수신함 inbox", role: "finance" };

/** After the act, because an act that fails is none. */
export async function writeDown(
  { audit, clock }: ActingHost,
  scope: AuditScope,
  by: AuditEntry["by"],
  done: DoneAct,
): Promise<void> {
  await audit.append(scope, { at: clock.now(), by, ...done }, randomUUID());
}
