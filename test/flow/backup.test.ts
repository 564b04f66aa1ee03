/** A home as one file while its monitor works, and a home from it that is the same in everything it says. */
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  newHome,
  printed,
  readJson,
  repository,
  runMonitor,
  startMonitor,
} from "../support/monitor-process.ts";

const verifications = z.array(z.object({ auditHead: z.object({ number: z.int(), hash: z.string() }) }));
const samples = join(repository, "samples");
const books = ["--office", "4573000", "--year", "2026"];

/** As many projects as need several transactions. */
const template = (spent: number, month = 6): string =>
  [
    "사업코드,사업명,부서,예산액(원),집행액(원),기준일",
    ...Array.from(
      { length: 150 },
      (_, at) => `P${at},사업 ${at},부서 ${at % 3},90000000,${spent + at},2026-0${month}-28`,
    ),
    "",
  ].join("\n");

let folder: ReturnType<typeof newHome>;
let home: string;
let file: string;
beforeEach(() => {
  folder = newHome();
  [home, file] = [join(folder.path, "home"), join(folder.path, "backup.tar")];
});
afterEach(() => folder.remove());

describe("a backup", () => {
  test("of a home that is being written to is restored elsewhere as of one moment, verified clean", async () => {
    const monitor = startMonitor(["start", "--port", "0", "--samples", samples], { home });
    await printed(monitor, "지켜봅니다");
    await runMonitor(["snapshot", "take", "2020-10-31", "--office", "1129000", "--year", "2020"], { home });
    const files = Array.from({ length: 3 }, (_, at) => {
      const path = join(folder.path, `${at}.csv`);
      // Of three months, so that they come to the same in whatever order they come.
      writeFileSync(path, template(1_000_000 * (at + 1), at + 4));
      return path;
    });
    const ingests = files.map((path) => runMonitor(["ingest", path, ...books], { home }));
    const backup = await runMonitor(["backup", file], { home });
    expect(backup).toMatchObject({ code: 0 });
    expect((await Promise.all(ingests)).map(({ code }) => code)).toEqual([0, 0, 0]);
    monitor.kill("SIGINT");
    await once(monitor, "close");
    const restored = join(folder.path, "elsewhere/restored");
    expect(await runMonitor(["restore", file], { home: restored })).toMatchObject({ code: 0 });
    // What was under way at that moment is brought to its end by the next that comes.
    for (const path of files)
      expect(await runMonitor(["ingest", path, ...books], { home: restored })).toMatchObject({ code: 0 });
    expect(await runMonitor(["verify"], { home: restored })).toMatchObject({ code: 0 });
    const rates = (path: string) => readJson(["rates", "--level", "office"], { home: path });
    expect(await rates(restored)).toEqual(await rates(home));
    expect(snapshotsOf(restored)).toEqual(snapshotsOf(home));
    expect(snapshotsOf(home)).toHaveLength(1);
  }, 300_000);

  test("is never written over a file, nor restored over a home", async () => {
    await runMonitor(["start", "--once", "--samples", samples], { home });
    writeFileSync(file, "mine");
    const refused = await runMonitor(["backup", file], { home });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("덮어쓰지 않습니다");
    expect(readFileSync(file, "utf8")).toBe("mine");
    const other = join(folder.path, "other.tar");
    // The ends of the audit chains are in it, to be held against a chain that somebody wrote anew.
    const [verified] = verifications.parse(await readJson(["verify"], { home }));
    expect(verified?.auditHead.number).toBe(1);
    expect(await readJson(["backup", other], { home })).toMatchObject({
      auditHeads: [{ scope: "1129000/2020", ...verified?.auditHead }],
    });
    const again = await runMonitor(["restore", other], { home });
    expect(again.code).toBe(2);
    expect(again.err).toContain("비어 있지 않습니다");
  });

  test.each([
    { what: "cut", spoil: (path: string) => truncateSync(path, 30_000) },
    { what: "changed in one byte", spoil: changeOneByte },
    { what: "no backup at all", spoil: (path: string) => writeFileSync(path, "사업명,예산액\n") },
    { what: "empty", spoil: (path: string) => writeFileSync(path, "") },
  ])("that is $what is refused in both languages, and nothing of it is left", async ({ spoil }) => {
    await runMonitor(["start", "--once", "--samples", samples], { home });
    await runMonitor(["backup", file], { home });
    spoil(file);
    const place = join(folder.path, "place");
    mkdirSync(place);
    const restored = join(place, "restored");
    const { code, err } = await runMonitor(["restore", file], { home: restored });
    expect(code).toBe(2);
    expect(err).toContain("온전한 백업이 아닙니다");
    expect(existsSync(restored)).toBe(false);
    expect(readdirSync(place)).toEqual([]);
  });
});

/** In the figures of the database: the archive itself is as it should be. */
function changeOneByte(path: string): void {
  const bytes = readFileSync(path);
  const at = bytes.lastIndexOf("64795000");
  bytes[at] = (bytes[at] ?? 0) + 1;
  writeFileSync(path, bytes);
}

/** Name and bytes of each; the name holds the hash. */
function snapshotsOf(path: string): string[] {
  const found = readdirSync(join(path, "snapshots"), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${name} ${readFileSync(join(parentPath, name), "utf8")}`);
}
