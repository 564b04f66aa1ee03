/** Payments that fit no project: chosen one by one or many at once, seen before they are given, and taken back. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { matchingAnswer } from "../../shared/contracts/api/bodies/matching.ts";
import { openData, type OpenDataRow, paidByRoads } from "../support/open-data.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;

const small = "office=4573000&year=2026";
const large = "office=4573000&year=2025";
const unbroken = "띄어쓰기없이끝도없이이어지는사업이름".repeat(8);
const script = "<img src=x onerror=alert(1)>";

async function post(year: number, fileName: string, body: string): Promise<void> {
  const address = `${host.address}/api/v1/offices/4573000/years/${year}/uploads?fileName=${fileName}`;
  const headers = { "content-type": "application/octet-stream", "x-monitor-request": "test" };
  expect((await fetch(address, { method: "POST", headers, body })).status).toBe(201);
}

function row(code: string, name: string, spent: number): OpenDataRow {
  return { code, name, department: "1002", budget: 3_000_000, spent };
}

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  const paid = [
    ["도로 정비", 712_340],
    ["하천 정비", 405_670],
  ] as const;
  const rows = paid.map(([name, spent], at) => row(`C${at}`, `${name}(전환사업)`, spent));
  await post(2026, "dump.json", openData("2026-06-30", [...rows, row("C9", "청사 관리", 1)]));
  const lists = [
    ...paid.map(([name, won]) => [name, "2026-06-10", won] as const),
    ["하천 정비", "2026-07-10", 20_000] as const,
    ["마을회관 보수", "2026-06-10", 90_000] as const,
    [unbroken, "2026-06-10", 80_000] as const,
    [script, "2026-06-10", 70_000] as const,
  ];
  await post(2026, "payments.csv", paidByRoads(...lists));
  const many = Array.from(
    { length: 560 },
    (_, at) => [`지급만 있는 일 ${at}`, "2025-06-10", 10_000 + at] as const,
  );
  const dump = Array.from({ length: 3_126 }, (_, at) => row(`L${at}`, `사업 ${at}`, at));
  await post(2025, "large.json", openData("2025-06-30", dump).replaceAll('"2026"', '"2025"'));
  await post(2025, "many.csv", paidByRoads(...many));
  seat = await visit(browser, host.address);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await host.stop();
});

async function matching(year: number) {
  const answer = await fetch(`${host.address}/api/v1/offices/4573000/years/${year}/matching`);
  return matchingAnswer.parse(await answer.json());
}

const effect = (of = seat) => of.page.getByRole("region", { name: "답이 바꾸는 것" });
const payment = (name: string) => seat.page.getByRole("group", { name: new RegExp(`^${name}`) });

test.each([
  ["overview", "지급 연결에서 모두 보고 답하기"],
  ["reconcile", "연결되지 않은 지급에 답하기"],
])("%s leads to it", async (view, link) => {
  await seat.open(`?${small}&view=${view}`);
  await seat.page.getByRole("link", { name: link }).click();
  await settled(seat.page);
  await expect.poll(() => seat.page.locator("h1").innerText()).toBe("지급 연결");
});

test("what an answer would change stands there before it is given, by the keyboard alone", async () => {
  await expect.poll(() => effect().count()).toBe(0);
  await payment("하천 정비").getByRole("radio", { name: "아직 정하지 않음" }).focus();
  await seat.page.keyboard.press("ArrowDown");
  await effect().getByText("5건 1,358 천원").waitFor();
  await expect.poll(() => effect().innerText()).toMatch(/5건 1,358 천원 → 4건 952 천원/);
  await expect.poll(() => effect().innerText()).toContain("집행액이 바뀌는 사업 1개");
  expect(await seat.axe()).toEqual([]);
  await seat.picture("matching-effect");
  expect((await matching(2026)).answers).toEqual([]);
});

test("several are answered at once: the sure ones, one that was found by its initials, and one of its own", async () => {
  await seat.page.getByRole("button", { name: "근거가 하나만 가리키는 2건 모두 고르기" }).click();
  const hall = payment("마을회관 보수");
  await hall.getByRole("searchbox").fill("ㅊㅅ");
  await hall.getByRole("radio", { name: /^청사 관리/ }).check();
  await payment("<img")
    .getByRole("radio", { name: /^새 사업/ })
    .check();
  await effect().getByText("→ 2건 150 천원", { exact: false }).waitFor();
  await effect().getByRole("button", { name: "답 적기 (4건)" }).click();
  await seat.page.getByRole("region", { name: "적은 답" }).waitFor();
  const { unmatched, answers } = await matching(2026);
  expect(unmatched).toMatchObject({ lines: 2, won: "150000" });
  expect(answers).toHaveLength(1);
  await expect.poll(() => seat.page.locator("ul.matches:focus").count()).toBe(1);
  await expect.poll(() => seat.page.locator("main img, main script").count()).toBe(0);
});

test("an answer is taken back after a question, and its payments come back", async () => {
  const given = seat.page.getByRole("region", { name: "적은 답" });
  await expect.poll(() => given.innerText()).toContain("하천 정비 = 하천 정비(전환사업)");
  await given.getByRole("button", { name: /답 되돌리기$/ }).click();
  const dialog = seat.page.getByRole("alertdialog", { name: "답 되돌리기" });
  await expect.poll(() => dialog.innerText()).toContain("이 답 4건을 되돌립니까?");
  await dialog.getByRole("button", { name: "답을 되돌립니다" }).click();
  await given.waitFor({ state: "detached" });
  expect(await matching(2026)).toMatchObject({ unmatched: { lines: 5 }, answers: [] });
  expect(seat.environmentErrors).toEqual([]);
});

test("560 payments of 3,126 projects are listed, found and previewed", async () => {
  await seat.open(`?${large}&view=match`);
  await expect.poll(() => seat.page.locator("main").innerText()).toContain("연결되지 않은 지급 560건");
  await expect.poll(() => seat.page.getByRole("group").count()).toBe(50);
  await seat.page.getByRole("button", { name: "나머지 450건 보기" }).click();
  await expect.poll(() => seat.page.getByRole("group").count()).toBe(500);
  await seat.page.getByLabel("지급의 사업 이름이나 부서로 찾기").fill("일 321");
  await payment("지급만 있는 일 321")
    .getByRole("radio", { name: /^새 사업/ })
    .check();
  await effect().getByText("560건").first().waitFor();
  expect(seat.environmentErrors).toEqual([]);
});

describe.each([
  ["at 1440 pixels", { width: 1440 }, "ko"],
  ["in English at 768 pixels", { width: 768 }, "en"],
  ["at 360 pixels", { width: 360, height: 740 }, "ko"],
  ["enlarged four times", { width: 360, height: 225 }, "en"],
  ["in the dark", { isDark: true }, "en"],
] as const)("%s", (name, options, language) => {
  test("axe finds nothing, names of any length stay in their place, and nothing scrolls sideways", async () => {
    const one = await visit(browser, host.address, options);
    await one.open(`?${small}&view=match&lang=${language}`);
    await one.page.getByRole("radio").first().check();
    await one.page.locator(".match-effect dl").waitFor();
    await one.picture(`matching-${name.replaceAll(" ", "-")}`);
    expect(await one.axe()).toEqual([]);
    expect(await one.page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(
      0,
    );
    expect(one.environmentErrors).toEqual([]);
    await one.end();
  });
});
