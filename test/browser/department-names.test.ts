/** Departments without a name are asked for on the overview, and named there. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openData } from "../support/open-data.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;

const books = "offices/4573000/years/2026";

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  const rows = [
    { code: "A1", name: "도로 정비", department: "1001", budget: 3000000, spent: 10000 },
    { code: "A2", name: "기초연금", department: "1002", budget: 9000000, spent: 10000 },
  ];
  const response = await fetch(`${host.address}/api/v1/${books}/uploads?fileName=dump.json`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-monitor-request": "test" },
    body: openData("2026-06-30", rows),
  });
  expect(response.status).toBe(201);
  seat = await visit(browser, host.address);
  await seat.open("?office=4573000&year=2026");
});
afterEach(() => expect(seat.environmentErrors).toEqual([]));
afterAll(async () => {
  await browser.close();
  await host.stop();
});

test("the head shows the name of the office, and the overview asks for two departments", async () => {
  await expect.poll(() => seat.page.locator("header").innerText()).toContain("무주군 · 2026년");
  const note = seat.page.getByRole("note").filter({ hasText: "이름을 모르는 부서코드" });
  await expect.poll(() => note.innerText()).toContain("2개 있습니다: 1002(사업 1개), 1001(사업 1개)");
});

test("a name that is entered stands in the table at once, and is asked for no more", async () => {
  await seat.page.getByText("부서 이름 보기·적기").click();
  const form = seat.page.getByRole("form", { name: "부서 이름 적기" });
  await form.getByLabel("이름", { exact: true }).fill("복지과");
  await form.getByRole("button", { name: "이름 적기" }).click();
  await seat.page.getByRole("link", { name: "복지과" }).waitFor();
  const note = seat.page.getByRole("note").filter({ hasText: "이름을 모르는 부서코드" });
  await expect.poll(() => note.innerText()).toContain("1개 있습니다: 1001(사업 1개)");
  await seat.picture("department-names");
  expect(await seat.axe()).toEqual([]);
});

test("a doubtful name is not entered, and says where its reason stands", async () => {
  const form = seat.page.getByRole("form", { name: "부서 이름 적기" });
  await form.getByLabel("부서코드").selectOption("1001");
  await form.getByLabel("이름", { exact: true }).fill("복지과");
  await form.getByRole("button", { name: "이름 적기" }).click();
  const status = form.getByRole("status");
  await status.waitFor();
  await expect.poll(() => status.innerText()).toContain("그대로 적지 않았습니다");
});

test("the form fits the width of a telephone", async () => {
  const small = await visit(browser, host.address, { width: 390, height: 844 });
  await small.open("?office=4573000&year=2026");
  await small.page.getByText("부서 이름 보기·적기").click();
  await small.page.getByRole("form", { name: "부서 이름 적기" }).waitFor();
  const width = await small.page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBeLessThanOrEqual(390);
  await small.picture("department-names-small");
  expect(small.environmentErrors).toEqual([]);
  await small.end();
});
