/** The table of projects with the real county: quick, whole, and complete by keyboard. */
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dumps, hasDumps, post } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

const books = "?office=4573000&year=2026";

describe.skipIf(!hasDumps)("1,763 projects of a county (../shared/data)", () => {
  let host: RunningHost;
  let browser: Browser;
  let seat: Visit;

  beforeAll(async () => {
    [host, browser] = await Promise.all([startHost(), openBrowser()]);
    await post(host.address, "offices/4573000/years/2026", dumps.august);
    seat = await visit(browser, host.address);
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  test("is one step from the overview", async () => {
    await seat.open(books);
    await seat.page.getByRole("link", { name: "사업 목록", exact: true }).click();
    await settled(seat.page);
    expect(await seat.page.locator("table.projects tbody tr th").count()).toBeGreaterThan(10);
  });

  test("every row is counted, and few are drawn", async () => {
    expect(await seat.page.locator("table.projects").getAttribute("aria-rowcount")).toBe("1764");
    expect(await seat.page.locator("table.projects tbody tr").count()).toBeLessThan(60);
  });

  test("scrolling through all of it passes every row, and draws few at a time", async () => {
    const passed: unknown = await seat.page.evaluate(`new Promise((resolve) => {
      const box = document.querySelector(".projects-box");
      const seen = new Set();
      let most = 0;
      const step = () => {
        const drawn = [...document.querySelectorAll("table.projects tbody tr[aria-rowindex]")];
        most = Math.max(most, drawn.length);
        for (const row of drawn) seen.add(row.getAttribute("aria-rowindex"));
        if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) return resolve({ rows: seen.size, few: most < 60 });
        box.scrollTop += box.clientHeight / 2;
        requestAnimationFrame(() => requestAnimationFrame(step));
      };
      step();
    })`);
    expect(passed).toEqual({ rows: 1_763, few: true });
  });

  test("arrows, End and Home move from row to row and Enter opens one", async () => {
    await seat.open(`${books}&view=projects&sort=name`);
    const link = seat.page.locator("table.projects tbody a").first();
    const first = await link.innerText();
    await link.focus();
    const focused = (): Promise<unknown> =>
      seat.page.evaluate("document.activeElement.closest('tr').ariaRowIndex");
    await seat.page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("3");
    await seat.page.keyboard.press("End");
    expect(await focused()).toBe("1764");
    await seat.page.keyboard.press("Home");
    expect(await focused()).toBe("2");
    await seat.page.keyboard.press("Enter");
    await settled(seat.page);
    expect(await seat.page.locator("h1").innerText()).toBe(first);
    await seat.page.goBack();
    await settled(seat.page);
  });

  test("filters stand in the address, and the CSV holds the rows that are shown", async () => {
    await seat.open(`${books}&view=projects`);
    await seat.page.getByLabel("이름·초성·코드 찾기").fill("상품권");
    await seat.page.getByLabel("알림").selectOption("any");
    await seat.page.waitForURL(/severity=any/);
    await settled(seat.page);
    expect(new URL(seat.page.url()).searchParams.get("q")).toBe("상품권");
    const shown = await seat.page
      .locator("table.projects")
      .getAttribute("aria-rowcount")
      .catch(() => "1");
    const link = seat.page.getByRole("link", { name: "이 목록을 CSV로 받기" });
    const [download] = await Promise.all([seat.page.waitForEvent("download"), link.click()]);
    const csv = await readFile(await download.path(), "utf8");
    expect(csv.trim().split("\n").length).toBe(Number(shown));
    const colleague = await visit(browser, host.address);
    await colleague.open(new URL(seat.page.url()).search);
    expect(await colleague.page.locator("table.projects").getAttribute("aria-rowcount")).toBe(shown);
    await colleague.end();
  });

  test("a project is shown back to the rows of its file", async () => {
    await seat.open(`${books}&view=projects&q=${encodeURIComponent("무주사랑")}`);
    await seat.page.locator("table.projects tbody a").first().click();
    await settled(seat.page);
    expect(await seat.page.getByRole("region", { name: "기록과 근거" }).innerText()).toContain(
      "muju-5-asof-20260821.json",
    );
  });

  test("nothing went wrong on the way", () => {
    expect(seat.environmentErrors).toEqual([]);
  });
});
