/** A number that was once printed goes on meaning its upload, and both numbers are told wherever one of them is. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { printedBy } from "../support/checked-lines.ts";
import { writeSmallFiles } from "../support/small-home.ts";

const county = ["--office", "4573000", "--year", "2026"];
let folder: string;
const ko = (...line: string[]) => printedBy(line, null, "ko");
const en = (...line: string[]) => printedBy(line, null, "en");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "numbers-"));
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
  const files = writeSmallFiles(join(folder, "files"));
  for (const line of files.lines) await ko(...line);
  // Held, and released after later files came: it gets a number behind theirs.
  await ko("ingest", files.file("10월.json"), ...county);
});
beforeEach(() => {
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a released upload tells both numbers in its answer, its lists and its trail", async () => {
  const [, held = ""] =
    /보류했습니다\(번호 (\d+)\)/.exec((await ko("ingest", join(folder, "files/10월.json"), ...county)).out) ??
    [];
  expect(held).toMatch(/^\d+$/);
  await ko("discard", held, ...county);
  // Put aside, so it is read and held once more; then somebody lets it in.
  expect((await ko("release", held, ...county)).out).toContain(`이전 번호 ${held}`);
  const released = await ko("release", held, ...county);
  const [, now = "", before] = /반영했습니다\(번호 (\d+), 이전 번호 (\d+)·\d+,/.exec(released.out) ?? [];
  expect(before).toBe(held);
  expect(Number(now)).toBeGreaterThan(Number(held));
  expect((await ko("uploads", ...county)).out).toMatch(new RegExp(`${held}, \\d+ → ${now}  10월\\.json`));
  expect((await en("uploads", ...county)).out).toMatch(/gets a new number; its earlier one finds it too/);
  expect((await ko("audit", ...county)).out).toMatch(
    new RegExp(`${now}, 이전 번호 ${held}·\\d+ 10월\\.json`),
  );
  const listed = JSON.parse((await ko("uploads", "--json", ...county)).out) as {
    readonly fileName: string;
    readonly earlierNumbers: readonly number[];
  }[];
  expect(listed.filter(({ earlierNumbers }) => earlierNumbers.length > 0)).toMatchObject([
    { fileName: "10월.json", earlierNumbers: [Number(held), Number(held) + 2] },
  ]);

  const undone = await ko("undo", held, ...county);
  expect(undone.out).toContain("10월.json: 되돌렸습니다");
  expect((await ko("match", now, ...county)).err).toBe("");
});

test("a number shows what was found of its file, as its list counts it, and what may be done while it is held", async () => {
  const other = ["--office", "4511000", "--year", "2025"];
  const file = join(folder, "falls.csv");
  const header = "사업코드,사업명,부서,기준일,단위,예산액,집행액";
  const write = (day: string, spent: number): void =>
    writeFileSync(file, `${header}\nA1,도로정비,건설과,${day},천원,1000000,${spent}\n`);
  write("2025-03-31", 900_000);
  await ko("ingest", file, ...other);
  write("2025-04-30", 100_000);
  const said = (await ko("ingest", file, ...other)).out;
  const [, fall = ""] = /^ {2}- (.*줄었습니다)/m.exec(said) ?? [];
  expect(fall).not.toBe("");
  expect((await ko("uploads", ...other)).out).toMatch(
    /2 +4511000\/2025 +falls\.csv +\S+ +\S+ +1 +1 +\S+ \(명령\)/,
  );
  expect((await ko("uploads", "2", ...other)).out).toContain(fall);
  expect((await ko("uploads", "1", ...other)).out).not.toContain("줄었습니다");
  writeFileSync(file, `${header}\nA1,도로정비,건설과,2025-05-31,천원,1000000000,200000\n`);
  expect((await ko("ingest", file, ...other)).out).toContain("보류했습니다(번호 3)");
  const held = (await ko("uploads", "3", ...other)).out;
  expect(held).toContain("monitor release 3(반영) 또는 monitor discard 3(폐기)");
  expect((await ko("uploads", "9", ...other)).err).toContain("그런 업로드가 없습니다");
});

test("discard takes several numbers, and puts none aside where one of them is none", async () => {
  const other = ["--office", "1129000", "--year", "2026"];
  const held: string[] = [];
  for (const spent of [1, 2]) {
    const path = join(folder, `작년-${spent}.csv`);
    const rows = `A1,사업,도로과,900,${spent},2026-03-31`;
    writeFileSync(path, `2025년도 현황\n사업코드,사업명,부서,예산액(원),집행액(원),기준일\n${rows}\n`);
    const { out } = await ko("ingest", path, ...other);
    held.push(/보류했습니다\(번호 (\d+)\)/.exec(out)?.[1] ?? "");
  }
  const [one = "", two = ""] = held;
  expect((await ko("discard", one, "999", two, ...other)).err).toContain('"999"');
  expect((await ko("uploads", ...other)).out).not.toContain("폐기");
  const { out } = await ko("discard", one, two, one, ...other);
  expect(out.match(/폐기했습니다/g)).toHaveLength(2);
  expect((await ko("discard", ...other)).err).toContain("업로드 번호 하나");
});

test("a number that no upload ever had is refused, also one of an act that is no upload", async () => {
  expect((await ko("undo", "999", ...county)).err).toContain("그런 업로드가 없습니다");
  const trail = JSON.parse((await ko("uploads", "--json", ...county)).out) as { readonly seq: number }[];
  const last = Math.max(...trail.map(({ seq }) => seq));
  // The undo above is the entry behind the last upload.
  expect((await ko("undo", `${last + 1}`, ...county)).err).toContain("그런 업로드가 없습니다");
});
