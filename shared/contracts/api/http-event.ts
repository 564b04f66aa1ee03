/** The part of API Gateway's HTTP event (payload 2.0) that this product reads, and who its JWT says is asking. */
import * as z from "zod";
import type { Principal } from "../../domain/access/principal.ts";
import { type FederatedLogin, mappingOfProvider } from "./federated-claims.ts";
import { type ClaimMapping, groupsCalledAsRoles, principalOfClaims } from "./principal-of-claims.ts";

export const httpEvent = z.lazy(() =>
  z.object({
    version: z.literal("2.0"),
    rawPath: z.string(),
    rawQueryString: z.string().default(""),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().optional(),
    isBase64Encoded: z.boolean().default(false),
    requestContext: z.object({
      http: z.object({ method: z.string() }),
      authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) }).optional(),
    }),
  }),
);

/** Cognito's ID token: an access token bears no office. */
const idToken = z.looseObject({ sub: z.string().min(1).max(200), token_use: z.literal("id") });

/** Groups are called as roles are; an administrator enters the two `custom:` claims. */
const ofCognito: ClaimMapping = {
  groups: "cognito:groups",
  names: ["name", "cognito:username"],
  departments: "custom:departments",
  office: "custom:office",
  usualOffice: null,
  roles: groupsCalledAsRoles,
  departmentsOf: new Map(),
};

/** Null of a token that names no role and office of ours: it opens nothing. */
export function principalOfToken(given: unknown, logins: readonly FederatedLogin[]): Principal | null {
  const read = idToken.safeParse(given);
  if (!read.success) return null;
  const mapping = mappingOfProvider(read.data["identities"], logins);
  if (mapping === null) return null;
  const claimed = principalOfClaims(read.data, mapping ?? ofCognito);
  return claimed.kind === "principal" ? claimed.principal : null;
}
