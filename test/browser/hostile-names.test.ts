/** Files come from anybody: what they call things is text on the page, and runs nowhere. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;

const name = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>";
const fileName = "javascript:alert(1).csv";
const books = "?office=1129000&year=2021";

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  seat = await visit(browser, host.address);
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const file = [
    "사업코드,사업명,단위사업,부서,예산액(원),집행액(원),기준일",
    `X0,${quoted},${quoted},${quoted},4000000000,1000000,2021-10-31`,
    "",
  ].join("\n");
  const send = await fetch(
    `${host.address}/api/v1/offices/1129000/years/2021/uploads?${new URLSearchParams({ fileName })}`,
    {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-monitor-request": "1" },
      body: file,
    },
  );
  expect(send.status).toBe(201);
});
afterAll(async () => {
  await browser.close();
  await host.stop();
});

test.each([
  ["overview", "<img src=x"],
  ["projects", "<img src=x"],
  ["project", "<img src=x"],
  ["uploads", fileName],
  ["policy", "현재 기준"],
])("a script in the name of a project, a department or a file is text on %s", async (view, text) => {
  await seat.open(`${books}&view=${view}&id=code/x0`);
  await settled(seat.page);
  await expect.poll(() => seat.page.locator("main").innerText()).toContain(text);
  await expect.poll(() => seat.page.locator("main img, main script, a[href^='javascript:']").count()).toBe(0);
  expect(await seat.page.title()).not.toBe("run");
  expect(seat.environmentErrors).toEqual([]);
});
