/** Who asks, and what that lets them see: an office, and of a manager the own departments. */
import { type Department, isDepartment } from "../departments/names-of-codes.ts";

/**
 * finance: everything of the books. manager: the projects and alerts of own departments. administrator: accounts, and what
 * was done and read, but no project and no act of the books. viewer: overview, snapshots, reports. Of several roles the
 * first counts.
 */
export const roles = ["finance", "manager", "administrator", "viewer"] as const;
export type Role = (typeof roles)[number];

export interface Principal {
  /** Stable, for the audit trail: never shown as a name. */
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  /** As the ledger names them, dots and spaces aside; counts for managers alone. */
  readonly departments: readonly string[];
  /** Null: every office of the installation. */
  readonly office: string | null;
}

/** How the subjects of users begin who are in a host's own file. */
export const ownUserPrefix = "user:";

/** Whether a password of this host is theirs to change: an identity provider keeps those of its own. */
export function hasOwnPassword({ subject }: Principal): boolean {
  return subject.startsWith(ownUserPrefix);
}

/** Whether projects one by one are shown to them, and not sums alone. */
export function seesProjects({ role }: Pick<Principal, "role">): boolean {
  return role === "finance" || role === "manager";
}

export function mayAskOf({ office }: Principal, requested: string): boolean {
  return office === null || office === requested;
}

/** Whether what belongs to the department is theirs to see. What belongs to none is no manager's. */
export function seesDepartment({ role, departments }: Principal, requested: Department): boolean {
  return role !== "manager" || departments.some((own) => isDepartment(requested, own));
}
