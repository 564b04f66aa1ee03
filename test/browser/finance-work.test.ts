/** A finance user's whole work, in the order in which it is done. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { acknowledgeFirst } from "./support/acknowledge.ts";
import { dropFile, dumps, hasDumps } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;

beforeAll(async () => {
  [host, browser] = await Promise.all([startHost(), openBrowser()]);
  seat = await visit(browser, host.address);
});
afterEach(() => expect(seat.environmentErrors).toEqual([]));
afterAll(async () => {
  await browser.close();
  await host.stop();
});

const muju = "?office=4573000&year=2026";

describe("the sample of the council report", () => {
  test("the overview shows 86.8% and the one that lags", async () => {
    await seat.open("?office=1129000&year=2020");
    await expect.poll(() => seat.page.locator(".big").innerText()).toContain("86.8%");
    await expect.poll(() => seat.page.locator(".alerts").innerText()).toContain("기본경비");
    await seat.picture("overview-sample");
  });

  test("the table of projects shows its three unit projects", async () => {
    await seat.page.getByRole("link", { name: "사업 목록", exact: true }).click();
    await settled(seat.page);
    const rows = seat.page.locator("table.projects tbody tr");
    await expect.poll(() => rows.count()).toBe(3);
    await expect.poll(() => seat.page.locator("table.projects").innerText()).toContain("76.1%");
  });

  test("an alert is acknowledged with a reason, an owner and a day", async () => {
    await seat.open("?office=1129000&year=2020");
    await acknowledgeFirst(seat.page);
    await expect.poll(() => seat.page.locator(".toast").innerText()).toContain("확인으로 기록했습니다.");
  });

  test("amounts are rounded to their unit, and say all their digits to whoever points at them", async () => {
    const budget = seat.page.locator(".facts dd").first();
    await expect.poll(() => budget.innerText()).toBe("4,409,960 천원");
    await seat.page.getByLabel("단위").first().selectOption("백만원");
    await expect.poll(() => budget.innerText()).toBe("4,410 백만원");
    expect(await budget.locator(".amount").getAttribute("title")).toBe("4,409.96");
    await seat.page.getByLabel("단위").first().selectOption("원");
    await expect.poll(() => budget.innerText()).toBe("4,409,960,000 원");
    await seat.page.getByLabel("단위").first().selectOption("천원");
  });

  test("a snapshot is taken, and its report downloaded in each form", async () => {
    await seat.open("?office=1129000&year=2020&view=snapshots");
    const form = seat.page.getByRole("form", { name: "스냅숏 만들기" });
    await form.getByLabel("기준일").fill("2020-10-31");
    await form.getByRole("button").click();
    await seat.page.getByText("스냅숏을 만들었습니다.").first().waitFor();
    await form.getByLabel("기준일").fill("2020-12-31");
    await form.getByRole("button").click();
    await seat.page.getByRole("region", { name: "2020년 4분기" }).getByText("2020-12-31").first().waitFor();
    // Its figures are of October, and it says so before it is taken away.
    const late = seat.page.getByRole("button", { name: /^자료는 2020-10-31까지입니다/ });
    await late.click();
    await seat.page.getByRole("link", { name: "2020-12-31 1판 PDF 받기" }).waitFor();
    for (const format of ["HWPX", "XLSX", "PDF", "CSV", "JSON"]) {
      const link = seat.page.getByRole("link", { name: `2020-10-31 1판 ${format} 받기` });
      const [download] = await Promise.all([seat.page.waitForEvent("download"), link.click()]);
      const bytes = await readFile(await download.path());
      expect(download.suggestedFilename().toLowerCase()).toContain(format.toLowerCase());
      expect(bytes.length).toBeGreaterThan(500);
    }
  });

  test("two snapshots are compared", async () => {
    const part = seat.page.locator("section", { hasText: "두 스냅숏 견주기" });
    await part.getByLabel("앞").selectOption("2020-10-31/1");
    await part.getByLabel("뒤").selectOption("2020-12-31/1");
    await part.getByRole("region", { name: "합계" }).waitFor();
    await expect.poll(() => part.innerText()).toContain("86.8%");
    // No line of the report says anything of the days in between.
    await part.getByText("달라진 것이 없습니다.").waitFor();
    await seat.picture("snapshots");
  });

  test("a target is changed after a look at what that would do", async () => {
    await seat.open("?office=1129000&year=2020&view=policy");
    await seat.page.getByLabel("연말 집행 목표").fill("90");
    await seat.page.getByRole("button", { name: "미리 보기" }).click();
    const preview = seat.page.getByRole("region", { name: "미리 보기" });
    await preview.waitFor();
    // Who leaves is asked, and what was begun is there again after another view.
    await seat.page.locator(".menu").getByText("현황").click();
    await seat.page.getByRole("button", { name: "저장하지 않고 나가기" }).click();
    await seat.page.getByLabel("연말 집행 목표").waitFor({ state: "detached" });
    await seat.page.locator(".menu").getByText("기준 설정").click();
    await seat.page.getByText("전에 쓰다 만 내용입니다.").waitFor();
    await preview.waitFor();
    await expect.poll(() => preview.innerText()).toContain("연말 집행 목표");
    await seat.picture("policy-preview");
    await seat.page.getByRole("button", { name: "이대로 저장" }).click();
    await seat.page.getByText("현재 기준: 2020/1").waitFor();
    await expect.poll(() => seat.page.getByLabel("연말 집행 목표").inputValue()).toBe("90");
  });

  test("what was previewed and changed again cannot be saved unseen", async () => {
    await seat.page.getByLabel("연말 집행 목표").fill("95");
    await seat.page.getByRole("button", { name: "미리 보기" }).click();
    const save = seat.page.getByRole("button", { name: "이대로 저장" });
    await save.waitFor();
    await seat.page.getByLabel("연말 집행 목표").fill("96");
    await expect.poll(() => save.count()).toBe(0);
    await seat.page.getByLabel("연말 집행 목표").fill("아흔");
    await expect.poll(() => seat.page.getByRole("button", { name: "미리 보기" }).isDisabled()).toBe(true);
  });
});

describe("a table with a wrong cell", () => {
  test("is refused row by row, and its marked copy says why beside the row", async () => {
    await seat.open("?office=1129000&year=2020&view=uploads");
    await dropFile(seat.page, join(import.meta.dirname, "support/wrong-cell.csv"));
    const findings = seat.page.getByRole("region", { name: /^지적/ });
    await findings.waitFor();
    await expect.poll(() => findings.innerText()).toContain("약 백만");
    await seat.page.getByRole("button", { name: "올려서 표시한 사본 받기" }).click();
    const marked = seat.page.getByRole("link", { name: "표시한 사본 받기" });
    const [download] = await Promise.all([seat.page.waitForEvent("download"), marked.click()]);
    expect(await readFile(await download.path(), "utf8")).toContain("약 백만");
    await seat.picture("uploads-rejected");
  });
});

describe.skipIf(!hasDumps)("the real dumps of a county (../shared/data)", () => {
  test("new books are opened, and a dump dropped there is tried before it is applied", async () => {
    await seat.open("?office=1129000&year=2020&view=uploads");
    await seat.page.getByText("다른 자치단체나 연도에 올리기").click();
    await seat.page.getByLabel("자치단체 코드").fill("4573000");
    await seat.page.getByLabel("회계연도", { exact: true }).fill("2026");
    await seat.page.getByRole("button", { name: "새 장부 열기" }).click();
    await settled(seat.page);
    await dropFile(seat.page, dumps.first);
    const dryRun = seat.page.getByRole("region", { name: "시험 결과" });
    await dryRun.waitFor();
    await expect.poll(() => dryRun.innerText()).toContain("1712");
    await expect.poll(() => seat.page.getByText("아직 올린 파일이 없습니다.").count()).toBe(1);
    await seat.picture("uploads-dry-run");
    await seat.page.getByRole("button", { name: "이대로 올리기" }).click();
    await seat.page.getByText("장부에 반영했습니다.").first().waitFor();
  });

  test("a half-loaded dump is held, and released by a person", async () => {
    await dropFile(seat.page, dumps.partial);
    await seat.page.getByRole("button", { name: "보류 상태로 올리기" }).click();
    await seat.page.locator(".state-held").first().waitFor();
    await seat.picture("uploads-held");
    await seat.page.getByRole("button", { name: "그대로 반영" }).click();
    const release = seat.page.getByRole("form", { name: "그대로 반영" });
    await release.getByRole("region", { name: "합계가 이렇게 바뀝니다" }).waitFor();
    expect(await seat.page.evaluate("document.activeElement?.tagName")).toBe("TEXTAREA");
    const yes = release.getByRole("button", { name: "그대로 반영합니다" });
    await expect.poll(() => yes.isDisabled()).toBe(true);
    await release.getByLabel("사유").fill("그날 자료가 늦게 채워졌습니다.");
    await seat.picture("uploads-release-reason");
    expect(await seat.axe()).toEqual([]);
    await yes.click();
    await seat.page.getByRole("button", { name: "되돌리기" }).waitFor();
    await expect.poll(() => seat.page.locator(".state").first().innerText()).toBe("반영");
  });

  test("what was released is taken back", async () => {
    await seat.page.getByRole("button", { name: "되돌리기" }).click();
    const undo = seat.page.getByRole("form", { name: "되돌리기" });
    await undo.getByRole("region", { name: "합계가 이렇게 바뀝니다" }).waitFor();
    await seat.picture("uploads-undo-reason");
    // What is begun outlives a page that is loaded anew.
    await undo.getByLabel("사유").fill("완전한 자료가 왔습니다.");
    await seat.page.reload();
    await seat.page.getByRole("button", { name: "되돌리기" }).click();
    await expect.poll(() => undo.getByLabel("사유").inputValue()).toBe("완전한 자료가 왔습니다.");
    await seat.page.getByRole("button", { name: "되돌립니다" }).click();
    await seat.page.locator(".state-undone").first().waitFor();
    // News of it may reach the list before the answer reaches the form.
    await expect.poll(() => seat.page.getByRole("button", { name: "되돌리기" }).count()).toBe(0);
    const listed = seat.page.getByRole("region", { name: "올린 파일" }).getByRole("row").nth(1);
    await expect.poll(() => listed.innerText()).toContain("완전한 자료가 왔습니다.");
    await expect.poll(() => listed.innerText()).toContain("(화면)");
    await seat.page
      .getByText(/^이 파일에 한 일/)
      .first()
      .click();
    await expect
      .poll(() => seat.page.getByRole("region", { name: "이 파일에 한 일" }).innerText())
      .toContain("그날 자료가 늦게 채워졌습니다.");
    await seat.picture("uploads-history");
  });

  test("what was taken back is brought in again, and taken back once more", async () => {
    const restore = seat.page.getByRole("form", { name: "되살리기" });
    await seat.page.getByRole("button", { name: "되살리기" }).click();
    await restore.getByRole("region", { name: "합계가 이렇게 바뀝니다" }).waitFor();
    await restore.getByLabel("사유").fill("견주어 보려고 합니다.");
    await restore.getByRole("button", { name: "되살립니다" }).click();
    await restore.waitFor({ state: "detached" });
    await seat.page.getByRole("button", { name: "되돌리기" }).click();
    await seat.page.getByRole("form", { name: "되돌리기" }).getByLabel("사유").fill("견주었습니다.");
    await seat.page.getByRole("button", { name: "되돌립니다" }).click();
    await seat.page.locator(".state-undone").first().waitFor();
    await expect.poll(() => seat.page.getByRole("button", { name: "되살리기" }).count()).toBe(1);
  });

  test("the complete dump is applied, and the overview says what changed", async () => {
    await dropFile(seat.page, dumps.complete);
    await seat.page.getByRole("button", { name: "이대로 올리기" }).click();
    await seat.page.getByText("장부에 반영했습니다.").first().waitFor();
    // As if the last visit had been this morning.
    await seat.page.evaluate(
      "localStorage.setItem('budget-monitor-visit 4573000/2026', `- ${new Date(Date.now() - 7_200_000).toISOString()}`)",
    );
    await seat.open(muju);
    await expect
      .poll(() => seat.page.getByRole("region", { name: "지난 방문 뒤 바뀐 것" }).innerText())
      .toContain("파일");
    // 307,376,019,169 of 672,715,492,742, as the source states them.
    await expect.poll(() => seat.page.locator(".big").innerText()).toContain("45.7%");
  });

  test("the difference of two days adds up to the won, by what happened and by file", async () => {
    await seat.open(`${muju}&view=snapshots&unit=원`);
    const form = seat.page.getByRole("form", { name: "스냅숏 만들기" });
    for (const day of ["2026-06-29", "2026-06-30"]) {
      await form.getByLabel("기준일").fill(day);
      await form.getByRole("button").click();
      await seat.page.getByRole("region", { name: "2026년 2분기" }).getByText(day).first().waitFor();
    }
    await seat.page.getByRole("combobox", { name: "앞" }).selectOption("2026-06-29/1");
    await seat.page.getByRole("combobox", { name: "뒤" }).selectOption("2026-06-30/1");
    await seat.page.getByRole("region", { name: /^달라진 사업/ }).waitFor();
    for (const name of ["무엇이 달라졌나", "어느 파일 때문인가"]) {
      const [whole = [], ...parts] = (await amountsIn(seat.page.getByRole("region", { name }))).toReversed();
      expect(whole.map((_, at) => parts.reduce((sum, row) => sum + (row[at] ?? 0n), 0n))).toEqual(whole);
      expect(whole.at(-1)).toBe(26_061_558_092n);
    }
    expect(await seat.axe()).toEqual([]);
    await seat.picture("snapshots-difference");
  });
});

/** The amounts of each row of a table, as they stand there in won. */
async function amountsIn(region: Locator): Promise<bigint[][]> {
  const rows = await region.locator("tbody tr").all();
  return Promise.all(
    rows.map(async (row) => {
      const texts = await row.locator(".amount").allInnerTexts();
      return texts.map((text) => BigInt(text.replaceAll(/[+,]/g, "").replace("−", "-")));
    }),
  );
}
