// The API as the gateway calls it: who asks comes from the token's claims alone.
import { beforeAll, describe, expect, test } from "vitest";
import { apiHandler } from "../../../functions/api/handler.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { base, openApi } from "./api-fixture.ts";

const manager = {
  sub: "8f1c",
  token_use: "id",
  name: "김담당",
  "cognito:groups": "[manager]",
  "custom:office": "1129000",
  "custom:departments": "사회적경제과, 도로과",
};

describe("the API behind a gateway", () => {
  const fixture = openApi();
  const log = new MemoryLog();
  let waiting: Readonly<Record<string, number>> = {};
  const handle = apiHandler({
    secondsToWait: (office) => Promise.resolve(waiting[office ?? "all"] ?? 0),
    logins: [],
    dependencies: fixture.fixture,
    large: { keep: () => Promise.reject(new RangeError("Nothing large is asked here")) },
    log,
    decode: (text, encoding) => Buffer.from(text, encoding),
    encode: (bytes) => Buffer.from(bytes).toString("base64"),
  });
  beforeAll(() => fixture.load());

  async function ask(path: string, claims: unknown = null, more: object = {}) {
    const authorizer = claims === null ? {} : { authorizer: { jwt: { claims } } };
    const [rawPath = "", rawQueryString = ""] = path.split("?");
    const requestContext = { http: { method: "GET" }, ...authorizer };
    const event = { version: "2.0", rawPath, rawQueryString, requestContext, ...more };
    const { statusCode, body, headers } = await handle(event, localContext);
    const text = Buffer.from(body, "base64").toString("utf8");
    const value: unknown = text === "" ? null : JSON.parse(text);
    return { statusCode, headers, value };
  }

  test("takes role, office and departments from the token", async () => {
    const { statusCode, value } = await ask("/api/v1/me", manager);
    expect(statusCode).toBe(200);
    expect(value).toMatchObject({
      subject: "8f1c",
      role: "manager",
      departments: ["사회적경제과", "도로과"],
    });
  });

  test("finds a project whose path the gateway decoded, but for the sign of percent", async () => {
    const finance = { ...manager, "cognito:groups": "[finance]" };
    for (const path of [`${base}/projects/code/a0`, `${base}/projects/code%2Fa0`]) {
      const { statusCode, value } = await ask(path, finance);
      expect([statusCode, value]).toEqual([200, expect.objectContaining({ parts: ["code/a0"] })]);
    }
    for (const path of [`${base}/projects/unit-project/도로과/사업 100%25`, `${base}/projects/code/a0/`])
      expect((await ask(path, finance)).statusCode).toBe(404);
    expect((await ask(`${base}/projects/code/b0`, manager)).statusCode).toBe(200);
    expect((await ask(`${base}/overview/code/a0`, finance)).statusCode).toBe(404);
  });

  test.each([
    ["no token", null],
    ["an access token", { ...manager, token_use: "access" }],
    ["a token without a role of ours", { ...manager, "cognito:groups": "[admins]" }],
    ["a role that only begins like one", { ...manager, "cognito:groups": "[finance-guests]" }],
    ["a token without an office", { ...manager, "custom:office": "" }],
  ])("opens nothing to %s", async (_name, claims) => {
    expect((await ask(`${base}/overview`, claims)).statusCode).toBe(401);
  });

  test("does not take who asks from anything that the asker writes", async () => {
    const headers = { "X-Role": "finance", Cookie: "role=finance", Authorization: "Bearer made.up.token" };
    expect((await ask(`${base}/policy`, manager, { headers })).statusCode).toBe(403);
    expect((await ask("/api/v1/offices/4573000/years/2020/overview", manager)).statusCode).toBe(403);
  });

  test("tells an office that asks too often to wait, works nothing for it, and lets strangers and others in", async () => {
    waiting = { "1129000": 3 };
    const { statusCode, headers, value } = await ask(`${base}/projects/code/b0`, manager);
    waiting = { "4573000": 3 };
    expect([statusCode, headers["retry-after"]]).toEqual([429, "3"]);
    expect(value).toMatchObject({ code: "requests-throttled", status: 429 });
    expect(log.lines.at(-1)).toMatchObject({ fields: { office: "1129000", seconds: 3 } });
    expect((await ask(`${base}/projects/code/b0`, manager)).statusCode).toBe(200);
    expect((await ask("/api/v1/health")).statusCode).toBe(200);
  });

  test("reads names of headers in any case, and bodies in base64", async () => {
    const first = await ask("/api/v1/health");
    const again = await ask("/api/v1/health", null, { headers: { "If-None-Match": first.headers["etag"] } });
    expect(again.statusCode).toBe(304);
    const body = Buffer.from(JSON.stringify({ user: "a", password: "b" })).toString("base64");
    const posted = { headers: { "Content-Type": "application/json" }, body, isBase64Encoded: true };
    const requestContext = { http: { method: "POST" } };
    expect((await ask("/api/v1/session", null, { ...posted, requestContext })).statusCode).toBe(404);
  });
});
