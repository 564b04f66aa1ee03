/** The page as it is deployed: its distribution, the login, and the API with a token of the deployed pool. */
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { pageHeaders } from "../../shared/contracts/files/page-files.ts";
import { loginWay } from "../../shared/contracts/files/login-way.ts";
import { acknowledgeFirst } from "../browser/support/acknowledge.ts";
import { openBrowser, settled, visit, type Visit } from "../browser/support/visit.ts";
import { closedUploads, config, eventually, newBooks, output, put } from "./deployed-cloud.ts";
import { reportAddress, reportYear, sampleReport } from "./files.ts";
import { passMarker } from "./marker.ts";
import { nameAsAws } from "./names-of-aws.ts";
import { enterPerson, type Person } from "./persons.ts";
import { requestSnapshot } from "./request-snapshot.ts";

const address = output("pipeline", "PageAddress").replace(/\/$/, "");
const [bucket = "", tries = ""] = ["UploadsBucket", "TriesBucket"].map(
  (name) => `https://${output("data", name)}.s3.${config.region}.amazonaws.com`,
);
const books = newBooks(reportYear);
const unitProjects = ["기본경비", "사회적경제 활성화", "청년의 행복한 사회진입 환경조성"];
let login = "";
let browser: Browser;
let seat: Visit;
let person: Person;

beforeAll(async () => {
  [browser, person] = await Promise.all([openBrowser(), enterPerson("이재정", "finance", books.office)]);
  await put(reportAddress(books), sampleReport);
  await closedUploads(books);
  await passMarker();
  await requestSnapshot(books, "2020-10-31");
  login = await loginAddress();
  seat = await visit(browser, address, {
    alsoRequested: [login, bucket, tries],
    prepare: (context) => nameAsAws(context, config),
  });
  await seat.page.clock.install();
});
afterEach(() => expect(seat.environmentErrors).toEqual([]));
afterAll(() => browser.close());

describe("somebody without a token", () => {
  test("is led to the login of the pool, and let in by nothing but the right password", async () => {
    await seat.page.goto(`${address}/?view=projects`);
    await logIn("Something-else-1!");
    await seat.page.getByText("Incorrect username or password.").waitFor();
    expect(new URL(seat.page.url()).origin).toBe(login);
  });

  test("comes back to where they wanted to be, under the embedded host's headers", async () => {
    const page = seat.page.waitForResponse((response) => response.url().startsWith(`${address}/?code=`));
    await logIn(person.password);
    const headers = await (await page).allHeaders();
    await seat.page.locator("table.projects").waitFor();
    expect(seat.page.url()).toBe(`${address}/?view=projects`);
    expect(headers).toMatchObject({
      ...pageHeaders([login, bucket, tries]),
      "strict-transport-security": "max-age=31536000",
      "cache-control": "no-cache",
    });
    expect(
      await seat.page.evaluate("[localStorage, sessionStorage].map((each) => JSON.stringify(each))"),
    ).toEqual([expect.not.stringContaining("eyJ"), "{}"]);
  });
});

describe.each([
  ["ko", { projects: "사업 목록", snapshots: "분기 보고", overview: "현황" }],
  ["en", { projects: "Projects", snapshots: "Snapshots", overview: "Overview" }],
] as const)("in %s", (language, names) => {
  test("the overview shows 86.8% and the one that lags", async () => {
    if (language === "en") await seat.page.getByRole("button", { name: "English" }).click();
    await follow(names.overview);
    expect(await seat.page.locator(".big").innerText()).toContain("86.8%");
    expect(await seat.page.locator(".alerts").innerText()).toContain("기본경비");
    await looked(`cloud-overview-${language}`);
  });

  test("the three unit projects are listed, the one that lags first, and it opens", async () => {
    await follow(names.projects);
    const links = seat.page.locator("table.projects tbody a");
    expect(await links.allInnerTexts()).toEqual(unitProjects);
    const lagging = seat.page.locator("table.projects tbody tr", { has: seat.page.locator(".tag") });
    expect(await lagging.count()).toBe(1);
    expect(await lagging.innerText()).toContain("기본경비");
    await looked(`cloud-projects-${language}`);
    await links.first().click();
    await looked(`cloud-project-${language}`);
  });

  test("the snapshot is in its quarter", async () => {
    const rows = seat.page.locator("main tbody tr");
    await eventually(async () => {
      await follow(names.overview);
      await follow(names.snapshots);
      return (await rows.count()) > 0 ? true : null;
    });
    expect(await rows.first().innerText()).toContain("2020-10-31");
    await looked(`cloud-snapshots-${language}`);
  });
});

describe("the finance user's work", () => {
  test("an alert is acknowledged with a reason, under the name of the token", async () => {
    await seat.page.getByRole("button", { name: "한국어" }).click();
    await follow("현황");
    const card = await acknowledgeFirst(seat.page);
    expect(await card.innerText()).toContain(person.name);
  });

  test("a file goes straight to the bucket, and what came of it is followed", async () => {
    await follow("자료 올리기");
    const stored = seat.page.waitForResponse((response) => response.url().startsWith(bucket));
    await seat.page.getByLabel("기준일 (파일에 없을 때)").fill("2020-10-31");
    // Other bytes that say the same: another file.
    const again = {
      name: "again.txt",
      mimeType: "text/plain",
      buffer: Buffer.concat([sampleReport, Buffer.from("\n")]),
    };
    await seat.page.locator("input[type=file]:not([hidden])").setInputFiles(again);
    await seat.page.getByRole("button", { name: "이대로 올리기" }).click();
    expect((await stored).status()).toBe(200);
    const detail = seat.page.getByRole("region", { name: "고른 파일" });
    await detail.getByText("again.txt").waitFor();
    await detail.locator(".state-applied").waitFor();
    await looked("cloud-uploads-ko");
  });

  test("a browser that asks before it sends a workbook is told that it may", async () => {
    // Where it is answered for, it does not ask by itself.
    const requested = await fetch(`${config.endpoint}/${output("data", "UploadsBucket")}/report.xlsx`, {
      method: "OPTIONS",
      headers: {
        origin: address,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type,x-amz-checksum-sha256",
      },
    });
    expect([requested.status, requested.headers.get("access-control-allow-origin")]).toEqual([200, address]);
  });

  test("the list of projects is downloaded, which a plain link could not do", async () => {
    await follow("사업 목록");
    const link = seat.page.getByRole("button", { name: "이 목록을 CSV로 받기" });
    const [download] = await Promise.all([seat.page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    expect(await readFile(await download.path(), "utf8")).toContain("기본경비");
  });

  test("goes on when the token's hour is over, with another that the pool gives", async () => {
    const renewed = seat.page.waitForResponse(`${login}/oauth2/token`);
    await seat.page.clock.fastForward("01:00:00");
    await follow("현황");
    expect((await renewed).status()).toBe(200);
    expect(await seat.page.locator(".big").innerText()).toContain("86.8%");
  });

  test("whoever goes has to log in again", async () => {
    const revoked = seat.page.waitForResponse(`${login}/oauth2/revoke`);
    await seat.page.getByRole("button", { name: /나가기$/ }).click();
    expect((await revoked).status()).toBe(200);
    await seat.page.waitForURL(`${login}/oauth2/authorize?**`);
    await seat.page.locator("[name=password]").waitFor();
  });
});

/** As the distribution's own document says. */
async function loginAddress(): Promise<string> {
  const front = await visit(browser, address, { prepare: (context) => nameAsAws(context, config) });
  const response = await front.page.goto(`${address}/login.json`);
  const way = loginWay.parse(await response?.json());
  await front.end();
  return way.way === "oauth" ? way.login : "";
}

async function logIn(password: string): Promise<void> {
  await seat.page.locator("[name=username]").fill(person.email);
  await seat.page.locator("[name=password]").fill(password);
  await seat.page.locator("[type=submit]").click();
}

async function follow(name: string): Promise<void> {
  await seat.page.getByRole("link", { name, exact: true }).first().click();
  await settled(seat.page);
}

async function looked(name: string): Promise<void> {
  await seat.picture(name);
  expect(await seat.axe()).toEqual([]);
}
