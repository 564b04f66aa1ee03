/** An administrator's whole work: accounts of a host with users of its own, also by the keyboard alone. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "../../local/login/password-hash.ts";
import { changeUsers, storedUsers, type User } from "../../local/login/users-file.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit, type VisitOptions } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let users: string;
let seat: Visit;
const password = "집행률 팔십육점팔";
const next = "전혀 다른 새 글귀입니다";
const ownChoice = "나만 아는 억새밭 글귀";
const turned = "\u202e뒤집힌\u202c이름";
const unbroken = "띄어쓰기없이아주긴이름을가진사람의계정".repeat(5).slice(0, 100);

beforeAll(async () => {
  users = join(await mkdtemp(join(tmpdir(), "monitor-users-")), "users.json");
  const hash = await hashPassword(password);
  const of = (name: string, changed: Partial<User> = {}): User => ({
    name,
    role: "viewer",
    departments: [],
    office: "1129000",
    hash,
    ...changed,
  });
  await changeUsers(users, () => [
    of("박관리", { role: "administrator" }),
    of("김담당", { role: "manager", departments: ["사회적경제과"] }),
    of(turned),
    of(unbroken, { role: "manager", departments: [unbroken] }),
    ...Array.from({ length: 120 }, (_, at) => of(`직원${at}`)),
  ]);
  [host, browser] = await Promise.all([startHost(["--users", users]), openBrowser()]);
  seat = await entered("박관리");
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

async function typedIn(name: string, options: VisitOptions = {}, given = password): Promise<Visit> {
  const one = await visit(browser, host.address, options);
  await one.open("");
  await one.page.getByLabel("이름").fill(name);
  await one.page.getByLabel("비밀번호").fill(given);
  await one.page.getByRole("button", { name: "들어가기" }).click();
  return one;
}

async function entered(name: string, options: VisitOptions = {}, given = password): Promise<Visit> {
  const one = await typedIn(name, options, given);
  await one.page.locator(".menu").waitFor();
  await settled(one.page);
  return one;
}

const accountNamed = async (name: string) => (await storedUsers(users))?.find((each) => each.name === name);

test("the menu leads to the accounts, and to no project, file or policy", async () => {
  const menu = await seat.page.locator(".menu").innerText();
  for (const absent of ["사업 목록", "자료 올리기", "기준 설정", "할 일"]) expect(menu).not.toContain(absent);
  await seat.page.locator(".menu").getByText("사용자").click();
  await settled(seat.page);
  await expect
    .poll(() => seat.page.locator("main").innerText())
    .toContain("지금 로그인한 사람: 박관리 · 관리자");
  await expect.poll(() => seat.page.locator("caption").first().innerText()).toBe("계정 124개");
});

test("an account is made by the keyboard alone, and its owner comes in", async () => {
  await seat.page.getByText("계정 만들기").focus();
  await seat.page.keyboard.press("Enter");
  const form = seat.page.locator("form").first();
  await form.getByLabel("이름", { exact: true }).focus();
  await seat.page.keyboard.type("이주임");
  await seat.page.keyboard.press("Tab");
  await seat.page.keyboard.press("ArrowDown");
  await seat.page.keyboard.press("ArrowUp");
  await form.getByLabel("사회적경제과").focus();
  await seat.page.keyboard.press("Space");
  for (const [label, text] of [
    [/^새 비밀번호\(/, next],
    [/^새 비밀번호 한 번 더/, next],
    [/^내 비밀번호/, password],
  ] as const) {
    await form.getByLabel(label).focus();
    await seat.page.keyboard.type(text);
  }
  await seat.page.keyboard.press("Enter");
  await seat.page.getByText("이주임: 계정을 만들었습니다.").first().waitFor();
  expect(await accountNamed("이주임")).toMatchObject({ role: "manager", departments: ["사회적경제과"] });
  expect(await accountNamed("이주임")).toMatchObject({ mustChangePassword: true });
  // The administrator chose the password: nothing is shown before its owner has chosen another one.
  const own = await typedIn("이주임", {}, next);
  await own.page.getByRole("heading", { name: "비밀번호 바꾸기" }).waitFor();
  await expect.poll(() => own.page.locator(".menu").count()).toBe(0);
  await expect.poll(() => own.page.locator("body").innerText()).toContain("다른 사람이 정한 것입니다");
  await own.picture("first-password");
  const fill = async (current: string, another: string, again = another): Promise<void> => {
    await own.page.getByLabel("지금 비밀번호").fill(current);
    await own.page.getByLabel(/^새 비밀번호\(/).fill(another);
    await own.page.getByLabel("새 비밀번호 한 번 더").fill(again);
  };
  await fill(next, ownChoice, next);
  await expect
    .poll(() => own.page.getByRole("alert").innerText())
    .toContain("두 번 적은 새 비밀번호가 다릅니다.");
  await fill(next, next);
  await own.page.keyboard.press("Enter");
  await own.page.getByText("지금 비밀번호와 다른 비밀번호를 정하여 주십시오.").first().waitFor();
  // A reload changes nothing of it.
  await own.open("?view=projects");
  await own.page.getByRole("heading", { name: "비밀번호 바꾸기" }).waitFor();
  await fill(next, ownChoice);
  await own.page.keyboard.press("Enter");
  await own.page.locator(".menu").waitFor();
  expect((await accountNamed("이주임"))?.mustChangePassword).toBeUndefined();
  await expect.poll(() => own.page.locator(".menu").innerText()).toContain("사업 목록");
  await own.end();
});

test("a wrong own password changes nothing and is said", async () => {
  await seat.page.getByRole("link", { name: "김담당" }).click();
  const panel = seat.page.getByRole("region", { name: "김담당 계정" });
  await expect
    .poll(() => seat.page.evaluate("document.activeElement?.getAttribute('aria-label')"))
    .toBe("김담당 계정");
  await panel.getByLabel("역할").selectOption("viewer");
  await panel
    .locator("form")
    .first()
    .getByLabel(/^내 비밀번호/)
    .fill("아마 이것일 것이다");
  await panel.getByRole("button", { name: "저장" }).click();
  await seat.page.getByText("내 비밀번호가 맞지 않아 바꾸지 않았습니다.").waitFor();
  expect((await accountNamed("김담당"))?.role).toBe("manager");
});

test("an account that is disabled is out at once, and the list says so", async () => {
  const own = await entered("김담당");
  const panel = seat.page.getByRole("region", { name: "김담당 계정" });
  await panel.getByLabel("역할").selectOption("manager");
  await panel.getByLabel(/^멈춤/).check();
  await panel
    .locator("form")
    .first()
    .getByLabel(/^내 비밀번호/)
    .fill(password);
  await panel.getByRole("button", { name: "저장" }).click();
  await seat.page.getByText("김담당: 저장했습니다.", { exact: false }).first().waitFor();
  const row = seat.page.locator("tr", { hasText: "김담당" }).first();
  // The list is asked for anew after the answer.
  await expect.poll(() => row.innerText()).toContain("멈춤");
  await own.open("");
  await expect.poll(() => own.page.locator("h1").innerText()).toBe("로그인");
  await own.end();
});

test("an account is removed after a question, and the own one has no such button", async () => {
  const panel = seat.page.getByRole("region", { name: "김담당 계정" });
  await panel.getByRole("button", { name: "계정 지우기" }).click();
  await seat.picture("accounts-remove");
  await panel.getByRole("button", { name: "예, 지우기" }).click();
  await seat.page.getByText("김담당: 계정을 지웠습니다.").first().waitFor();
  expect(await accountNamed("김담당")).toBeUndefined();
  await seat.page.getByRole("link", { name: "박관리" }).click();
  const own = seat.page.getByRole("region", { name: "박관리 계정" });
  await expect.poll(() => own.getByRole("button", { name: "계정 지우기" }).count()).toBe(0);
  await expect.poll(() => own.getByLabel("역할").isDisabled()).toBe(true);
  await expect
    .poll(() => seat.page.getByRole("region", { name: /^계정에 한 일/ }).innerText())
    .toMatch(/사용자 지움[\s\S]*사용자 바꿈[\s\S]*사용자 추가/);
});

describe.each([
  ["at 1440 pixels", { width: 1440 }, "ko"],
  ["in English at 768 pixels", { width: 768 }, "en"],
  ["at 360 pixels", { width: 360, height: 740 }, "ko"],
  ["in the dark", { isDark: true }, "en"],
] as const)("%s", (name, options, language) => {
  test("axe finds nothing, names of any kind stay in their place, and nothing scrolls sideways", async () => {
    const one = await entered("박관리", options);
    const chosen = new URLSearchParams({ view: "users", lang: language, account: unbroken });
    await one.open(`?${chosen}`);
    await one.page.locator("summary").first().click();
    await one.picture(`accounts-${name.replaceAll(" ", "-")}`);
    expect(await one.axe()).toEqual([]);
    const width = await one.page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(width).toBeLessThanOrEqual(0);
    const isolated = await one.page.evaluate(
      "[...document.querySelectorAll('th .name')].every((name) => getComputedStyle(name).unicodeBidi === 'isolate')",
    );
    expect(isolated).toBe(true);
    expect(one.environmentErrors).toEqual([]);
    await one.end();
  });
});
