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
    await expect.poll(() => seat.page.locator("table.projects tbody tr th").count()).toBeGreaterThan(10);
  });

  test("every row is counted, and few are drawn", async () => {
    expect(await seat.page.locator("table.projects").getAttribute("aria-rowcount")).toBe("1764");
    await expect.poll(() => seat.page.locator("table.projects tbody tr").count()).toBeLessThan(60);
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
    await expect.poll(() => seat.page.locator("h1").innerText()).toBe(first);
    await seat.page.goBack();
    await settled(seat.page);
  });

  test("the key / searches every row, also those that are not drawn, and says so in its field", async () => {
    const { page } = seat;
    await seat.open(`${books}&view=projects&lang=ko`);
    const field = page.getByLabel("이름·초성·코드 찾기");
    expect(await field.getAttribute("placeholder")).toContain("모든 줄에서");
    await page.keyboard.press("/");
    expect(await page.evaluate("document.activeElement.type")).toBe("search");
    await page.keyboard.type("ㅎㅊㅈㅂ");
    await page.locator("[role=status]").getByText("2건").waitFor();
    // What is typed into the field goes into the field.
    await page.keyboard.press("/");
    await expect.poll(() => field.inputValue()).toBe("ㅎㅊㅈㅂ/");
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
    const months = seat.page.locator(".history-month");
    await months.last().locator("summary").click();
    await months.last().getByRole("region").waitFor();
    await expect.poll(() => months.last().innerText()).toContain("muju-5-asof-20260821.json");
  });

  test("chosen columns stand in the address, are there again without it, and sort", async () => {
    await seat.open(`${books}&view=projects`);
    await seat.page.getByText("열 8개").click();
    await seat.page.getByLabel("집행액").check();
    await seat.page.getByRole("checkbox", { name: "부서", exact: true }).uncheck();
    await seat.page.keyboard.press("Escape");
    expect(new URL(seat.page.url()).searchParams.get("columns")).toContain("budget,spent,rate");
    await seat.open(`${books}&view=projects&lang=ko`);
    await seat.page.getByRole("button", { name: /^집행액/ }).click();
    await settled(seat.page);
    await expect.poll(() => seat.page.locator('th[aria-sort="descending"]').innerText()).toContain("집행액");
    expect(await seat.axe()).toEqual([]);
  });

  test("every column sorts, both ways", async () => {
    const every =
      "department,unitProject,team,account,field,budget,spent,rate,month,expected,gap,behind,forecastRate,forecast,asOf,severity";
    await seat.open(`${books}&view=projects&columns=${every}`);
    const heads = seat.page.locator("table.projects thead button");
    await expect.poll(() => heads.count()).toBe(17);
    for (const head of await heads.all()) {
      await head.click();
      await settled(seat.page);
      const first = await head.locator("..").getAttribute("aria-sort");
      await head.click();
      await settled(seat.page);
      const second = await head.locator("..").getAttribute("aria-sort");
      expect(new Set([first, second])).toEqual(new Set(["ascending", "descending"]));
    }
    await seat.picture("projects-every-column");
  });

  test("a view keeps its name here and in the address, and can be removed and taken back", async () => {
    await seat.open(`${books}&view=projects&status=new&sort=rate`);
    await seat.page.getByText("보기 저장").click();
    await seat.page.getByLabel("지금 보기의 이름").fill("이번 주 <b>점검</b>");
    await seat.page.getByRole("button", { name: "저장", exact: true }).click();
    await seat.page.waitForURL(/saved=/);
    const address = new URL(seat.page.url()).search;
    const counted = await seat.page.locator("table.projects").getAttribute("aria-rowcount");
    await seat.open(`${books}&view=projects`);
    await seat.page.getByText("내 보기 1개").click();
    await seat.page.getByRole("link", { name: "이번 주 <b>점검</b>" }).click();
    await settled(seat.page);
    await expect.poll(() => seat.page.locator("h1").innerText()).toBe("사업 목록 · 이번 주 <b>점검</b>");
    expect(await seat.page.locator("table.projects").getAttribute("aria-rowcount")).toBe(counted);
    const colleague = await visit(browser, host.address);
    await colleague.open(address);
    await expect.poll(() => colleague.page.locator("h1").innerText()).toContain("점검");
    expect(await colleague.page.locator("table.projects").getAttribute("aria-rowcount")).toBe(counted);
    await colleague.end();
    await seat.page.getByText("내 보기 1개").click();
    await seat.page.getByRole("button", { name: /점검.*삭제/ }).click();
    await seat.page.getByText("보기 저장").waitFor();
    await seat.page.getByRole("button", { name: /되돌리기/ }).click();
    await seat.page.getByText("내 보기 1개").waitFor();
  });

  test("the copied table is what a spreadsheet takes: every row, won to the last digit", async () => {
    await seat.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await seat.open(`${books}&view=projects&columns=department,budget,spent&sort=budget&unit=백만원`);
    await seat.page.getByRole("button", { name: "표 복사" }).click();
    await seat.page.getByText("1,763건을 복사했습니다.").waitFor();
    const text: unknown = await seat.page.evaluate("navigator.clipboard.readText()");
    const lines = String(text).split("\n");
    expect(lines[0]).toBe("사업\t부서\t예산\t집행액");
    expect(lines).toHaveLength(1_764);
    const sum = lines.slice(1).reduce((total, line) => total + BigInt(line.split("\t")[2] ?? ""), 0n);
    expect(sum).toBe(716_679_457_742n);
  });

  test("whoever goes back from a project finds filters and rows as they left them", async () => {
    await seat.open(`${books}&view=projects&status=new`);
    const box = 'document.querySelector(".projects-box")';
    await seat.page.evaluate(`${box}.scrollTo(0, 20000)`);
    const link = seat.page.locator("table.projects tbody a").nth(15);
    await link.waitFor();
    const [name, top] = [await link.innerText(), await seat.page.evaluate(`${box}.scrollTop`)];
    expect(Number(top)).toBeGreaterThan(5_000);
    await link.click();
    await settled(seat.page);
    await seat.page.goBack();
    await settled(seat.page);
    expect(new URL(seat.page.url()).searchParams.get("status")).toBe("new");
    expect(await seat.page.evaluate(`${box}.scrollTop`)).toBe(top);
    // The rows of a place are drawn a moment after the place itself.
    await seat.page.getByRole("link", { name, exact: true }).first().waitFor();
    await seat.page.getByLabel("알림").selectOption("critical");
    await settled(seat.page);
    expect(await seat.page.evaluate(`${box}.scrollTop`)).toBe(0);
  });

  test.each([
    ["ko", "재원", "열 8개", "보기 저장", "표 복사"],
    ["en", "Fund", "8 columns", "Save view", "Copy table"],
  ])("in %s the tools are words of that language alone", async (language, ...words) => {
    const other = await visit(browser, host.address);
    await other.open(`${books}&view=projects&lang=${language}`);
    const text = await other.page.locator("main").innerText();
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    await other.end();
  });

  test("nothing went wrong on the way", () => {
    expect(seat.environmentErrors).toEqual([]);
  });
});
