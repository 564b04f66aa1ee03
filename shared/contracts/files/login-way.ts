/** How one logs in where the page is served: the document `login.json` beside it. */
import * as z from "zod";

export const loginWay = z.lazy(() =>
  z.discriminatedUnion("way", [
    /** The host asks for a name and a password itself, or asks nobody: `session` of the API. */
    z.strictObject({
      way: z.literal("session"),
      /** Whether there are users with a password. */
      users: z.boolean(),
      /** Whether `sign-on` beside the page leads to the office's single sign-on. */
      signOn: z.boolean(),
    }),
    /** A login of its own, by OAuth's code with PKCE; the API takes its ID token. */
    z.strictObject({
      way: z.literal("oauth"),
      /** Who signs the tokens. */
      issuer: z.url(),
      /** Where the login is: below it lie `oauth2/authorize`, `oauth2/token`, `oauth2/revoke` and `logout`. */
      login: z.url(),
      /** The page's name at the login. */
      client: z.string().min(1),
    }),
  ]),
);

export type LoginWay = z.infer<typeof loginWay>;
