// Many files at once: picked, dropped anywhere, pasted; tried and sent one after another, whatever happens meanwhile.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type RunningHost, startHost } from "./support/running-host.ts";
import { openBrowser, settled, visit, type Visit } from "./support/visit.ts";

let host: RunningHost;
let browser: Browser;
let seat: Visit;
let folder: string;
const uploads = "?office=1129000&year=2021&view=uploads";

beforeAll(async () => {
  [host, browser, folder] = await Promise.all([
    startHost(),
    openBrowser(),
    mkdtemp(join(tmpdir(), "many-files-")),
  ]);
  seat = await visit(browser, host.address);
});
afterEach(() => expect(seat.environmentErrors).toEqual([]));
afterAll(async () => {
  await browser.close();
  await host.stop();
  await rm(folder, { recursive: true });
});

function table(day: string, amount: string = `${day}000000`): string {
  return [
    "사업코드,사업명,단위사업,부서,예산액(원),집행액(원),기준일",
    `X0,도로 정비,도로 관리,건설과,4000000000,${amount},2021-10-${day}`,
    "",
  ].join("\n");
}

/** Files as text under their names: dropped on whatever is there, or pasted. */
async function give(
  page: Page,
  event: "drop" | "paste" | "dragenter",
  target: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const made = new DataTransfer();
    for (const [name, text] of Object.entries(given)) made.items.add(new File([text], name));
    return made;
  }, files);
  await page
    .locator(target)
    .first()
    .evaluate(
      (element, [name, data]) => {
        const bubbling = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          name === "paste"
            ? new ClipboardEvent("paste", { ...bubbling, clipboardData: data })
            : new DragEvent(name, { ...bubbling, dataTransfer: data }),
        );
      },
      [event, transfer] as const,
    );
}

const longest = `${"가".repeat(80)}😀.csv`;

test("files that are dropped on another view are tried in Uploads, each with its own verdict", async () => {
  await seat.open("?office=1129000&year=2021");
  const { page } = seat;
  await give(page, "dragenter", "h1", { "a.csv": "" });
  await page.locator(".drop-target").waitFor();
  await seat.picture("drop-target");
  await give(page, "drop", "h1", {
    "day-01.csv": table("01"),
    [longest]: table("02"),
    "빈 파일.csv": "",
    "copy of day-01.csv": table("01"),
    "wrong.csv": table("03", "약 백만"),
    "Thumbs.db": "system",
  });
  await page.waitForURL(/view=uploads/);
  await expect.poll(() => page.locator(".drop-target").count()).toBe(0);
  await page.getByText("5건을 모두 시험했습니다.").waitFor();
  const lines = page.locator(".queued");
  await expect.poll(() => lines.count()).toBe(5);
  const textOf = async (name: string): Promise<string> => lines.filter({ hasText: name }).first().innerText();
  expect(await textOf("빈 파일.csv")).toContain("파일에 내용이 없습니다");
  expect(await textOf("copy of day-01.csv")).toContain("올리면 바로 반영됩니다");
  await expect.poll(() => lines.filter({ hasText: "내용이 같은 파일" }).count()).toBe(1);
  expect(await textOf("wrong.csv")).toContain("이대로는 반려됩니다");
  await page.getByText("시스템이 만든 파일 1개는 뺐습니다.").waitFor();
  expect(await seat.axe()).toEqual([]);
  await seat.picture("uploads-many");
  for (const width of [360, 768, 1_440]) {
    await page.setViewportSize({ width, height: 900 });
    await seat.picture(`uploads-many-${width}`);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  }
});

test("they are sent one after another by the keyboard, and what came of each stays in sight", async () => {
  const { page } = seat;
  const button = page.getByRole("button", { name: "2건 차례로 올리기" });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByText("5건 가운데 2건을 올렸습니다.").waitFor();
  expect(await page.evaluate("document.activeElement?.className")).toBe("queue-status");
  await expect.poll(() => page.locator(".queued .notice-applied").count()).toBe(2);
  await page.getByRole("region", { name: "올린 파일" }).getByRole("link", { name: longest }).waitFor();
  expect(await seat.axe()).toEqual([]);
  await seat.picture("uploads-many-sent");
});

test("a folder is picked with what is in its folders", async () => {
  const { page } = seat;
  await seat.open(`${uploads}&lang=en`);
  await mkdir(join(folder, "9월"));
  await writeFile(join(folder, "9월", "day-05.csv"), table("05"));
  await writeFile(join(folder, "day-04.csv"), table("04"));
  await writeFile(join(folder, ".DS_Store"), "system");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a folder" }).click(),
  ]);
  await chooser.setFiles(folder);
  await page.getByText("All 2 files were tried.").waitFor();
  await expect
    .poll(() => page.locator(".queued .file-name").allInnerTexts())
    .toEqual([expect.stringMatching(/9월\/day-05\.csv$/), expect.stringMatching(/day-04\.csv$/)]);
  expect(await seat.axe()).toEqual([]);
  await seat.picture("uploads-folder-en");
});

test("what is chosen waits while somebody looks elsewhere, and a pasted file joins it", async () => {
  const { page } = seat;
  await page.locator(".menu").getByRole("link", { name: "Projects" }).click();
  await settled(page);
  await give(page, "paste", "body", { "pasted.csv": table("06") });
  await page.getByText("All 3 files were tried.").waitFor();
  await expect.poll(() => page.locator(".queued .file-name").last().innerText()).toBe("pasted.csv");
});

test("a connection that is lost while files are sent is waited for, and leaving meanwhile is warned of", async () => {
  const { page } = seat;
  await page.route(/\/uploads\?fileName/, (route) => route.abort());
  await page.route(/\/health$/, (route) => route.abort());
  await page.getByRole("button", { name: "Send 3, one after another" }).click();
  await page.getByText("nothing went in by halves").waitFor();
  await seat.picture("uploads-lost-en");
  const warned = page.waitForEvent("dialog");
  void page.close({ runBeforeUnload: true });
  const dialog = await warned;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await page.unroute(/\/health$/);
  await page.unroute(/\/uploads\?fileName/);
  await page.getByText("3 of 3 files were sent.").waitFor();
});

test("a policy that is being written is asked about before dropped files lead away, and both stay", async () => {
  const { page } = seat;
  await seat.open("?office=1129000&year=2021&view=policy&lang=ko");
  await page.getByLabel("연말 집행 목표").fill("77");
  await give(page, "drop", "h1", { "late.csv": table("07") });
  const question = page.getByRole("dialog");
  await question.getByRole("button", { name: "머무르기" }).click();
  await expect.poll(() => page.getByLabel("연말 집행 목표").inputValue()).toBe("77");
  await page.locator(".menu").getByRole("link", { name: "자료 올리기" }).click();
  await question.getByRole("button", { name: "저장하지 않고 나가기" }).click();
  await page.locator(".queued").filter({ hasText: "late.csv" }).waitFor();
});
