/** GET users and what an administrator does about them, on a host that keeps accounts of its own. */
import type { AuditEntry, operations } from "../../../shared/contracts/api/api.ts";
import { passwordChanged, sessionsEnded, userKept } from "../../../shared/contracts/stored/audit-acts.ts";
import {
  type AccountAct,
  accountProblems,
  isOwnAccount,
  managesOffice,
} from "../../../shared/domain/access/account-acts.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import type { Accounts } from "../../../shared/ports/accounts.ts";
import { json, type ProblemReply, refuse, type Reply } from "../http/reply.ts";
import type { Act, ApiDependencies } from "../http/request.ts";
import { recordAudit } from "./record-audit.ts";

const maxActs = 50;
const accountActs: ReadonlySet<string> = new Set([
  "add-user",
  "change-user",
  "remove-user",
  "change-password",
  "end-sessions",
]);

export const listAccounts: Act<typeof operations.users> = async ({ principal }, dependencies) => {
  const { accounts, identityProvider, audit } = dependencies;
  const own = accounts === null ? [] : await accounts.list();
  const mine = own.filter((account) => managesOffice(principal, account));
  const { entries } = await audit.read("installation", maxActs, null);
  const seen = new Set(mine.map(({ name }) => name));
  return json({
    kept: accounts !== null ? "here" : identityProvider === null ? "nobody" : "elsewhere",
    provider: identityProvider,
    items: mine
      .toSorted((a, b) => ascending(a.name, b.name))
      .map(({ lastLogin, departments, ...account }) => ({
        ...account,
        departments: [...departments],
        lastLogin: lastLogin === null ? null : new Date(lastLogin).toISOString(),
        isOwn: isOwnAccount(account, principal),
      })),
    acts: entries
      .filter((entry) => accountActs.has(entry.act))
      .filter((entry) => principal.office === null || seen.has(entry.target) || isOf(principal.office, entry))
      .map((entry) => ({ ...entry, title: null })),
  });
};

/** An account that was taken out stands in its entry alone. */
function isOf(office: string, { before, after }: Pick<AuditEntry, "before" | "after">): boolean {
  return [before, after].some(
    (rights) =>
      typeof rights === "object" && rights !== null && "office" in rights && rights["office"] === office,
  );
}

export const addAccount: Act<typeof operations.addUser> = ({ principal, body }, dependencies) => {
  const { password, own, ...account } = body;
  const act: AccountAct = { kind: "add", account: { ...account, isDisabled: false } };
  return work({ act, password, own, principal }, dependencies);
};

export const changeAccount: Act<typeof operations.changeUser> = (
  { principal, params, body },
  dependencies,
) => {
  const { own, ...rights } = body;
  return work(
    { act: { kind: "change", name: params.name, rights }, password: null, own, principal },
    dependencies,
  );
};

export const resetPassword: Act<typeof operations.resetPassword> = (
  { principal, params, body: { password, own } },
  dependencies,
) => work({ act: { kind: "reset-password", name: params.name }, password, own, principal }, dependencies);

export const endSessions: Act<typeof operations.endSessions> = ({ principal, params }, dependencies) =>
  enter({ act: { kind: "end-sessions", name: params.name }, password: null, principal }, dependencies);

export const removeAccount: Act<typeof operations.removeUser> = ({ principal, params }, dependencies) =>
  enter({ act: { kind: "remove", name: params.name }, password: null, principal }, dependencies);

interface Request {
  readonly act: AccountAct;
  /** The new one. */
  readonly password: string | null;
  readonly principal: Principal;
}

/** What lets somebody in, or lets them do more, takes the own password once more. */
async function work(
  { own, ...request }: Request & { readonly own: string | null },
  dependencies: ApiDependencies,
): Promise<Reply<null>> {
  const { accounts } = dependencies;
  if (accounts === null) return elsewhere;
  const { act, password, principal } = request;
  const known = await accounts.ownPassword(principal, own);
  if (known === "throttled") return refuse("login-throttled");
  if (known === "wrong") return refuse("login-failed", [], notOwnPassword);
  const name = act.kind === "add" ? act.account.name : act.name;
  const problem = password === null ? null : accounts.passwordProblem(password, name);
  if (problem !== null) return refuse("refused", [{ path: "password", code: "weak", ...problem }], problem);
  return enter(request, dependencies);
}

async function enter(request: Request, dependencies: ApiDependencies): Promise<Reply<null>> {
  const { accounts } = dependencies;
  return accounts === null ? elsewhere : change(request, accounts, dependencies);
}

async function change(
  { act, password, principal }: Request,
  accounts: Accounts,
  dependencies: ApiDependencies,
): Promise<Reply<null>> {
  const decision = await accounts.change(act, password, principal);
  if (decision.kind === "unknown") return refuse("not-found");
  if (decision.kind === "refused") {
    const words = accountProblems[decision.code];
    return refuse("refused", [{ path: "", code: decision.code, ...words }], words);
  }
  const { before, after } = decision;
  const name = (after ?? before)?.name ?? "";
  await recordAudit(dependencies, "installation", principal, doneAct());
  return { kind: "nothing" };

  function doneAct() {
    if (act.kind === "reset-password") return passwordChanged(name);
    return act.kind === "end-sessions" ? sessionsEnded(name) : userKept(name, before, after);
  }
}

const notOwnPassword = {
  ko: "내 비밀번호가 맞지 않아 바꾸지 않았습니다.",
  en: "Your own password is not right; nothing was changed.",
};

const elsewhere: ProblemReply = refuse("not-found", [], {
  ko: "이 설치는 계정을 두지 않습니다. 계정을 두는 곳에서 하십시오.",
  en: "This installation keeps no accounts: do it where they are kept.",
});
