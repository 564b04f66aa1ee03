// Sheets that share their headers with the template and are printed for people.
import { describe, expect, test } from "vitest";
import type { SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import { amountsOf, codesOf, day, expectRead, expectRefused, recordOf } from "../readings.ts";
import { readBytes, type Row, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const read = async (rows: readonly Row[], over = {}) =>
  readBytes(await xlsxOf(sheetOf(rows)), { fiscalYear: 2020, unit: null, ...over });

const heading: readonly Row[] = [["2020년 예산집행 현황 (2020. 10. 31. 현재)"], ["(천원)"]];
const table: readonly Row[] = [
  ["부서", "사업명", "예산액", "집행액"],
  ["총무과", "급식", "9", "4*"],
  ["총무과", "돌봄", "7", "5"],
  ["합계", "", "16", "9"],
];

test("a day in the title, a total without a name and a footnote are read as a printed table's", async () => {
  const { format, records } = expectRead(await read([...heading, ...table]));
  expect(format).toBe("council-report");
  expect(records.map(({ project, asOf }) => `${project.department} ${project.name} ${asOf}`)).toEqual([
    "총무과 급식 2020-10-31",
    "총무과 돌봄 2020-10-31",
  ]);
});

test("marks whose sums do not agree are asked about, where a day in the title is all that the template misses", async () => {
  const rows: readonly Row[] = [
    ["예산집행 현황(2020. 10. 31. 현재, 단위: 천원)"],
    ["사업명", "예산액", "집행액"],
    ["○ 노인복지", 30_123, 10_111],
    ["- 경로당", 10_001, 5_002],
    ["- 일자리", 15_003, 5_004],
    ["○ 장애인복지", 50_777, 20_333],
  ];
  const { format, findings } = expectRead(await read(rows));
  expect(format).toBe("council-report");
  expect(findings).toContainEqual(expect.objectContaining({ code: "outline-differs", consequence: "hold" }));
});

test("a sheet that the template reads stays the template's", async () => {
  const rows = [
    ["부서", "사업명", "예산액", "집행액"],
    ["총무과", "급식", "9", "4"],
  ];
  const over = { asOf: "2020-10-31", unit: "천원" } as const;
  expect(expectRead(await read(rows, over)).format).toBe("template");
});

test("a code or a day of each row is the template's alone: its refusal stands", async () => {
  const rows: readonly Row[] = [
    ["2020년 예산집행 현황 (2020. 10. 31. 현재)"],
    ["(천원)"],
    ["사업코드", "사업명", "예산액", "집행액"],
    ["1", "급식", "9", "4*"],
  ];
  expect(expectRefused(await read(rows))).toContain("amount-not-number@4");
});

test("what neither reads is refused with the template's reasons", async () => {
  expect(expectRefused(await read([["(천원)"], ...table]))).toContain("amount-not-number@3");
});

const readText = (lines: readonly string[], over: object = { asOf: "2026-06-30" }) =>
  readBytes(new TextEncoder().encode(`${lines.join("\n")}\n`), { fiscalYear: 2026, unit: null, ...over });

const spentOf = (records: readonly SourceRecord[]) =>
  records.map(
    ({ project: { tier, name }, entries }) =>
      `${tier} ${name} ${entries.map(({ measure, amount }) => `${measure} ${amount}`).join(" ")}`,
  );

test.each([
  "집행누계",
  "지출누계",
  "지출총액",
  "지출금액",
  "집행실적",
  "누계집행액",
  "집행액(누계)",
  "집행",
  "기지출액",
])("a text under %s, which the template does not know, is read like the same sheet", async (header) => {
  const rows = [`부서,사업명,예산액(천원),${header}(천원)`, "총무과,급식,9,4", "총무과,돌봄,7,5"];
  const { format, records } = expectRead(await readText(rows));
  expect(format).toBe("council-report");
  expect(spentOf(records)).toEqual([
    "project 급식 appropriation 9000 expenditure 4000",
    "project 돌봄 appropriation 7000 expenditure 5000",
  ]);
});

test.each(["예산", "총예산", "최종예산", "2026년 예산액", "예산액(A)"])(
  "a text whose budget is %s is read with its budget",
  async (header) => {
    const rows = [`부서,사업명,${header}(천원),집행액(천원)`, "총무과,급식,9,4"];
    const { records } = expectRead(await readText(rows));
    expect(spentOf(records)).toEqual(["project 급식 appropriation 9000 expenditure 4000"]);
  },
);

test("a text with spending of quarters alone is refused as the sheet is, and half of it is not applied", async () => {
  const rows = ["부서,사업명,예산액(천원),1분기 집행액(천원),2분기 집행액(천원)", "총무과,급식,9,4,3"];
  expect(expectRefused(await readText(rows))).toContain("figure-not-stated@1");
});

test.each([
  "출력일시: 2026-07-01 09:12,,,",
  "※ 집행액은 지출 기준,,,",
  "작성자: 예산팀,,,",
  "끝.,,,",
  "1/1,,,",
])("a text that ends in the line %s is read as it is printed", async (line) => {
  const rows = ["부서,사업명,예산액(천원),집행액(천원)", "총무과,급식,9,4", line];
  expect(spentOf(expectRead(await readText(rows)).records)).toEqual([
    "project 급식 appropriation 9000 expenditure 4000",
  ]);
});

test.each([
  ["구분", ["사업,총무과,급식,9,4", "사업,총무과,돌봄,7,5", "합계,,,16,9"]],
  ["연번", ["1,총무과,급식,9,4", "2,총무과,돌봄,7,5", "계,,,16,9"]],
])("a total that stands under %s is one in a text, too", async (header, below) => {
  const rows = [`${header},부서,사업명,예산액(천원),집행액(천원)`, ...below];
  expect(spentOf(expectRead(await readText(rows)).records)).toHaveLength(2);
});

test("the end of a month in the title of a text is its day", async () => {
  const rows = ["2026년 6월말 예산집행 현황,,,", "부서,사업명,예산액(천원),집행액(천원)", "총무과,급식,9,4"];
  const { records } = expectRead(await readText(rows, { asOf: null }));
  expect(records.map(({ asOf }) => asOf)).toEqual(["2026-06-30"]);
});

test.each([
  ["집행누계(천원)", "예산액(천원)"],
  ["지출금액", "총예산", "천원"],
])("a code in each row is kept where spending stands under %s", async (spending, budget, unit = "") => {
  const rows = [
    ["사업코드", "사업명", "단위", budget, spending],
    ["A1", "급식", unit, "9", "4"],
  ];
  const text = await readText(rows.map((cells) => cells.join(",")));
  const sheet = await read(rows, { fiscalYear: 2026, asOf: "2026-06-30" });
  for (const reading of [text, sheet]) {
    const { format, records } = expectRead(reading);
    expect([format, records[0]?.project.id]).toEqual(["template", "code/a1"]);
    expect(spentOf(records)).toEqual(["project 급식 appropriation 9000 expenditure 4000"]);
  }
});

test.each([
  ["사업코드,사업명,예산액(천원),6월말 집행액(천원)", "6월말 집행액(천원)"],
  ["사업코드,사업명,예산액(천원),집행액(6월분)", "집행액(6월분)"],
  [
    "사업코드,사업명,예산액(천원),1분기 집행액(천원),2분기 집행액(천원)",
    "1분기 집행액(천원), 2분기 집행액(천원)",
  ],
  ["사업코드,사업명,2026년 예산액(천원),집행액(천원)", "2026년 예산액(천원)"],
])("%s waits, since half of it would not be read", async (header, value) => {
  const { findings } = expectRead(
    await readText([header, "A1,급식,9,4,3".split(",").slice(0, header.split(",").length).join(",")]),
  );
  expect(findings.find(({ code }) => code === "figure-not-read")).toMatchObject({
    consequence: "hold",
    column: value,
  });
});

test.each([
  "사업코드,사업명,예산액(천원),집행잔액(천원)",
  "사업코드,사업명,예산액(천원),집행률",
  "사업코드,사업명,당초예산액(천원),집행액(천원)",
])("%s does not wait: its other column is of no figure that is missing", async (header) => {
  expect(codesOf(await readText([header, "A1,급식,9,4"]))).not.toContain("figure-not-read");
});

test("a total without a department is under no department: each other one may stand once", async () => {
  const rows = [
    "사업코드,부서,사업명,예산액(천원),집행액(천원)",
    "A1,총무과,급식,9,4",
    "A2,건설과,하천,7,5",
    ",,합계,16,9",
  ];
  expect(codesOf(await readText(rows))).toEqual([]);
});

test("a row of a text that has a cell too many is refused, whichever way it is read", async () => {
  const rows = ["부서,사업명,예산액(천원),집행누계(천원)", "총무과,급식,1,000,4"];
  expect((await readText(rows)).kind).toBe("refused");
});

/** Department, name, budget and spending of each project. */
const figuresOf = (reading: Parameters<typeof expectRead>[0]) =>
  expectRead(reading).records.map((record) =>
    [
      record.project.department,
      record.project.name,
      amountsOf(record, "appropriation").unsplit,
      amountsOf(record, "expenditure").unsplit,
    ].join(" "),
  );

const stated = "(2020. 10. 31. 현재, 단위: 천원)";

describe("rows of departments that sum up the projects below them head these", () => {
  const head = ["사업명", "예산액", "집행액"];
  const sums = [
    ["총무과", "16", "9"],
    ["급식", "9", "4"],
    ["돌봄", "7", "5"],
    ["건설과", "8", "2"],
    ["도로", "8", "2"],
  ];
  const total = ["합계", "24", "11"];
  const figures = ["총무과 급식 9000 4000", "총무과 돌봄 7000 5000", "건설과 도로 8000 2000"];

  test.each([
    ["below them", [head, ...sums, total]],
    ["above them", [head, total, ...sums]],
  ])("with a total %s, in a sheet and a text", async (_, rows) => {
    expect(figuresOf(await read([["집행 현황"], [stated], ...rows]))).toEqual(figures);
    expect(
      figuresOf(
        await readText(["집행 현황", `"${stated}"`, ...rows.map((row) => row.join(","))], {
          fiscalYear: 2020,
          asOf: null,
        }),
      ),
    ).toEqual(figures);
  });

  test("a total that is neither theirs nor that of the rows refuses the sheet", async () => {
    const rows = [head, ...sums, ["합계", "44", "11"]];
    expect(expectRefused(await read([["집행 현황"], [stated], ...rows]))).toContain("total-differs@9");
  });
});

test("a sheet that prints its day is refused for what is wrong in it, and not for the day", async () => {
  const rows = [[stated], ["(단위: 백만원)"], ["사업명", "예산액", "집행액"], ["급식", "9", "4"]];
  expect(expectRefused(await read(rows))).toEqual(["unit-conflict@3"]);
});

describe("departments and groups with the sums of their rows", () => {
  const dated: Row = ["2020년 예산집행 현황 (2020. 10. 31. 현재, 단위: 천원)"];
  const header: Row = ["세부사업명", "예산액", "집행액"];
  const bands: readonly Row[] = [
    ["복지과", 1_200, 960],
    ["  급식", 500, 400],
    ["  돌봄", 700, 560],
    ["건설과", 1_234, 987],
    ["  도로 정비", 1_234, 987],
  ];
  const sums = async (rows: readonly Row[], over = {}) => {
    const { records, findings } = expectRead(await read([dated, header, ...rows], over));
    expect(findings.filter(({ consequence }) => consequence === "hold")).toEqual([]);
    return records.map(({ project }) => `${project.department} ${project.name}`);
  };
  const projects = ["복지과 급식", "복지과 돌봄", "건설과 도로 정비"];

  test.each([
    ["with a total below", [...bands, ["합계", 2_434, 1_947]]],
    ["with a total above", [["합계", 2_434, 1_947], ...bands]],
    ["without a total", bands],
    ["that stand no further left", bands.map(([name = "", ...rest]) => [String(name).trim(), ...rest])],
    ["behind marks", bands.map(([name = "", ...rest]) => [String(name).replace(/^(?=\S)/, "□ "), ...rest])],
  ] as const)("%s are no projects", async (_, rows) => {
    expect(await sums(rows)).toEqual(projects);
    // Also where the sender states what the heading says.
    expect(await sums(rows, { asOf: "2020-10-31", unit: "천원" })).toEqual(projects);
  });

  test("in merged cells of groups with a subtotal are no projects", async () => {
    const rows: readonly Row[] = [
      ["복지과 예산집행 현황 (2020. 10. 31. 현재, 단위: 천원)"],
      ["정책사업", "단위사업", "세부사업", "예산액", "집행액"],
      ["노인복지", "여가 지원", "소계", 1_200, 960],
      ["", "", "급식", 500, 400],
      ["", "", "돌봄", 700, 560],
      ["", "도로관리", "도로 정비", 1_234, 987],
    ];
    const { records } = expectRead(await read(rows));
    expect(records.map(({ project }) => project.name)).toEqual(["급식", "돌봄", "도로 정비"]);
  });

  test.each([
    ["a department's sum", 3, 1, 1_235],
    ["the total", 5, 1, 3_434],
  ])("refuse the sheet where %s is wrong", async (_, at, column, wrong) => {
    const rows = [...bands, ["합계", 2_434, 1_947]].map((row, place) =>
      place === at ? row.map((cell, own) => (own === column ? wrong : cell)) : row,
    );
    expect((await read([dated, header, ...rows])).kind).toBe("refused");
  });

  test("that chance may have made wait, as before", async () => {
    const rows: readonly Row[] = [
      ["급식", 500, 400],
      ["돌봄", 700, 560],
      ["체육", 1_200, 960],
    ];
    expect((await read([dated, header, ...rows], { unit: "천원" })).findings).toMatchObject([
      { code: "total-suspected", consequence: "hold" },
      {},
    ]);
  });
});

describe("국비, 도비, 군비 behind the budget", () => {
  const header = "부서,사업명,예산액(천원),국비(천원),도비,군비(천원),집행액(천원)";
  const fundsOf = async (...rows: readonly string[]) => {
    const reading = expectRead(await readText([header, ...rows], { asOf: "2026-06-30", office: "4573000" }));
    const budget = reading.records.flatMap(({ entries }) =>
      entries.flatMap(({ measure, fund, amount }) =>
        measure === "appropriation" ? [`${fund} ${amount}`] : [],
      ),
    );
    return { budget, codes: codesOf(reading) };
  };

  test("are its funds where they add up to it in every row", async () => {
    expect(await fundsOf("총무과,급식,9,4,3,2,4", "총무과,돌봄,7,,,7,5", ",합계,16,4,3,9,9")).toEqual({
      budget: ["national 4000", "provincial 3000", "municipal 2000", "municipal 7000"],
      codes: [],
    });
  });

  test.each([
    ["add up to less", "총무과,급식,9,4,1,1,4"],
    ["are shares in percent", "총무과,급식,9,44,33,23,4"],
    ["are no amounts", "총무과,급식,9,매칭,매칭,자체,4"],
  ])("are passed over as before where they %s in one row", async (_, row) => {
    expect(await fundsOf(row, "총무과,돌봄,7,0,0,7,5")).toEqual({
      budget: ["unsplit 9000", "unsplit 7000"],
      codes: ["column-ignored"],
    });
  });
});

test.each(["통계목", "예산과목"])("rows by %s are the same in a text as in a sheet", async (header) => {
  const rows = [
    ["부서", "세부사업명", header, "예산액(천원)", "집행액(천원)"],
    ["총무과", "급식", "401-01", "9", "4"],
    ["총무과", "급식", "401-02", "3", "2"],
    ["총무과", "돌봄", "307-11", "7", "5"],
  ];
  for (const reading of [await readText(rows.map((cells) => cells.join(","))), await read(rows, inJune)]) {
    const { records } = expectRead(reading);
    expect(codesOf(reading)).toContain("project-parts-added");
    expect(spentOf(records)).toEqual([
      "project 급식 appropriation 12000 expenditure 6000",
      "project 돌봄 appropriation 7000 expenditure 5000",
    ]);
  }
});

test("rows by object beside a code of the project are added, and the code is what it is known by", async () => {
  const rows = [
    "사업코드,사업명,통계목,예산액(천원),집행액(천원)",
    "A1,급식,401-01,9,4",
    "A1,급식,401-02,3,2",
  ];
  const reading = await readText(rows);
  expect(expectRead(reading).records.map(({ project }) => project.id)).toEqual(["code/a1"]);
  expect(spentOf(expectRead(reading).records)).toEqual(["project 급식 appropriation 12000 expenditure 6000"]);
});

const inJune = { fiscalYear: 2026, asOf: "2026-06-30" };

test("columns of a sheet may each state a unit of their own, and its title limits it all the same", async () => {
  const own: readonly Row[] = [
    ["세부사업명", "예산액(백만원)", "집행액(천원)"],
    ["급식", 5, 4_000],
    ["돌봄", 7, 5_600],
  ];
  const titled = async (title: string) =>
    readBytes(await xlsxOf(sheetOf([[title], ...own])), { asOf: day("2026-06-30"), unit: null });
  const plain = await titled("2026년 예산집행 현황");
  expect(amountsOf(recordOf(plain, "급식"), "appropriation")).toEqual({ unsplit: 5_000_000n });
  expect(amountsOf(recordOf(plain, "급식"), "expenditure")).toEqual({ unsplit: 4_000_000n });
  expect(plain.findings.filter(({ consequence }) => consequence !== "note")).toEqual([]);
  expect(codesOf(await titled("2026년 예산집행 현황(구비)"))).toContain("title-limits-sheet");
});
