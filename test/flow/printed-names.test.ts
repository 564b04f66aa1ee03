/** What people know by a name is printed by it: offices, departments, projects, rules. Programs get the codes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { printedBy } from "../support/checked-lines.ts";
import { type SmallFiles, writeSmallFiles } from "../support/small-home.ts";

const county = ["--office", "4573000", "--year", "2026"];
let folder: string;
let files: SmallFiles;
const ko = async (...line: string[]) => {
  const { out, err } = await printedBy(line, null, "ko");
  return out + err;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "names-"));
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
  files = writeSmallFiles(join(folder, "files"));
  for (const line of files.lines) await ko(...line);
});
beforeEach(() => {
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a snapshot has the office's name in its title and its total", async () => {
  const shown = await ko("snapshot", "show", "2026-08-21", ...county);
  expect(shown).toMatch(/^계 +무주군 /m);
  expect(shown).not.toMatch(/^계 +4573000/m);
  expect(await ko("snapshot", "list", ...county)).toContain("무주군 4573000/2026");
});

test("the trail names alerts and departments, and the office", async () => {
  const [, number = ""] = /번호 (\d+)/.exec(await ko("alerts", "--full", ...county)) ?? [];
  await ko("alerts", "ack", number, ...county);
  await ko("departments", "303", "문화도서관과", ...county);
  const trail = await ko("audit", ...county);
  expect(trail).toMatch(
    /알림 확인 +무주군 4573000\/2026 +[^#\n]+ \((?:집행 지연|집행 실적 없음|[가-힣 ]+)\) /,
  );
  expect(trail).not.toMatch(/#all#/);
  expect(trail).toMatch(/부서명 적음 .* 303 문화도서관과/);
});

test("a history stands under the office's name, and candidates under department and account", async () => {
  expect(await ko("history", "경로당", ...county)).toMatch(
    /^경로당 운영 지원 · 주민복지과 · 무주군 4573000\/2026/,
  );
  expect(await ko("history", "정비", ...county)).toMatch(/마을길 정비\(전환사업\) · 맑은물사업소 · 일반회계/);
});

test("findings have no English tag in Korean, one in English, and their code as JSON", async () => {
  const line = ["ingest", files.file("오류.csv"), "--dry-run", ...county];
  expect(await ko(...line)).not.toMatch(/\[[a-z]+(-[a-z]+)+\]/);
  expect((await printedBy(line, null, "en")).out).toMatch(/\[[a-z]+(-[a-z]+)+\]/);
  const [first] = JSON.parse((await printedBy([...line, "--json"], null, "ko")).out) as {
    readonly findings: readonly { readonly code: string }[];
  }[];
  expect(first?.findings[0]?.code).toMatch(/^[a-z]+(-[a-z]+)+$/);
});

test("a limit says how many rows it leaves out and what they sum up to, with the rows the whole", async () => {
  const shown = await ko("rates", "--level", "project", "--sort", "left", "--limit", "2", ...county);
  expect(shown).toMatch(
    /--limit 때문에 보이지 않는 세부사업: \d+건 · 예산액 [\d,]+ · 예산현액 [\d,]+ · 집행액 [\d,]+/,
  );
  const sumOf = (text: string): bigint =>
    (text.match(/[\d,]+(?= +[\d.]+% )|(?<=집행액 )[\d,]+$/gm) ?? [])
      .map((won) => BigInt(won.replaceAll(",", "")))
      .reduce((sum, won) => sum + won, 0n);
  const all = await ko("rates", "--level", "project", ...county);
  expect(sumOf(shown)).toBe(sumOf(all));
  expect(await ko("rates", "--limit", "99", ...county)).not.toContain("--limit");
});

test("a dry run counts as missing what its finding counts, whatever the file covers", async () => {
  const preview = await ko("ingest", files.file("10월.json"), "--dry-run", ...county);
  const [, missing = ""] = /있어야 하나 파일에 없음: (\d+)/.exec(preview) ?? [];
  expect(missing).not.toBe("0");
  expect(preview).toMatch(new RegExp(`가운데 ${missing}건, [\\d,]+원이 이 파일에 없습니다`));
});
