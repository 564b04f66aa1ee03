/** Writes an act into the audit trail: who, what, when, and how it stood before and after. */
import type { AuditEntry } from "../../shared/contracts/api.ts";
import type { Books } from "../../shared/domain/books.ts";
import type { Principal } from "../../shared/domain/principal.ts";
import type { ApiWorld } from "./world.ts";

export interface DoneAct {
  readonly books: Books;
  readonly principal: Principal;
  readonly act: AuditEntry["act"];
  readonly target: string;
  /** `done` where nothing else is said. */
  readonly outcome?: string;
  readonly before: AuditEntry["before"];
  readonly after: AuditEntry["after"];
}

/** After the act, because an act that fails is none; a failure to write it down is told to who asked. */
export async function writeDown({ audit, clock, newId }: ApiWorld, done: DoneAct): Promise<void> {
  const { books, principal, act, target, before, after } = done;
  const { subject, name, role } = principal;
  const by = { subject, name, role };
  const outcome = done.outcome ?? "done";
  await audit.append(books, { at: clock.now(), by, act, target, outcome, before, after }, newId());
}
