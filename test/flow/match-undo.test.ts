/** An answer is taken back once: a second time is told from an answer that there never was. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { printedBy } from "../support/checked-lines.ts";
import { writeSmallFiles } from "../support/small-home.ts";

const folder = mkdtempSync(join(tmpdir(), "answers-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("an answer that was taken back before is named as that, with nothing to do about it", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
  const say = (...line: string[]) => printedBy(line, null, "ko");
  for (const line of writeSmallFiles(join(folder, "files")).lines.slice(1, 6)) await say(...line);
  const [, held = ""] = /번호 (\d+)/.exec((await say("match")).out) ?? [];
  await say("match", held, "--all-same", "--by", "김재정");
  const [, answer = ""] = /번호 (\d+)/.exec((await say("match", "--answers")).out) ?? [];
  expect((await say("match", "--undo", answer)).out).toContain("답을 되돌렸습니다");
  const again = await say("match", "--undo", answer);
  expect(again).toMatchObject({
    out: "",
    err: expect.stringContaining(`"${answer}": 이미 되돌린 답입니다`) as string,
  });
  expect((await say("match", "--undo", "999")).err).toContain("그런 답이 없습니다");
});

test("an answer names the project as it was called before it took the name of its new line", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "renamed"));
  const say = (...line: string[]) => printedBy(line, null, "ko");
  for (const [day, name, spent] of [
    ["2026-06-30", "하천 정비", 40],
    ["2026-07-31", "하천 정비 및 관리", 50],
  ] as const) {
    const file = join(folder, `${day}.csv`);
    writeFileSync(file, `사업명,부서,기준일,단위,예산액,집행액\n${name},건설과,${day},원,100,${spent}\n`);
    await say("ingest", file, "--office", "1129000", "--year", "2026");
  }
  await say("match", "2", "--all-same");
  expect((await say("match", "--answers")).out).toContain('"하천 정비 및 관리" = "하천 정비": 같은 사업');
});

test("a file that still waits after its answer says what holds it now, and asks nothing that was answered", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "waiting"));
  const say = (...line: string[]) => printedBy(line, null, "ko");
  for (const [day, name] of [
    ["2026-06-30", "하천 정비"],
    ["2026-07-31", "하천 정비(전환)"],
  ] as const) {
    const file = join(folder, `waiting-${day}.csv`);
    const rows = [`${name},건설과,${day},백만원,100,40`, `도로 보수,건설과,${day},백만원,70,30`];
    writeFileSync(file, `사업명,부서,기준일,단위,예산액,집행액\n${rows.join("\n")}\n`);
    await say("ingest", file, "--office", "1129000", "--year", "2026");
  }
  expect((await say("uploads", "2")).out).toContain("먼저 질문에 답해 주십시오");
  expect((await say("match", "2", "--new", "1")).out).toContain("보류했습니다");
  const { out } = await say("uploads", "2");
  expect(out).not.toContain("먼저 질문에 답해 주십시오");
  expect(out).toContain("이 파일에 없습니다(하천 정비)");
});
