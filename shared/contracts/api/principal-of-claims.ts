/**
 * Whom an identity provider's claims make of somebody: the one place where groups become a role, departments and an office,
 * for Cognito's tokens on AWS and for an office's own single sign-on on a PC.
 */
import * as z from "zod";
import { type Principal, type Role, roles } from "../../domain/access/principal.ts";

/** How a provider says it. A claim's name may lead deeper by dots: `realm_access.roles`. */
export interface ClaimMapping {
  readonly groups: string;
  /** The first that a token has. */
  readonly names: readonly string[];
  /** Null: departments follow from groups alone. */
  readonly departments: string | null;
  /** Null: everybody is of `usualOffice`. */
  readonly office: string | null;
  /** Of whoever has no such claim: a code, `all`, or null where the claim has to be there. */
  readonly usualOffice: string | null;
  /** The groups that have a role; of several roles the one that may most counts. */
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  /** The departments that a group answers for. */
  readonly departmentsOf: ReadonlyMap<string, readonly string[]>;
}

/** As Cognito's groups are called here, and an office's where it says nothing else. */
export const groupsCalledAsRoles: ClaimMapping["roles"] = {
  finance: ["finance"],
  manager: ["manager"],
  administrator: ["administrator"],
  viewer: ["viewer"],
};

/** Why a person who is known to the provider has no way in. */
export type ClaimProblem = "no-role" | "no-departments" | "no-office";

export type Claimed =
  | { readonly kind: "principal"; readonly principal: Principal }
  | { readonly kind: "refused"; readonly code: ClaimProblem; readonly groups: readonly string[] };

const longestText = 200;
const subjectClaim = z.object({ sub: z.string().min(1).max(longestText) });
const officeClaim = /^(\d{7}|all)$/;

export type Claims = Readonly<Record<string, unknown>>;

/** @throws ZodError for claims without a subject, which no provider issues. */
export function principalOfClaims(claims: Claims, mapping: ClaimMapping): Claimed {
  const { sub } = subjectClaim.parse(claims);
  const groups = groupsOf(claimAt(claims, mapping.groups));
  const refused = (code: ClaimProblem): Claimed => ({ kind: "refused", code, groups });
  const role = roles.find((each) => mapping.roles[each].some((group) => groups.includes(plain(group))));
  if (role === undefined) return refused("no-role");
  const office = officeOf(claims, mapping);
  if (office === undefined) return refused("no-office");
  const departments = departmentsOf(claims, groups, mapping);
  if (role === "manager" && departments.length === 0) return refused("no-departments");
  return {
    kind: "principal",
    principal: { subject: sub, name: nameOf(claims, mapping, sub), role, departments, office },
  };
}

/** Undefined where nobody says which. */
function officeOf(claims: Claims, { office, usualOffice }: ClaimMapping): string | null | undefined {
  const claimed = office === null ? undefined : claimAt(claims, office);
  const stated = claimed === undefined || claimed === "" ? usualOffice : claimed;
  if (typeof stated !== "string" || !officeClaim.test(stated)) return undefined;
  return stated === "all" ? null : stated;
}

function departmentsOf(claims: Claims, groups: readonly string[], mapping: ClaimMapping): string[] {
  const ofGroups = [...mapping.departmentsOf].flatMap(([group, departments]) =>
    groups.includes(plain(group)) ? departments : [],
  );
  const claimed = mapping.departments === null ? [] : textsOf(claimAt(claims, mapping.departments));
  return [...new Set([...claimed, ...ofGroups])];
}

function nameOf(claims: Claims, { names }: ClaimMapping, subject: string): string {
  const found = names
    .map((name) => claimAt(claims, name))
    .find((each) => typeof each === "string" && each.trim() !== "");
  return typeof found === "string" ? found.trim().slice(0, longestText) : subject;
}

/** By its whole name, as in a URL that is a claim's name; else step by step. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  const [first = "", ...rest] = name.split(".");
  const below = Object.hasOwn(claims, first) ? claims[first] : undefined;
  return rest.length > 0 && isClaims(below) ? claimAt(below, rest.join(".")) : undefined;
}

function isClaims(value: unknown): value is Claims {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list, or a text with commas; API Gateway writes a list as `[finance viewer]`. */
function groupsOf(claim: unknown): string[] {
  const listed = typeof claim === "string" ? /^\[(.*)\]$/s.exec(claim)?.[1] : undefined;
  return (listed === undefined ? textsOf(claim) : listed.split(/[\s,]+/))
    .map(plain)
    .filter((each) => each !== "");
}

function textsOf(claim: unknown): string[] {
  const parts = typeof claim === "string" ? claim.split(",") : Array.isArray(claim) ? claim : [];
  return parts.flatMap((each: unknown) =>
    typeof each === "string" && each.trim() !== "" ? [each.trim()] : [],
  );
}

/** One directory composes Hangul, another does not. */
function plain(group: string): string {
  return group.trim().normalize("NFC");
}
