/** Accounts that a host keeps itself. */
import type { Account, AccountAct, AccountDecision } from "../domain/access/account-acts.ts";
import type { Principal } from "../domain/access/principal.ts";
import type { Bilingual } from "../domain/values/bilingual.ts";

export interface KnownAccount extends Account {
  /** Milliseconds since 1970; null of somebody who never came. */
  readonly lastLogin: number | null;
  /** Somebody else chose the password, and it was not changed since. */
  readonly mustChangePassword: boolean;
  /** Logins that go on. */
  readonly sessions: number;
}

export interface Accounts {
  list(): Promise<readonly KnownAccount[]>;
  /** Guesses count as those of a login. `none`: somebody whom an identity provider knows. */
  ownPassword(by: Principal, password: string | null): Promise<"right" | "none" | "wrong" | "throttled">;
  /** Why it is refused; null where it may be taken. */
  passwordProblem(password: string, name: string): Bilingual | null;
  /** Decides and does it while nobody else does. @param password the new one; null where it stays. */
  change(act: AccountAct, password: string | null, by: Principal): Promise<AccountDecision>;
}
