/** What a host with users of its own remembers of logins: sessions by the hash of their cookie, tries, last logins. */
import * as z from "zod";
import { roles } from "../../domain/access/principal.ts";

/** Milliseconds since 1970. */
const milliseconds = z.int().nonnegative();

/** How often a name or an address was tried, under a hash of it: what people type into the wrong field is not kept. */
export const storedTries = z.lazy(() =>
  z.strictObject({
    count: z.number().positive(),
    /** When the last try was let through to the password. */
    at: milliseconds,
  }),
);
export type StoredTries = z.infer<typeof storedTries>;

const times = { begunAt: milliseconds, usedAt: milliseconds };

/** A user of the file; `stamp` is a hash of what the file said of them: a session ends when it says something else. */
const ofUser = z.strictObject({ account: z.string(), stamp: z.string() });

/** Somebody of the office's single sign-on, as it described them then; `stamp` is a hash of how it is set up. */
const ofSignOn = ofUser.extend({
  principal: z.strictObject({
    subject: z.string(),
    name: z.string(),
    role: z.enum(roles),
    departments: z.array(z.string()),
    office: z.string().nullable(),
  }),
});

export const storedSession = z.lazy(() =>
  z.discriminatedUnion("version", [
    z.strictObject({ version: z.literal(1), of: ofUser, ...times }),
    z.strictObject({ version: z.literal(2), of: ofSignOn, ...times }),
  ]),
);
export type StoredSession = z.infer<typeof storedSession>;

export const storedLastLogin = z.strictObject({ at: milliseconds });
