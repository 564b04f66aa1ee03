/**
 * How often a password may be guessed. A guess counts before its password is looked at, so guesses that come at once
 * count one by one. An account waits twice as long after each further guess. An address, behind which a whole office may
 * sit, has room for many and gets it back little by little; a right password takes nothing of it.
 */
import type { StoredTries } from "../../shared/contracts/stored/stored-login.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { LoginStore } from "./login-store.ts";

export type Try =
  | { readonly kind: "taken"; readonly succeed: () => Promise<void> }
  | { readonly kind: "refused"; readonly waitSeconds: number };

const freeTries = 5;
const firstWaitMilliseconds = 1_000;
const longestWaitMilliseconds = 15 * 60 * 1_000;
/** From here on a further try changes nothing. */
const countOfLongestWait = 16;

/** Of 200 people behind one address, one in two mistypes once in a morning. */
const addressTries = 100;
const addressRecoversMilliseconds = 10_000;

const forgottenAfterMilliseconds = 24 * 60 * 60 * 1_000;

/** More names than this are an attack. */
const maxNames = 10_000;

type Store = Pick<LoginStore, "tries" | "keepTries" | "forget">;

export class LoginLimits {
  readonly #store: Store;
  readonly #tries: Map<string, StoredTries>;
  readonly #maxNames: number;

  private constructor(store: Store, tries: Map<string, StoredTries>, most: number) {
    this.#store = store;
    this.#tries = tries;
    this.#maxNames = most;
  }

  static async open(store: Store, most = maxNames): Promise<LoginLimits> {
    return new LoginLimits(store, await store.tries(), most);
  }

  /**
   * @param address null of who is known already: their account alone counts.
   * @param account null where a try names none, as the return from a single sign-on: its address alone counts.
   * @param now milliseconds since 1970.
   */
  async take(account: string | null, address: string | null, now: number): Promise<Try> {
    const accountName = account === null ? null : nameOf("account", account);
    const addressName = address === null ? null : nameOf("address", networkOf(address));
    // Nothing is waited for between the look and the count: what comes at the same moment sees it.
    const tries = accountName === null ? null : this.#of(accountName, now);
    const level = addressName === null ? 0 : levelOf(this.#of(addressName, now), now);
    const wait = accountWait(tries, now);
    if (accountName !== null && tries !== null && wait > 0) {
      const counted = { ...tries, count: tries.count + 1 };
      if (counted.count <= countOfLongestWait) await this.#keep(accountName, counted);
      return refused(accountWait(counted, now));
    }
    if (addressWait(level) > 0) return refused(addressWait(level));
    await Promise.all([
      accountName === null ? null : this.#keep(accountName, { count: (tries?.count ?? 0) + 1, at: now }),
      addressName === null ? null : this.#keep(addressName, { count: level + 1, at: now }),
      this.#forgetSome(now),
    ]);
    return {
      kind: "taken",
      succeed: async () => {
        const left = addressName === null ? 0 : (this.#tries.get(addressName)?.count ?? 0) - 1;
        if (addressName !== null && left > 0) await this.#keep(addressName, { count: left, at: now });
        const names = [accountName, left > 0 ? null : addressName];
        await this.#forget(names.filter((name) => name !== null));
      },
    };
  }

  /** A clock that was set back does not make anybody wait for years. */
  #of(name: string, now: number): StoredTries | null {
    const found = this.#tries.get(name);
    if (found === undefined || now - found.at > forgottenAfterMilliseconds) return null;
    return { ...found, at: Math.min(found.at, now) };
  }

  async #keep(name: string, tries: StoredTries): Promise<void> {
    this.#tries.set(name, tries);
    await this.#store.keepTries(name, tries);
  }

  async #forget(names: readonly string[]): Promise<void> {
    for (const name of names) this.#tries.delete(name);
    await this.#store.forget("tries", names);
  }

  /** Those that nobody tried for a day; of too many, those with the fewest tries: an attack by many names frees no account. */
  async #forgetSome(now: number): Promise<void> {
    if (this.#tries.size <= this.#maxNames) return;
    const old = [...this.#tries].filter(([, { at }]) => now - at > forgottenAfterMilliseconds);
    const few = [...this.#tries].toSorted(([, a], [, b]) => a.count - b.count || a.at - b.at);
    const names = old.length > 0 ? old : few.slice(0, Math.ceil(this.#maxNames / 10));
    await this.#forget(names.map(([name]) => name));
  }
}

function refused(waitMilliseconds: number): Try {
  return { kind: "refused", waitSeconds: Math.ceil(waitMilliseconds / 1_000) };
}

function accountWait(tries: StoredTries | null, now: number): number {
  if (tries === null || tries.count < freeTries) return 0;
  const doubled = firstWaitMilliseconds * 2 ** Math.min(tries.count - freeTries, 20);
  return tries.at + Math.min(doubled, longestWaitMilliseconds) - now;
}

/** What is left of an address's tries after it recovered for so long. */
function levelOf(tries: StoredTries | null, now: number): number {
  if (tries === null) return 0;
  return Math.max(0, tries.count - (now - tries.at) / addressRecoversMilliseconds);
}

function addressWait(level: number): number {
  return Math.max(0, level + 1 - addressTries) * addressRecoversMilliseconds;
}

function nameOf(kind: "account" | "address", text: string): string {
  return `${kind}#${sha256Of(text).slice(0, 32)}`;
}

/** Whoever has one address of IPv6 has all of its /64. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail = null] = plain.split("%")[0]?.split("::") ?? [];
  const [before, after] = [partsOf(head), partsOf(tail ?? "")];
  const zeros = tail === null ? 0 : Math.max(0, 8 - before.length - after.length);
  const parts = [...before, ...Array.from({ length: zeros }, () => "0"), ...after];
  return parts
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, "").toLowerCase())
    .join(":");
}

function partsOf(text: string): string[] {
  return text === "" ? [] : text.split(":");
}
