/** Who gets in on one PC, and what its home holds. */
import type { PlantedBug } from "./planted-bug.ts";

export const plantedOnOnePc: readonly PlantedBug[] = [
  {
    promise: "Wrong guesses that come at once count one by one",
    bug: "a guess counts once it is stored",
    file: "local/login/login-limits.ts",
    from: "    this.#tries.set(name, tries);\n    await this.#store.keepTries(name, tries);",
    to: "    await this.#store.keepTries(name, tries);\n    this.#tries.set(name, tries);",
    test: "test/flow/login.test.ts",
  },
  {
    promise: "A restart ends no session, and a home holds nothing that opens one",
    bug: "sessions lie under what the cookie says",
    file: "local/login/sessions.ts",
    from: "await this.#store.keepSession(digestOf(id), session);",
    to: "await this.#store.keepSession(id, session);",
    test: "test/flow/login.test.ts",
  },
  {
    promise: "A session ends with its user, their role or their password",
    bug: "it is enough that the user is there",
    file: "local/login/session-auth.ts",
    from: "if (user !== null && stampOf(user) === of.stamp)",
    to: "if (user !== null)",
    test: "test/flow/login.test.ts",
  },
  {
    promise: "Nobody comes in by a token that the office's provider did not sign for this login",
    bug: "the signature is not checked",
    file: "local/login/issuer.ts",
    from: "await oauth.validateApplicationLevelSignature(server, answer, options);",
    to: "",
    test: "test/flow/sign-on.test.ts",
  },
  {
    promise: "Whom the office's provider knows and no group has a role for gets none",
    bug: "whoever has no role looks on",
    file: "shared/contracts/api/principal-of-claims.ts",
    from: 'if (role === undefined) return refused("no-role");',
    to: "if (role === undefined) return principalOfClaims({ ...claims, [mapping.groups]: mapping.roles.viewer }, mapping);",
    test: "test/flow/sign-on.test.ts",
  },
];
