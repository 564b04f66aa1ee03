/** More files than one page of the list holds. The host is asked for small pages: a whole one is 500 files. */
import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;

const uploads = "?office=1129000&year=2021&view=uploads";
const days = ["01", "02", "03", "04", "05", "06", "07"];

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  for (const day of days) await send(day);
  seat = await open();
});
afterEach(() => expect(seat.environmentErrors).toEqual([]));
afterAll(async () => {
  await browser.close();
  await host.stop();
});

test("the latest files are shown, and how many there are", async () => {
  expect(await namesIn(seat)).toEqual(["day-07.csv", "day-06.csv", "day-05.csv"]);
  await more(seat, "더 보기 (전체 7건 가운데 3건)").waitFor();
  await seat.picture("uploads-more");
  expect(await seat.axe()).toEqual([]);
});

test("earlier ones are added page by page to the first", async () => {
  await more(seat, "더 보기 (전체 7건 가운데 3건)").click();
  await more(seat, "더 보기 (전체 7건 가운데 6건)").click();
  await stateOf(seat, "day-01.csv").waitFor();
  expect(await namesIn(seat)).toEqual(days.map((day) => `day-${day}.csv`).toReversed());
  await expect.poll(() => seat.page.getByRole("button", { name: /^더 보기/ }).count()).toBe(0);
  await seat.picture("uploads-more-all");
});

test("a file of an earlier page that is taken back is said to be, and the pages stay open", async () => {
  await seat.page.getByRole("link", { name: "day-01.csv" }).click();
  await seat.page.getByRole("button", { name: "되돌리기" }).click();
  await seat.page.getByRole("form", { name: "되돌리기" }).getByLabel("사유").fill("잘못 보냈습니다.");
  await seat.page.getByRole("button", { name: "되돌립니다" }).click();
  await seat.page.locator("table .state-undone").waitFor();
  await expect.poll(() => stateOf(seat, "day-01.csv").innerText()).toBe("되돌림");
  expect(await namesIn(seat)).toHaveLength(7);
});

test("a file that comes meanwhile stands first, once, and no earlier one is missing", async () => {
  await send("08");
  await seat.page.getByRole("link", { name: "day-02.csv" }).click();
  await seat.page.getByRole("button", { name: "되돌리기" }).click();
  await seat.page.getByRole("form", { name: "되돌리기" }).getByLabel("사유").fill("잘못 보냈습니다.");
  await seat.page.getByRole("button", { name: "되돌립니다" }).click();
  await stateOf(seat, "day-08.csv").waitFor();
  expect(await namesIn(seat)).toEqual([...days, "08"].map((day) => `day-${day}.csv`).toReversed());
});

test("the list fits the width of a telephone", async () => {
  const small = await open({ width: 390, height: 844 });
  await more(small, "더 보기 (전체 8건 가운데 3건)").waitFor();
  await small.picture("uploads-more-390");
  expect(await small.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  await small.open("?office=1129000&year=2020");
  await small.picture("overview-390");
  expect(await small.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  expect(small.environmentErrors).toEqual([]);
  await small.end();
});

async function send(day: string): Promise<void> {
  const file = [
    "사업코드,사업명,단위사업,부서,예산액(원),집행액(원),기준일",
    `X0,도로 정비,도로 관리,건설과,4000000000,${day}000000,2021-10-${day}`,
    "",
  ].join("\n");
  const query = new URLSearchParams({ fileName: `day-${day}.csv` });
  const answer = await fetch(`${host.address}/api/v1/offices/1129000/years/2021/uploads?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-monitor-request": "1" },
    body: file,
  });
  expect(answer.status).toBe(201);
}

async function open(size: { readonly width?: number; readonly height?: number } = {}): Promise<Visit> {
  const opened = await visit(browser, host.address, size);
  await opened.page.route(/\/uploads(\?.*)?$/, async (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set("limit", "3");
    await route.continue({ url: url.href });
  });
  await opened.open(uploads);
  await settled(opened.page);
  return opened;
}

function more({ page }: Visit, name: string): Locator {
  return page.getByRole("button", { name });
}

function stateOf({ page }: Visit, fileName: string): Locator {
  return page
    .getByRole("region", { name: "올린 파일" })
    .getByRole("row", { name: fileName })
    .locator(".state");
}

function namesIn({ page }: Visit): Promise<string[]> {
  return page.getByRole("region", { name: "올린 파일" }).locator("tbody th").allInnerTexts();
}
