/** The inbox by keyboard, by many at once, by its links and on a telephone. */
import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { dayAfter, todayInSeoul } from "../../dashboard/logic/format-figures.ts";
import { dumps, hasDumps, post } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;
let books = "?office=1129000&year=2020";

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  if (hasDumps) {
    books = "?office=4573000&year=2026";
    await post(host.address, "offices/4573000/years/2026", dumps.august);
  }
  seat = await visit(browser, host.address);
});
afterEach(() => expect(seat.environmentErrors).toEqual([]));
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const rows = (): Locator => seat.page.locator(".alert");
const focused = () => seat.page.evaluate("document.activeElement?.getAttribute('data-row')");
const rowId = (at: number) => rows().nth(at).getAttribute("data-row");

/** Of a tab, as it says. */
async function countOf(tab: string): Promise<number> {
  const text = await seat.page.locator(".inbox-tabs a", { hasText: tab }).innerText();
  return Number(/\d+$/.exec(text)?.[0]);
}

const counts = async () => [await countOf("새로움"), await countOf("답 기다림")];

test("a row is explained with keys alone, leaves, and the focus is on the next one", async () => {
  await seat.open(`${books}&view=inbox`);
  expect(await seat.axe()).toEqual([]);
  const [before, next] = [await countOf("새로움"), await rowId(1)];
  await expect.poll(() => seat.page.locator(".menu .badge").innerText()).toMatch(new RegExp(`^${before}\\b`));
  await seat.page.keyboard.press("j");
  expect(await focused()).toBe(await rowId(0));
  await seat.page.keyboard.press("e");
  const form = seat.page.getByRole("form", { name: "사유 기록" });
  await form.getByLabel("사유").selectOption("contract-delayed");
  await form.getByLabel("설명").fill("업체 선정이 늦었습니다. a s e j k");
  await form.getByLabel("담당자").fill("시설팀");
  await form.getByLabel("조치 예정일").fill("2020-01-31");
  await form.getByRole("button", { name: "사유 기록" }).click();
  // The browser holds what the server would refuse.
  await expect.poll(() => form.locator("input[type=date]:invalid").count()).toBe(1);
  await form.getByLabel("조치 예정일").fill(dayAfter(todayInSeoul()));
  await form.getByLabel("조치 예정일").press("Enter");
  await form.waitFor({ state: "detached" });
  await expect.poll(counts).toEqual([before - 1, 1]);
  await expect.poll(focused).toBe(next);
  await seat.picture("inbox-answered");
});

test("many are acknowledged with one answer", async () => {
  const before = await countOf("새로움");
  await rows().nth(0).getByRole("checkbox").check();
  await rows().nth(1).getByRole("checkbox").check();
  await seat.page.getByRole("button", { name: "모두 확인" }).click();
  const form = seat.page.getByRole("form", { name: "확인으로 기록" });
  await form.getByText("2건에 같은 답을 적습니다.").waitFor();
  expect(await seat.axe()).toEqual([]);
  await form.getByRole("button", { name: "확인으로 기록" }).click();
  await form.waitFor({ state: "detached" });
  await expect.poll(counts).toEqual([before - 2, 3]);
});

test("a link to a row leads to it in the tab in which it lies by now", async () => {
  await seat.open(`${books}&view=inbox&tab=waiting`);
  const id = await rowId(0);
  await seat.open(`${books}&view=inbox&row=${id}`);
  expect(await focused()).toBe(id);
  await expect.poll(() => seat.page.locator(".inbox-tabs [aria-current]").innerText()).toMatch(/^답 기다림/);
  expect(await seat.page.locator(`[data-row="${id}"] details`).getAttribute("open")).not.toBeNull();
});

test("the filter narrows rows and counts, stays in the address, and is taken away again", async () => {
  await seat.open(`${books}&view=inbox`);
  const before = await countOf("새로움");
  await seat.page.keyboard.press("/");
  await seat.page.keyboard.type("없는사업이름");
  await seat.page.keyboard.press("Enter");
  await settled(seat.page);
  expect(await countOf("새로움")).toBe(0);
  expect(new URL(seat.page.url()).searchParams.get("q")).toBe("없는사업이름");
  await seat.page.getByRole("button", { name: "거르기 풀기" }).click();
  await settled(seat.page);
  expect(await countOf("새로움")).toBe(before);
});

test("on a telephone the first action is in sight without scrolling", async () => {
  const phone = await visit(browser, host.address, { width: 360, height: 640 });
  await phone.open(`${books}&view=inbox`);
  const box = await phone.page.locator(".alert .acts button").first().boundingBox();
  expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
  expect(await phone.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  expect(await phone.axe()).toEqual([]);
  await phone.picture("inbox-360");
  await phone.end();
});
