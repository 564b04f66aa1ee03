// Why this number: one press or one key from any figure, down to the file and the row.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { dumps, hasDumps, post } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

const county = "?office=4573000&year=2026";

describe.skipIf(!hasDumps)("why a figure of the real county is what it is (../shared/data)", () => {
  let host: RunningHost;
  let browser: Browser;
  let seat: Visit;
  beforeAll(async () => {
    [host, browser] = await Promise.all([startHost(), openBrowser()]);
    await post(host.address, "offices/4573000/years/2026", dumps.complete);
    await post(host.address, "offices/4573000/years/2026", dumps.august);
    seat = await visit(browser, host.address);
  });
  afterEach(() => expect(seat.environmentErrors).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });
  const dialog = (page: Page) => page.getByRole("dialog", { name: /이 숫자의 근거|Why this number/ });

  test("the office's rate is its departments', a department's its projects', a project's its file and row", async () => {
    const { page } = seat;
    await seat.open(`${county}&lang=ko`);
    await page.locator(".facts .amount").first().click();
    await dialog(page).waitFor();
    await dialog(page).getByText("355,519,488,419원 ÷ 716,679,457,742원").waitFor();
    await expect.poll(() => dialog(page).locator(".why-formula").innerText()).toContain("49.6%");
    await expect
      .poll(() => dialog(page).getByRole("region", { name: "어느 파일에서 왔나" }).innerText())
      .toContain("muju-5");
    expect(await seat.axe()).toEqual([]);
    await seat.picture("why-office");
    await dialog(page).locator("tbody button").first().click();
    await dialog(page).locator("tbody button").first().waitFor();
    await seat.picture("why-department");
    await dialog(page).locator("tbody button").first().click();
    const records = dialog(page).getByRole("region", { name: "지금 세는 기록과 그 파일의 행" });
    await records.waitFor();
    await expect.poll(() => records.innerText()).toMatch(/muju-5.*행/);
    expect(await seat.axe()).toEqual([]);
    await seat.picture("why-project");
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog(page).count()).toBe(0);
  });

  test("a total of a snapshot is explained as it was frozen, down to its departments and their projects", async () => {
    const { page } = seat;
    for (const asOf of ["2026-06-30", "2026-08-21"]) {
      const taken = await fetch(`${host.address}/api/v1/offices/4573000/years/2026/snapshots`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-monitor-request": "test" },
        body: JSON.stringify({ asOf, force: false }),
      });
      expect(taken.ok).toBe(true);
    }
    await seat.open(`${county}&view=snapshots&from=2026-06-30/1&to=2026-08-21/1&lang=ko`);
    await page.locator('[data-why="snapshot:2026-08-21/1"] .amount').first().click();
    await dialog(page).getByText("355,519,488,419원 ÷ 716,679,457,742원").waitFor();
    await dialog(page).getByText("스냅숏 2026-08-21/1에 굳힌 수치입니다.").waitFor();
    expect(await seat.axe()).toEqual([]);
    await seat.picture("why-snapshot");
    await dialog(page).locator("tbody button").first().click();
    await dialog(page).getByText("스냅숏 2026-08-21/1에 굳힌 수치입니다.").waitFor();
    await dialog(page).locator("tbody button").first().click();
    await dialog(page).getByRole("region", { name: "지금 세는 기록과 그 파일의 행" }).waitFor();
    await page.keyboard.press("Escape");
  });

  test.each([
    ["projects", ".projects tbody tr:not(.room) th a", ".projects tbody tr:not(.room) .amount"],
    ["inbox", ".alert", ".alert .alert-money .amount"],
  ])("a row of %s is explained by the key where it stands, and by a press", async (view, row, figure) => {
    const { page } = seat;
    await seat.open(`${county}&view=${view}&lang=en`);
    await page.locator(row).first().focus();
    await page.keyboard.press("w");
    await dialog(page).locator(".why-formula").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(figure).first().click();
    await dialog(page).locator(".why-formula").waitFor();
    await expect
      .poll(() => dialog(page).locator(".why-formula").innerText())
      .toMatch(/ won ÷ .* won = .*\d%/);
    await seat.picture(`why-${view}-en`);
    await page.keyboard.press("Escape");
  });

  test("the project's page says it beside its rate, and the dialog fits a telephone", async () => {
    const { page } = seat;
    await page.locator(".alert-name a").first().click();
    await settled(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole("button", { name: /Why this number/ }).click();
    await dialog(page).locator(".why-formula").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await seat.picture("why-project-360");
    expect(await seat.axe()).toEqual([]);
  });
});
