/** A new fiscal year on one PC: what last year left comes into this year's budget, and neither year's books touch the other's. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { printedBy } from "../support/checked-lines.ts";

const header = "사업코드,사업명,부서,예산액(원),예산현액(원),집행액(원),기준일";
const last = [
  "A1,도로 정비,건설과,1000000,1000000,400000,2025-12-31",
  "A2,공원 조성,건설과,500000,500000,500000,2025-12-31",
];
/** The road's remainder was carried over (이월): a budget of this year without an appropriation of it. */
const next = [
  "A1,도로 정비,건설과,0,600000,100000,2026-01-31",
  "A3,다리 보수,건설과,300000,300000,0,2026-01-31",
];
const [year2025, year2026] = [
  ["--office", "4573000", "--year", "2025"],
  ["--office", "4573000", "--year", "2026"],
];

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "year-"));
  mkdirSync(join(folder, "files"));
  vi.stubEnv("MONITOR_HOME", join(folder, "home"));
  await say("ingest", written("2025.csv", last), ...year2025);
  await say("ingest", written("2026.csv", next), ...year2026);
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(name: string, rows: readonly string[]): string {
  const path = join(folder, "files", name);
  writeFileSync(path, [header, ...rows, ""].join("\n"));
  return path;
}

async function say(...line: readonly string[]): Promise<string> {
  const { out, err } = await printedBy(line, null, "ko");
  return out + err;
}

interface Row {
  readonly level: string;
  readonly name: string;
  readonly currentBudgetWon: string;
  readonly expenditureWon: string;
  readonly rate: string | null;
}

async function ratesOf(books: readonly string[]): Promise<readonly string[]> {
  const rows = JSON.parse(await say("rates", "--json", ...books)) as readonly Row[];
  return rows
    .filter(({ level }) => level === "office" || level === "project")
    .map(
      ({ name, currentBudgetWon, expenditureWon, rate }) =>
        `${name} ${currentBudgetWon} ${expenditureWon} ${rate}`,
    );
}

const closed = [
  "4573000 1500000 900000 60.0",
  "공원 조성 500000 500000 100.0",
  "도로 정비 1000000 400000 40.0",
];
const begun = ["4573000 900000 100000 11.1", "다리 보수 300000 0 0.0", "도로 정비 600000 100000 16.7"];

test("each year has its own budget and spending, and the money carried over is in the new year's alone", async () => {
  expect(await ratesOf(year2025)).toEqual(closed);
  expect(await ratesOf(year2026)).toEqual(begun);
  expect(await say("history", "도로 정비", ...year2026)).not.toContain("2025-12-31");
  const several = await say("history", "도로 정비");
  expect(several).toContain("맞는 사업이 2건");
  // Each line is typed as it stands, and names one.
  const lines = several.split("\n").filter((line) => line.startsWith("  "));
  expect(lines.map((line) => /--year (\d+)/.exec(line)?.[1])).toEqual(["2025", "2026"]);
  const [typed = ""] = (lines[1] ?? "").trim().split("  ");
  expect(await say("history", ...typed.split(" "))).toContain("/2026");
});

test("a file of one year is refused by the other's books, and an undo in one leaves the other as it was", async () => {
  const refused = await say("ingest", written("다시.csv", next.toReversed()), ...year2025);
  expect(refused).toContain("반려했습니다");
  expect(refused).toMatch(/2026-01-31/);
  const february = next.map((row) => row.replace("100000,2026-01-31", "200000,2026-02-28"));
  expect(await say("ingest", written("2월.csv", february), ...year2026)).toContain("2월.csv: 반영했습니다");
  expect((await ratesOf(year2026))[0]).toBe("4573000 900000 200000 22.2");
  expect(await say("undo", "2", ...year2026)).toContain("2월.csv: 되돌렸습니다");
  expect(await ratesOf(year2026)).toEqual(begun);
  expect(await ratesOf(year2025)).toEqual(closed);
  expect((await say("verify")).match(/어긋난 것이 없습니다/g)).toHaveLength(2);
});

test("a late correction of last year changes its books alone", async () => {
  const late = written(
    "정산.csv",
    last.map((row) => row.replace("400000", "450000")),
  );
  expect(await say("ingest", late, ...year2025)).toContain("정산.csv: 반영했습니다");
  expect((await ratesOf(year2025))[0]).toBe("4573000 1500000 950000 63.3");
  expect(await ratesOf(year2026)).toEqual(begun);
});

test("the papers for an audit set what last year left beside what this year carried over", async () => {
  for (const [day, books] of [
    ["2025-12-31", year2025],
    ["2026-01-31", year2026],
  ] as const)
    expect(await say("snapshot", "take", day, ...books)).toContain("스냅숏을 만들었습니다");
  const path = join(folder, "pack.xlsx");
  await say("report", "--pack", "2y", "-o", path, "--office", "4573000");
  const { sheets } = await readXlsx(readFileSync(path));
  const cells = sheets.find(({ name }) => name.includes("이월"))?.rows.map((row) => row.map(String)) ?? [];
  const road = cells.find((row) => row.includes("도로 정비")) ?? [];
  expect(road.filter((cell) => cell === "600000")).toHaveLength(2);
  expect(cells.flat().join(" ")).not.toContain("다리 보수");
});
