// An office's single sign-on before a host on a real socket: who comes in, as whom, and who does not.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sessionLifetimes } from "../../local/login/login-settings.ts";
import { LoginStore } from "../../local/login/login-store.ts";
import { hashPassword } from "../../local/login/password-hash.ts";
import { openSessionAuth, type SessionAuth } from "../../local/login/session-auth.ts";
import type { SignOnSettings } from "../../local/login/sign-on-settings.ts";
import type { ClaimMapping } from "../../shared/contracts/api/principal-of-claims.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { openTestIssuer, testClient, type TestIssuer } from "../support/test-issuer.ts";
import { lightCost, rawFetch, type RawAnswer, serveApi, type ServedApi } from "./served-api.ts";

const minute = 60_000;
const mapping: ClaimMapping = {
  groups: "groups",
  names: ["name"],
  departments: null,
  office: null,
  usualOffice: "1129000",
  roles: { finance: ["예산팀"], manager: ["도로과"], administrator: ["전산팀"], viewer: ["의회"] },
  departmentsOf: new Map([["도로과", ["건설과", "도로과"]]]),
};

let now: number;
let table: MemoryItemTable;
let issuer: TestIssuer;
let served: ServedApi;
let reported: Bilingual[];
let settings: SignOnSettings;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 29, 0, 0);
  table = new MemoryItemTable();
  reported = [];
  issuer = await openTestIssuer(() => now);
  settings = {
    issuer: issuer.issuer,
    clientId: testClient.id,
    clientSecret: testClient.secret,
    scope: "openid profile",
    page: "https://budget.example/monitor/",
    claims: mapping,
    stamp: "settings",
  };
  served = await serveApi(await auth());
});
afterEach(async () => {
  await served.close();
  await issuer.close().catch(() => {});
});

const hash = await hashPassword("열 글자가 넘는 비밀번호", lightCost);

function auth(): Promise<SessionAuth> {
  const user = { name: "김예산", role: "viewer" as const, departments: [], office: null, hash };
  return openSessionAuth({
    users: () => Promise.resolve([user]),
    changeUsers: null,
    passwordChanged: () => Promise.resolve(),
    passwordCost: lightCost,
    store: new LoginStore(table),
    lifetimes: sessionLifetimes({}),
    signOn: { settings, tell: (text) => reported.push(text) },
    now: () => now,
  });
}

async function startedAgain(): Promise<void> {
  await served.close();
  served = await serveApi(await auth());
}

const get = (path: string, cookie = "") => rawFetch(served, "GET", path, cookie === "" ? {} : { cookie });

function cookiesOf({ headers }: RawAnswer): string[] {
  return [headers["set-cookie"] ?? []].flat().map(String);
}

function sent(answer: RawAnswer): string {
  return cookiesOf(answer)
    .map((each) => each.split(";")[0] ?? "")
    .join("; ");
}

interface Way {
  /** The address to which the issuer led, as this host is requested. */
  readonly back: string;
  readonly cookie: string;
}

async function begun(to = "?view=projects"): Promise<Way> {
  const step = await get(`/sign-on?${new URLSearchParams({ to })}`);
  const back = new URL(await issuer.login(String(step.headers["location"])));
  expect(back.href).toMatch(/^https:\/\/budget\.example\/monitor\/sign-on\/back\?/);
  return { back: `/sign-on/back${back.search}`, cookie: sent(step) };
}

async function finished({ back, cookie }: Way): Promise<RawAnswer> {
  return get(back, cookie);
}

const led = (answer: RawAnswer) => String(answer.headers["location"]);
const refusedAs = (code: string) => `https://budget.example/monitor/?sign-on=${code}`;

async function me(cookie: string): Promise<unknown> {
  const { status, body } = await get("/api/v1/me", cookie);
  return status === 200 ? JSON.parse(body) : status;
}

describe("a single sign-on", () => {
  test("lets in whom the office knows, with the role of the group, and leads back to where they were", async () => {
    const answer = await finished(await begun("?view=projects&sign-on=no-role"));
    expect([answer.status, led(answer)]).toEqual([303, "https://budget.example/monitor/?view=projects"]);
    expect(cookiesOf(answer)[0]).toMatch(
      /^monitor-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    expect(await me(sent(answer))).toMatchObject({
      subject: `oidc:${new URL(issuer.issuer).host}:k-1`,
      name: "김예산",
      role: "finance",
      office: "1129000",
      hasSession: true,
      hasPassword: false,
    });
    expect(reported).toEqual([]);
  });

  test("asks by code, with PKCE, state and nonce, and keeps what it began out of the reach of scripts", async () => {
    const step = await get("/sign-on");
    const requested = new URL(led(step)).searchParams;
    expect(requested.get("response_type")).toBe("code");
    expect(requested.get("code_challenge_method")).toBe("S256");
    expect([requested.get("state"), requested.get("nonce")].every((each) => (each ?? "").length >= 43)).toBe(
      true,
    );
    expect(cookiesOf(step)[0]).toMatch(
      /^monitor-sign-on=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    expect(step.headers["cache-control"]).toBe("no-store");
  });

  test("gives a manager the departments of the group", async () => {
    issuer.claims = { sub: "m", name: "이도로", groups: ["직원", "도로과"] };
    expect(await me(sent(await finished(await begun())))).toMatchObject({
      role: "manager",
      departments: ["건설과", "도로과"],
    });
  });

  test("reads groups that are said beside the token alone", async () => {
    issuer.claims = { sub: "k-1" };
    issuer.userinfo = { sub: "k-1", groups: ["의회"] };
    expect(await me(sent(await finished(await begun())))).toMatchObject({ role: "viewer" });
  });

  test("does not take what is said beside the token of somebody else", async () => {
    issuer.claims = { sub: "k-1" };
    issuer.userinfo = { sub: "k-2", groups: ["예산팀"] };
    expect(led(await finished(await begun()))).toBe(refusedAs("not-completed"));
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["no group", {}, "no-role"],
    ["a group without a role", { groups: ["기획팀"] }, "no-role"],
    ["a group whose name only begins like one", { groups: ["예산팀장협의회"] }, "no-role"],
    ["groups in another shape", { groups: { 예산팀: true } }, "no-role"],
  ])(
    "says of %s what is missing, and to whoever runs the host which groups there were",
    async (_name, groups, code) => {
      issuer.claims = { sub: "k-1", ...groups };
      const answer = await finished(await begun());
      expect(led(answer)).toBe(refusedAs(code));
      expect(await me(sent(answer))).toBe(401);
      expect(reported).toHaveLength(1);
      expect(reported[0]?.ko).toMatch(/groups: (–|기획팀|예산팀장협의회)$/);
    },
  );
});

describe("a login that is not to be trusted", () => {
  test.each<[string, TestIssuer["spoil"], string]>([
    ["a token for another program", (token) => ({ ...token, aud: "another" }), "not-completed"],
    [
      "a token of another issuer",
      (token) => ({ ...token, iss: "https://elsewhere.example" }),
      "not-completed",
    ],
    ["the token of another login", (token) => ({ ...token, nonce: "another" }), "not-completed"],
    ["a token without a nonce", (token) => ({ ...token, nonce: undefined }), "not-completed"],
    ["a token that is over", (token) => ({ ...token, exp: now / 1_000 - 301 }), "clock"],
    ["a token that is not yet good", (token) => ({ ...token, nbf: now / 1_000 + 301 }), "clock"],
  ])("is refused: %s", async (_name, spoil, code) => {
    issuer.spoil = spoil;
    const answer = await finished(await begun());
    expect(led(answer)).toBe(refusedAs(code));
    expect(await me(sent(answer))).toBe(401);
  });

  test("is refused: a token that somebody else signed", async () => {
    issuer.forge();
    expect(led(await finished(await begun()))).toBe(refusedAs("not-completed"));
  });

  test.each([-299, 299])("takes clocks that are %i seconds apart", async (seconds) => {
    issuer.spoil = (token) => ({ ...token, nbf: now / 1_000 + seconds, exp: now / 1_000 + seconds });
    expect(await me(sent(await finished(await begun())))).toMatchObject({ role: "finance" });
  });

  test("is refused when its way back is walked again, with the cookie and without", async () => {
    const way = await begun();
    const first = await finished(way);
    expect(cookiesOf(first)[1]).toMatch(/^monitor-sign-on=; .*Max-Age=0$/);
    expect(led(await finished(way))).toBe(refusedAs("not-completed"));
    expect(led(await finished({ ...way, cookie: "" }))).toBe(refusedAs("not-completed"));
  });

  test("is refused in another browser than the one that began it", async () => {
    const [one, other] = [await begun(), await begun()];
    expect(led(await finished({ back: one.back, cookie: other.cookie }))).toBe(refusedAs("not-completed"));
  });

  test.each(["", "monitor-sign-on=", "monitor-sign-on=e30", "monitor-sign-on=%%%"])(
    "is refused with a cookie that is none of ours: %s",
    async (cookie) => {
      const { back } = await begun();
      expect(led(await finished({ back, cookie }))).toBe(refusedAs("not-completed"));
    },
  );

  test("is refused where the person said no", async () => {
    const { back, cookie } = await begun();
    const state = new URLSearchParams(back.split("?")[1]).get("state") ?? "";
    const denied = `/sign-on/back?${new URLSearchParams({ error: "access_denied", state })}`;
    expect(led(await finished({ back: denied, cookie }))).toBe(refusedAs("not-completed"));
  });

  test("counts by address, and waits after a hundred", async () => {
    const way = await begun();
    const bad = { ...way, back: way.back.replace(/code=[^&]+/, "code=guess") };
    for (let guess = 0; guess < 100; guess++)
      expect(led(await finished(bad))).toBe(refusedAs("not-completed"));
    expect(led(await finished(bad))).toBe(refusedAs("throttled"));
    now += minute;
    expect(await me(sent(await finished(way)))).toMatchObject({ role: "finance" });
  });

  test("leads to no other site", async () => {
    const answer = await finished(await begun("https://evil.example/?a"));
    expect(new URL(led(answer)).host).toBe("budget.example");
  });
});

describe("an issuer", () => {
  test("that is down is said, and users of this host go on", async () => {
    await issuer.close();
    expect(led(await get("/sign-on"))).toBe(refusedAs("unreachable"));
    expect(reported[0]?.en).toContain("unreachable");
    const body = JSON.stringify({ user: "김예산", password: "열 글자가 넘는 비밀번호" });
    const headers = { "x-monitor-request": "1", "content-type": "application/json" };
    expect((await rawFetch(served, "POST", "/api/v1/session", headers, body)).status).toBe(204);
  });

  test("that has another key since is believed with it, and not with the one before", async () => {
    await finished(await begun());
    issuer.rotateKey();
    expect(await me(sent(await finished(await begun())))).toMatchObject({ role: "finance" });
  });

  test("that does not know the client is reported from a person who failed", async () => {
    settings = { ...settings, clientSecret: "another" };
    await startedAgain();
    expect(led(await finished(await begun()))).toBe(refusedAs("misconfigured"));
  });

  test("that wants the secret in the body gets it there", async () => {
    issuer.isSecretPosted = true;
    expect(await me(sent(await finished(await begun())))).toMatchObject({ role: "finance" });
  });

  test("ends its own session, too, when somebody leaves", async () => {
    const answer = await get("/sign-on/leave");
    const address = new URL(led(answer));
    expect(address.href).toContain(`${issuer.issuer}/logout?`);
    expect(address.searchParams.get("post_logout_redirect_uri")).toBe("https://budget.example/monitor/");
  });
});

describe("an issuer of another kind, which signs with RSA and says groups in one text", () => {
  beforeEach(() => {
    issuer.keys = "rsa";
    issuer.rotateKey();
    issuer.claims = { sub: "k-2", name: "이재정", groups: "감사팀, 예산팀" };
  });

  const welcome = "https://budget.example/monitor/?view=projects";

  test("lets in whom its groups know, under one group, several, or a list with brackets", async () => {
    for (const groups of ["예산팀", "감사팀,예산팀", "[감사팀 예산팀]", "예산팀".normalize("NFD")]) {
      issuer.claims = { ...issuer.claims, groups };
      expect(led(await finished(await begun()))).toBe(welcome);
    }
  });

  test.each(["", " , ", "예산팀 감사팀", "예산"])(
    "lets in nobody under the groups %j, whose parts are no group",
    async (groups) => {
      issuer.claims = { ...issuer.claims, groups };
      expect(led(await finished(await begun()))).toBe(refusedAs("no-role"));
    },
  );

  test("is believed where a token is for several, this client among them and named as who asked", async () => {
    issuer.spoil = (token) => ({ ...token, aud: [testClient.id, "another"], azp: testClient.id });
    expect(led(await finished(await begun()))).toBe(welcome);
  });

  test.each<[string, TestIssuer["spoil"]]>([
    [
      "names another as who asked",
      (token) => ({ ...token, aud: [testClient.id, "another"], azp: "another" }),
    ],
    ["names nobody as who asked", (token) => ({ ...token, aud: [testClient.id, "another"] })],
    ["is for others alone", (token) => ({ ...token, aud: ["another"], azp: testClient.id })],
  ])("is not believed where a token for several %s", async (_name, spoil) => {
    issuer.spoil = spoil;
    expect(led(await finished(await begun()))).toBe(refusedAs("not-completed"));
  });

  test.each([-299, 299])(
    "may have a clock that is %i seconds apart, also in when a token begins to hold",
    async (seconds) => {
      issuer.spoil = (token) => {
        const at = Number(token["iat"]) + seconds;
        return { ...token, iat: at, nbf: at, exp: at + 300 };
      };
      expect(led(await finished(await begun()))).toBe(welcome);
    },
  );

  test("is believed under the old key and the new one while both are published, and under the new one alone after that", async () => {
    issuer.rotateKey(true);
    expect(led(await finished(await begun()))).toBe(welcome);
    issuer.signWithOld();
    expect(led(await finished(await begun()))).toBe(welcome);
    issuer.rotateKey();
    issuer.signWithOld();
    expect(led(await finished(await begun()))).toBe(refusedAs("not-completed"));
  });
});

describe("a session of a single sign-on", () => {
  test("survives a restart, and ends with the settings under which it was begun", async () => {
    const cookie = sent(await finished(await begun()));
    await startedAgain();
    expect(await me(cookie)).toMatchObject({ role: "finance" });
    settings = { ...settings, stamp: "other settings" };
    await startedAgain();
    expect(await me(cookie)).toBe(401);
  });

  test("is no way to the password of a user of the same name", async () => {
    const cookie = sent(await finished(await begun()));
    const headers = { "x-monitor-request": "1", "content-type": "application/json", cookie };
    const body = JSON.stringify({ current: "열 글자가 넘는 비밀번호", password: "바람 부는 날 억새밭" });
    expect((await rawFetch(served, "PUT", "/api/v1/me/password", headers, body)).status).toBe(403);
  });

  test("ends on every computer where its person asks for that", async () => {
    const [one, other] = [sent(await finished(await begun())), sent(await finished(await begun()))];
    const headers = { "x-monitor-request": "1", cookie: one };
    expect((await rawFetch(served, "DELETE", "/api/v1/sessions", headers)).status).toBe(204);
    expect([await me(one), await me(other)]).toEqual([401, 401]);
  });
});
