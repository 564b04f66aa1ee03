/** What comes between a person and the work: a slip, others' files, a lost line, a host that restarts, a release, a session that ends. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "../../local/login/password-hash.ts";
import { changeUsers } from "../../local/login/users-file.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

const books = "?office=1129000&year=2020";
let browser: Browser;
let host: RunningHost;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const toast = (page: Page) => page.locator(".toast");
const offline = (page: Page) => page.locator(".offline");

/** A file that somebody else sends. */
async function sendFile(spent: number): Promise<void> {
  const csv = `사업코드,사업명,부서,예산액(원),집행액(원),기준일\nZ1,새 사업,홍보과,9000000000,${spent},2021-10-31\n`;
  const path = `offices/1129000/years/2021/uploads?fileName=${spent}.csv`;
  const response = await fetch(`${host.address}/api/v1/${path}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-monitor-request": "test" },
    body: csv,
  });
  expect(response.ok).toBe(true);
}

describe("a slip", () => {
  test("is taken back from the word that says what was done, by key, and the focus is on the row again", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`${books}&view=inbox`);
    const row = seat.page.locator(".alert").first();
    const id = await row.getAttribute("data-row");
    await seat.page.keyboard.press("j");
    await seat.page.keyboard.press("a");
    await seat.page.getByRole("button", { name: "확인으로 기록" }).click();
    await toast(seat.page).getByText("확인으로 기록했습니다.").waitFor();
    await seat.page.locator(`[data-row="${id}"]`).waitFor({ state: "detached" });
    expect(await seat.axe()).toEqual([]);
    await seat.picture("inbox-undo");
    await seat.page.keyboard.press("z");
    await toast(seat.page).getByText("되돌렸습니다.").waitFor();
    await seat.page.locator(`[data-row="${id}"]`).waitFor();
    await expect.poll(() => seat.page.evaluate("document.activeElement?.getAttribute('data-row')")).toBe(id);
    await expect.poll(() => seat.page.locator(".inbox-tabs [aria-current]").innerText()).toMatch(/^새로움/);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });
});

describe("a file that somebody else sends", () => {
  test("is heard of by twelve open pages of one browser", async () => {
    await sendFile(1_000_000_000);
    const seat = await visit(browser, host.address);
    const context = seat.page.context();
    await seat.open("?office=1129000&year=2021");
    const others: Page[] = [];
    for (let count = 0; count < 11; count++) {
      const page = await context.newPage();
      await page.goto(`${host.address}/?office=1129000&year=2021&view=snapshots`);
      await page.locator("h1").waitFor();
      others.push(page);
    }
    await seat.page.bringToFront();
    const before = await seat.page.locator(".big").innerText();
    await sendFile(2_000_000_000);
    await Promise.all(
      [seat.page, ...others].map((page) => toast(page).getByText("새 수치로 바꾸었습니다.").waitFor()),
    );
    await expect.poll(() => seat.page.locator(".big").innerText()).not.toBe(before);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });
});

describe("a line that breaks", () => {
  test("is said with the time of what is shown, and mends by itself", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`${books}&view=projects`);
    const rows = await seat.page.locator("table.projects tbody tr").count();
    await seat.page.context().setOffline(true);
    await offline(seat.page).waitFor();
    await expect
      .poll(() => offline(seat.page).innerText())
      .toMatch(/^서버에 닿지 않습니다\. 화면은 \d\d:\d\d의 내용/);
    await expect.poll(() => seat.page.locator("table.projects tbody tr").count()).toBe(rows);
    await seat.picture("offline");
    await seat.page.context().setOffline(false);
    await offline(seat.page).waitFor({ state: "detached" });
    await settled(seat.page);
    await seat.end();
  });

  test("before the parts of a view are here takes none of it away: what a press asks for says so in its place", async () => {
    const seat = await visit(browser, host.address);
    const { page } = seat;
    // Only what the view itself is made of comes; the form and the reasons are lost.
    await page.route(/assets\/(?:answer-form|why-dialog)-/, (route) => route.abort());
    await seat.open(`${books}&view=inbox`);
    const rows = await page.locator("[data-row]").count();
    await page
      .getByRole("button", { name: /^미루기/ })
      .first()
      .click();
    await page.locator("[data-row] [role=alert]").first().waitFor();
    await page.locator(".alert-money .amount").first().click();
    await toast(page).getByText("근거를 불러오지 못했습니다.").waitFor();
    await expect.poll(() => page.locator("[data-row]").count()).toBe(rows);
    await page.unroute(/assets\/(?:answer-form|why-dialog)-/);
    await page.locator("[data-row] [role=alert] button").first().click();
    await page.getByRole("form").first().waitFor();
    await seat.end();
  });

  test("while a view is gone to is said in its place, with the menu, and mends at the next try", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(books);
    await seat.page.context().setOffline(true);
    await seat.page.locator(".menu").getByText("사업 목록").click();
    await seat.page.getByRole("alert").first().waitFor();
    await expect.poll(() => seat.page.locator("h1, [role=alert]").count()).toBeGreaterThan(0);
    await seat.page.context().setOffline(false);
    await offline(seat.page).waitFor({ state: "detached" });
    const again = seat.page.getByRole("button", { name: "다시 하기" });
    if (await again.isVisible()) await again.click();
    await seat.page.locator("table.projects tbody tr").first().waitFor();
    await seat.end();
  });
});

test("a host that restarts is waited for, and the page goes on where it was", async () => {
  const seat = await visit(browser, host.address);
  await seat.open(`${books}&view=inbox`);
  const row = await seat.page.locator(".alert").first().getAttribute("data-row");
  await host.restart(async () => {
    await offline(seat.page).waitFor();
    await expect.poll(() => seat.page.locator(".alert").count()).toBeGreaterThan(0);
  });
  await offline(seat.page).waitFor({ state: "detached" });
  await settled(seat.page);
  expect(await seat.page.locator(".alert").first().getAttribute("data-row")).toBe(row);
  await seat.end();
});

test("a release whose page no longer has the file that a view needs is loaded once", async () => {
  const seat = await visit(browser, host.address);
  await seat.open(books);
  let loads = 0;
  // Counted when it is asked for: the new page asks for the view's file before it is loaded.
  seat.page.on("request", (request) => {
    if (request.isNavigationRequest()) loads += 1;
  });
  await seat.page.route("**/policy-view-*.js", (route) =>
    loads === 0 ? route.fulfill({ status: 404, body: "" }) : route.continue(),
  );
  await seat.page.route(`${host.address}/`, async (route) => {
    const served = await route.fetch();
    const html = (await served.text()).replace(/(<script[^>]+src=")([^"]+)"/, '$1$2?another"');
    await route.fulfill({ response: served, body: html });
  });
  await seat.page.locator(".menu").getByText("기준 설정").click();
  await expect.poll(() => loads).toBe(1);
  await seat.page.locator("main h1").waitFor();
  await settled(seat.page);
  await expect.poll(() => seat.page.locator("h1").innerText()).toContain("기준");
  expect(loads).toBe(1);
  await seat.end();
});

describe("a session that ends while somebody writes", () => {
  const password = "집행률 팔십육점팔";
  let guarded: RunningHost;
  let seat: Visit;
  beforeAll(async () => {
    const users = join(await mkdtemp(join(tmpdir(), "monitor-users-")), "users.json");
    const hash = await hashPassword(password);
    await changeUsers(users, () => [
      { name: "박과장", role: "manager", departments: ["사회적경제과"], office: "1129000", hash },
      { name: "김팀장", role: "finance", departments: [], office: "1129000", hash },
    ]);
    guarded = await startHost(["--users", users]);
    seat = await visit(browser, guarded.address);
  });
  afterAll(() => guarded.stop());

  async function logIn(name: string): Promise<void> {
    // The inbox has a field for a name too: until the login stands, that one would be filled.
    await seat.page.getByLabel("비밀번호").waitFor();
    await seat.page.getByLabel("이름").fill(name);
    await seat.page.getByLabel("비밀번호").fill(password);
    await seat.page.getByRole("button", { name: "들어가기" }).click();
    await seat.page.locator("header .menu").waitFor();
  }
  const endSession = () =>
    seat.page.evaluate(
      `fetch("api/v1/session", { method: "DELETE", headers: { "x-monitor-request": "test" } }).then(({ status }) => status)`,
    );

  test("a manager's own figures head the inbox", async () => {
    await seat.open(`${books}&view=inbox`);
    await logIn("박과장");
    await seat.page.locator(".own h2").waitFor();
    await expect.poll(() => seat.page.locator(".own h2").allInnerTexts()).toEqual(["사회적경제과"]);
    await expect.poll(() => seat.page.locator(".own-rate").innerText()).toContain("%");
    expect(await seat.axe()).toEqual([]);
    await seat.picture("inbox-own");
  });

  test("nothing that was written is lost over the login, and it is not shown to somebody else", async () => {
    await seat.page.keyboard.press("j");
    await seat.page.keyboard.press("e");
    const form = seat.page.getByRole("form", { name: "사유 기록" });
    await form.getByLabel("사유").selectOption("weather");
    await form.getByLabel("설명").fill("장마로 공사가 멈추었습니다.");
    expect(await endSession()).toBe(204);
    await form.getByRole("button", { name: "사유 기록" }).click();
    await logIn("김팀장");
    await seat.page.locator(".alert").first().waitFor();
    await expect.poll(() => seat.page.getByRole("form", { name: "사유 기록" }).count()).toBe(0);
    await endSession();
    await seat.page.reload();
    await logIn("박과장");
    await form.waitFor();
    await expect.poll(() => form.getByLabel("설명").inputValue()).toBe("장마로 공사가 멈추었습니다.");
    await expect.poll(() => form.getByLabel("사유").inputValue()).toBe("weather");
    await form.getByRole("button", { name: "사유 기록" }).click();
    await toast(seat.page).waitFor();
    await seat.end();
  });
});
