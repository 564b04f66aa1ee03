/**
 * Logging in and out on a host with users of its own. A session is a random number in a cookie that no script
 * reads and no other site sends; the host keeps its hash alone, and only in memory.
 */
import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { readJson } from "../../functions/api/http/read-request.ts";
import { refuse, type Reply } from "../../functions/api/http/reply.ts";
import type { ApiAnswer, ApiRequest } from "../../functions/api/http/request.ts";
import { answerOf } from "../../functions/api/http/response.ts";
import { sessionBody } from "../../shared/contracts/api/bodies/access.ts";
import type { Principal } from "../../shared/domain/access/principal.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { Access } from "./local-access.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { findUser, type User } from "./users-file.ts";

export interface SessionAuth extends Access {
  /** Null of a method that it does not take. */
  work(request: ApiRequest, address: string): Promise<ApiAnswer | null>;
}

interface Session {
  readonly principal: Principal;
  readonly until: number;
}

/** A working day; whoever stays longer logs in again. */
const sessionMilliseconds = 12 * 60 * 60 * 1_000;

const maxSessions = 5_000;

const cookieName = "monitor-session";

export function sessionAuth(
  users: readonly User[],
  now: () => number = () => performance.now(),
): SessionAuth {
  const sessions = new Map<string, Session>();
  const throttle = new LoginThrottle(now);
  // A name that is none takes as long to refuse as one that is.
  const decoy = hashPassword(randomBytes(16).toString("hex"));

  async function login(request: ApiRequest, address: string): Promise<ApiAnswer> {
    const json = readJson(request, "json");
    if (json === null || json.kind === "problem") return answered(json ?? refuse("request-invalid"), request);
    const body = sessionBody.safeParse(json.value);
    if (!body.success) return answered(refuse("request-invalid"), request);
    const { user: given, password } = body.data;
    const names = [`user ${given.toLowerCase()}`, `address ${address}`];
    if (throttle.mustWait(names)) return answered(refuse("login-throttled"), request);
    const user = findUser(users, given);
    const isRight = await isPassword(password, user?.hash ?? (await decoy));
    if (user === null || !isRight) {
      throttle.failed(names);
      return answered(refuse("login-failed"), request);
    }
    throttle.succeeded(names);
    const id = randomBytes(32).toString("base64url");
    keep(digestOf(id), { principal: principalOf(user), until: now() + sessionMilliseconds });
    return withCookie(answered({ kind: "nothing" }, request), id, sessionMilliseconds / 1_000);
  }

  function keep(digest: string, session: Session): void {
    for (const [each, { until }] of sessions) if (until <= now()) sessions.delete(each);
    const [oldest] = sessions.keys();
    if (sessions.size >= maxSessions && oldest !== undefined) sessions.delete(oldest);
    sessions.set(digest, session);
  }

  return {
    hasSessions: true,
    hosts: null,
    principalOf: (request: IncomingMessage) => {
      const session = sessions.get(digestOf(cookieOf(request.headers.cookie)));
      return session === undefined || session.until <= now() ? null : session.principal;
    },
    work: async (request, address) => {
      if (request.method === "POST") return login(request, address);
      if (request.method !== "DELETE") return null;
      sessions.delete(digestOf(cookieOf(request.headers["cookie"])));
      return withCookie(answered({ kind: "nothing" }, request), "", 0);
    },
  };
}

function principalOf({ name, role, departments, office }: User): Principal {
  return { subject: `user:${name}`, name, role, departments, office };
}

function answered(reply: Reply<unknown>, request: ApiRequest): ApiAnswer {
  return answerOf(reply, request, null, sha256Of);
}

function withCookie(answer: ApiAnswer, id: string, seconds: number): ApiAnswer {
  const cookie = `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;
  return { ...answer, headers: { ...answer.headers, "set-cookie": cookie } };
}

/** Empty of a request without one. */
function cookieOf(header: string | undefined): string {
  const cookies = (header ?? "").split(";").map((each) => each.trim());
  return cookies.find((each) => each.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? "";
}

function digestOf(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}

/** Slows guessing down: after a few failures of a name or an address, each further try waits twice as long. */

interface Failures {
  readonly count: number;
  /** Milliseconds of the clock; nothing is tried before. */
  readonly until: number;
}

const freeTries = 5;

const firstWaitMilliseconds = 1_000;

const longestWaitMilliseconds = 15 * 60 * 1_000;

/** More names than this are an attack; the oldest are forgotten first. */
const maxNames = 10_000;

class LoginThrottle {
  readonly #now: () => number;
  readonly #failures = new Map<string, Failures>();

  /** @param now milliseconds of a clock that only goes on. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether one of them has to wait. */
  mustWait(names: readonly string[]): boolean {
    return names.some((name) => (this.#failures.get(name)?.until ?? 0) > this.#now());
  }

  failed(names: readonly string[]): void {
    for (const name of names) {
      const count = (this.#failures.get(name)?.count ?? 0) + 1;
      const doubled = firstWaitMilliseconds * 2 ** Math.min(count - freeTries, 20);
      const wait = count < freeTries ? 0 : Math.min(doubled, longestWaitMilliseconds);
      this.#failures.delete(name);
      this.#failures.set(name, { count, until: this.#now() + wait });
    }
    for (const name of this.#failures.keys()) {
      if (this.#failures.size <= maxNames) break;
      this.#failures.delete(name);
    }
  }

  succeeded(names: readonly string[]): void {
    for (const name of names) this.#failures.delete(name);
  }
}
