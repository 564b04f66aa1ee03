/** Every act of the API is written down: who did what, when, and how it stood before and after. */
import type { DoneAct } from "../../../shared/contracts/stored/audit-acts.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import type { AuditScope } from "../../../shared/ports/audit-trail.ts";
import type { ApiDependencies } from "../http/request.ts";

/** After the act, because an act that fails is none; a failure to write it down is told to who asked. */
export async function recordAudit(
  { audit, clock, newId }: ApiDependencies,
  scope: AuditScope,
  { subject, name, role }: Principal,
  done: DoneAct,
): Promise<void> {
  await audit.append(scope, { at: clock.now(), by: { subject, name, role }, ...done }, newId());
}
