/** Payments that fit no project are answered on the overview, and the answer is taken back at the file. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { uploadAnswer } from "../../shared/contracts/api/bodies/uploads.ts";
import { openData, paidByRoads } from "../support/open-data.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;

const books = "offices/4573000/years/2026";
const place = "?office=4573000&year=2026";

async function post(fileName: string, body: string): Promise<void> {
  const response = await fetch(`${host.address}/api/v1/${books}/uploads?fileName=${fileName}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-monitor-request": "test" },
    body,
  });
  expect(response.status).toBe(201);
}

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  const paid = [
    ["도로 정비", 712_340],
    ["하천 정비", 405_670],
  ] as const;
  const rows = paid.map(([name, spent], at) => {
    return { code: `C${at}`, name: `${name}(전환사업)`, department: "1002", budget: 3_000_000, spent };
  });
  await post("dump.json", openData("2026-06-30", rows));
  const list = paidByRoads(...paid.map(([name, won]) => [name, "2026-06-10", won] as const), [
    "마을회관 보수",
    "2026-06-10",
    90_000,
  ]);
  await post("payments.csv", list);
  seat = await visit(browser, host.address);
  await seat.open(place);
});
afterEach(() => expect(seat.environmentErrors).toEqual([]));
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const note = (of: Visit = seat) => of.page.getByRole("note", { name: "연결되지 않은 지급" });
const spent = async (): Promise<string> => {
  const response = await fetch(`${host.address}/api/v1/${books}/overview`);
  return /"spentWon":"\d+"/.exec(await response.text())?.[0] ?? "";
};

test("each likely partner stands with its evidence, and is answered with the keyboard", async () => {
  await expect.poll(() => note().innerText()).toContain("연결되지 않은 지급 3건");
  await note().getByText("지급 보기").click();
  await expect.poll(() => note().innerText()).toMatch(/도로 정비\(전환사업\).*근거: 비슷한 이름/);
  expect(await seat.axe()).toEqual([]);
  await seat.picture("unmatched-payments");
  const before = await spent();
  await note()
    .getByRole("button", { name: /^도로 정비: .*같은 사업$/ })
    .focus();
  await seat.page.keyboard.press("Enter");
  await note().getByText("연결되지 않은 지급 2건").waitFor();
  expect(
    await note()
      .getByRole("button", { name: /^도로 정비:/ })
      .count(),
  ).toBe(0);
  await expect.poll(() => seat.page.locator("ul.payments:focus").count()).toBe(1);
  expect(await spent()).toBe(before);
});

test("the file says how many answers it has and what taking them back does, and the payment comes back", async () => {
  const before = await spent();
  await note().getByRole("link", { name: "파일 보기 · 답 되돌리기" }).first().click();
  await seat.page.getByRole("button", { name: "답 되돌리기 (1)" }).click();
  const dialog = seat.page.getByRole("alertdialog", { name: "답 되돌리기" });
  await expect.poll(() => dialog.innerText()).toContain("답 1건을 되돌립니까?");
  expect(await seat.axe()).toEqual([]);
  await seat.picture("answers-taken-back");
  await dialog.getByRole("button", { name: "답을 되돌립니다" }).click();
  await seat.page.getByRole("button", { name: /^답 되돌리기/ }).waitFor({ state: "detached" });
  await seat.open(place);
  await note().getByText("연결되지 않은 지급 3건").waitFor();
  expect(await spent()).toBe(before);
});

test("while another process enters the answer nothing else is asked, and what refuses it is shown", async () => {
  const slow = await visit(browser, host.address);
  const rejection = {
    code: "upload-overtaken",
    consequence: "reject",
    row: null,
    column: null,
    value: "applied",
  };
  const words = { ko: "그 사이 상태가 바뀌었습니다.", en: "It changed meanwhile." };
  let isOpen = true;
  await slow.page.route(/\/uploads\/[0-9a-z]+(\/match)?$/, async (route) => {
    const isMatch = route.request().method() === "POST";
    const shown = await fetch(
      route
        .request()
        .url()
        .replace(/\/match$/, ""),
    );
    const dialog = {
      act: "match",
      by: "재무과",
      at: "2026-07-01T00:00:00.000Z",
      state: isOpen ? "open" : "refused",
      findings: isOpen ? [] : [{ ...rejection, ...words }],
    };
    const upload = { ...uploadAnswer.parse(await shown.json()), isUnderWay: isOpen, asked: dialog };
    await route.fulfill({
      status: isMatch ? 202 : 200,
      json: isMatch ? { outcome: "requested", upload } : upload,
    });
  });
  await slow.open(place);
  await note(slow).getByText("지급 보기").click();
  await note(slow)
    .getByRole("button", { name: /^도로 정비:/ })
    .click();
  await note(slow).getByText("요청을 처리하고 있습니다.").waitFor();
  await expect.poll(() => note(slow).getByRole("button", { disabled: false }).count()).toBe(0);
  isOpen = false;
  await note(slow).getByText("그 사이 상태가 바뀌었습니다.").waitFor();
  await note(slow).getByRole("button", { disabled: false }).first().waitFor();
  expect(slow.environmentErrors).toEqual([]);
  await slow.end();
});

test("all the sure ones are answered at once, also at the width of a telephone", async () => {
  const small = await visit(browser, host.address, { width: 360, height: 740 });
  await small.open(place);
  await note(small).getByText("지급 보기").click();
  await small.picture("unmatched-payments-360");
  expect(await small.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  expect(await small.axe()).toEqual([]);
  await note(small).getByRole("button", { name: "모두 같은 사업 (2건)" }).click();
  await note(small).getByText("연결되지 않은 지급 1건").waitFor();
  await settled(small.page);
  await expect.poll(() => note(small).getByRole("button").count()).toBe(0);
  expect(small.environmentErrors).toEqual([]);
  await small.end();
});
