// What departments are called, as a person at the terminal sees, enters and takes back.
import { writeFileSync } from "node:fs";
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
