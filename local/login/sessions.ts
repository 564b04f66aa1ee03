/**
 * Who is logged in. A session is a random number that its browser alone has; the host keeps the number's hash, in memory
 * and in the home, so that a restart ends no session and a copied home opens none.
 */
import { createHash, randomBytes } from "node:crypto";
import type { StoredSession } from "../../shared/contracts/stored/stored-login.ts";
import type { LoginStore } from "./login-store.ts";
import type { SessionLifetimes } from "./login-settings.ts";

const maxSessions = 5_000;
/** A person has a few computers, and browsers that forget their cookies. */
const maxSessionsOfOne = 20;
/** When a session was last used is written this exactly, not with each request. */
const noticedMilliseconds = 60_000;

type Store = Pick<LoginStore, "sessions" | "keepSession" | "forget">;
export type SessionOwner = StoredSession["of"];
type SignOnOwner = Extract<StoredSession, { readonly version: 2 }>["of"];

/** Somebody whom no file of users names, and who is as the office's single sign-on described them. */
export function isOfSignOn(owner: SessionOwner): owner is SignOnOwner {
  return "principal" in owner;
}

export class Sessions {
  readonly #store: Store;
  readonly #lifetimes: SessionLifetimes;
  readonly #sessions: Map<string, StoredSession>;

  private constructor(store: Store, lifetimes: SessionLifetimes, sessions: Map<string, StoredSession>) {
    this.#store = store;
    this.#lifetimes = lifetimes;
    this.#sessions = sessions;
  }

  static async open(store: Store, lifetimes: SessionLifetimes): Promise<Sessions> {
    return new Sessions(store, lifetimes, await store.sessions());
  }

  /** @returns what the cookie holds. @param now milliseconds since 1970. */
  async begin(of: SessionOwner, now: number): Promise<string> {
    await this.#end(
      [...this.#sessions].filter(([, each]) => this.#isOver(each, now)).map(([digest]) => digest),
    );
    await this.#end(this.#oldest(of.account));
    const id = randomBytes(32).toString("base64url");
    const times = { begunAt: now, usedAt: now };
    const session: StoredSession = isOfSignOn(of)
      ? { version: 2, of, ...times }
      : { version: 1, of, ...times };
    this.#sessions.set(digestOf(id), session);
    await this.#store.keepSession(digestOf(id), session);
    return id;
  }

  /** Null of one that is not, or is over. */
  async find(id: string, now: number): Promise<SessionOwner | null> {
    const digest = digestOf(id);
    const session = this.#sessions.get(digest);
    if (session === undefined) return null;
    if (this.#isOver(session, now)) {
      await this.#end([digest]);
      return null;
    }
    if (now - session.usedAt >= noticedMilliseconds) {
      const used = { ...session, usedAt: now };
      this.#sessions.set(digest, used);
      await this.#store.keepSession(digest, used);
    }
    return session.of;
  }

  end(id: string): Promise<void> {
    return this.#end([digestOf(id)]);
  }

  /** All of one person, on whatever computer. */
  endAllOf(account: string): Promise<void> {
    const all = [...this.#sessions].filter(([, each]) => each.of.account === account);
    return this.#end(all.map(([digest]) => digest));
  }

  /** How many go on, by whose they are. */
  countByAccount(now: number): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const session of this.#sessions.values())
      if (!this.#isOver(session, now))
        counts.set(session.of.account, (counts.get(session.of.account) ?? 0) + 1);
    return counts;
  }

  /** A clock that was set back lets no session live on. */
  #isOver({ begunAt, usedAt }: StoredSession, now: number): boolean {
    const { idleMilliseconds, wholeMilliseconds } = this.#lifetimes;
    return (
      now - usedAt >= idleMilliseconds ||
      now - begunAt >= wholeMilliseconds ||
      begunAt - now > noticedMilliseconds
    );
  }

  /** Those that make room for one more, of the same person or of all. */
  #oldest(account: string): string[] {
    const all = [...this.#sessions].toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
    const own = all.filter(([, { of }]) => of.account === account);
    return [
      ...own.slice(0, Math.max(0, own.length + 1 - maxSessionsOfOne)),
      ...all.slice(0, Math.max(0, all.length + 1 - maxSessions)),
    ].map(([digest]) => digest);
  }

  async #end(digests: readonly string[]): Promise<void> {
    for (const digest of digests) this.#sessions.delete(digest);
    if (digests.length > 0) await this.#store.forget("sessions", digests);
  }
}

function digestOf(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}
