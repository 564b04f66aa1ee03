/** Writes an act into the audit trail: who, what, when, and how it stood before and after. */
import type { DoneAct } from "../../../shared/contracts/stored/audit-acts.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import type { ApiWorld } from "../http/api-dependencies.ts";

/** After the act, because an act that fails is none; a failure to write it down is told to who asked. */
export async function writeDown(
  { audit, clock, newId }: ApiWorld,
  books: Books,
  { subject, name, role }: Principal,
  done: DoneAct,
): Promise<void> {
  await audit.append(books, { at: clock.now(), by: { subject, name, role }, ...done }, newId());
}
