/** Acts of commands and of the inbox in the audit trail: who did what. The API records its own. */
import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import type { DoneAct } from "../../shared/contracts/stored/audit-acts.ts";
import type { AuditEntry, AuditScope, AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Arguments } from "../terminal/command-line.ts";

export interface ActingHost {
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** After the act, because an act that fails is none. */
export async function recordAudit(
  { audit, clock }: ActingHost,
  scope: AuditScope,
  by: AuditEntry["by"],
  done: DoneAct,
): Promise<void> {
  await audit.append(scope, { at: clock.now(), by, ...done }, randomUUID());
}

/** Whoever runs the command: `--by` is what that person says, the subject is the account of the computer. */
export function actorOf(args: Arguments): AuditEntry["by"] {
  // Whoever can run commands on this home has all of it in hand.
  return { subject: `os:${userInfo().username}`, name: actorName(args), role: "finance" };
}

export function actorName(args: Arguments): string {
  return args.value("by")?.trim() ?? userInfo().username;
}

/** A file that lies in the inbox: who put it there is not known. */
export const inboxActor: AuditEntry["by"] = { subject: "inbox", name: "수신함 inbox", role: "finance" };
