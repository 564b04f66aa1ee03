/**
 * From which computer a request comes, and whether its way was encrypted. A proxy's word counts where its address was
 * named as trusted; whoever else writes X-Forwarded-For writes it in vain.
 */
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
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
