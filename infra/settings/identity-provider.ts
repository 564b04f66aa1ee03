/** What the settings say of an office's own identity provider, and what no one schema can see in it. */
import * as z from "zod";
import { roles } from "../../functions/api/env.ts";

export const officeCode = z.string().regex(/^\d{7}$/, "an office code has 7 digits, for example 1129000");

const claim = z.string().min(1).max(200);
const group = z
  .string()
  .regex(
    /^[^\s,[\]]{1,200}$/,
    "a group has no spaces, commas or brackets: Cognito hands all of them on as one text",
  );

/** An office's own identity provider: whoever it knows logs in through it, and is of that office alone. */
export const identityProvider = z.strictObject({
  /** As the login page shows it. */
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{2,31}$/, "a provider is named by 3 to 32 letters, digits and hyphens"),
  /** Never said by the provider itself: what it claims opens no other office. */
  office: officeCode,
  kind: z.discriminatedUnion("protocol", [
    z.strictObject({
      protocol: z.literal("oidc"),
      issuer: z.url({ protocol: /^https$/, error: "an issuer is an address with https://" }),
      client: z.string().min(1),
      /** The provider's secret for us, by its name in Secrets Manager. */
      secretName: z.string().regex(/^[\w/+=.@-]{1,512}$/, "a secret by its name"),
      scopes: z.array(z.string().min(1)).min(1).default(["openid", "profile"]),
    }),
    z.strictObject({
      protocol: z.literal("saml"),
      metadata: z.url({ protocol: /^https$/, error: "metadata lie at an address with https://" }),
    }),
  ]),
  /** What the provider calls a person's groups and name. */
  claims: z.strictObject({ groups: claim, name: claim }).default({ groups: "groups", name: "name" }),
  /** The provider's groups that have a role. */
  roles: z.partialRecord(z.enum(roles), z.array(group).min(1)),
  /** The departments that a group answers for. */
  departments: z.record(group, z.array(z.string().min(1)).min(1)).default({}),
});

interface WrongProvider {
  readonly path: (string | number)[];
  readonly message: string;
}

/** @param offices the codes of those that are served. */
export function wrongProviders(
  providers: readonly z.infer<typeof identityProvider>[],
  offices: ReadonlySet<string>,
): readonly WrongProvider[] {
  const found: WrongProvider[] = [];
  if (new Set(providers.map(({ name }) => name.toLowerCase())).size < providers.length)
    found.push({ path: [], message: "a provider is listed twice" });
  for (const [index, { office, roles: ofGroups, departments }] of providers.entries()) {
    if (!offices.has(office))
      found.push({ path: [index, "office"], message: `${office} is not in the list of offices` });
    if (Object.keys(ofGroups).length === 0)
      found.push({ path: [index, "roles"], message: "no group has a role: nobody could log in" });
    if (ofGroups.manager !== undefined && Object.keys(departments).length === 0)
      found.push({
        path: [index, "departments"],
        message: "managers answer for departments: say for which",
      });
  }
  return found;
}
