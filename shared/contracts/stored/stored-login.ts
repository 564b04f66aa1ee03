/** What a host with users of its own remembers of logins: sessions by the hash of their cookie, tries, last logins. */
import * as z from "zod";

/** Milliseconds since 1970. */
const milliseconds = z.int().nonnegative();

/** How often a name or an address was tried, under a hash of it: what people type into the wrong field is not kept. */
export const storedTries = z.strictObject({
  count: z.number().positive(),
  /** When the last try was let through to the password. */
  at: milliseconds,
});
export type StoredTries = z.infer<typeof storedTries>;

export const storedSession = z.strictObject({
  version: z.literal(1),
  /** A user of the file; `stamp` is a hash of what the file said of them: a session ends when it says something else. */
  of: z.strictObject({ account: z.string(), stamp: z.string() }),
  begunAt: milliseconds,
  usedAt: milliseconds,
});
export type StoredSession = z.infer<typeof storedSession>;

export const storedLastLogin = z.strictObject({ at: milliseconds });
