// The host behind TLS of its own, and the certificates that it refuses to start with.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { start } from "../../local/commands/start.ts";
import { sessionLifetimes } from "../../local/login/login-settings.ts";
import { LoginStore } from "../../local/login/login-store.ts";
import { hashPassword } from "../../local/login/password-hash.ts";
import { openSessionAuth } from "../../local/login/session-auth.ts";
import { readTlsPair } from "../../local/server/tls-pair.ts";
import { readArguments } from "../../local/terminal/read-arguments.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { selfSigned } from "../support/self-signed.ts";
import { lightCost, rawFetch, serveApi } from "./served-api.ts";

const year = (offset: number) => new Date(Date.UTC(2026 + offset, 10, 29));
const now = year(0);
const good = selfSigned(year(-1), year(30));
const password = "열 글자가 넘는 비밀번호";

async function auth() {
  const user = {
    name: "김담당",
    role: "viewer" as const,
    departments: [],
    office: null,
    hash: await hashPassword(password, lightCost),
  };
  return openSessionAuth({
    users: () => Promise.resolve([user]),
    changeUsers: null,
    passwordChanged: () => Promise.resolve(),
    passwordCost: lightCost,
    store: new LoginStore(new MemoryItemTable()),
    lifetimes: sessionLifetimes({}),
    signOn: null,
    now: () => now.getTime(),
  });
}

const body = JSON.stringify({ user: "김담당", password });
const headers = { "x-monitor-request": "1", "content-type": "application/json" };
const secureCookie =
  /^__Host-monitor-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=43200$/;

describe("a host with a certificate", () => {
  test("answers by https, with a cookie that no request in the clear carries or opens", async () => {
    const served = await serveApi(await auth(), { tls: good });
    const send = (method: string, path: string, more: Readonly<Record<string, string>>, sent = "") =>
      new Promise<{ status: number; cookie: string }>((resolve, reject) => {
        const options = {
          host: "127.0.0.1",
          port: served.port,
          ca: good.cert,
          method,
          path,
          headers: { ...headers, ...more },
        };
        const asked = request(options, (answer) => {
          answer.resume().on("end", () => {
            resolve({ status: answer.statusCode ?? 0, cookie: answer.headers["set-cookie"]?.[0] ?? "" });
          });
        });
        asked.on("error", reject).end(sent);
      });
    const { status, cookie } = await send("POST", "/api/v1/session", {}, body);
    expect(status).toBe(204);
    expect(cookie).toMatch(secureCookie);
    const named = cookie.split(";")[0] ?? "";
    expect((await send("GET", "/api/v1/me", { cookie: named })).status).toBe(200);
    const planted = named.replace("__Host-", "");
    expect((await send("GET", "/api/v1/me", { cookie: planted })).status).toBe(401);
    await served.close();
  });
});

describe("a host behind a proxy", () => {
  test.each([
    ["that is trusted and has TLS", "127.0.0.1", "https", true],
    ["that is trusted and has none", "127.0.0.1", "http", false],
    ["that nobody trusts", null, "https", false],
  ])("%s", async (_name, proxies, proto, isSecure) => {
    const served = await serveApi(await auth(), { proxies });
    const answer = await rawFetch(
      served,
      "POST",
      "/api/v1/session",
      { ...headers, "x-forwarded-proto": proto },
      body,
    );
    expect(answer.status).toBe(204);
    expect(secureCookie.test(String(answer.headers["set-cookie"]))).toBe(isSecure);
    await served.close();
  });
});

describe("a certificate", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tls-"));
    const other = selfSigned(year(-1), year(30));
    const cipher = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" } as const;
    const files = {
      "good.pem": good.cert,
      "good.key": good.key,
      "other.key": other.key,
      "locked.key": good.privateKey.export(cipher).toString(),
      "empty.pem": "",
      "public.key": good.cert,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    writeFileSync(
      join(folder, "der.pem"),
      Buffer.from(good.cert.replaceAll(/-----.*-----|\n/g, ""), "base64"),
    );
    const { cert, key } = selfSigned(year(-3), year(-1));
    writeFileSync(join(folder, "ended.pem"), cert);
    writeFileSync(join(folder, "ended.key"), key);
    const early = selfSigned(year(1), year(2));
    writeFileSync(join(folder, "early.pem"), early.cert);
    writeFileSync(join(folder, "early.key"), early.key);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (cert: string | null, key: string | null) => {
    const words = [
      ...(cert === null ? [] : ["--tls-cert", join(folder, cert)]),
      ...(key === null ? [] : ["--tls-key", join(folder, key)]),
    ];
    return readTlsPair(readArguments(start, words), now);
  };

  test("and its key are read; without either the host answers in the clear", async () => {
    expect(await read("good.pem", "good.key")).toEqual({ cert: good.cert, key: good.key });
    expect(await read(null, null)).toBeNull();
  });

  test.each([
    ["with the key of another", "good.pem", "other.key", "not that of the certificate"],
    ["that ended", "ended.pem", "ended.key", "ended on 2025-11-29"],
    ["that has not begun", "early.pem", "early.key", "begins on 2027-11-29"],
    ["whose key has a passphrase", "good.pem", "locked.key", "passphrase"],
    ["whose key is a certificate", "good.pem", "public.key", "no private key"],
    ["that is empty", "empty.pem", "good.key", "no certificate in PEM"],
    ["that is no PEM", "der.pem", "good.key", "no certificate in PEM"],
    ["that is not there", "absent.pem", "good.key", "there is no such file"],
    ["without a key", "good.pem", null, "go together"],
    ["without itself", null, "good.key", "go together"],
  ])("%s is refused with what to do", async (_name, cert, key, words) => {
    await expect(read(cert, key)).rejects.toThrow(words);
  });
});
