/**
 * From which computer a request comes, and whether its way was encrypted. A proxy's word counts where its address was
 * named as trusted; whoever else writes X-Forwarded-For writes it in vain.
 */
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { userInfo } from "node:os";
import type { Principal } from "../../shared/domain/access/principal.ts";
import type { Origin } from "../login/login-settings.ts";
import { CommandError } from "../terminal/command-line.ts";

export type TrustedProxies = Pick<BlockList, "check">;

/** @param text addresses and networks with commas between them. @throws CommandError for what is none. */
export function trustedProxies(text: string | null): TrustedProxies {
  const list = new BlockList();
  for (const each of (text ?? "").split(",").map((part) => part.trim())) {
    if (each === "") continue;
    const [address = "", prefix = null, ...more] = each.split("/");
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    const bits = prefix === null ? most : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    // A network of everybody trusts whoever asks.
    if (version === 0 || more.length > 0 || bits < 1 || bits > most) throw wrong(each);
    list.addSubnet(address, bits, version === 6 ? "ipv6" : "ipv4");
  }
  return list;
}

function wrong(given: string): CommandError {
  return new CommandError(
    `--trusted-proxy "${given}": 프록시의 IP 주소나 범위를 적어 주십시오(예: 10.0.0.5, 10.0.0.0/24).`,
    `--trusted-proxy "${given}": write an IP address or a network, such as 10.0.0.5 or 10.0.0.0/24.`,
  );
}

/** What of a request says from where it comes. */
interface RequestedFrom {
  readonly headers: IncomingMessage["headers"];
  /** A socket of TLS says that it is `encrypted`. */
  readonly socket: { readonly remoteAddress?: string | undefined; readonly encrypted?: unknown };
}

/** The last address that no trusted proxy added: what stands before it, anybody may have written. */
export function originOf({ headers, socket }: RequestedFrom, proxies: TrustedProxies): Origin {
  const direct = plainAddress(socket.remoteAddress ?? "");
  const isEncrypted = socket.encrypted === true;
  if (!isTrusted(direct, proxies)) return { address: direct, isSecure: isEncrypted };
  const steps = listOf(headers["x-forwarded-for"]).map(plainAddress);
  const foreign = steps.toReversed().find((each) => !isTrusted(each, proxies));
  const address = foreign !== undefined && isIP(foreign) !== 0 ? foreign : direct;
  const isSecure = listOf(headers["x-forwarded-proto"]).at(-1)?.toLowerCase() === "https";
  return { address, isSecure: isEncrypted || isSecure };
}

function isTrusted(address: string, proxies: TrustedProxies): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 6 ? "ipv6" : "ipv4");
}

function listOf(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(",") : (header ?? "");
  return text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

/** An address of IPv4 also where the socket is one of IPv6, and without a port. */
function plainAddress(text: string): string {
  const bare = text.replace(/^\[(.+)\](:\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return bare.replace(/^::ffff:(?=[\d.]+$)/i, "");
}

// Who asks an embedded host, and what tells a page of ours from somebody else's.

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
