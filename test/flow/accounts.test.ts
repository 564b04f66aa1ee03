// Accounts of one PC through its API: made, changed and ended by an administrator, and written down.
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { sessionLifetimes } from "../../local/login/login-settings.ts";
import { LoginStore } from "../../local/login/login-store.ts";
import { hashPassword } from "../../local/login/password-hash.ts";
import { openSessionAuth } from "../../local/login/session-auth.ts";
import type { User } from "../../local/login/users-file.ts";
import type { AccountsAnswer } from "../../shared/contracts/api/api.ts";
import { accountsAnswer } from "../../shared/contracts/api/bodies/accounts.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { lightCost, rawFetch, type RawAnswer, serveApi, type ServedApi } from "./served-api.ts";

const own = "열 글자가 넘는 비밀번호";
const other = "전혀 다른 새 글귀입니다";

let served: ServedApi;
let users: readonly User[];
let hash: string;
let admin: string;
/** The clock stands: whoever guesses waits for nothing. */
const now = Date.UTC(2026, 10, 29);

beforeAll(async () => {
  hash = await hashPassword(own, lightCost);
});
beforeEach(async () => {
  users = [
    { name: "박관리", role: "administrator", departments: [], office: "1129000", hash },
    { name: "김담당", role: "manager", departments: ["사회적경제과"], office: "1129000", hash },
  ];
  served = await serveApi(
    await openSessionAuth({
      users: () => Promise.resolve(users),
      changeUsers: (change) => {
        users = change(users);
        return Promise.resolve();
      },
      passwordChanged: () => Promise.resolve(),
      passwordCost: lightCost,
      store: new LoginStore(new MemoryItemTable()),
      lifetimes: sessionLifetimes({}),
      signOn: null,
      now: () => now,
    }),
  );
  admin = await cookieOf("박관리");
});
afterEach(() => served.close());

function ask(method: string, path: string, cookie: string, json: unknown = null): Promise<RawAnswer> {
  const headers = {
    "x-monitor-request": "1",
    cookie,
    ...(json === null ? {} : { "content-type": "application/json" }),
  };
  return rawFetch(served, method, `/api/v1/${path}`, headers, json === null ? "" : JSON.stringify(json));
}

async function cookieOf(user: string, password = own): Promise<string> {
  const { headers } = await ask("POST", "session", "", { user, password });
  return String(headers["set-cookie"]).split(";")[0] ?? "";
}

const path = (name: string) => `users/${encodeURIComponent(name)}`;
/** Whether the session is open, also where a given password has to be changed first. */
const isIn = async (cookie: string) => (await ask("GET", "me", cookie)).status !== 401;
const rights = { role: "viewer", departments: [], office: "1129000", isDisabled: false };

async function listed(): Promise<AccountsAnswer> {
  return accountsAnswer.parse(JSON.parse((await ask("GET", "users", admin)).body));
}

test("are listed with who is logged in, and are for administrators alone", async () => {
  const manager = await cookieOf("김담당");
  expect(await listed()).toMatchObject({
    kept: "here",
    provider: null,
    items: [
      { name: "김담당", role: "manager", departments: ["사회적경제과"], sessions: 1, isOwn: false },
      { name: "박관리", role: "administrator", sessions: 1, isOwn: true },
    ],
  });
  expect((await ask("GET", "users", manager)).status).toBe(403);
  expect((await ask("DELETE", path("박관리"), manager)).status).toBe(403);
  expect(JSON.stringify(await listed())).not.toContain("argon2");
});

test("one that is made can log in, and the trail says by whom and never with what", async () => {
  const body = { name: "이주임", role: "viewer", departments: [], office: "1129000", password: other, own };
  expect((await ask("POST", "users", admin, body)).status).toBe(204);
  const cookie = await cookieOf("이주임", other);
  expect((await ask("GET", "me", cookie)).body).toContain("password-change-required");
  const mustChange = async () =>
    (await listed()).items.find(({ name }) => name === "이주임")?.mustChangePassword;
  expect(await mustChange()).toBe(true);
  const changed = await ask("PUT", "me/password", cookie, {
    current: other,
    password: "나만 아는 글귀입니다",
  });
  expect(changed.status).toBe(204);
  expect(await mustChange()).toBe(false);
  expect((await ask("GET", "me", await cookieOf("이주임", "나만 아는 글귀입니다"))).status).toBe(200);
  const { acts } = await listed();
  expect(acts).toMatchObject([
    { act: "add-user", target: "이주임", by: { name: "박관리", role: "administrator" } },
  ]);
  expect(JSON.stringify(acts)).not.toMatch(/argon2|글귀/);
});

test("a password that an administrator gives is for the next login alone, and their own is for good", async () => {
  await ask("PUT", `${path("김담당")}/password`, admin, { password: other, own });
  expect((await ask("GET", "me", await cookieOf("김담당", other))).status).toBe(403);
  // Rights that change meanwhile leave it to be changed.
  await ask("PUT", path("김담당"), admin, { ...rights, own });
  expect((await ask("GET", "me", await cookieOf("김담당", other))).status).toBe(403);
  await ask("PUT", `${path("박관리")}/password`, admin, { password: other, own });
  expect((await ask("GET", "me", await cookieOf("박관리", other))).status).toBe(200);
});

test("every change ends the account's sessions and no other", async () => {
  for (const change of [
    () => ask("PUT", path("김담당"), admin, { ...rights, own }),
    () => ask("PUT", `${path("김담당")}/password`, admin, { password: other, own }),
    () => ask("DELETE", `${path("김담당")}/sessions`, admin),
    () => ask("PUT", path("김담당"), admin, { ...rights, isDisabled: true, own }),
  ]) {
    const password = users.find(({ name }) => name === "김담당")?.hash === hash ? own : other;
    const cookie = await cookieOf("김담당", password);
    expect(await isIn(cookie)).toBe(true);
    expect((await change()).status).toBe(204);
    expect(await isIn(cookie)).toBe(false);
    expect(await isIn(admin)).toBe(true);
  }
  // Disabled: the right password opens nothing, until it is enabled again.
  expect((await ask("POST", "session", "", { user: "김담당", password: other })).status).toBe(401);
  await ask("PUT", path("김담당"), admin, { ...rights, own });
  expect(await isIn(await cookieOf("김담당", other))).toBe(true);
});

test("one that is taken out is gone at once, and the own one stays", async () => {
  const cookie = await cookieOf("김담당");
  expect((await ask("DELETE", path("김담당"), admin)).status).toBe(204);
  expect(await isIn(cookie)).toBe(false);
  expect((await ask("DELETE", path("김담당"), admin)).status).toBe(404);
  const refused = await ask("DELETE", path("박관리"), admin);
  expect([refused.status, refused.body]).toEqual([422, expect.stringContaining("own-account")]);
  expect(users.map(({ name }) => name)).toEqual(["박관리"]);
});

test("nobody gets in by a session that was left open: the own password is asked, and guessing it is throttled", async () => {
  const body = { password: other, own: "아마 이것일 것이다" };
  const guess = () => ask("PUT", `${path("김담당")}/password`, admin, body);
  expect((await guess()).status).toBe(401);
  expect((await ask("PUT", `${path("김담당")}/password`, admin, { password: other })).status).toBe(401);
  for (let at = 0; at < 3; at++) await guess();
  expect((await guess()).status).toBe(429);
  expect(users.every((user) => user.hash === hash)).toBe(true);
});

test.each([
  ["a weak password", { name: "이주임", password: "1234567890" }, 422],
  ["a name that is there", { name: " 김담당" }, 422],
  ["a name that turns the writing around", { name: "이주임\u202eabc" }, 400],
  ["a role that is none", { name: "이주임", role: "root" }, 400],
  ["a manager without a department", { name: "이주임", role: "manager" }, 422],
  ["another office", { name: "이주임", office: "4573000" }, 422],
])("%s is refused", async (_name, changed, status) => {
  const { isDisabled: _no, ...plain } = rights;
  const answer = await ask("POST", "users", admin, { ...plain, password: other, own, ...changed });
  expect(answer.status).toBe(status);
  expect(users.length).toBe(2);
});

test("no page of another site changes them", async () => {
  const headers = { cookie: admin, "content-type": "application/json" };
  const answer = await rawFetch(served, "DELETE", `/api/v1/${path("김담당")}`, headers, "");
  expect(answer.status).toBe(403);
  expect(users.length).toBe(2);
});
