/** The week of six people with a real county and its departments by name: each does one whole job, and is seen at every width in both languages. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { dayAfter, todayInSeoul } from "../../dashboard/logic/format-figures.ts";
import { hasFocus, tabTo, typeDay } from "./support/keyboard.ts";
import { dropFile, dumps, hasDumps } from "./support/real-files.ts";
import type { RunningHost } from "./support/running-host.ts";
import { comeIn, county, hostOfSix, type Person, seenEverywhere } from "./support/six-people.ts";
import { openBrowser, settled, type Visit } from "./support/visit.ts";

const names = join(import.meta.dirname, "../../../shared/data/muju-budget/department-codes.csv");

/** A whole job, with pictures at three widths in two languages. */
const timeout = 180_000;

describe.skipIf(!hasDumps)("a week of a county (../shared/data)", { timeout }, () => {
  let host: RunningHost;
  let browser: Browser;
  let seat: Visit;

  beforeAll(async () => {
    [host, browser] = await Promise.all([hostOfSix(), openBrowser()]);
  });
  afterEach(async () => {
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  const enter = async (person: Person, width: number, lang: "ko" | "en", view?: string): Promise<void> => {
    seat = await comeIn(browser, host, person, { width, lang, ...(view === undefined ? {} : { view }) });
  };
  const focused = (): Promise<unknown> =>
    seat.page.evaluate("document.activeElement?.getAttribute('data-row')");

  test("the finance officer sends the month's files, and the overview says their totals with names", async () => {
    await enter("finance", 1_440, "ko", "uploads");
    const { page } = seat;
    for (const file of [names, dumps.complete, dumps.august]) {
      await dropFile(page, file);
      await page.getByRole("button", { name: "이대로 올리기" }).click();
      await page.getByText("장부에 반영했습니다.").first().waitFor();
      await settled(page);
    }
    await page.locator(".menu").getByRole("link", { name: "현황", exact: true }).click();
    await page.locator(".big").waitFor();
    await expect.poll(() => page.locator(".big").innerText()).toContain("49.6%");
    await expect.poll(() => page.locator(".facts").innerText()).toContain("716,679,458 천원");
    await page.getByRole("region", { name: "부서별" }).getByRole("link", { name: "환경과" }).waitFor();
  });

  test("the finance officer freezes the day and takes the report away", async () => {
    await enter("finance", 1_440, "ko", "snapshots");
    const { page } = seat;
    const form = page.getByRole("form", { name: "스냅숏 만들기" });
    await form.getByLabel("기준일").fill("2026-08-21");
    await form.getByRole("button").click();
    const link = page.getByRole("link", { name: "2026-08-21 1판 HWPX 받기" });
    const [report] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect((await readFile(await report.path())).subarray(0, 2).toString()).toBe("PK");
    expect(await seenEverywhere(seat, "finance-snapshots")).toEqual([]);
  });

  test("the manager sees the own department first, and gives every reason that is waited for", async () => {
    await enter("manager", 768, "ko", "inbox");
    const { page } = seat;
    await expect.poll(() => page.locator(".own h2").allInnerTexts()).toEqual(["환경과"]);
    const rows = page.locator(".alert");
    const owners = await page.locator(".alert-foot > p").allInnerTexts();
    expect(owners.filter((text) => !text.includes("환경과"))).toEqual([]);
    const [first, next] = [
      await rows.nth(0).getAttribute("data-row"),
      await rows.nth(1).getAttribute("data-row"),
    ];
    await rows
      .first()
      .getByRole("button", { name: /^사유 적기/ })
      .click();
    const form = page.getByRole("form", { name: "사유 기록" });
    await form.getByLabel("사유").selectOption("contract-delayed");
    await form.getByLabel("설명").fill("업체 선정이 늦어 9월에 계약합니다.");
    await form.getByLabel("조치 예정일").fill(dayAfter(todayInSeoul()));
    await form.getByRole("button", { name: "사유 기록" }).click();
    await page.locator(`[data-row="${first}"]`).waitFor({ state: "detached" });
    await expect.poll(focused).toBe(next);
    await page
      .locator(".inbox-tabs")
      .getByRole("link", { name: /^답 기다림/ })
      .click();
    await settled(page);
    await page.locator(`[data-row="${first}"] .alert-name a`).click();
    await settled(page);
    await page.getByText("업체 선정이 늦어 9월에 계약합니다.").first().waitFor();
    await page.goBack();
    await settled(page);
    expect(await seenEverywhere(seat, "manager-inbox")).toEqual([]);
  });

  test("council staff read the whole in English, and the report, and find nothing to act on", async () => {
    await enter("council", 768, "en");
    const { page } = seat;
    await expect.poll(() => page.locator(".big").innerText()).toContain("49.6%");
    await expect.poll(() => page.locator(".menu a").allInnerTexts()).toEqual(["Overview", "Snapshots"]);
    await expect.poll(() => page.locator(".alert button, main form").count()).toBe(0);
    await page.locator(".menu").getByRole("link", { name: "Snapshots" }).click();
    await settled(page);
    const link = page.getByRole("link", { name: /2026-08-21 .*PDF/ });
    const [report] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect((await readFile(await report.path())).subarray(0, 5).toString()).toBe("%PDF-");
    await page.locator(".menu").getByRole("link", { name: "Overview" }).click();
    await settled(page);
    expect(await seenEverywhere(seat, "council-overview")).toEqual([]);
  });

  test("the head of planning follows a department from the picture to its projects, and back", async () => {
    await enter("planning", 1_440, "en");
    const { page } = seat;
    const row = page.locator("[data-chart=departments] .heat-row").first();
    await row.locator(".chart-name").click();
    await page.locator(".chip").waitFor();
    await settled(page);
    const department = new URL(page.url()).searchParams.get("department") ?? "";
    expect(department).toMatch(/^[가-힣]+$/);
    await page.getByRole("region", { name: "By department" }).getByRole("link", { name: department }).click();
    await settled(page);
    const cells = await page.locator("table.projects tbody tr td:nth-of-type(1)").allInnerTexts();
    expect(cells.filter((text) => text.trim() !== department && text.trim() !== "")).toEqual([]);
    await page.locator("table.projects tbody a").first().click();
    await settled(page);
    await page.locator("[data-chart] svg").first().waitFor();
    expect(await seenEverywhere(seat, "planning-project")).toEqual([]);
  });

  test("somebody on a telephone answers the first row with a thumb, and takes a slip back", async () => {
    await enter("phone", 360, "ko", "inbox");
    const { page } = seat;
    const button = page.locator(".alert").first().getByRole("button", { name: /^확인/ });
    await button.click();
    await page.getByRole("button", { name: "확인으로 기록" }).click();
    const slip = page.locator(".toast").getByRole("button");
    await slip.first().click();
    await page.locator(".toast").getByText("되돌렸습니다.").waitFor();
    await settled(page);
    await expect.poll(() => page.locator(".inbox-tabs [aria-current]").innerText()).toMatch(/^새로움/);
    expect(await seenEverywhere(seat, "phone-inbox")).toEqual([]);
  });

  test("with keys alone a file is sent, a row explained, a target looked at, and the day frozen", async () => {
    await enter("keyboard", 1_440, "ko");
    const { page } = seat;
    const { keyboard } = page;
    const goTo = async (view: string): Promise<void> => {
      await tabTo(page, `.menu a[href*="view=${view}"]`);
      await keyboard.press("Enter");
      await settled(page);
      expect(await page.evaluate("document.activeElement?.id")).toBe("main");
      expect(await seat.axe()).toEqual([]);
    };
    await goTo("uploads");
    await tabTo(page, "input[type=file]");
    // The space bar: on Enter, Chromium without a window opens no chooser of files where the key before was pressed five seconds ago.
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), keyboard.press("Space")]);
    await chooser.setFiles(dumps.august);
    await page
      .getByText(/이미|같은/)
      .first()
      .waitFor();
    await page.goto(`${host.address}/?${county}`);
    await settled(page);
    await goTo("inbox");
    await keyboard.press("j");
    await expect.poll(() => hasFocus(page, ".alert[data-row]")).toBe(true);
    const first = await focused();
    await keyboard.press("e");
    // The form takes the focus by itself: a key that comes before it would leave it again.
    await expect.poll(() => hasFocus(page, "form.answer select")).toBe(true);
    await keyboard.press("ArrowDown");
    await keyboard.press("Tab");
    await keyboard.type("자재 값이 올라 다시 설계합니다.");
    await tabTo(page, "form.answer button[type=submit]");
    await keyboard.press("Enter");
    await page.locator(`[data-row="${String(first)}"]`).waitFor({ state: "detached" });
    await expect.poll(focused).not.toBeNull();
    await page.goto(`${host.address}/?${county}`);
    await settled(page);
    await goTo("snapshots");
    await tabTo(page, "input[type=date]");
    await typeDay(page, "2026-06-30");
    await keyboard.press("Enter");
    await page.getByText("스냅숏을 만들었습니다.").first().waitFor();
    expect(await seenEverywhere(seat, "keyboard-snapshots")).toEqual([]);
  });
});
