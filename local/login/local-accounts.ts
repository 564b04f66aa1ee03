/** Accounts of one PC: the file of users, its sessions, and when each was last here. `monitor users` changes the same file. */
import {
  type AccountAct,
  type AccountDecision,
  accountOf,
  decideAccount,
  isOwnAccount,
} from "../../shared/domain/access/account-acts.ts";
import { hasOwnPassword } from "../../shared/domain/access/principal.ts";
import type { Accounts } from "../../shared/ports/accounts.ts";
import type { LoginLimits } from "./login-limits.ts";
import type { LoginStore } from "./login-store.ts";
import { hashPassword, isPassword, type PasswordCost } from "./password-hash.ts";
import { passwordProblem } from "./password-rules.ts";
import type { Sessions } from "./sessions.ts";
import { accountOfUser, type ChangeUsers, findUser, type User, userOf } from "./users-file.ts";

export interface LocalAccountsOptions {
  /** As the file has them now. */
  readonly users: () => Promise<readonly User[]>;
  readonly changeUsers: ChangeUsers;
  readonly passwordCost: PasswordCost;
  readonly store: Pick<LoginStore, "lastLogins">;
  readonly sessions: Sessions;
  readonly limits: LoginLimits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function localAccounts({
  users,
  changeUsers,
  passwordCost,
  store,
  sessions,
  limits,
  now,
}: LocalAccountsOptions): Accounts {
  return {
    passwordProblem,

    async list() {
      const [known, logins] = await Promise.all([users(), store.lastLogins()]);
      const open = sessions.countByAccount(now());
      return known.map((user) => ({
        ...accountOfUser(user),
        lastLogin: logins.get(accountOf(user.name)) ?? null,
        mustChangePassword: user.mustChangePassword === true,
        sessions: open.get(accountOf(user.name)) ?? 0,
      }));
    },

    async ownPassword(by, password) {
      if (!hasOwnPassword(by)) return "none";
      // Who is logged in is known: the account alone counts, and shuts no office out.
      const attempt = await limits.take(accountOf(by.name), null, now());
      if (attempt.kind === "refused") return "throttled";
      const user = findUser(await users(), by.name);
      if (user === null || password === null || !(await isPassword(password, user.hash))) return "wrong";
      await attempt.succeed();
      return "right";
    },

    async change(act, password, by) {
      const hash = password === null ? null : await hashPassword(password, passwordCost);
      const decided: { decision: AccountDecision } = { decision: { kind: "unknown" } };
      await changeUsers((known) => {
        const decision = decideAccount(known.map(accountOfUser), act, by);
        decided.decision = decision;
        if (decision.kind !== "done") return known;
        // Nobody chooses the password of another for longer than until the first login.
        const isOwn = decision.after !== null && isOwnAccount(decision.after, by);
        const given =
          hash === null ? null : { hash, ...(isOwn ? {} : { mustChangePassword: true as const }) };
        return usersAfter(known, decision, given);
      });
      if (decided.decision.kind === "done" && act.kind !== "add")
        await sessions.endAllOf(accountOf(nameOf(act)));
      return decided.decision;
    },
  };
}

/** An account without a password of its own keeps the one that it had. */
function usersAfter(
  known: readonly User[],
  { before, after }: Extract<AccountDecision, { kind: "done" }>,
  password: Pick<User, "hash" | "mustChangePassword"> | null,
): readonly User[] {
  const old = before === null ? null : findUser(known, before.name);
  const kept = password ?? old;
  if (after === null) return known.filter((user) => user !== old);
  if (kept === null) throw new RangeError(`${after.name} has no password.`);
  const user = userOf(after, kept);
  return old === null ? [...known, user] : known.map((each) => (each === old ? user : each));
}

function nameOf(act: Exclude<AccountAct, { kind: "add" }>): string {
  return act.name;
}
