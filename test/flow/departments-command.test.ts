// What departments are called, as a person at the terminal sees, enters and takes back.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { openData } from "../support/open-data.ts";
import { newHome, readJson, runMonitor } from "../support/monitor-process.ts";

let home: ReturnType<typeof newHome>;
beforeAll(() => (home = newHome()));
afterAll(() => home.remove());

const department = z.object({
  code: z.string(),
  name: z.string().nullable(),
  source: z.string(),
  from: z.string().nullable(),
  uploadId: z.string().nullable(),
});

async function named(...words: readonly string[]) {
  const all = z.array(department).parse(await readJson(["departments", ...words], { home: home.path }));
  return all.map(({ code, name, source, from }) => [code, name, source, from]);
}

const run = (...words: readonly string[]) => runMonitor(words, { home: home.path });

test("a department without a name is asked for, named, listed and undone; the office has its name", async () => {
  const dump = join(home.path, "dump.json");
  writeFileSync(
    dump,
    openData("2026-06-30", [
      { code: "A1", name: "도로 정비", department: "1001", budget: 3000, spent: 10 },
      { code: "A2", name: "기초연금", department: "1002", budget: 9000, spent: 10 },
    ]),
  );
  const { out } = await run("ingest", dump, "--office", "4573000", "--year", "2026");
  expect(out).toContain("이름을 모르는 부서코드가 2개 있습니다");
  const before = await run("rates");
  expect(before.out).toContain("무주군 4573000 · 2026 회계연도");
  expect(before.out.match(/이름을 모르는 부서코드가 2개/g)).toHaveLength(1);

  expect(await run("departments", "1001", "1. 건설과", "--as-of", "2026-03-01")).toMatchObject({ code: 0 });
  expect(await named()).toEqual([
    ["1001", "건설과", "stated", "2026-03-01"],
    ["1002", null, "none", null],
  ]);
  const list = await run("departments");
  expect(list.out).toContain("무주군 4573000 · 2026 부서");
  expect(list.out).toContain("이름 없음");
  expect((await run("rates")).out).toContain("건설과");
  // The table goes out, the missing name is filled in, and the same table comes back.
  const table = join(home.path, "부서.csv");
  expect((await run("departments", "-o", table)).out).toContain(`저장했습니다: ${table} (2행)`);
  expect(readFileSync(table, "utf8")).toBe("\ufeff부서코드,부서명\r\n1001,건설과\r\n1002,\r\n");
  expect(await run("departments", "-o", table)).toMatchObject({ code: 2 });
  writeFileSync(join(home.path, "고친.csv"), "부서코드,부서명\n1001,건설과\n1002,복지과\n");
  const sent = ["ingest", join(home.path, "고친.csv"), "--office", "4573000", "--year", "2026", "--dry-run"];
  expect(await run(...sent)).toMatchObject({ code: 0 });
  const [entered] = z.array(department).parse(await readJson(["departments"], { home: home.path }));
  await run("undo", entered?.uploadId ?? "");
  expect(await named()).toEqual([
    ["1001", null, "none", null],
    ["1002", null, "none", null],
  ]);
  expect(await run("departments", "건설과", "1001")).toMatchObject({ code: 2 });
  expect(await run("departments", "9009", "총무과")).toMatchObject({ code: 3 });
  expect(await run("verify")).toMatchObject({ code: 0 });
});
