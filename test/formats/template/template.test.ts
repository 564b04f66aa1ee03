import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { UploadContext } from "../../../shared/formats/kernel/format.ts";
import {
  containing,
  amountsOf,
  codesOf,
  day,
  expectRead,
  expectRefused,
  readText,
  recordOf,
} from "../readings.ts";

const june = day("2026-06-30");

/** A sheet of these lines, in won, as of 30 June 2026, unless the test says otherwise. */
function read(lines: readonly string[], over: Partial<UploadContext> = {}) {
  return readText(lines.join("\n"), { fiscalYear: 2026, unit: "원", asOf: june, ...over });
}

describe("the template as CSV", () => {
  test("refuses an amount whose dot may part thousands, with its row, column and value", () => {
    const reading = read(["사업명,예산액,집행액", '가,"1,200",600', "나,500.000,300"], { unit: "천원" });
    expect(reading.findings).toMatchObject([
      { code: "amount-dot-unclear", row: 3, column: "예산액", value: "500.000", consequence: "reject" },
    ]);
  });

  test("gives a record with all that a row says", () => {
    const reading = read([
      "사업코드,사업명,단위사업,부서,팀,담당자 e-mail,회계,분야,예산액,예산현액,원인행위액,집행액",
      '1129A,마을 가게,마을 살리기,사회적경제과,정책팀,kim@example.go.kr,일반회계,080 사회복지,100,"1,200",50,△30',
    ]);
    const record = recordOf(reading, "마을 가게");
    expect(record.project).toEqual({
      id: "code/1129a",
      tier: "project",
      name: "마을 가게",
      department: "사회적경제과",
      unitProject: "마을 살리기",
      team: "정책팀",
      account: "일반회계",
      field: "080 사회복지",
      contact: "kim@example.go.kr",
    });
    expect(record).toMatchObject({ asOf: june, rows: [2] });
    expect(record.entries).toMatchObject([
      { measure: "appropriation", fund: "unsplit", date: june, amount: 100n, kind: "cumulative" },
      { measure: "current-budget", amount: 1_200n },
      { measure: "commitment", amount: 50n },
      { measure: "expenditure", amount: -30n },
    ]);
  });

  test.each([
    ["alone", ["가,과,100,-5", "나,과,100,7"], "hold"],
    ["in all rows", ["가,과,100,-5", "나,과,100,△7"], "hold"],
    ["that the total counts", ["가,과,100,-5", "나,과,100,7", "합계,,200,2"], "note"],
  ])("asks about a running total below 0 %s", (_, rows, consequence) => {
    const { findings } = read(["사업명,부서,예산액,집행액", ...rows]);
    expect(findings).toMatchObject([
      { code: "running-total-negative", row: 2, value: "-5", consequence, ko: containing("2: 가 -5") },
    ]);
  });

  test.each([
    ["English headers", ["Project Name,Department,Budget,Spent", "가,과,100,50"]],
    ["semicolons", ["사업명;부서;예산액;집행액", "가;과;100;50"]],
    ["tabs", ["사업명\t부서\t예산액\t집행액", "가\t과\t100\t50"]],
    ["a byte order mark and CRLF", ["\ufeff사업명,부서,예산액,집행액\r", "가,과,100,50\r"]],
    ["blank lines", ["", "사업명,부서,예산액,집행액", ",,,", "", "가,과,100,50", ""]],
    ["other columns' order", ["집행액,사업명,예산액,부서", "50,가,100,과"]],
    ["the funds' words", ["사업명,부서,예산액_계,집행액 합계", "가,과,100,50"]],
  ])("reads the same with %s", (_, lines) => {
    const record = recordOf(read(lines), "가");
    expect(record.project).toMatchObject({ id: "project/과/가", department: "과" });
    expect([amountsOf(record, "appropriation"), amountsOf(record, "expenditure")]).toEqual([
      { unsplit: 100n },
      { unsplit: 50n },
    ]);
  });

  test("numbers rows as a spreadsheet does, where a cell holds a line end", () => {
    expect(recordOf(read(["사업명,예산액", '"가\n나",1', "다,2"]), "다").rows).toEqual([3]);
    expect(recordOf(read(["사업명,예산액", '"가\n나",1', "다,2"]), "가 나").rows).toEqual([2]);
  });

  test("keeps no contact that is a person's name", () => {
    expect(recordOf(read(["사업명,담당자,예산액", "가,김○○,1"]), "가").project.contact).toBeNull();
  });

  test("names the columns that it passes over, and never quotes personal ones", () => {
    const reading = read(["사업명,예산액,비고,채권자,적요", "가,1,메모,김비밀,수당"]);
    expect(codesOf(reading)).toEqual(["personal-column-ignored", "column-ignored"]);
    expect(JSON.stringify(reading.findings)).not.toMatch(/김비밀|수당|메모/);
  });
});

describe("the funds of a template row", () => {
  const header = "사업명,예산현액,예산현액_국비,시비 예산현액,예산현액(구비),current budget other";

  test("are the statement where they are given, and blank is not 0", () => {
    const record = recordOf(read([header, "가,30,10,0,20,"]), "가");
    expect(amountsOf(record, "current-budget")).toEqual({ national: 10n, provincial: 0n, municipal: 20n });
  });

  test("may be given without a total", () => {
    expect(amountsOf(recordOf(read([header, "가,,10,-,,"]), "가"), "current-budget")).toEqual({
      national: 10n,
      provincial: 0n,
    });
  });

  test("are unsplit where only a total is given", () => {
    expect(amountsOf(recordOf(read([header, "가,30,,,,"]), "가"), "current-budget")).toEqual({
      unsplit: 30n,
    });
  });

  test("must add to the total", () => {
    expect(expectRefused(read([header, "가,31,10,0,20,"]))).toEqual(["fund-sum-differs@2"]);
  });

  test("are the office's: 시비 is a city's own money inside a province", () => {
    const reading = read(["사업명,집행액_시비", "가,5"], { office: "4511000" });
    expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ municipal: 5n });
  });

  test.each([
    ["천원", "note funds-rounded", 1_000n],
    ["백만원", "note funds-rounded", 1_000_000n],
  ])("may miss the total by the rounding of %s, which is told", (unit, remark, rest) => {
    const reading = read(["사업명,예산액,예산액_국비,예산액_시군구비,단위", `가,100,33,66,${unit}`], {
      unit: null,
    });
    expect(amountsOf(recordOf(reading, "가"), "appropriation")).toEqual({
      national: 33n * rest,
      municipal: 66n * rest,
      unsplit: rest,
    });
    expect(reading.findings.map(({ consequence, code }) => `${consequence} ${code}`)).toEqual([remark]);
  });

  test("that are more than their total by rounding wait for a person", () => {
    const reading = read(["사업명,예산액(천원),예산액_국비(천원),예산액_시군구비(천원)", "가,100,34,67"], {
      unit: null,
    });
    expect(reading.findings.map(({ consequence, code }) => `${consequence} ${code}`)).toEqual([
      "hold funds-above-total",
    ]);
    expect(amountsOf(recordOf(reading, "가"), "appropriation")).toEqual({
      national: 34_000n,
      municipal: 67_000n,
      unsplit: -1_000n,
    });
  });

  test("add to any total that is printed beside them", () => {
    const won = fc.bigInt({ min: -1_000n, max: 1_000_000n });
    fc.assert(
      fc.property(won, won, won, (national, municipal, off) => {
        const row = `가,${national + municipal + off},${national},,${municipal},`;
        expect(read([header, row]).kind).toBe(off === 0n ? "read" : "refused");
      }),
    );
  });
});

test.each([
  ["1분기 계획,2분기 계획,3분기 계획,4분기 계획", "10,20,30,40", []],
  ["상반기 계획,하반기 계획(원)", "50,50", []],
  ["1분기 계획,2분기까지 계획", "10,30", [3, 6]],
  ["1분기 계획", "10", [3]],
])("the plan of the columns %s is read only where it is certain", (headers, cells, months) => {
  const reading = read([`사업명,예산액,${headers}`, `가,100,${cells}`]);
  const plans = recordOf(reading, "가").entries.filter(({ measure }) => measure === "plan");
  expect(plans.map(({ date }) => Number(date.slice(5, 7)))).toEqual(months);
  const codes = reading.findings.map(({ code }) => code);
  expect(codes.includes("plan-quarters-unclear")).toBe(months.length === 0);
});

describe("the total rows of a template", () => {
  test("are checked and never added", () => {
    const reading = read(["부서,사업명,예산액", "과,가,1", "과,소 계,1", "과,나,2", "과,소계,2", "합계,,3"]);
    expect(expectRead(reading).records.map(({ project }) => project.name)).toEqual(["가", "나"]);
  });

  test("stop the file when they differ, even by one won", () => {
    expect(expectRefused(read(["사업명,예산액", "가,1", "나,2", "합계,4"]))).toEqual(["total-differs@4"]);
  });

  test.each([
    ["합계,4", "read total-rounded"],
    ["합계,5", "refused total-differs"],
    ["합계,3.5", "refused total-differs"],
  ])("say of %s천원 below 1 and 2 whether rounding explains it: %s", (total, outcome) => {
    const reading = read(["사업명,예산액(천원)", "가,1", "나,2", total], { unit: null });
    expect(`${reading.kind} ${codesOf(reading).join()}`).toBe(outcome);
  });

  test("are exact where a cell says more than its unit, or where rows bear units of their own", () => {
    const finer = ["사업명,예산액(천원)", "가,1.2", "나,2", "합계,4"];
    const own = ["사업명,예산액,단위", "가,1,천원", "나,2,천원", "합계,4,천원"];
    for (const lines of [finer, own])
      expect(expectRefused(read(lines, { unit: null }))).toEqual(["total-differs@4"]);
  });
});

describe("a template is refused whole", () => {
  test("with every bad cell listed", () => {
    const lines = ["사업명,예산액,집행액", "가,1.5,1E+5", "나,1,1", ",2,2", "라,1", "마,#N/A,3"];
    expect(expectRefused(read(lines))).toEqual([
      "amount-below-one-won@2",
      "amount-exponent@2",
      "name-missing@4",
      "row-ragged@5",
      "amount-formula-error@6",
    ]);
  });

  test.each([
    ["a project twice by name", ["사업명,예산액", "가 나,1", "가나,2"], ["project-twice@3"]],
    ["a project twice by code", ["코드,사업명,예산액", "A1,가,1", "a1,나,2"], ["project-twice@3"]],
    ["two columns of one meaning", ["사업명,예산액,편성액", "가,1,1"], ["column-twice@1"]],
    ["no name column", ["부서,예산액", "과,1"], ["column-missing@1"]],
    ["no amount column", ["사업명,부서", "가,과"], ["column-missing@1"]],
    ["quotes that do not close", ["사업명,예산액", '"가,1'], ["quotes-unbalanced@2"]],
    ["a minus sign stuck to a name", ["사업명,예산액", "가△,1"], ["amount-sign-misplaced@2"]],
    ["a row with more cells", ["사업명,예산액", "가,1,000"], ["row-ragged@2"]],
    ["a code that Excel damaged", ["코드,사업명,예산액", "1.13E+15,가,1"], ["code-damaged@2"]],
    ["a cell of 1,001 characters", ["사업명,예산액", `${"가".repeat(1_001)},1`], ["cell-too-long@2"]],
    ["201 columns", [`사업명,예산액${",열".repeat(199)}`, "가,1"], ["columns-too-many@1"]],
  ])("for %s", (_, lines, codes) => {
    expect(expectRefused(read(lines))).toEqual(codes);
  });

  test("above 10,000 rows", () => {
    const rows = Array.from({ length: 10_001 }, (_, at) => `사업${at},1`);
    expect(expectRefused(read(["사업명,예산액", ...rows]))).toEqual(["rows-too-many"]);
  });

  test("with at most 1,000 findings and one that counts the rest", () => {
    const { findings } = read(["사업명,예산액", ...Array.from({ length: 1_500 }, (_, at) => `사업${at},x`)]);
    expect(findings).toHaveLength(1_001);
    expect(findings.at(-1)).toMatchObject({
      code: "findings-not-listed",
      consequence: "reject",
      en: containing("500 more"),
    });
  });

  test("but a row without any amount is only noted", () => {
    const reading = read(["사업명,예산액", "가,1", "나,"]);
    expect(expectRead(reading).records).toHaveLength(1);
    expect(codesOf(reading)).toEqual(["row-without-amounts"]);
  });
});

test.each([
  ["부서", "총무과,가,3,1", ",나,5,2", true],
  ["부서", "총무과,가,3,1", "총무과,나,5,2", false],
  ["단위사업명", "복지,소계,8,3", ",나,5,2", true],
])("names of %s that stand once over blanks, %s and %s, hold: %j", (column, first, second, isHeld) => {
  const text = [`${column},사업명,예산액,집행액`, first, second].join("\n");
  const { findings } = readText(text, { asOf: day("2020-10-31"), unit: "원" });
  expect(findings.some(({ code }) => code === "headed-once")).toBe(isHeld);
});

test.each(["1월", "2/4분기", "상반기", "2020년 3월"])(
  "a sheet whose rows are called %s is refused",
  (name) => {
    const reading = readText(`사업명,예산액,집행액\n${name},3,1`, { asOf: day("2020-10-31"), unit: "원" });
    expect(expectRefused(reading)).toEqual(["rows-are-periods@2"]);
  },
);

test.each(["부서명", "소관부서", "관리부서", "실과", "실과명", "실과소", "담당과", "읍면동", "소관"])(
  "%s heads departments",
  (header) => {
    const { records } = expectRead(
      readText(`사업코드,${header},사업명,예산액\nA1,총무과,급식,1`, {
        unit: "천원",
        asOf: day("2020-06-30"),
      }),
    );
    expect(records[0]?.project.department).toBe("총무과");
  },
);
