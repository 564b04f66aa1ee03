// Logging in on a real socket: guesses that come at once, colleagues behind one proxy, restarts, stolen cookies.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sessionLifetimes } from "../../local/login/login-settings.ts";
import { LoginStore } from "../../local/login/login-store.ts";
import { hashPassword } from "../../local/login/password-hash.ts";
import { openSessionAuth, type SessionAuth } from "../../local/login/session-auth.ts";
import { accountOf } from "../../shared/domain/access/account-acts.ts";
import { findUser, type User } from "../../local/login/users-file.ts";
import type { Principal } from "../../shared/domain/access/principal.ts";
import { loginPartitions } from "../../shared/stores/keys.ts";
import { everything } from "../../shared/ports/item-table.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { lightCost, rawFetch, type RawAnswer, serveApi, type ServedApi } from "./served-api.ts";

const right = "열 글자가 넘는 비밀번호";
const hour = 3_600_000;
const cookiePattern = /^monitor-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/;

let served: ServedApi;
let now: number;
let users: readonly User[];
let table: MemoryItemTable;
let changed: Principal[];
let hash: string;

beforeAll(async () => {
  hash = await hashPassword(right, lightCost);
});
beforeEach(() => {
  now = Date.UTC(2026, 10, 29);
  table = new MemoryItemTable();
  changed = [];
  users = [
    { name: "김담당", role: "manager", departments: ["사회적경제과"], office: "1129000", hash },
    { name: "이주임", role: "viewer", departments: [], office: "1129000", hash },
  ];
});
afterEach(() => served.close());

/** A host on what the home holds: a second one is the first, started again. */
function auth(): Promise<SessionAuth> {
  return openSessionAuth({
    users: () => Promise.resolve(users),
    changeUsers: (change) => {
      users = change(users);
      return Promise.resolve();
    },
    passwordChanged: (by) => {
      changed.push(by);
      return Promise.resolve();
    },
    passwordCost: lightCost,
    store: new LoginStore(table),
    lifetimes: sessionLifetimes({}),
    signOn: null,
    now: () => now,
  });
}

function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  json: unknown = null,
): Promise<RawAnswer> {
  const own = { "x-monitor-request": "1", ...(json === null ? {} : { "content-type": "application/json" }) };
  return rawFetch(served, method, path, { ...own, ...headers }, json === null ? "" : JSON.stringify(json));
}

const login = (password: string, user = "김담당", headers: Readonly<Record<string, string>> = {}) =>
  ask("POST", "/api/v1/session", headers, { user, password });

function cookieOf({ headers }: RawAnswer): string {
  return String(headers["set-cookie"]).split(";")[0] ?? "";
}

async function who(cookie: string): Promise<number> {
  return (await ask("GET", "/api/v1/me", { cookie })).status;
}

async function statuses(attempts: readonly Promise<RawAnswer>[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of await Promise.all(attempts)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe("a login", () => {
  test("lets in who knows the password, as who they are, until they leave", async () => {
    served = await serveApi(await auth());
    expect((await ask("GET", "/api/v1/me")).status).toBe(401);
    expect((await ask("GET", "/rates")).status).toBe(401);
    const entered = await login(right);
    expect(entered.status).toBe(204);
    expect(String(entered.headers["set-cookie"])).toMatch(cookiePattern);
    const cookie = cookieOf(entered);
    const me: unknown = JSON.parse((await ask("GET", "/api/v1/me", { cookie })).body);
    expect(me).toMatchObject({ name: "김담당", role: "manager", departments: ["사회적경제과"] });
    expect((await ask("GET", "/rates", { cookie })).status).toBe(403);
    await ask("DELETE", "/api/v1/session", { cookie });
    expect(await who(cookie)).toBe(401);
  });

  test.each([
    "monitor-session",
    "monitor-session=%E0%A4%A",
    ";;;=;",
    "__proto__=1; monitor-session=",
    "a".repeat(8_000),
  ])("lets nobody in by a cookie that is none of ours", async (cookie) => {
    served = await serveApi(await auth());
    expect(await who(cookie)).toBe(401);
    expect(served.api.broken).toEqual([]);
  });

  test.each([
    ["no JSON", "{"],
    ["another shape", '{"user":"김담당"}'],
    ["a password without end", `{"user":"김담당","password":"${"a".repeat(201)}"}`],
  ])("of %s is refused before a password is looked at", async (_name, body) => {
    served = await serveApi(await auth());
    const headers = { "x-monitor-request": "1", "content-type": "application/json" };
    expect((await rawFetch(served, "POST", "/api/v1/session", headers, body)).status).toBe(400);
  });

  test("with a name that is not known says which, and repeats no value", async () => {
    served = await serveApi(await auth());
    const headers = { "x-monitor-request": "1", "content-type": "application/json" };
    const body = `{"name":"김담당","password":"${right}"}`;
    const answer = await rawFetch(served, "POST", "/api/v1/session", headers, body);
    expect(answer.body).toContain('"path":"user"');
    expect(answer.body).not.toContain(right);
  });
});

describe("guessing", () => {
  test("says the same of a wrong name and a wrong password, also when it is slowed down", async () => {
    served = await serveApi(await auth());
    const same = async () => {
      const [name, password] = [await login("x", "아무개"), await login("x")];
      expect(name).toMatchObject({ status: password.status, body: password.body });
      expect(name.headers["retry-after"]).toBe(password.headers["retry-after"]);
      return name.status;
    };
    const answers = [];
    for (let attempt = 0; attempt < 7; attempt++) answers.push(await same());
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test("counts forty wrong guesses at once as forty: the right password waits as long as after forty", async () => {
    served = await serveApi(await auth());
    const guesses = Array.from({ length: 40 }, (_, at) => login(`wrong guess ${at}`));
    expect(await statuses(guesses)).toEqual({ 401: 5, 429: 35 });
    const refused = await login(right);
    expect(refused.status).toBe(429);
    expect(refused.headers["retry-after"]).toBe("900");
    now += 899_000;
    expect((await login(right)).headers["retry-after"]).toBe("1");
    now += 1_000;
    expect((await login(right)).status).toBe(204);
    expect((await login("wrong")).status).toBe(401);
  });

  test("of one name is one guess however the name is typed", async () => {
    served = await serveApi(await auth());
    const names = ["kim", "KIM", " kim", "kim ", "Kim"];
    for (const name of names) expect((await login("x", name)).status).toBe(401);
    expect((await login("x", "kIm")).status).toBe(429);
  });

  test("at one account leaves a colleague behind the same proxy alone", async () => {
    served = await serveApi(await auth());
    await statuses(Array.from({ length: 40 }, () => login("wrong")));
    expect((await login(right, "이주임")).status).toBe(204);
  });

  test("is remembered by a host that was started again", async () => {
    served = await serveApi(await auth());
    await statuses(Array.from({ length: 8 }, () => login("wrong")));
    await served.close();
    served = await serveApi(await auth());
    const refused = await login(right);
    expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "16"]);
  });
});

describe("a session", () => {
  test("survives a restart, and the home holds no cookie that opens it", async () => {
    served = await serveApi(await auth());
    const cookie = cookieOf(await login(right));
    const stored = await table.query(loginPartitions.sessions, everything());
    expect(JSON.stringify(stored)).not.toContain(cookie.slice("monitor-session=".length));
    await served.close();
    served = await serveApi(await auth());
    expect(await who(cookie)).toBe(200);
  });

  test("ends after two hours without a request, and after a working day with them", async () => {
    served = await serveApi(await auth());
    const idle = cookieOf(await login(right));
    const busy = cookieOf(await login(right));
    for (let at = 0; at < 11; at++) {
      now += hour;
      expect(await who(busy)).toBe(200);
    }
    expect(await who(idle)).toBe(401);
    now += hour;
    expect(await who(busy)).toBe(401);
    await login(right);
    expect(await table.query(loginPartitions.sessions, everything())).toHaveLength(1);
  });

  test.each<[string, (each: User) => readonly User[]]>([
    ["removed", () => []],
    ["given another role", (each) => [{ ...each, role: "viewer", departments: [] }]],
    ["given another office", (each) => [{ ...each, office: "4573000" }]],
    ["given another password", (each) => [{ ...each, hash: `${each.hash}x` }]],
  ])("ends at once when its user is %s", async (_name, change) => {
    served = await serveApi(await auth());
    const cookie = cookieOf(await login(right));
    users = users.flatMap((each) => (each.name === "김담당" ? change(each) : [each]));
    expect(await who(cookie)).toBe(401);
  });

  test("ends on every computer where its user asks for that, and nobody else's does", async () => {
    served = await serveApi(await auth());
    const [one, two, other] = [await login(right), await login(right), await login(right, "이주임")].map(
      cookieOf,
    );
    expect((await ask("DELETE", "/api/v1/sessions", { cookie: one ?? "" })).status).toBe(204);
    expect([await who(one ?? ""), await who(two ?? ""), await who(other ?? "")]).toEqual([401, 401, 200]);
    expect((await ask("DELETE", "/api/v1/sessions")).status).toBe(401);
  });
});

describe("a password", () => {
  const change = (cookie: string, current: string, password: string) =>
    ask("PUT", "/api/v1/me/password", { cookie }, { current, password });
  const next = "바람 부는 날 억새밭";

  test("is changed by who knows it: other sessions end, this one goes on, and it is written down", async () => {
    served = await serveApi(await auth());
    const [here, elsewhere] = [cookieOf(await login(right)), cookieOf(await login(right))];
    const answer = await change(here, right, next);
    expect(answer.status).toBe(204);
    expect([await who(cookieOf(answer)), await who(here), await who(elsewhere)]).toEqual([200, 401, 401]);
    expect(changed).toMatchObject([{ name: "김담당" }]);
    expect((await login(right)).status).toBe(401);
    expect((await login(next)).status).toBe(204);
  });

  test("is not guessed by who found an open window", async () => {
    served = await serveApi(await auth());
    const cookie = cookieOf(await login(right));
    const guesses = Array.from({ length: 20 }, (_, at) => change(cookie, `wrong ${at}`, next));
    expect(await statuses(guesses)).toEqual({ 401: 5, 429: 15 });
    expect(findUser(users, accountOf("김담당"))?.hash).toBe(hash);
  });

  test.each(["short", "김담당김담당김담당1", "password2026", "1q2w3e4r5t6y"])(
    "that is easy to guess is refused: %s",
    async (weak) => {
      served = await serveApi(await auth());
      const answer = await change(cookieOf(await login(right)), right, weak);
      expect(answer.status).toBe(422);
      expect(changed).toEqual([]);
    },
  );
});

describe("a password that somebody else gave", () => {
  const next = "바람 부는 날 억새밭";
  const paths = [
    "/api/v1/me",
    "/api/v1/books",
    "/api/v1/offices/1129000/years/2020/overview",
    "/api/v1/offices/1129000/years/2020/projects?format=csv",
    "/api/v1/news",
    "/api/v1/no-such-thing",
    "/rates",
    "/alerts",
  ];
  const change = (cookie: string, password: string, current = right) =>
    ask("PUT", "/api/v1/me/password", { cookie }, { current, password });

  beforeEach(async () => {
    users = users.map((user) => ({ ...user, role: "finance", departments: [], mustChangePassword: true }));
    served = await serveApi(await auth());
  });

  test.each(paths)("shows nothing of %s before it is changed", async (path) => {
    const cookie = cookieOf(await login(right));
    const { status, body } = await ask("GET", path, { cookie });
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({
      code: "password-change-required",
      detail: expect.stringContaining("내 비밀번호로 바꾼 다음") as string,
    });
    const posted = await ask(
      "POST",
      "/api/v1/offices/1129000/years/2020/snapshots",
      { cookie },
      { asOf: "2020-09-30" },
    );
    expect(posted.status).toBe(403);
  });

  test("lets the change through, and from then on everything else", async () => {
    const cookie = cookieOf(await login(right));
    const answer = await change(cookie, next);
    expect(answer.status).toBe(204);
    expect(await who(cookieOf(answer))).toBe(200);
    expect(await who(cookie)).toBe(401);
    expect(findUser(users, "김담당")?.mustChangePassword).toBeUndefined();
    expect(findUser(users, "이주임")?.mustChangePassword).toBe(true);
    expect(await who(cookieOf(await login(next)))).toBe(200);
  });

  test("is not changed to itself, nor to one that is guessed first, nor by who does not know it", async () => {
    const cookie = cookieOf(await login(right));
    expect((await change(cookie, right)).status).toBe(422);
    expect((await change(cookie, "1234567890")).status).toBe(422);
    expect((await change(cookie, next, "아마 이것일 것이다")).status).toBe(401);
    expect(await who(cookie)).toBe(403);
  });

  test("lets one go without changing it", async () => {
    const cookie = cookieOf(await login(right));
    expect((await ask("DELETE", "/api/v1/session", { cookie })).status).toBe(204);
    expect(await who(cookie)).toBe(401);
  });

  test("that is given while one is logged in ends what is open", async () => {
    users = users.map(({ mustChangePassword: _given, ...user }) => user);
    const cookie = cookieOf(await login(right));
    expect(await who(cookie)).toBe(200);
    users = users.map((user) => ({ ...user, mustChangePassword: true }));
    expect(await who(cookie)).toBe(401);
  });
});
