/**
 * Logging in and out on a host with users of its own, and changing the own password. The session is in a cookie; guesses
 * of passwords are limited, also those of who is logged in already.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import * as z from "zod";
import { readJson } from "../../functions/api/http/read-request.ts";
import { type ProblemReply, refuse, type Reply, type ProblemError } from "../../functions/api/http/reply.ts";
import type { ApiAnswer, ApiRequest } from "../../functions/api/http/request.ts";
import { answerOf } from "../../functions/api/http/response.ts";
import { operations } from "../../shared/contracts/api/api.ts";
import { passwordBody, sessionBody } from "../../shared/contracts/api/bodies/access.ts";
import { accountOf } from "../../shared/domain/access/account-acts.ts";
import { hasOwnPassword, ownUserPrefix, type Principal } from "../../shared/domain/access/principal.ts";
import type { Accounts } from "../../shared/ports/accounts.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { LoginLimits } from "./login-limits.ts";
import type { SessionLifetimes, Origin } from "./login-settings.ts";
import type { LoginStore } from "./login-store.ts";
import { hashPassword, isPassword, type PasswordCost } from "./password-hash.ts";
import { passwordProblem, samePassword } from "./password-rules.ts";
import { cookieOf, sessionCookie } from "./session-cookie.ts";
import { isOfSignOn, type SessionOwner, Sessions } from "./sessions.ts";
import { signOnOf, type SignOnOptions, type SignOnRequest, type SignOnStep } from "./sign-on.ts";
import { localAccounts } from "./local-accounts.ts";
import { type ChangeUsers, findUser, stampOf, type User, withPassword } from "./users-file.ts";

export interface SessionAuth {
  /** Null where no file of users is. */
  readonly accounts: Accounts | null;
  /** Null of a request that is no step of a single sign-on. */
  signOn(request: SignOnRequest, origin: Origin): Promise<SignOnStep | null>;
  /** Null of somebody who has not logged in. */
  principalOf(request: Pick<IncomingMessage, "headers">, origin: Origin): Promise<Principal | null>;
  /** Whether nothing is shown to them before they have chosen a password of their own. */
  mustChangePassword(principal: Principal): Promise<boolean>;
  /** Null of what is no business of sessions. */
  work(request: ApiRequest, origin: Origin): Promise<ApiAnswer | null>;
}

export interface SessionAuthOptions {
  /** As the file has them now. */
  readonly users: () => Promise<readonly User[]>;
  /** Changes the file of users while nobody else does; null where there is none. */
  readonly changeUsers: ChangeUsers | null;
  /** What is written down of a password that its user changed. */
  readonly passwordChanged: (by: Principal) => Promise<void>;
  readonly passwordCost: PasswordCost;
  readonly store: LoginStore;
  readonly lifetimes: SessionLifetimes;
  /** Null where users of the file alone log in. */
  readonly signOn: Pick<SignOnOptions, "settings" | "tell"> | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const done: Reply<null> = { kind: "nothing" };

export async function openSessionAuth(options: SessionAuthOptions): Promise<SessionAuth> {
  const { users, changeUsers, passwordChanged, passwordCost, store, lifetimes, now } = options;
  const stampOfSignOn = options.signOn?.settings.stamp ?? null;
  const limits = await LoginLimits.open(store);
  const sessions = await Sessions.open(store, lifetimes);
  // A name that is none takes as long to refuse as one that is.
  const decoy = hashPassword(randomBytes(16).toString("hex"), passwordCost);

  async function login(request: ApiRequest, origin: Origin): Promise<ApiAnswer> {
    const given = bodyOf(request, sessionBody);
    if ("kind" in given) return answered(given, request);
    const checked = await check(given.user, given.password, origin);
    if ("kind" in checked) return answered(checked, request);
    await store.keepLastLogin(accountOf(checked.name), now());
    return begin(checked, request, origin);
  }

  /** The user whose password it is, or why nobody is told. */
  async function check(name: string, password: string, { address }: Origin): Promise<User | LoginProblem> {
    const account = accountOf(name);
    const attempt = await limits.take(account, address, now());
    if (attempt.kind === "refused") return { ...refuse("login-throttled"), waitSeconds: attempt.waitSeconds };
    const user = findUser(await users(), account);
    const isRight = await isPassword(password, user?.hash ?? (await decoy));
    if (user === null || user.disabled === true || !isRight)
      return { ...refuse("login-failed"), waitSeconds: null };
    await attempt.succeed();
    return user;
  }

  async function begin(user: User, request: ApiRequest, origin: Origin): Promise<ApiAnswer> {
    const cookie = await enter({ account: accountOf(user.name), stamp: stampOf(user) }, origin);
    return withHeader(answered(done, request), "set-cookie", cookie);
  }

  async function enter(owner: SessionOwner, { isSecure }: Origin): Promise<string> {
    const id = await sessions.begin(owner, now());
    return sessionCookie(id, Math.floor(lifetimes.wholeMilliseconds / 1_000), isSecure);
  }

  async function principalOf(
    { headers }: Pick<IncomingMessage, "headers">,
    { isSecure }: Origin,
  ): Promise<Principal | null> {
    const id = cookieOf(headers.cookie, "session", isSecure);
    const of = id === "" ? null : await sessions.find(id, now());
    if (of === null) return null;
    if (isOfSignOn(of)) {
      if (of.stamp === stampOfSignOn) return of.principal;
    } else {
      const user = findUser(await users(), of.account);
      if (user !== null && stampOf(user) === of.stamp) return principalOfUser(user);
    }
    // Removed, with another role or password, or of a single sign-on that is set up differently now.
    await sessions.end(id);
    return null;
  }

  async function changePassword(request: ApiRequest, origin: Origin): Promise<ApiAnswer> {
    const { principal } = request;
    if (principal === null) return answered(refuse("unauthenticated"), request);
    if (!hasOwnPassword(principal)) return answered(refuse("role-forbidden"), request);
    const given = bodyOf(request, passwordBody);
    if ("kind" in given) return answered(given, request);
    const checked = await check(principal.name, given.current, origin);
    if ("kind" in checked) return answered(checked, request);
    const problem =
      given.password === given.current ? samePassword : passwordProblem(given.password, principal.name);
    if (problem !== null)
      return answered(refuse("refused", [{ path: "password", code: "weak", ...problem }], problem), request);
    const changed = await withPassword(
      checked,
      await hashPassword(given.password, passwordCost),
      changeUsers,
    );
    if (changed === null) return answered(refuse("overtaken"), request);
    await passwordChanged(principal);
    await sessions.endAllOf(accountOf(changed.name));
    return begin(changed, request, origin);
  }

  async function leave(request: ApiRequest, isEverywhere: boolean, { isSecure }: Origin): Promise<ApiAnswer> {
    const id = cookieOf(request.headers["cookie"], "session", isSecure);
    const of = isEverywhere ? await sessions.find(id, now()) : null;
    if (isEverywhere && of === null) return answered(refuse("unauthenticated"), request);
    await (of === null ? sessions.end(id) : sessions.endAllOf(of.account));
    return withHeader(answered(done, request), "set-cookie", sessionCookie("", 0, isSecure));
  }

  const signOn = options.signOn === null ? null : signOnOf({ ...options.signOn, limits, enter, now });

  const accounts =
    changeUsers === null
      ? null
      : localAccounts({ users, changeUsers, passwordCost, store, sessions, limits, now });
  return {
    accounts,
    principalOf,
    mustChangePassword: async (principal) =>
      hasOwnPassword(principal) && findUser(await users(), principal.name)?.mustChangePassword === true,
    signOn: async (request, origin) => (signOn === null ? null : signOn(request, origin)),
    work: async (request, origin) => {
      switch (`${request.method} ${request.path}`) {
        case nameOf(operations.login):
          return login(request, origin);
        case nameOf(operations.logout):
          return leave(request, false, origin);
        case nameOf(operations.logoutEverywhere):
          return leave(request, true, origin);
        case nameOf(operations.changePassword):
          return changePassword(request, origin);
        default:
          return null;
      }
    },
  };
}

interface LoginProblem extends ProblemReply {
  readonly waitSeconds: number | null;
}

function bodyOf<Schema extends z.ZodType>(
  request: ApiRequest,
  schema: Schema,
): z.output<Schema> | ProblemReply {
  const json = readJson(request, "json");
  if (json === null || json.kind === "problem") return json ?? refuse("request-invalid");
  const read = z.safeParse(schema, json.value);
  return read.success ? read.data : refuse("request-invalid", read.error.issues.flatMap(errorsOf));
}

/** The names that are wrong, and never a value: one is a password. */
function errorsOf(issue: z.core.$ZodIssue): readonly ProblemError[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => namedError(key, "모르는 이름입니다.", "this name is not known"));
  const path = issue.path.join(".");
  return [
    namedError(
      path === "" ? "body" : path,
      "없거나 맞지 않는 값입니다.",
      "it is missing, or its value does not fit",
    ),
  ];
}

const maxNameShown = 60;

function namedError(name: string, ko: string, en: string): ProblemError {
  const path = name.slice(0, maxNameShown);
  return { path, code: "invalid", ko: `${path}: ${ko}`, en: `${path}: ${en}` };
}

function principalOfUser({ name, role, departments, office }: User): Principal {
  return { subject: `${ownUserPrefix}${name}`, name, role, departments, office };
}

function nameOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`;
}

function answered(reply: Reply<unknown> | LoginProblem, request: ApiRequest): ApiAnswer {
  const answer = answerOf(reply, request, null, sha256Of);
  const wait = "waitSeconds" in reply ? reply.waitSeconds : null;
  return wait === null ? answer : withHeader(answer, "retry-after", `${wait}`);
}

function withHeader(answer: ApiAnswer, name: string, value: string): ApiAnswer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}
