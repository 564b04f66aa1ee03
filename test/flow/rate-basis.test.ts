/** What the policy divides by, every command divides by: rates of today and of a day, the history, a snapshot. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { printedBy } from "../support/checked-lines.ts";

const books = ["--office", "1129000", "--year", "2026"];
let folder: string;
const say = async (...line: string[]) => (await printedBy(line, null, "ko")).out;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "basis-"));
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
  const file = join(folder, "own.csv");
  writeFileSync(
    file,
    '사업명,부서,단위,예산액,예산현액,원인행위액,집행액\n도로정비,건설과,천원,"100,000","120,000","60,000","50,000"\n하천정비,건설과,천원,"270,000","270,000","90,000","90,000"\n',
  );
  await say("ingest", file, ...books, "--as-of", "2026-06-30");
});
beforeEach(() => {
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  { basis: "none", office: "35.9", road: "41.7", heading: "집행액 ÷ 예산현액" },
  { basis: "expenditure/appropriation", office: "37.8", road: "50.0", heading: "집행액 ÷ 예산액" },
  {
    basis: "commitment/current-budget",
    office: "38.5",
    road: "50.0",
    heading: "원인행위액 ÷ 예산현액",
  },
])("every command divides by $basis", async ({ basis, office, road, heading }) => {
  await say("policy", "set", "rateBasis", basis, ...books);
  const name = `2026-06-30/${(await say("snapshot", "take", "2026-06-30", "--force", ...books)).match(/2026-06-30\/(\d+)/)?.[1]}`;
  const screens = [
    await say("rates", ...books),
    await say("rates", "--as-of", "2026-06-30", ...books),
    await say("rates", "--department", "건설과", ...books),
    await say("snapshot", "show", name, ...books),
  ];
  for (const screen of screens) {
    expect(screen).toContain(`집행률 = ${heading}`);
    expect(screen).toMatch(new RegExp(`계 .* ${office}%`));
  }
  expect(await say("rates", "--json", ...books)).toContain(`"rate": "${office}"`);
  expect(await say("history", "도로정비", ...books)).toContain(` ${road}% `);
});

test("a row with an appropriation alone moves no other project's rate, and every screen says by what it is divided", async () => {
  vi.stubEnv("MONITOR_HOME", join(folder, "mixed"));
  const [all, one] = [join(folder, "all.csv"), join(folder, "one.csv")];
  const head = "사업명,부서,단위,예산액,예산현액,집행액\n";
  writeFileSync(all, `${head}도로정비,건설과,천원,"60,000","120,000","60,000"\n`);
  writeFileSync(one, '사업명,부서,단위,예산액,집행액\n하천정비,하천과,천원,"40,000","4,000"\n');
  await say("ingest", all, ...books, "--as-of", "2026-06-30");
  for (const tried of [["--dry-run"], []]) {
    const printed = await say("ingest", one, ...books, "--as-of", "2026-06-30", ...tried);
    expect(printed).toContain('2건 가운데 1건("하천정비")은 예산현액이 없어 예산액으로 나눕니다');
    expect(printed).toContain("전체 집행률 50.0% → 40.0%");
  }
  await say("snapshot", "take", "2026-06-30", ...books);
  const screens = [
    await say("rates", ...books),
    await say("rates", "--as-of", "2026-06-30", ...books),
    await say("rates", "--filter", "정비", ...books),
    await say("snapshot", "show", "2026-06-30/1", ...books),
  ];
  for (const screen of screens) {
    expect(screen).toContain("집행률 = 집행액 ÷ 예산현액(없으면 예산액)");
    expect(screen).toMatch(/계 .* 40\.0%/);
    expect(screen).toContain("예산액으로 나눈 사업: 1건(하천정비)");
  }
  expect(await say("history", "도로정비", ...books)).toContain(" 50.0% ");
  expect(await say("history", "하천정비", ...books)).toContain(" 10.0% ");
});
