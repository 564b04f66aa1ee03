/** A manager's whole work, on a host with users of its own. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { hashPassword } from "../../local/login/password-hash.ts";
import { changeUsers } from "../../local/login/users-file.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;
const password = "집행률 팔십육점팔";

beforeAll(async () => {
  const users = join(await mkdtemp(join(tmpdir(), "monitor-users-")), "users.json");
  const hash = await hashPassword(password);
  await changeUsers(users, () => [
    { name: "박과장", role: "manager", departments: ["사회적경제과"], office: "1129000", hash },
    { name: "이의원", role: "viewer", departments: [], office: "1129000", hash },
  ]);
  [host, browser] = await Promise.all([startHost(["--users", users]), openBrowser()]);
  seat = await visit(browser, host.address);
});
afterEach(() => expect(seat.environmentErrors).toEqual([]));
afterAll(async () => {
  await browser.close();
  await host.stop();
});

test("a wrong password is refused in the language of the page alone", async () => {
  await seat.open("");
  expect(await seat.axe()).toEqual([]);
  await logIn("박과장", "아무 말이나");
  const notice = seat.page.getByRole("alert");
  await notice.waitFor();
  await expect.poll(() => notice.innerText()).toContain("이름이나 비밀번호가 맞지 않습니다.");
  await expect.poll(() => notice.innerText()).not.toMatch(/[A-Za-z]{2}/);
  await seat.picture("login-refused");
});

test("the manager logs in and sees what needs action, and no uploads or policy", async () => {
  await logIn("박과장", password);
  await seat.page.locator(".big").waitFor();
  await settled(seat.page);
  await expect.poll(() => seat.page.locator(".menu").innerText()).not.toContain("자료 올리기");
  await expect.poll(() => seat.page.locator(".menu").innerText()).not.toContain("기준 설정");
  await expect.poll(() => seat.page.locator(".alerts").innerText()).toContain("기본경비");
});

test("an alert is explained, and then put off until a day", async () => {
  await seat.page.locator(".alert a").first().click();
  await settled(seat.page);
  await seat.page.locator("table.projects tbody a").first().click();
  await settled(seat.page);
  const card = seat.page.locator(".alert").first();
  await card.getByRole("button", { name: /^사유 적기/ }).click();
  await card.getByRole("combobox").selectOption("seasonal");
  await card.getByLabel("설명").fill("11월에 집행합니다.");
  await card.getByRole("button", { name: "사유 기록" }).click();
  await seat.page.getByText("시기 미도래 – 11월에 집행합니다.").first().waitFor();
  await card.getByRole("button", { name: /^미루기/ }).click();
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await card.getByLabel("언제까지 미룹니까").fill(until);
  await card.getByRole("button", { name: "미루기 기록" }).click();
  await seat.page.getByText(`${until}까지 미룸`).first().waitFor();
  await expect.poll(() => card.innerText()).toContain("박과장");
  await seat.picture("manager-project");
});

test("the keyboard alone reaches the content past the menu", async () => {
  await seat.open("");
  await seat.page.keyboard.press("Tab");
  expect(await seat.page.evaluate("document.activeElement.textContent")).toBe("본문으로 건너뛰기");
  await seat.page.keyboard.press("Enter");
  expect(await seat.page.evaluate("document.activeElement.id")).toBe("main");
});

test("a session that ended leads back to the login", async () => {
  await seat.page.context().clearCookies();
  await seat.page.getByRole("link", { name: "사업 목록", exact: true }).click();
  await seat.page.getByLabel("비밀번호").waitFor();
  await logIn("박과장", password);
  await seat.page.locator("table.projects").waitFor();
  expect(new URL(seat.page.url()).searchParams.get("view")).toBe("projects");
});

test("the own password is changed on the page, and typed twice", async () => {
  await seat.page.getByRole("link", { name: "내 계정" }).click();
  await seat.page.getByLabel("지금 비밀번호").fill(password);
  await seat.page.getByLabel("새 비밀번호(10자 이상)").fill("바람 부는 날 억새밭");
  await seat.page.getByLabel("새 비밀번호 한 번 더").fill("바람 부는 날 억새");
  await expect.poll(() => seat.page.getByRole("button", { name: "바꾸기" }).isDisabled()).toBe(true);
  await seat.page.getByLabel("새 비밀번호 한 번 더").fill("바람 부는 날 억새밭");
  expect(await seat.axe()).toEqual([]);
  await seat.page.getByRole("button", { name: "바꾸기" }).click();
  await seat.page.getByText("바꾸었습니다.").waitFor();
  await seat.picture("account");
  await seat.page.locator(".menu").getByRole("link", { name: "현황", exact: true }).click();
  await seat.page.locator(".big").waitFor();
});

test("a viewer sees figures and snapshots, and nothing to act on", async () => {
  await seat.page.getByRole("button", { name: /나가기$/ }).click();
  await logIn("이의원", password);
  await seat.page.locator(".big").waitFor();
  await expect.poll(() => seat.page.locator(".menu a").allInnerTexts()).toEqual(["현황", "분기 보고"]);
  await expect.poll(() => seat.page.locator(".alert button").count()).toBe(0);
  expect(await seat.axe()).toEqual([]);
});

async function logIn(name: string, word: string): Promise<void> {
  await seat.page.getByLabel("비밀번호").waitFor();
  await seat.page.getByLabel("이름").fill(name);
  await seat.page.getByLabel("비밀번호").fill(word);
  await seat.page.getByRole("button", { name: "들어가기" }).click();
}
