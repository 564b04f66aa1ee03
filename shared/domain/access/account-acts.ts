/**
 * What an administrator may do about accounts of a host: decided here alone, and under the lock of whoever keeps them. Nobody
 * shuts themselves out, and no act takes the last administrator away.
 */
import type { Bilingual } from "../values/bilingual.ts";
import { ownUserPrefix, type Principal } from "./principal.ts";

export interface AccountRights extends Pick<Principal, "role" | "departments" | "office"> {
  /** Kept, and let in no more. */
  readonly isDisabled: boolean;
}

export interface Account extends AccountRights {
  readonly name: string;
}

export type AccountAct =
  | { readonly kind: "add"; readonly account: Account }
  | { readonly kind: "change"; readonly name: string; readonly rights: AccountRights }
  | { readonly kind: "reset-password"; readonly name: string }
  | { readonly kind: "end-sessions"; readonly name: string }
  | { readonly kind: "remove"; readonly name: string };

export type AccountDecision =
  /** `after` null: it is taken out. */
  | { readonly kind: "done"; readonly before: Account | null; readonly after: Account | null }
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly code: AccountProblem };

export type AccountProblem = keyof typeof accountProblems;

export const accountProblems = {
  "account-exists": {
    ko: "그 이름의 계정이 이미 있습니다. 목록에서 고치거나 다른 이름으로 만드십시오.",
    en: "There is an account of that name. Change it in the list, or choose another name.",
  },
  "own-account": {
    ko: "자기 계정의 역할을 낮추거나 멈추거나 지울 수 없습니다. 다른 관리자에게 부탁하십시오.",
    en: "Nobody disables, removes or lowers their own account. Ask another administrator.",
  },
  "last-administrator": {
    ko: "관리자가 한 사람도 남지 않게 됩니다. 다른 관리자를 먼저 만드십시오.",
    en: "No administrator would be left. Make another one first.",
  },
  "other-office": {
    ko: "다른 자치단체의 계정은 만들거나 고칠 수 없습니다.",
    en: "Accounts of another office are not yours to make or change.",
  },
  "departments-missing": {
    ko: "부서 담당에게는 맡은 부서가 하나는 있어야 합니다.",
    en: "A manager answers for one department at least.",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Names are compared without regard to letter case, and as one keyboard or another composes Hangul. */
export function accountOf(given: string): string {
  return given.trim().normalize("NFC").toLowerCase();
}

export function isOwnAccount(
  { name }: Pick<Account, "name">,
  { subject }: Pick<Principal, "subject">,
): boolean {
  return (
    subject.startsWith(ownUserPrefix) && accountOf(subject.slice(ownUserPrefix.length)) === accountOf(name)
  );
}

/** Those that are theirs to see and change. */
export function managesOffice({ office }: Principal, of: Pick<Account, "office">): boolean {
  return office === null || office === of.office;
}

export function decideAccount(accounts: readonly Account[], act: AccountAct, by: Principal): AccountDecision {
  const name = act.kind === "add" ? act.account.name : act.name;
  const before = accounts.find((each) => accountOf(each.name) === accountOf(name)) ?? null;
  if (act.kind === "add") {
    if (before !== null) return refused("account-exists");
    return allowed(act.account, by) ?? { kind: "done", before: null, after: act.account };
  }
  // What is another office's is not known here, neither by a refusal.
  if (before === null || !managesOffice(by, before)) return { kind: "unknown" };
  const after = afterOf(before, act);
  if (isOwnAccount(before, by) && !isAdministrator(after)) return refused("own-account");
  const others = accounts.filter((each) => each !== before);
  if (isAdministrator(before) && !isAdministrator(after) && !others.some(isAdministrator))
    return refused("last-administrator");
  return (after === null ? null : allowed(after, by)) ?? { kind: "done", before, after };
}

function afterOf(before: Account, act: Exclude<AccountAct, { kind: "add" }>): Account | null {
  switch (act.kind) {
    case "remove":
      return null;
    case "change":
      return { ...act.rights, name: before.name };
    case "reset-password":
    case "end-sessions":
      return before;
  }
}

function allowed(account: Account, by: Principal): AccountDecision | null {
  if (!managesOffice(by, account)) return refused("other-office");
  const isMissing = account.role === "manager" && account.departments.length === 0;
  return isMissing ? refused("departments-missing") : null;
}

function isAdministrator(account: Account | null): boolean {
  return account !== null && account.role === "administrator" && !account.isDisabled;
}

function refused(code: AccountProblem): AccountDecision {
  return { kind: "refused", code };
}
