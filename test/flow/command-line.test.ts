import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { brokenTemplate } from "../support/broken-template.ts";
import {
  ingestTable,
  lettersIn,
  newHome,
  readJson,
  realReport,
  repository,
  runMonitor,
  speakOut,
  tableText,
  thisYear,
} from "../support/monitor-process.ts";

const sample = join(repository, "samples/1129000/2020/as-of=2020-10-31/council-report.txt");
const books = ["--office", "1129000", "--year", "2020", "--as-of", "2020-10-31"];

const rateRow = z.object({
  level: z.string(),
  name: z.string().nullable(),
  fund: z.string(),
  appropriationWon: z.string().nullable(),
  expenditureWon: z.string().nullable(),
  planWon: z.string().nullable(),
  rate: z.string().nullable(),
  rateBasis: z.string(),
  asOf: z.string(),
});

describe("the command line", () => {
  let home: ReturnType<typeof newHome>;
  beforeEach(() => (home = newHome()));
  afterEach(() => home.remove());

  const printedRate = { code: "printed-rate-differs", value: "76.2" };
  const reports = [
    { name: "our sample", file: sample, isThere: true, found: [printedRate], nextYear: [] },
    {
      name: "the real report of 2020",
      file: realReport,
      isThere: existsSync(realReport),
      found: [
        { code: "tables-not-read", value: "인력, 주요시설 및 장비" },
        printedRate,
        { code: "requirement-counted-twice", value: "신규·중점 추진사업" },
      ],
      nextYear: [
        "business 사회적경제기업 내실화를 통한 질적 가치 향상 all null",
        "business 생활 속 사회적경제 확대를 통한 사회적가치 제고 all null",
        "business 청년의 사회적 자립기반 지원 강화 all null",
      ],
    },
  ];

  describe.each(reports)("with $name", ({ file, isThere, found, nextYear }) => {
    test.skipIf(!isThere)("prints the report's rates, with ours where the printed one is wrong", async () => {
      const ingested = z
        .array(
          z.object({
            outcome: z.string(),
            findings: z.array(z.object({ code: z.string(), value: z.string() })),
          }),
        )
        .parse(await readJson(["ingest", file, ...books], { home: home.path }));
      expect(ingested).toEqual([{ outcome: "applied", findings: found }]);
      const rows = z.array(rateRow).parse(await readJson(["rates", "--by-fund"], { home: home.path }));
      const rates = rows.map(({ level, name, fund, rate }) => `${level} ${name} ${fund} ${rate}`);
      expect(rates.filter((rate) => / all /.test(rate)).toSorted()).toEqual(
        [
          "office 1129000 all 86.8",
          "department 사회적경제과 all 86.8",
          "unit-project 사회적경제 활성화 all 89.1",
          "unit-project 청년의 행복한 사회진입 환경조성 all 84.8",
          "unit-project 기본경비 all 76.1",
          "business 연대와 협력을 통한 생활 속 사회적경제 추진 all 82.9",
          "business 사회적기업 기반구축으로 지역사회 정착화 all 93.6",
          "business 청년의 사회적 자립기반 조성 all 84.8",
          ...nextYear,
        ].toSorted(),
      );
      expect(fundRates(rows, "연대와 협력을 통한 생활 속 사회적경제 추진")).toEqual(["80.6", "77.6", "88.0"]);
      expect(fundRates(rows, "사회적기업 기반구축으로 지역사회 정착화")).toEqual(["96.1", "91.1", "88.4"]);
      expect(fundRates(rows, "청년의 사회적 자립기반 조성")).toEqual(["91.9", "85.4", "82.5"]);
      expect(fundRates(rows, "사회적경제과")).toEqual(["93.7", "85.2", "84.7"]);
      expect(rows.find(({ name, fund }) => name === "기본경비" && fund === "all")).toMatchObject({
        appropriationWon: "85094000",
        expenditureWon: "64795000",
        planWon: "70094000",
        rateBasis: "expenditure/appropriation",
        asOf: "2020-10-31",
      });
    });

    test.skipIf(!isThere)(
      "has 기본경비 behind, with the facts to check it by hand, and a fund that is slow",
      async () => {
        expect(await runMonitor(["ingest", file, ...books], { home: home.path })).toMatchObject({ code: 0 });
        const alerts = await readJson(["alerts"], { home: home.path });
        expect(alerts).toMatchObject([
          {
            scope: { level: "unit-project", name: "기본경비" },
            fund: "all",
            rule: "behind-target",
            status: { state: "open" },
            since: "2020-10-31",
            facts: {
              rate: "76.1",
              expectedRate: "83.3",
              rung: "calendar",
              dayOfYear: 305,
              daysInYear: 366,
              gapPoints: "7.2",
              planRate: "82.4",
              planUnspentWon: "15000000",
              monthsLeft: 2,
              requiredPerMonthWon: "10149500",
            },
            facets: [
              { rule: "plan-below-target", facts: { planUnspentWon: "15000000" } },
              { rule: "printed-rate-differs", facts: { value: "76.2" } },
            ],
          },
          {
            rule: "fund-behind",
            fund: "provincial",
            scope: { level: "business" },
            facts: { rate: "77.6" },
            facets: [],
          },
        ]);
        expect(alerts).toHaveLength(2);
      },
    );
  });

  test("says that the same bytes change nothing, and writes nothing and no letter", async () => {
    const year = thisYear();
    await speakOut(home.path, "4573000", year);
    await ingestTable(home.path, year, ["A1", "90000000", "90000001"]);
    const before = lettersIn(home.path);
    expect(before).not.toEqual([]);
    const again = await ingestTable(home.path, year, ["A1", "90000000", "90000001"]);
    expect(again).toMatchObject([{ outcome: "already-applied", added: 0, changed: 0 }]);
    expect(lettersIn(home.path)).toEqual(before);
    expect(await readJson(["uploads"], { home: home.path })).toHaveLength(1);
  });

  test("says that a first load and a past year make no letters", async () => {
    const [file, year] = [join(home.path, "first.csv"), thisYear()];
    writeFileSync(file, tableText(year, ["A0", "10000", "11000"]));
    const first = await runMonitor(["ingest", file, "--office", "4573000", "--year", year], {
      home: home.path,
    });
    expect(first.out).toContain("처음 올린 자료에서 보이는 알림은");
    const past = await runMonitor(["ingest", sample, ...books], { home: home.path });
    expect(past.out).toContain("지난 회계연도의 알림은");
    expect(lettersIn(home.path)).toEqual([]);
  });

  test("refuses a file with broken cells whole, lists each of them, and keeps nothing but the upload's record", async () => {
    const file = join(home.path, "broken.csv");
    writeFileSync(file, brokenTemplate);
    const run = await runMonitor(["ingest", file, "--office", "4573000", "--year", "2026"], {
      home: home.path,
    });
    expect(run.code).toBe(2);
    for (const place of ["3행", "4행", "5행", "6행"]) expect(run.out).toContain(place);
    for (const value of ["1,00,000", "1.2E+10", "100△", "2026-02-30"])
      expect(run.out).toContain(`"${value}"`);
    expect(await readJson(["rates"], { home: home.path })).toEqual([]);
    expect(await readJson(["uploads"], { home: home.path })).toMatchObject([
      { outcome: { state: "rejected" } },
    ]);
  });

  test("takes a refused file once the missing unit is given", async () => {
    const file = join(home.path, "no-unit.csv");
    writeFileSync(
      file,
      "사업코드,사업명,부서,예산액,집행액,기준일\nA1,도로 정비,건설과,1000,500,2026-06-30\n",
    );
    const words = ["ingest", file, "--office", "4573000", "--year", "2026"];
    expect(await runMonitor(words, { home: home.path })).toMatchObject({ code: 2 });
    expect(await runMonitor([...words, "--unit", "천원"], { home: home.path })).toMatchObject({ code: 0 });
    expect(await readJson(["rates", "--level", "office"], { home: home.path })).toMatchObject([
      { appropriationWon: "1000000", expenditureWon: "500000", rate: "50.0" },
    ]);
  });

  test("holds a file whose amounts are a thousand times those of the ledger", async () => {
    const write = (name: string, scale: number, day: string): string => {
      const file = join(home.path, name);
      writeFileSync(
        file,
        `사업코드,사업명,부서,예산액(원),집행액(원),기준일\nA1,도로 정비,건설과,${70_000 * scale},${3_000 * scale},${day}\n`,
      );
      return file;
    };
    const to = ["--office", "4573000", "--year", "2026"];
    expect(
      await runMonitor(["ingest", write("a.csv", 1, "2026-06-30"), ...to], { home: home.path }),
    ).toMatchObject({ code: 0 });
    const held = await runMonitor(["ingest", write("b.csv", 1000, "2026-07-31"), ...to], { home: home.path });
    expect(held.code).toBe(3);
    expect(held.out).toContain("약 1,000배 차이가 납니다");
    expect(await readJson(["rates", "--level", "office"], { home: home.path })).toMatchObject([
      { expenditureWon: "3000" },
    ]);
  });

  test.each([
    { words: [], says: "monitor 명령" },
    { words: ["rate"], says: "혹시 monitor rates입니까?" },
    { words: ["ingest"], says: "--office" },
    {
      words: ["ingest", "nowhere.csv", "--office", "1129000", "--year", "2020"],
      says: "그런 파일이 없습니다",
    },
    // A file is looked at before anybody is asked whose it is.
    { words: ["ingest", "nowhere.csv"], says: "nowhere.csv: 그런 파일이 없습니다" },
    { words: ["ingest", "READNE.md"], says: "비슷한 이름: README.md" },
    { words: ["ingest", "docs"], says: "docs: 폴더입니다" },
    { words: ["ingest", "README.md"], says: "--office 코드 --year 연도" },
    { words: ["ingest", "x", "--office", "112", "--year", "2020"], says: "숫자 7자리" },
    { words: ["rates", "--as-of", "2020-02-30"], says: "달력에 없는 날짜" },
    { words: ["rates", "--level", "team"], says: "unit-project" },
    { words: ["rates", "--colour"], says: "사용법" },
    { words: ["rates", "extra"], says: "적지 않는 말" },
  ])("refuses $words with exit code 2 and says what would be right", async ({ words, says: expected }) => {
    const { code, out, err } = await runMonitor(words, { home: home.path });
    expect(code).toBe(2);
    expect(out + err).toContain(expected);
  });

  test("writes an empty template, and never over a file that is there", async () => {
    const file = join(home.path, "서식.xlsx");
    const words = ["template", "-o", file, "--office", "1129000", "--year", "2026"];
    expect(await runMonitor(words, { home: home.path })).toMatchObject({ code: 0, err: "" });
    const written = readFileSync(file);
    const again = await runMonitor(words, { home: home.path });
    expect(again.code).toBe(2);
    expect(again.err).toContain("덮어쓰지 않습니다");
    expect(readFileSync(file).equals(written)).toBe(true);
  });

  test.each(["start", "ingest", "rates", "alerts", "uploads", "template"])(
    "explains %s with --help",
    async (command) => {
      const run = await runMonitor([command, "--help"], { home: home.path });
      expect(run).toMatchObject({ code: 0, err: "" });
      expect(run.out).toContain(`monitor ${command}`);
      expect(run.out).toContain("--json");
    },
  );
});

function fundRates(rows: readonly z.infer<typeof rateRow>[], name: string): (string | null)[] {
  const funds = ["national", "provincial", "municipal"];
  return funds.map((fund) => rows.find((row) => row.name === name && row.fund === fund)?.rate ?? null);
}
