// The embedded host's server on a real socket: what a hostile page, a slow client or a forged request gets.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { localPrincipal } from "../../local/server/request-origin.ts";
import { staticPages } from "../../local/server/static-pages.ts";
import { readLogAnswer } from "../../shared/contracts/api/bodies/reads.ts";
import { base } from "../functions/api/api-fixture.ts";
import { rawFetch, sendRaw, serveApi, type ServedApi } from "./served-api.ts";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";

let served: ServedApi;
afterEach(() => served.close());

const own = { "x-monitor-request": "1" };

describe("on loopback", () => {
  test("answers whoever uses this computer as finance, and writes acts down under that name", async () => {
    served = await serveApi();
    await served.api.load();
    const me: unknown = await (await fetch(`${served.address}/api/v1/me`)).json();
    expect(me).toMatchObject({ role: "finance", hasSession: false });
    const answer = await fetch(`${served.address}${base}/snapshots`, {
      method: "POST",
      headers: { ...own, "content-type": "application/json" },
      body: JSON.stringify({ asOf: "2020-10-31" }),
    });
    expect(answer.status).toBe(201);
    const trail: unknown = await (await fetch(`${served.address}${base}/audit`)).json();
    const { subject, name, role } = localPrincipal;
    expect(trail).toMatchObject({ items: [{ act: "take-snapshot", by: { subject, name, role } }] });
  });

  test("names who downloaded what in the read log, also by the addresses for scripts", async () => {
    served = await serveApi();
    await served.api.load();
    expect((await fetch(`${served.address}${base}/projects?format=csv`)).status).toBe(200);
    expect((await fetch(`${served.address}/rates`)).status).toBe(200);
    expect((await fetch(`${served.address}/rates`)).status).toBe(200);
    const log: unknown = await (await fetch(`${served.address}${base}/read-log`)).json();
    const { items } = readLogAnswer.parse(log);
    expect(items.map(({ kind, what, by, count }) => [kind, what, by.name, count])).toEqual(
      expect.arrayContaining([
        ["download", "projects", localPrincipal.name, 1],
        ["view", "rates", localPrincipal.name, 2],
      ]),
    );
  });

  test.each([
    ["without our header", {}],
    ["from another site", { ...own, "sec-fetch-site": "cross-site" }],
    ["from a sibling", { ...own, "sec-fetch-site": "same-site" }],
    ["with another origin", { ...own, origin: "https://evil.example" }],
    ["with no origin to tell", { ...own, origin: "null" }],
  ])("refuses an act %s", async (_name, headers) => {
    served = await serveApi();
    const answer = await rawFetch(served, "POST", `${base}/snapshots`, headers);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain("cross-site");
  });

  test("does not answer under a name that somebody else's page made point here", async () => {
    served = await serveApi();
    const answer = await rawFetch(served, "GET", "/api/v1/me", { host: `evil.example:${served.port}` });
    expect(answer.status).toBe(403);
  });

  test("refuses a body that is too large before it is all here", async () => {
    served = await serveApi();
    const head = `POST ${base}/uploads?fileName=a.csv HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nx-monitor-request: 1\r\nContent-Type: application/octet-stream\r\nContent-Length: ${maxUploadBytes * 2}\r\n\r\n`;
    expect(await sendRaw(served.port, head)).toMatch(/^HTTP\/1.1 413 /);
  });

  test("refuses JSON that is too large although nothing said how large it is", async () => {
    served = await serveApi();
    const chunk = "a".repeat(100_000);
    const chunks = Array.from({ length: 6 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join("");
    const head = `POST ${base}/snapshots HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nx-monitor-request: 1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await sendRaw(served.port, head + chunks)).toMatch(/^HTTP\/1.1 413 /);
  });

  test("ends a request whose headers or body never come", async () => {
    served = await serveApi(null, { requestSeconds: 1 });
    const head = `POST ${base}/snapshots HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nx-monitor-request: 1\r\n`;
    const withoutBody = `${head}Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{`;
    const answers = await Promise.all([head, withoutBody].map((text) => sendRaw(served.port, text)));
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  test("refuses headers without end", async () => {
    served = await serveApi();
    const answer = await rawFetch(served, "GET", "/api/v1/health", { "x-pad": "a".repeat(20_000) });
    expect(answer.status).toBe(431);
  });

  test("does not take headers apart that a name of a file would end", async () => {
    served = await serveApi();
    const text = `GET /api/v1/health HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nConnection: close\r\n\r\n`;
    const answer = await sendRaw(served.port, text);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    const injected = await rawFetch(served, "POST", `${base}/uploads?fileName=a%0d%0aset-cookie:%20x`, {
      ...own,
      "content-type": "text/csv",
    });
    expect(injected.status).toBe(400);
    expect(injected.headers).not.toHaveProperty("set-cookie");
  });
});

describe("the page", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "pages-"));
    mkdirSync(join(folder, "dist/assets"), { recursive: true });
    writeFileSync(join(folder, "dist/index.html"), "<!doctype html><title>page</title>");
    writeFileSync(join(folder, "dist/story.html"), "<!doctype html><title>story</title>");
    writeFileSync(join(folder, "dist/assets/app.js"), "export {};");
    writeFileSync(join(folder, "dist/assets/long.js"), "export {};\n".repeat(5_000));
    writeFileSync(join(folder, "secret.txt"), "secret");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is served with strict headers, and nothing that is not in its folder", async () => {
    served = await serveApi(null, { pages: await staticPages(join(folder, "dist")) });
    for (const path of ["/", "/index.html"]) {
      const answer = await rawFetch(served, "GET", path);
      expect(answer.status).toBe(200);
      expect(answer.body).toContain("<title>page");
      expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    }
    const story = await rawFetch(served, "GET", "/story?office=1129000");
    expect(story).toMatchObject({ status: 200 });
    expect(story.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(story.body).toContain("<title>story");
    expect((await rawFetch(served, "GET", "/projects")).status).toBe(404);
    const script = await rawFetch(served, "GET", "/assets/app.js");
    expect(script.headers["cache-control"]).toContain("immutable");
    expect(script.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
  });

  test("is sent as small as it gets to whoever takes that, once it is packed, and as it is to others", async () => {
    served = await serveApi(null, { pages: await staticPages(join(folder, "dist")) });
    const asked = (encoding: string) =>
      rawFetch(served, "GET", "/assets/long.js", { "accept-encoding": encoding });
    const sizes = async () => Number((await asked("gzip, br")).headers["content-length"]);
    const first = await asked("br");
    expect(first.headers).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
    await expect.poll(sizes).toBeLessThan(100);
    const best = await asked("gzip, deflate, br");
    expect(best.headers).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
    expect(best.headers["etag"]).toBe(first.headers["etag"]);
    expect((await asked("gzip;q=1, br;q=0")).headers["content-encoding"]).toBe("gzip");
    expect((await asked("identity")).body).toBe("export {};\n".repeat(5_000));
  });

  test.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/assets/../../secret.txt",
    "//etc/passwd.txt",
    "/assets/app.js%00.txt",
  ])("leads nowhere out of its folder by %s", async (path) => {
    served = await serveApi(null, { pages: await staticPages(join(folder, "dist")) });
    const answer = await rawFetch(served, "GET", path);
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.body).not.toContain("secret\n");
  });
});
