// What was mistyped, is damaged or is not there is said as that, with the next step that works.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { printedBy } from "../support/checked-lines.ts";

const books = ["--office", "4573000", "--year", "2026"];
let folder: string;
const printed = (...line: string[]) => printedBy(line, null, "ko");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "next-step-"));
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
  const rows = [
    "도로포장,건설과,2026-06-30,천원,100000,40000",
    "하천정비,건설과,2026-06-30,천원,200000,10000",
  ];
  writeFileSync(join(folder, "a.csv"), ["사업명,부서,기준일,단위,예산액,집행액", ...rows, ""].join("\n"));
  expect((await printed("ingest", join(folder, "a.csv"), ...books)).out).toContain("반영했습니다(번호 1");
  // The year was mistyped: the file is refused, and begins books of its own.
  const mistyped = ["--office", "4573000", "--year", "2025"];
  expect((await printed("ingest", join(folder, "a.csv"), ...mistyped)).out).toContain("반려했습니다");
});
beforeEach(() => {
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a number that a refused file of another year has too is that of the file that is in", async () => {
  const { out, err } = await printed("undo", "1");
  expect([out, err]).toEqual([expect.stringContaining("되돌렸습니다(사업 2건)"), ""]);
  expect((await printed("release", "1")).out).toContain("다시 반영했습니다");
  expect((await printed("uploads", "1", "--office", "4573000", "--year", "2025")).out).toContain("반려");
});

test("a start says nothing of books that hold nothing", async () => {
  const { out } = await printed("start", "--once");
  expect(out).toContain("도로포장");
  expect(out).not.toContain("열린 알림이 없습니다");
});

test("a template of an office is filled from its only books, and an empty one says why", async () => {
  const own = await printed("template", "-o", join(folder, "own.csv"), "--office", "4573000");
  expect(own.out).toContain("사업 2건을 채운");
  const other = await printed(
    "template",
    "-o",
    join(folder, "other.csv"),
    "--office",
    "4573001",
    "--year",
    "2026",
  );
  expect(other.out).toContain("있는 장부: 4573000/2026");
});

test("a department is found by a part of its name, and one that is not there is told the nearest", async () => {
  expect((await printed("rates", "--department", "설과")).out).toContain('부서 "건설과"');
  expect((await printed("rates", "--department", "건선과")).err).toContain("혹시 건설과입니까?");
});

test("a level that these books have no line of is told, with those that they have", async () => {
  const { out } = await printed("rates", "--level", "unit-project");
  expect(out).toMatch(/"단위사업" 구분의 줄이 없습니다. 있는 구분: 계, 부서, 세부사업/);
});

test("a project whose budget is missing is named: somebody is to send it", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "unbudgeted"));
  const file = join(folder, "b.csv");
  const rows = ["도로포장,건설과,2026-06-30,천원,100000,40000", "다리보수,건설과,2026-06-30,천원,,500"];
  writeFileSync(file, ["사업명,부서,기준일,단위,예산액,집행액", ...rows, ""].join("\n"));
  await printed("ingest", file, ...books);
  expect((await printed("rates")).out).toContain("없는 사업 1건(다리보수)의 집행액 500,000원");
});

test("a policy is set by an officer's words, and says that it was saved", async () => {
  const set = await printed("policy", "set", "digestWeekday", "화요일", ...books);
  expect(set.out).toMatch(/^저장했습니다: 정책 기본 → 2026\/1/);
  expect((await printed("policy", "set", "digestWeekday", "2", ...books)).out).toContain(
    "바뀐 것이 없습니다",
  );
  const unknown = await printed("policy", "set", "최소예산", "1억", ...books);
  expect(unknown.err).toContain("소액 사업 기준액(minimumBudgetWon)");
  expect((await printed("policy", "set", "소액", "1억", ...books)).err).toContain("minimumBudgetWon");
  const who = await printed("policy", "set", "recipients", "건설과=road@office.go.kr", ...books);
  expect(who.err).toContain("monitor policy show 항목");
});

test("help of a command is had by its name, however it is written", async () => {
  expect((await printed("help", "ingest")).out).toContain("monitor ingest 파일…");
  expect((await printed("INGEST")).err).toContain("혹시 monitor ingest입니까?");
});

test("a report without a snapshot or a file names what there is", async () => {
  await printed("snapshot", "take", "2026-06-30", ...books);
  for (const line of [["report"], ["report", "2026-06-30"]])
    expect((await printed(...line)).err).toMatch(/있는 스냅숏: .*2026-06-30\/1/);
});

test("a home that is a file, and samples that are nowhere, are told as that", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "a.csv"));
  expect((await printed("rates")).err).toContain("자료 폴더가 아니라 파일입니다");
  vi.stubEnv("MONITOR_HOME", join(folder, "fresh"));
  expect((await printed("start", "--once", "--samples", "nowhere")).err).toContain(
    '--samples "nowhere": 그런 폴더가 없습니다',
  );
});

test("the doctor tries the mail server, and names a damaged file without words that nobody knows", async () => {
  vi.stubEnv("MONITOR_SMTP_URL", "smtp://127.0.0.1:1");
  const { out } = await printed("doctor");
  expect(out).toMatch(/\[이상\] 메일: MONITOR_SMTP_URL: 서버가 연결을 받지 않습니다/);
  vi.stubEnv("MONITOR_SMTP_URL", "");
  const damaged = join(folder, "damaged");
  vi.stubEnv("MONITOR_HOME", damaged);
  await printed("ingest", join(folder, "a.csv"), ...books);
  truncateSync(join(damaged, "monitor.db"), 9_000);
  const doctor = (await printed("doctor")).out;
  expect(doctor).toMatch(/\[이상\] 데이터베이스: .*손상/);
  expect(doctor).not.toMatch(/Tree|btree|malformed/);
  expect((await printed("rates")).err).toContain(damaged);
});
