/** A table that no format knows: refused, taught in the page, read from then on, and forgotten. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dropFile } from "./support/real-files.ts";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit } from "./support/visit.ts";

const table = [
  "우리 구 자체 서식 (단위: 천원),,,,",
  "관리번호,사업,담당과,확정액,나간 돈",
  "A1,도로 정비,건설과,1000,400",
  "A2,경로당 지원,복지과,2000,1500",
  "",
].join("\n");

describe.each([
  ["ko", "열 뜻 정하기", "기억하기", "뜻을 정할 열", "예산액", "집행액", "부서", /^반영/],
  [
    "en",
    "Say what they mean",
    "Remember",
    "Still to be said",
    "Appropriation",
    "Expenditure",
    "Department",
    /^Applied/,
  ],
] as const)("in %s", (lang, begin, keep, missing, budget, spent, department, applied) => {
  let host: RunningHost;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    [host, browser, folder] = await Promise.all([
      startHost(),
      openBrowser(),
      mkdtemp(join(tmpdir(), "taught-")),
    ]);
    await writeFile(join(folder, "자체서식.csv"), table);
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
    await rm(folder, { recursive: true });
  });

  test("a table is taught in the page, and the same file is then read", async () => {
    const seat = await visit(browser, host.address);
    const { page } = seat;
    const path = join(folder, "자체서식.csv");
    const send = async (): Promise<void> => {
      await page
        .getByLabel(lang === "ko" ? /기준일/ : /As of|day/i)
        .first()
        .fill("2020-10-31");
      await dropFile(page, path);
      await page.getByRole("button", { name: /이대로 올리기|올려서|^Send it/ }).click();
      await page.waitForURL(/upload=/);
      await settled(page);
    };
    await seat.open(`?office=1129000&year=2020&view=uploads&lang=${lang}`);
    await send();
    await page.getByRole("button", { name: begin }).click();
    await page.locator(".taught-columns").waitFor();
    await expect.poll(() => page.locator(".taught-columns tbody tr").count()).toBe(5);
    await expect.poll(() => page.locator(".taught-columns").innerText()).toContain("도로 정비 / 경로당 지원");
    await expect.poll(() => page.getByText(missing).innerText()).toContain("나간 돈");
    const choose = (header: string, meaning: string): Promise<readonly string[]> =>
      page.getByLabel(new RegExp(`^${header} `)).selectOption({ label: meaning });
    await choose("담당과", department);
    await choose("확정액", budget);
    await choose("나간 돈", spent);
    await choose("사업", lang === "ko" ? "사업명" : "Project name");
    await choose("관리번호", lang === "ko" ? "사업코드" : "Project code");
    expect(await seat.axe()).toEqual([]);
    await seat.picture(`taught-${lang}`);
    await page.getByRole("button", { name: keep, exact: true }).click();
    await page.getByText(lang === "ko" ? "같은 파일을 다시 올리면" : "Send the same file again").waitFor();
    await send();
    await page.locator(".state").filter({ hasText: applied }).first().waitFor();
    await page.getByText(lang === "ko" ? "알려 준 표 1개" : "Taught tables: 1").click();
    await page.getByRole("button", { name: lang === "ko" ? "1번 잊기" : "Forget number 1" }).click();
    await page.getByText(lang === "ko" ? "1번을 잊었습니다" : "Mapping 1 is forgotten").waitFor();
    expect(seat.environmentErrors).toEqual([]);
    await seat.end();
  });
});
