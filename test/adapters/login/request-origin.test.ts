// Whose word on where a request comes from counts.
import { expect, test } from "vitest";
import { originOf, trustedProxies } from "../../../local/server/request-origin.ts";

interface Given {
  readonly from?: string;
  readonly forwarded?: string;
  readonly proto?: string;
  readonly trusted?: string | null;
  readonly encrypted?: boolean;
}

function origin({ from = "10.0.0.5", forwarded, proto, trusted = "10.0.0.0/24", encrypted }: Given) {
  const socket = { remoteAddress: from, ...(encrypted === undefined ? {} : { encrypted }) };
  const headers = {
    ...(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }),
    ...(proto === undefined ? {} : { "x-forwarded-proto": proto }),
  };
  return originOf({ headers, socket }, trustedProxies(trusted));
}

test.each<[string, Given, string, boolean]>([
  ["nobody between", { from: "192.0.2.7" }, "192.0.2.7", false],
  ["TLS of our own", { from: "192.0.2.7", encrypted: true }, "192.0.2.7", true],
  ["a proxy that is trusted", { forwarded: "192.0.2.7", proto: "https" }, "192.0.2.7", true],
  ["a proxy that speaks in the clear", { forwarded: "192.0.2.7", proto: "http" }, "192.0.2.7", false],
  [
    "a client that says where it is",
    { from: "192.0.2.7", forwarded: "1.1.1.1", proto: "https" },
    "192.0.2.7",
    false,
  ],
  ["no proxy that is trusted", { forwarded: "192.0.2.7", proto: "https", trusted: null }, "10.0.0.5", false],
  ["a client that wrote before the proxy", { forwarded: "1.1.1.1, 192.0.2.7" }, "192.0.2.7", false],
  ["two proxies", { forwarded: "1.1.1.1, 192.0.2.7, 10.0.0.9" }, "192.0.2.7", false],
  ["a proxy of its own", { forwarded: "10.0.0.9" }, "10.0.0.5", false],
  ["an address with a port", { forwarded: "192.0.2.7:51000" }, "192.0.2.7", false],
  ["an address of IPv6", { forwarded: "[2001:db8::7]:443" }, "2001:db8::7", false],
  ["no address at all", { forwarded: "unknown" }, "10.0.0.5", false],
  ["a socket of IPv6 for IPv4", { from: "::ffff:10.0.0.5", forwarded: "192.0.2.7" }, "192.0.2.7", false],
  ["a proxy of IPv6", { from: "fd00::5", forwarded: "192.0.2.7", trusted: "fd00::/8" }, "192.0.2.7", false],
  ["https at first and http last", { forwarded: "192.0.2.7", proto: "https, http" }, "192.0.2.7", false],
])("%s", (_name, given, address, isSecure) => {
  expect(origin(given)).toEqual({ address, isSecure });
});

test.each([
  "10.0.0.0/0",
  "10.0.0.0/33",
  "proxy.example",
  "10.0.0.5/24/1",
  "::/0",
  "fd00::/129",
  "10.0.0.5/x",
])("%s is no proxy to trust", (text) => {
  expect(() => trustedProxies(text)).toThrow(text);
});
