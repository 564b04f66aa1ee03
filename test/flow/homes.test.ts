// Homes as offices have them: two on one PC, two offices in one, a new fiscal year, one on a read-only share, a demo.
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { printedBy } from "../support/checked-lines.ts";
import { isWindowsName } from "../../local/storage/write-file.ts";
import {
  newHome,
  readJson,
  repository,
  runMonitor,
  startMonitor,
  tableText,
} from "../support/monitor-process.ts";

const execute = promisify(execFile);
const samples = join(repository, "samples");
/** A share that nobody may write to is a mount of one's own. */
const mounts = await execute("unshare", ["-rm", "true"]).then(
  () => true,
  () => false,
);

const rows = z.array(z.object({ office: z.string(), fiscalYear: z.number(), expenditureWon: z.string() }));

let home: ReturnType<typeof newHome>;
let other: ReturnType<typeof newHome>;
beforeEach(() => {
  home = newHome();
  other = newHome();
});
afterEach(() => {
  home.remove();
  other.remove();
});

async function ingest(to: string, office: string, year: string, spent: string): Promise<void> {
  const file = join(to, `${office}-${year}.csv`);
  writeFileSync(file, tableText(year, ["A1", "90000000", spent]));
  const run = await runMonitor(["ingest", file, "--office", office, "--year", year], { home: to });
  expect(run).toMatchObject({ code: 0, err: "" });
}

async function spentIn(at: string): Promise<string[]> {
  const read = rows.parse(await readJson(["rates", "--level", "office"], { home: at }));
  return read
    .map(({ office, fiscalYear, expenditureWon }) => `${office}/${fiscalYear} ${expenditureWon}`)
    .toSorted();
}

describe("two homes on one PC", () => {
  test("run beside each other, each on a port and with figures of its own", async () => {
    const hosts = [home, other].map(({ path }) => startMonitor(["start"], { home: path }));
    let said = "";
    const addresses = await Promise.all(
      hosts.map(
        (host) =>
          new Promise<string>((resolve) => {
            host.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
            host.stderr?.setEncoding("utf8").on("data", (text: string) => {
              const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
              if (found !== undefined) resolve(found);
            });
          }),
      ),
    );
    expect(new Set(addresses).size).toBe(2);
    expect(said).toContain("포트 8787은 다른 프로그램이나 다른 자료 폴더의 모니터가");
    await ingest(home.path, "4573000", "2026", "10");
    await ingest(other.path, "4573000", "2026", "20");
    expect([await spentIn(home.path), await spentIn(other.path)]).toEqual([
      ["4573000/2026 10"],
      ["4573000/2026 20"],
    ]);
    for (const host of hosts) host.kill("SIGTERM");
  });
});

describe("one home", () => {
  test("keeps two offices and two fiscal years apart, in words and in files that every system can name", async () => {
    await ingest(home.path, "4573000", "2025", "10");
    await ingest(home.path, "4573000", "2026", "20");
    await ingest(home.path, "1129000", "2026", "30");
    expect(await spentIn(home.path)).toEqual(["1129000/2026 30", "4573000/2025 10", "4573000/2026 20"]);
    expect(await runMonitor(["verify"], { home: home.path })).toMatchObject({ code: 0 });
    const names = readdirSync(home.path, { recursive: true, withFileTypes: true }).map(({ name }) => name);
    expect(names.filter((name) => !isWindowsName(name))).toEqual([]);
  });

  test("goes on under a copy of it, which knows nothing of what comes later", async () => {
    await ingest(home.path, "4573000", "2026", "10");
    const copy = join(other.path, "copy");
    cpSync(home.path, copy, { recursive: true });
    await ingest(home.path, "4573000", "2025", "20");
    expect(await spentIn(copy)).toEqual(["4573000/2026 10"]);
    expect(await runMonitor(["verify"], { home: copy })).toMatchObject({ code: 0 });
  });

  test.skipIf(!mounts)("on a read-only share is refused in plain words, for reading too", async () => {
    await ingest(home.path, "4573000", "2026", "10");
    const script =
      'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && MONITOR_HOME="$1" exec "$2" "$3" rates --lang ko';
    const words = [
      "-rm",
      "sh",
      "-c",
      script,
      "sh",
      home.path,
      process.execPath,
      join(repository, "local/monitor.js"),
    ];
    const failed = await execute("unshare", words).then(
      () => null,
      (error: unknown) => z.object({ code: z.number(), stderr: z.string() }).parse(error),
    );
    expect(failed?.code).toBe(1);
    expect(failed?.stderr).toMatch(/^자료 폴더에 쓸 수 없어 멈췄습니다[^\n]*\n *자료 폴더: [^\n]*\n$/);
  });
});

describe("samples", () => {
  test("go into an empty home, and again into their own demo, and never into a home in use", async () => {
    const words = ["start", "--once", "--samples", samples];
    expect(await runMonitor(words, { home: home.path })).toMatchObject({ code: 0, err: "" });
    expect(await runMonitor(words, { home: home.path })).toMatchObject({ code: 0, err: "" });
    await ingest(other.path, "4573000", "2026", "10");
    const run = await runMonitor(words, { home: other.path });
    expect(run.code).toBe(0);
    expect(run.err).toContain("예시 자료를 넣지 않았습니다");
    expect(await spentIn(other.path)).toEqual(["4573000/2026 10"]);
  });
});

describe("files that the caller names", () => {
  test("are those of the caller's folder, also where npm runs in the program's", async () => {
    const desk = join(home.path, "desk");
    mkdirSync(desk);
    writeFileSync(join(desk, "own.csv"), tableText("2026", ["A1", "90000000", "10"]));
    const words = ["--prefix", repository, "run", "-s", "monitor", "--", "ingest", "own.csv"];
    const { stdout } = await execute("npm", [...words, "--office", "4573000", "--year", "2026"], {
      cwd: desk,
      env: { ...process.env, MONITOR_HOME: "kept" },
    });
    expect(stdout).toContain("own.csv");
    expect(readdirSync(join(repository))).not.toContain("kept");
  });

  test("may come through a pipe, with a name", async () => {
    const script = '"$0" "$1" ingest - --name june.csv --office 4573000 --year 2026 --json < "$2"';
    const file = join(home.path, "x");
    writeFileSync(file, `\ufeff${tableText("2026", ["A1", "90000000", "10"]).replaceAll("\n", "\r\n")}`);
    await execute("sh", ["-c", script, process.execPath, join(repository, "local/monitor.js"), file], {
      env: { ...process.env, MONITOR_HOME: home.path },
    });
    expect(await readJson(["uploads"], { home: home.path })).toMatchObject([{ fileName: "june.csv" }]);
    const nameless = await runMonitor(["ingest", "-", "--office", "4573000", "--year", "2026"], {
      home: home.path,
    });
    expect(nameless).toMatchObject({ code: 2 });
    expect(nameless.err).toContain("--name");
  });
});

describe("a home that was never begun", () => {
  const readings = [
    ["rates"],
    ["uploads"],
    ["alerts"],
    ["audit"],
    ["policy", "show"],
    ["snapshot", "list"],
    ["departments"],
    ["history", "도로"],
    ["notices"],
    ["match"],
    ["reconcile"],
    ["verify"],
    ["map", "--list"],
    ["backup", "kept.zip"],
    ["release", "1"],
  ];

  test.each(readings.map((line) => ({ line })))("is not made by $line, and is named", async ({ line }) => {
    const path = join(home.path, "mistyped");
    vi.stubEnv("MONITOR_HOME", path);
    const { out, err } = await printedBy(line, null, "ko");
    expect(out).toBe("");
    expect(err).toContain(`자료 폴더가 없습니다: ${path}`);
    expect(existsSync(path)).toBe(false);
  });

  test("is told from a folder that is another's, which stays as it is", async () => {
    const path = join(home.path, "문서");
    mkdirSync(path);
    writeFileSync(join(path, "편지.txt"), "가");
    vi.stubEnv("MONITOR_HOME", path);
    expect((await printedBy(["rates"], null, "ko")).err).toContain(`자료 폴더가 아닙니다: ${path}`);
    expect((await printedBy(["rates"], null, "en")).err).toContain(`no home: ${path}`);
    expect(readdirSync(path)).toEqual(["편지.txt"]);
  });

  test("lists no users and fills no template, and is made by neither", async () => {
    const path = join(home.path, "mistyped");
    vi.stubEnv("MONITOR_HOME", path);
    const file = join(home.path, "서식.csv");
    await printedBy(["users", "list", "--users", join(home.path, "none.json")], null, "ko");
    await printedBy(["template", "-o", file, "--office", "4573000", "--year", "2026"], null, "ko");
    expect([existsSync(file), existsSync(path)]).toEqual([true, false]);
  });
});
