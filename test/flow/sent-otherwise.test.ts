/** A file that was sent with a wrong unit or day: told while it counts, and read anew once it is taken back. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newHome, readJson, runMonitor } from "../support/monitor-process.ts";

let home: ReturnType<typeof newHome>;
beforeEach(() => (home = newHome()));
afterEach(() => home.remove());

function write(name: string, text: string): string {
  const file = join(home.path, name);
  writeFileSync(file, text);
  return file;
}

const run = (words: readonly string[]) => runMonitor(words, { home: home.path });
const send = (file: string, more: readonly string[] = []) =>
  run(["ingest", file, "--office", "4573000", "--year", "2026", ...more]);
const undo = (number: string) => run(["undo", number, "--reason", "단위 착오"]);

async function office(): Promise<unknown> {
  const rows = (await readJson(["rates", "--level", "office"], { home: home.path })) as object[];
  return rows.map((row) => ({
    won: "expenditureWon" in row && row.expenditureWon,
    asOf: "asOf" in row && row.asOf,
  }));
}

test("a wrong unit is told, taken back and read anew, and the ledger verifies", async () => {
  const file = write(
    "u.csv",
    "사업코드,사업명,부서,예산액,집행액,기준일\nA1,도로 정비,건설과,1000,500,2026-06-30\n",
  );
  expect(await send(file, ["--unit", "천원"])).toMatchObject({ code: 0 });
  const contradicted = await send(file, ["--unit", "원"]);
  expect(contradicted.code).toBe(2);
  expect(contradicted.out).toContain(
    "이 파일은 단위 천원으로 반영되어 있습니다. 다른 단위로 읽으려면 먼저 되돌리십시오. → monitor undo 1",
  );
  expect((await send(file, ["--unit", "원", "--dry-run"])).out).toContain("먼저 되돌리십시오");
  expect(await send(file, ["--unit", "천원"])).toMatchObject({ code: 0 });
  expect(await send(file)).toMatchObject({ code: 0 });
  expect(await office()).toEqual([{ won: "500000", asOf: "2026-06-30" }]);

  expect(await undo("1")).toMatchObject({ code: 0 });
  for (const same of [[], ["--unit", "천원"]]) {
    const again = await send(file, same);
    expect(again.code).toBe(2);
    expect(again.out).toContain("--unit이나 --as-of를 붙여 다시 올리십시오");
  }
  expect((await send(file, ["--unit", "원", "--dry-run"])).out).toContain("반영될 파일입니다");
  expect(await send(file, ["--unit", "원"])).toMatchObject({ code: 0 });
  expect(await office()).toEqual([{ won: "500", asOf: "2026-06-30" }]);
  expect(await run(["verify"])).toMatchObject({ code: 0 });

  expect(await undo("3")).toMatchObject({ code: 0 });
  expect(await office()).toEqual([]);
  expect(await run(["release", "3", "--reason", "확인함"])).toMatchObject({ code: 0 });
  expect(await office()).toEqual([{ won: "500", asOf: "2026-06-30" }]);
  expect(await run(["verify"])).toMatchObject({ code: 0 });
});

test("a wrong day is told, taken back and read anew, also where the first try of it is refused", async () => {
  const file = write("d.csv", "사업코드,사업명,부서,예산액(원),집행액(원)\nA1,도로 정비,건설과,1000,500\n");
  expect(await send(file, ["--as-of", "2026-08-31"])).toMatchObject({ code: 0 });
  const contradicted = await send(file, ["--as-of", "2026-08-20"]);
  expect(contradicted.code).toBe(2);
  expect(contradicted.out).toContain("기준일 2026-08-31로 반영되어 있습니다");
  expect(await undo("1")).toMatchObject({ code: 0 });
  const refused = await send(file, ["--as-of", "2026-08-25", "--unit", "천원"]);
  expect(refused.code).toBe(2);
  expect(refused.out).toContain("반려했습니다");
  expect((await send(file)).out).toContain("되돌린 파일입니다");
  expect(await send(file, ["--as-of", "2026-08-25"])).toMatchObject({ code: 0 });
  expect(await office()).toEqual([{ won: "500", asOf: "2026-08-25" }]);
  expect(await run(["verify"])).toMatchObject({ code: 0 });
});
