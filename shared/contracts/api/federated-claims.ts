/**
 * Whom an office's own identity provider lets in through Cognito. The provider says who and in which groups; which office that is, and what a
 * group may, the settings say. The pool keeps the provider's words in attributes that nothing else reads.
 */
import * as z from "zod";
import type { Role } from "../../domain/access/principal.ts";
import type { ClaimMapping } from "./principal-of-claims.ts";

export const federatedGroupsClaim = "custom:groups";
export const federatedNameClaim = "custom:called";

export interface FederatedLogin {
  /** As Cognito calls the provider. */
  readonly name: string;
  readonly office: string;
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly departments: Readonly<Record<string, readonly string[]>>;
}

/** Cognito's list of whom a user is there; the gateway hands it on as text. */
const identities = z.preprocess(
  (given) => (typeof given === "string" ? parsed(given) : given),
  z.array(z.looseObject({ providerName: z.string() })).min(1),
);

/**
 * The mapping of the provider that a token came through; undefined of a user of the pool itself, null where the provider is none of the
 * settings' (any more) or there are several: such a token opens nothing.
 */
export function mappingOfProvider(
  claim: unknown,
  logins: readonly FederatedLogin[],
): ClaimMapping | null | undefined {
  if (claim === undefined) return undefined;
  const read = identities.safeParse(claim);
  if (!read.success || read.data.length > 1) return null;
  const login = logins.find(({ name }) => name === read.data[0]?.providerName);
  if (login === undefined) return null;
  return {
    groups: federatedGroupsClaim,
    names: [federatedNameClaim, "cognito:username"],
    departments: null,
    office: null,
    usualOffice: login.office,
    roles: {
      finance: login.roles.finance ?? [],
      manager: login.roles.manager ?? [],
      administrator: login.roles.administrator ?? [],
      viewer: login.roles.viewer ?? [],
    },
    departmentsOf: new Map(Object.entries(login.departments)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
