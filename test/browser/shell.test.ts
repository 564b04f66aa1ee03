/** What stands around every view: whose page it is, where one is, how large letters are, and what is not saved. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit } from "./support/visit.ts";

const books = "?office=1129000&year=2020";
let host: RunningHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

describe.each([
  ["ko", "현재 위치", ["현황", "사업 목록", "사업 상세"], "글자 크기"],
  ["en", "You are here", ["Overview", "Projects", "Project"], "Text size"],
] as const)("in %s", (lang, label, crumbs, size) => {
  test("a project says where it lies, and leads back up", async () => {
    const seat = await visit(browser, host.address);
    await seat.open(`${books}&view=projects&lang=${lang}`);
    await seat.page.locator("table.projects tbody a").first().click();
    await settled(seat.page);
    const nav = seat.page.getByRole("navigation", { name: label });
    await expect.poll(() => nav.getByRole("listitem").allInnerTexts()).toEqual(crumbs);
    await nav.getByRole("link", { name: crumbs[1], exact: true }).click();
    await settled(seat.page);
    await expect.poll(() => seat.page.locator("h1").innerText()).toBe(crumbs[1]);
    expect(await seat.axe()).toEqual([]);
    await seat.end();
  });

  test("the largest letters are kept, and no view is wider than its window", async () => {
    const seat = await visit(browser, host.address, { width: 768 });
    await seat.open(`${books}&lang=${lang}`);
    await seat.page.getByLabel(size).selectOption("150");
    for (const view of ["projects", "inbox", "uploads", "policy"]) {
      await seat.open(`${books}&view=${view}&lang=${lang}`);
      expect(await seat.page.evaluate("getComputedStyle(document.documentElement).fontSize")).toBe("24px");
      expect(await seat.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(768);
      expect(await seat.axe()).toEqual([]);
    }
    await seat.picture(`largest-letters-${lang}`);
    await seat.end();
  });
});

describe("a policy that is not saved", () => {
  test("asks before somebody leaves, by a link or back, and lets them stay or go", async () => {
    const seat = await visit(browser, host.address);
    const { page } = seat;
    await seat.open(books);
    await page.getByRole("link", { name: "기준 설정", exact: true }).click();
    await settled(page);
    await page.getByLabel(/연말 집행 목표/).fill("91");
    await page.getByRole("link", { name: "사업 목록", exact: true }).click();
    const question = page.getByRole("dialog", { name: "저장하지 않고 나갑니까?" });
    await question.waitFor();
    expect(await seat.axe()).toEqual([]);
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "hidden" });
    await expect.poll(() => page.getByLabel(/연말 집행 목표/).inputValue()).toBe("91");
    await page.goBack();
    await question.waitFor();
    await question.getByRole("button", { name: "머무르기" }).click();
    expect(new URL(page.url()).searchParams.get("view")).toBe("policy");
    await page.getByRole("link", { name: "사업 목록", exact: true }).click();
    await question.getByRole("button", { name: "저장하지 않고 나가기" }).click();
    await settled(page);
    await expect.poll(() => page.locator("h1").innerText()).toBe("사업 목록");
    await page.getByRole("link", { name: "현황", exact: true }).first().click();
    await settled(page);
    await expect.poll(() => question.isVisible()).toBe(false);
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });
});
