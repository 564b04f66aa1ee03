/** The office's own table on the real command line: mapped once, completed by a person, and read ever after. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newHome, readJson, runMonitor } from "../support/monitor-process.ts";

const draft = z.looseObject({ version: z.literal(1), headerRow: z.literal(2), unit: z.literal("천원") });
const uploadList = z.array(z.object({ uploadId: z.string() }));
const columns = [
  { header: "번호", means: "projectCode" },
  { header: "사업명칭", means: "projectName" },
  { header: "지출누계", means: "amount", measure: "expenditure", fund: null, unit: null },
];

let home: ReturnType<typeof newHome>;
beforeEach(() => (home = newHome()));
afterEach(() => home.remove());

function table(spent: number): string {
  return `(단위: 천원),,\n번호,사업명칭,지출누계\nA1,도로 정비,${spent}\n`;
}

test("maps a table that nobody knows, and reads it as the completed mapping says, even when that is gone", async () => {
  const [file, mapping] = [join(home.path, "own.csv"), join(home.path, "map.json")];
  const run = (...words: readonly string[]) => runMonitor(words, { home: home.path });
  writeFileSync(file, table(5_000));
  expect(await run("map", file, "-o", mapping)).toMatchObject({ code: 0 });
  const drafted = draft.parse(JSON.parse(readFileSync(mapping, "utf8")));
  expect(await run("map", file, "-o", mapping)).toMatchObject({ code: 2 });
  const to = ["--office", "4573000", "--year", "2026", "--as-of", "2026-06-30", "--mapping", mapping];
  const undecided = await run("ingest", file, ...to);
  expect(undecided.code).toBe(2);
  expect(undecided.out).toContain('"번호"');
  expect(undecided.out).not.toContain('"사업명칭"');
  writeFileSync(mapping, JSON.stringify({ ...drafted, columns }));
  expect(await run("ingest", file, "--dry-run", ...to)).toMatchObject({ code: 0 });
  expect(await run("ingest", file, ...to)).toMatchObject({ code: 0 });
  writeFileSync(file, table(5_000_000));
  expect(await run("ingest", file, ...to)).toMatchObject({ code: 3 });
  rmSync(mapping);
  rmSync(file);
  const [, held] = uploadList.parse(await readJson(["uploads"], { home: home.path }));
  expect(await run("release", held?.uploadId ?? "none")).toMatchObject({ code: 0 });
  expect(await readJson(["rates", "--level", "office"], { home: home.path })).toMatchObject([
    { expenditureWon: "5000000000" },
  ]);
});

test("remembers what was taught: the next file of that header needs no mapping, until it is forgotten", async () => {
  const [file, mapping] = [join(home.path, "own.csv"), join(home.path, "map.json")];
  const run = (...words: readonly string[]) => runMonitor(words, { home: home.path });
  const to = (date: string) => ["--office", "4573000", "--year", "2026", "--as-of", date];
  writeFileSync(file, table(5_000));
  const head = { version: 1, sheet: null, headerRow: 2, unit: "천원", asOf: null };
  writeFileSync(mapping, JSON.stringify({ ...head, columns }));
  const taught = await run("ingest", file, ...to("2026-06-30"), "--mapping", mapping);
  expect(taught).toMatchObject({ code: 0 });
  expect(taught.err).toContain("1번으로 기억");
  rmSync(mapping);
  writeFileSync(file, table(6_000).replace("지출누계", "지출 누계"));
  const next = await run("ingest", file, ...to("2026-07-31"), "--by", "재무과");
  expect(next).toMatchObject({ code: 0 });
  expect(next.out).toContain("매핑 1번");
  expect((await run("map", "--list")).out).toContain("지출누계");
  expect((await run("map", file)).err).toContain("매핑 1번");
  writeFileSync(file, table(7_000).replace("지출누계", "집행누계"));
  const changed = await run("ingest", file, ...to("2026-08-31"));
  expect(changed.code).toBe(2);
  expect(changed.out).toMatch(/"지출누계" 열이 2행 제목 줄에 없습니다[^]*"집행누계" 열이/);
  expect(await run("map", "--forget", "1", "--by", "재무과")).toMatchObject({ code: 0 });
  expect(await run("map", "--forget", "1")).toMatchObject({ code: 2 });
  expect((await run("verify")).code).toBe(0);
  expect((await run("rebuild")).code).toBe(0);
  expect(await readJson(["rates", "--level", "office"], { home: home.path })).toMatchObject([
    { expenditureWon: "6000000" },
  ]);
});

test("says of a taught table in another unit what to do, and what is said anew replaces what was remembered", async () => {
  const file = join(home.path, "own.csv");
  const run = (...words: readonly string[]) => runMonitor(words, { home: home.path });
  const to = ["--office", "4573000", "--year", "2026", "--as-of", "2026-06-30"];
  const answers = [
    "--answer",
    "번호=사업코드, 사업명칭=사업명, 지출누계=집행액",
    "--remember",
    "--office",
    "4573000",
  ];
  writeFileSync(file, table(5_000));
  expect((await run("map", file, ...answers)).out).toContain("1번으로 기억");
  writeFileSync(file, table(5_000_000).replace("천원", "원"));
  const refused = await run("ingest", file, ...to);
  expect(refused.code).toBe(2);
  expect(refused.out).toContain("--unit 원을 더해");
  expect(refused.out).toContain(`monitor map ${file} --remember --office 4573000`);
  expect((await run("map", file, "--remember", "--office", "4573000")).out).toContain("1번을 갈음합니다");
  expect(await run("ingest", file, ...to)).toMatchObject({ code: 0 });
  const other = await run(
    "map",
    file,
    "--answer",
    "지출누계=원인행위액",
    "--remember",
    "--office",
    "4573000",
  );
  expect(other.out).toContain("2번을 갈음합니다");
  expect((await run("map", "--list", "--office", "4573000")).out).toMatch(/^\s*3 .* 원 /m);
});

test("refuses a mapping that is none, and says which place is wrong", async () => {
  const [file, mapping] = [join(home.path, "own.csv"), join(home.path, "map.json")];
  writeFileSync(file, table(1));
  const wrong = { version: 1, sheet: null, headerRow: 2, unit: null, asOf: null };
  writeFileSync(mapping, JSON.stringify({ ...wrong, columns: [{ header: "번호", means: "code" }] }));
  const words = ["ingest", file, "--office", "4573000", "--year", "2026", "--mapping", mapping];
  const run = await runMonitor(words, { home: home.path });
  expect(run.code).toBe(2);
  expect(run.err).toContain("columns.0.means");
});

test("suggests what the headers say, asks for the rest, and remembers one answer", async () => {
  const file = join(home.path, "own.csv");
  const run = (...words: readonly string[]) => runMonitor(words, { home: home.path });
  const office = ["--office", "4573000"];
  writeFileSync(file, "연번,사업명,과,예산현액,쓴 돈\n1,도로 정비,건설과,1000,500\n");
  const suggested = await run("map", file, "--suggest", ...office);
  expect(suggested.out).toMatch(/예산현액[^]*뜻을 정할 열: 과, 쓴 돈/);
  const answer = ["--answer", "과=부서, 쓴 돈=집행액", "--remember", "--by", "재무과"];
  expect(await run("map", file, ...answer, ...office)).toMatchObject({ code: 0 });
  const to = ["--year", "2026", "--as-of", "2026-06-30", "--unit", "천원"];
  expect(await run("ingest", file, ...office, ...to)).toMatchObject({ code: 0 });
});
