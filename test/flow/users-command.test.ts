// Users of a file, made at the command line: the password goes in by the standard input and stays nowhere.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newHome, readJson, repository, runMonitor, startMonitor } from "../support/monitor-process.ts";
import { isPassword } from "../../local/login/password-hash.ts";
import { readUsers } from "../../local/login/users-file.ts";
import { spawn } from "node:child_process";
import { once } from "node:events";

describe("monitor users", () => {
  let home: ReturnType<typeof newHome>;
  let file: string;
  beforeEach(() => {
    home = newHome();
    file = join(home.path, "users.json");
  });
  afterEach(() => home.remove());

  const add = (words: readonly string[], password: string) => typed(["add", ...words], password);

  /** @param lines what comes through standard input. */
  async function typed(words: readonly string[], ...lines: readonly string[]): Promise<number | null> {
    const all = [join(repository, "local/monitor.js"), "users", ...words, "--users", file];
    const env = { ...process.env, MONITOR_HOME: home.path };
    const child = spawn(process.execPath, all, { env, stdio: ["pipe", "ignore", "ignore"] });
    child.stdin.end(`${lines.join("\n")}\n`);
    await once(child, "close");
    return child.exitCode;
  }

  test("keeps a hash that only the owner may read, and lists who there is", async () => {
    const words = ["김담당", "--role", "manager", "--department", "사회적경제과, 도로과"];
    expect(await add(words, "열 글자가 넘는 비밀번호")).toBe(0);
    expect(await readJson(["users", "list", "--users", file], { home: home.path })).toEqual([
      {
        name: "김담당",
        role: "manager",
        departments: ["사회적경제과", "도로과"],
        office: null,
        isDisabled: false,
        mustChangePassword: true,
        lastLogin: null,
      },
    ]);
    expect(readFileSync(file, "utf8")).not.toContain("비밀번호");
    expect(statSync(file).mode & 0o077).toBe(0);
    const [user] = await readUsers(file);
    expect(await isPassword("열 글자가 넘는 비밀번호", user?.hash ?? "")).toBe(true);
    expect(await isPassword("다른 비밀번호입니다", user?.hash ?? "")).toBe(false);
    expect(user?.hash).toMatch(/^argon2id\$65536,3,4\$/);
  });

  test("gives a user who is there another role only where that is what was said", async () => {
    await add(["김담당", "--role", "viewer"], "열 글자가 넘는 비밀번호");
    expect(await add(["김담당", "--role", "finance"], "열 글자가 넘는 비밀번호")).toBe(2);
    expect((await readUsers(file))[0]?.role).toBe("viewer");
    expect(await add(["김담당", "--role", "finance", "--replace"], "열 글자가 넘는 비밀번호")).toBe(0);
    expect((await readUsers(file)).map(({ role }) => role)).toEqual(["finance"]);
  });

  test("gives a password for the first login alone, which its user changes, also by command", async () => {
    const [given, next] = ["열 글자가 넘는 비밀번호", "바람 부는 날 억새밭"];
    await add(["김담당", "--role", "viewer"], given);
    expect((await readUsers(file))[0]?.mustChangePassword).toBe(true);
    expect(await typed(["passwd", "김담당"], "아닌 비밀번호입니다", next)).toBe(2);
    expect(await typed(["passwd", "김담당"], given, given)).toBe(2);
    expect(await typed(["passwd", "김담당"], given, "1234567890")).toBe(2);
    expect(await typed(["passwd", "이주임"], given, next)).toBe(2);
    expect((await readUsers(file))[0]?.mustChangePassword).toBe(true);
    expect(await typed(["passwd", "김담당"], given, next)).toBe(0);
    const [user] = await readUsers(file);
    expect(user?.mustChangePassword).toBeUndefined();
    expect(await isPassword(next, user?.hash ?? "")).toBe(true);
    const trail = await readJson(["audit"], { home: home.path });
    expect(trail).toMatchObject([{ act: "change-password", target: "김담당" }, { act: "add-user" }]);
    await add(["김담당", "--role", "viewer", "--replace"], given);
    expect((await readUsers(file))[0]?.mustChangePassword).toBe(true);
  });

  test("disables a user, who stays in the file, and enables one again", async () => {
    await add(["김담당", "--role", "viewer"], "열 글자가 넘는 비밀번호");
    const [before] = await readUsers(file);
    for (const [act, disabled] of [
      ["disable", true],
      ["enable", undefined],
    ] as const) {
      await runMonitor(["users", act, "김담당", "--users", file], { home: home.path });
      expect(await readUsers(file)).toEqual([disabled === true ? { ...before, disabled } : before]);
    }
    const trail = await readJson(["audit"], { home: home.path });
    expect(JSON.stringify(trail)).toContain('"state":"disabled"');
  });

  test("writes down who may do what from now on, and no hash", async () => {
    await add(["김담당", "--role", "viewer", "--by", "관리자"], "열 글자가 넘는 비밀번호");
    await runMonitor(["users", "remove", "김담당", "--users", file], { home: home.path });
    const trail = await readJson(["audit"], { home: home.path });
    const rights = { role: "viewer", departments: [], office: null };
    expect(trail).toMatchObject([
      { act: "remove-user", target: "김담당", before: rights, after: null },
      { act: "add-user", target: "김담당", by: { name: "관리자" }, before: null, after: rights },
    ]);
    expect(JSON.stringify(trail)).not.toContain("argon2");
  });

  test("refuses a short password, a manager of nothing and a role that is none", async () => {
    expect(await add(["김", "--role", "finance"], "short")).toBe(2);
    expect(await add(["김", "--role", "manager"], "열 글자가 넘는 비밀번호")).toBe(2);
    expect(await add(["김", "--role", "king"], "열 글자가 넘는 비밀번호")).toBe(2);
  });

  test("is needed before a host is opened to other computers", async () => {
    const refused = await runMonitor(["start", "--host", "127.0.0.1", "--port", "0"], { home: home.path });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("--users");
  });

  test("refuses a password that is guessed first", async () => {
    expect(await add(["김", "--role", "finance"], "password2026")).toBe(2);
  });

  test("lets the host of a network answer nobody without a login, and a session outlives the host", async () => {
    const password = "열 글자가 넘는 비밀번호";
    await add(["김", "--role", "finance"], password);
    let host = await open();
    expect((await fetch(`${host.address}/api/v1/me`)).status).toBe(401);
    const entered = await fetch(`${host.address}/api/v1/session`, {
      method: "POST",
      headers: { "x-monitor-request": "1", "content-type": "application/json" },
      body: JSON.stringify({ user: "김", password }),
    });
    const headers = { cookie: entered.headers.get("set-cookie")?.split(";")[0] ?? "" };
    await host.end();
    host = await open();
    // The password was given: it is to be changed first.
    expect((await fetch(`${host.address}/api/v1/me`, { headers })).status).toBe(403);
    const listed = await readJson(["users", "list", "--users", file], { home: home.path });
    expect(JSON.stringify(listed)).toMatch(/"lastLogin":"20\d\d-/);
    // A new password, by command and beside the running host.
    await add(["김", "--role", "finance", "--replace"], "바람 부는 날 억새밭");
    expect((await fetch(`${host.address}/api/v1/me`, { headers })).status).toBe(401);
    await host.end();
  });

  async function open() {
    const words = ["start", "--host", "127.0.0.1", "--port", "0", "--users", file];
    const monitor = startMonitor(words, { home: home.path });
    let text = "";
    monitor.stderr?.setEncoding("utf8");
    for await (const chunk of monitor.stderr ?? []) {
      text += String(chunk);
      if (/http:\/\/\S+:\d+/.test(text)) break;
    }
    const end = async () => {
      monitor.kill("SIGTERM");
      await once(monitor, "close");
    };
    return { address: /http:\/\/\S+:\d+/.exec(text)?.[0] ?? "", end };
  }
});
