/** The part of API Gateway's HTTP event (payload 2.0) that this product reads, and who its JWT says is asking. */
import * as z from "zod";
import { type Principal, roles } from "../../domain/access/principal.ts";

export const httpEvent = z.object({
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
});

/** Cognito's ID token: an access token bears no office. Groups come as `[finance]` or `[finance viewer]`. */
const claims = z.object({
  sub: z.string().min(1).max(200),
  token_use: z.literal("id"),
  name: z.string().max(200).optional(),
  "cognito:username": z.string().max(200).optional(),
  "cognito:groups": z.union([z.string(), z.array(z.string()).transform((groups) => groups.join(" "))]),
  /** `all`: every office of the installation. */
  "custom:office": z.string().regex(/^(\d{7}|all)$/),
  /** With commas between them. */
  "custom:departments": z.string().max(2_048).default(""),
});

/** Null of a token that names no role and office of ours: it opens nothing. */
export function principalOfClaims(given: unknown): Principal | null {
  const read = claims.safeParse(given);
  if (!read.success) return null;
  const { sub, name, ...rest } = read.data;
  const groups = rest["cognito:groups"].replaceAll(/[[\],]/g, " ").split(/\s+/);
  const role = roles.find((each) => groups.includes(each));
  if (role === undefined) return null;
  const office = rest["custom:office"];
  return {
    subject: sub,
    name: name ?? rest["cognito:username"] ?? sub,
    role,
    departments: rest["custom:departments"]
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
    office: office === "all" ? null : office,
  };
}
