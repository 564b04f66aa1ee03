/** Who asks an embedded host, and what tells a page of ours from somebody else's. */
import type { IncomingMessage } from "node:http";
import { userInfo } from "node:os";
import type { Origin } from "../login/login-settings.ts";
import type { Principal } from "../../shared/domain/access/principal.ts";

/** A person's way in: this computer alone, or users of a file. */
export interface Access {
  readonly hasSessions: boolean;
  /** Null of somebody who has not logged in. */
  principalOf(request: IncomingMessage, origin: Origin): Promise<Principal | null>;
  /** The names under which the host may be asked; null for any. */
  readonly hosts: ReadonlySet<string> | null;
}

/** Whoever uses this computer may do everything: the ledger is a file of theirs. */
export const localPrincipal: Principal = {
  subject: `local:${userInfo().username}`,
  name: userInfo().username,
  role: "finance",
  departments: [],
  office: null,
};

/**
 * On loopback nobody logs in, so the name that the host is asked by is looked at: a page of another site could
 * else make its own name point here and read everything (DNS rebinding).
 */
export function loopbackAccess(port: number): Access {
  const names = ["127.0.0.1", "localhost"];
  return {
    hasSessions: false,
    principalOf: () => Promise.resolve(localPrincipal),
    hosts: new Set(names.map((name) => `${name}:${port}`)),
  };
}

/** A header that no form and no page of another site can send without being asked first. */
const ownHeader = "x-monitor-request";

/** Whether an act comes from our own page or from a program, and from no page of another site. */
export function isOwnRequest({ method = "GET", headers }: IncomingMessage): boolean {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return true;
  const { host, origin } = headers;
  const site = headers["sec-fetch-site"];
  if (headers[ownHeader] === undefined) return false;
  if (site !== undefined && site !== "same-origin") return false;
  return origin === undefined || origin === `http://${host ?? ""}` || origin === `https://${host ?? ""}`;
}
