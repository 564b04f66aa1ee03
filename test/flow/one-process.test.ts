/** The embedded host is one process with one port; commands beside it share its home, and a copy of the home is another home. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  newHome,
  printed,
  readJson,
  repository,
  runMonitor,
  startMonitor,
} from "../support/monitor-process.ts";

const samples = join(repository, "samples");
const books = ["--office", "4573000", "--year", "2026"];
const template = (spent: number): string =>
  `사업코드,사업명,부서,예산액(원),집행액(원),기준일\nA1,도로 정비,건설과,90000000,${spent},2026-06-30\n`;

let home: ReturnType<typeof newHome>;
beforeEach(() => (home = newHome()));
afterEach(() => home.remove());

describe("a monitor that watches", () => {
  test.skipIf(!existsSync("/usr/bin/ss") && !existsSync("/bin/ss") && !existsSync("/usr/sbin/ss"))(
    "listens on the page's port alone, and has no child",
    async () => {
      const monitor = startMonitor(["start", "--port", "0", "--samples", samples], { home: home.path });
      await printed(monitor, "지켜봅니다");
      const children = readFileSync(`/proc/${monitor.pid}/task/${monitor.pid}/children`, "utf8");
      expect(children.trim()).toBe("");
      expect(listeningPorts(monitor.pid ?? 0)).toHaveLength(1);
      monitor.kill("SIGINT");
      await once(monitor, "close");
    },
  );

  test("shares its home with commands that come at once, and works what they told", async () => {
    const monitor = startMonitor(["start", "--port", "0"], { home: home.path });
    await printed(monitor, "지켜봅니다");
    const files = Array.from({ length: 4 }, (_, at) => {
      const path = join(home.path, `${at}.csv`);
      writeFileSync(path, template(1_000_000 + at));
      return path;
    });
    const runs = await Promise.all(
      files.map((path) => runMonitor(["ingest", path, ...books], { home: home.path })),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    for (const { out } of runs) expect(out).toContain("알림은 실행 중인 모니터가 살핍니다");
    expect(await readJson(["uploads", ...books], { home: home.path })).toHaveLength(4);
    monitor.kill("SIGINT");
    expect(await once(monitor, "close")).toEqual([0, null]);
    expect(await runMonitor(["verify"], { home: home.path })).toMatchObject({ code: 0 });
  });
});

describe("a home that is copied while its monitor runs", () => {
  test("is a home of its own: what the copy takes in is not in the original", async () => {
    const monitor = startMonitor(["start", "--port", "0", "--samples", samples], { home: home.path });
    await printed(monitor, "지켜봅니다");
    const copy = newHome();
    cpSync(home.path, copy.path, { recursive: true });
    const file = join(copy.path, "more.csv");
    writeFileSync(file, template(5_000_000));
    // The copy has its own monitor, too, beside the original's.
    const other = startMonitor(["start", "--port", "0"], { home: copy.path });
    await printed(other, "지켜봅니다");
    expect(await runMonitor(["ingest", file, ...books], { home: copy.path })).toMatchObject({ code: 0 });
    expect(await readJson(["rates", "--level", "office"], { home: copy.path })).toHaveLength(2);
    expect(await readJson(["rates", "--level", "office"], { home: home.path })).toMatchObject([
      { rate: "86.8" },
    ]);
    for (const each of [monitor, other]) {
      each.kill("SIGINT");
      expect(await once(each, "close")).toEqual([0, null]);
    }
    for (const { path } of [home, copy])
      expect(await runMonitor(["verify"], { home: path })).toMatchObject({ code: 0 });
    copy.remove();
  }, 240_000);

  test("names no path of the original anywhere in it", async () => {
    await runMonitor(["start", "--once", "--samples", samples], { home: home.path });
    const files = readdirSync(home.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((path) => readFileSync(path).includes(home.path))).toEqual([]);
  });
});

function listeningPorts(pid: number): string[] {
  const listed = execFileSync("ss", ["-ltnpH"], { encoding: "utf8" });
  return listed.split("\n").filter((line) => line.includes(`pid=${pid},`));
}
