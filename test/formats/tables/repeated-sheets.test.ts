// A sheet of one department beside that of the whole office: it says some of it again.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, codesOf, containing, day, expectRead, expectRefused } from "../readings.ts";
import { type Row, readBytes, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const june = { asOf: day("2026-06-30"), unit: null };
const header = ["부서", "세부사업명", "예산액", "집행액"];
const unit = ["(단위: 천원)"];
const rows: readonly Row[] = [
  ["복지과", "급식", 1_200, 600],
  ["복지과", "경로당", 300, 100],
  ["청소과", "가로", 900, 400],
  ["청소과", "청소차", 500, 100],
];
const whole = sheetOf([["예산 집행현황"], unit, header, ...rows], { name: "전체" });

const reading = async (own: readonly Row[], name = "복지과") =>
  readBytes(await xlsxOf(whole, sheetOf(own, { name })), june);

describe("the projects of a sheet that another holds are not added", () => {
  test.each<[string, readonly Row[]]>([
    ["with all columns", [["복지과 집행현황"], unit, header, ...rows.slice(0, 2)]],
    [
      "without the department",
      [["복지과"], unit, header.slice(1), ...rows.slice(0, 2).map((row) => row.slice(1))],
    ],
    ["with a total of its own", [unit, header, ...rows.slice(0, 2), ["", "소계", 1_500, 700]]],
    [
      "in another order of columns",
      [unit, ["세부사업명", "집행액", "예산액"], ["급식", 600, 1_200], ["경로당", 100, 300]],
    ],
    ["all of it again", [unit, header, ...rows]],
  ])("%s", async (_, own) => {
    const read = await reading(own);
    const { records } = expectRead(read);
    const sum = records.reduce(
      (total, record) => total + (totalOf(amountsOf(record, "appropriation")) ?? 0n),
      0n,
    );
    expect(sum).toBe(2_900_000n);
    expect(codesOf(read)).toContain("sheet-repeated");
    expect(read.findings.every(({ consequence }) => consequence === "note")).toBe(true);
  });

  test("and one figure that differs makes the file wait", async () => {
    const own = [unit, header, rows[0] ?? [], ["복지과", "경로당", 300, 150]];
    const read = await reading(own);
    expect(expectRead(read).records).toHaveLength(4);
    expect(read.findings).toContainEqual(
      expect.objectContaining({
        code: "sheet-repeated-differs",
        consequence: "hold",
        row: 4,
        column: "집행액",
        value: "150",
        ko: containing("경로당"),
      }),
    );
  });
});

describe("sheets that are no repetitions stay refused", () => {
  const other = (at: number): Row => [...(rows[at] ?? []).slice(0, 3), 7];
  test.each<[string, readonly Row[], string]>([
    ["other projects", [unit, header, ["공원과", "나무", 10, 5]], "공원과"],
    ["another unit", [["(단위: 원)"], header, ...rows.slice(0, 2)], "복지과"],
    ["another day", [["(2026. 5. 31. 현재, 단위: 천원)"], header, ...rows.slice(0, 2)], "복지과"],
    ["another month by its name", [unit, header, ...rows.slice(0, 2)], "5월"],
    ["most figures differ", [unit, header, other(0), other(1)], "복지과"],
    ["all projects, one figure differs", [unit, header, ...rows.slice(0, 3), other(3)], "전체2"],
    ["another amount", [unit, ["세부사업명", "예산현액", "집행액"], ["급식", 1_200, 600]], "복지과"],
  ])("%s", async (_, own, name) => {
    expect(expectRefused(await reading(own, name)).join()).toMatch(/sheets-many/);
  });
});

describe("a sheet for each department", () => {
  const own = (cells: readonly Row[], title: Row = ["예산 집행현황"]) => [
    title,
    unit,
    header.slice(1),
    ...cells,
  ];
  const welfare = own(rows.slice(0, 2).map((row) => row.slice(1)));
  const cleaning = own([...rows.slice(2).map((row) => row.slice(1)), ["합계", 1_400, 500]]);
  const sheets = async (...all: readonly (readonly [string, readonly Row[]])[]) =>
    readBytes(await xlsxOf(...all.map(([name, cells]) => sheetOf(cells, { name }))), june);
  const departments = (read: Awaited<ReturnType<typeof sheets>>) =>
    expectRead(read).records.map(({ project: { department, name, id } }) => [department, name, id]);

  test("is read with all others, under the sheet's name", async () => {
    const read = await sheets(["복지정책과", welfare], ["2. 환경과", cleaning]);
    expect(departments(read)).toEqual([
      ["복지정책과", "급식", "project/복지정책과/급식"],
      ["복지정책과", "경로당", "project/복지정책과/경로당"],
      ["환경과", "가로", "project/환경과/가로"],
      ["환경과", "청소차", "project/환경과/청소차"],
    ]);
    expect(codesOf(read)).toContain("sheets-joined");
    expect(read.findings.every(({ consequence }) => consequence === "note")).toBe(true);
  });

  test("or for each account is read, and one name in two of them is two projects", async () => {
    const general = [unit, header, rows[0] ?? []];
    const special = [unit, header, ["복지과", "급식", 70, 20]];
    const read = await sheets(["일반회계", general], ["의료급여특별회계", special]);
    expect(expectRead(read).records.map(({ project: { id, account } }) => [id, account])).toEqual([
      ["project/복지과/급식", "일반회계"],
      ["project/복지과/급식/의료급여특별회계", "의료급여특별회계"],
    ]);
    expect(codesOf(read)).toContain("sheets-joined");
    expect(expectRefused(await sheets(["일반회계", general], ["청소과", cleaning])).join(" ")).toContain(
      "sheets-many",
    );
  });

  test("may state its department itself, stand beside a cover and a summary, and ask for itself", async () => {
    const summary: readonly Row[] = [
      ["부서", "예산액", "집행액"],
      ["복지과", 1_500, 700],
      ["환경과", 1_400, 500],
    ];
    const below = ["- 나무", 10, 5];
    const read = await sheets(
      ["표지", [["2026년 예산 집행현황"]]],
      ["총괄", [unit, ...summary]],
      ["복지과", [unit, header, ...rows.slice(0, 2)]],
      ["환경과", own([["가로", 900, 400], below], ["환경과 예산 집행현황"])],
    );
    expect(departments(read).map(([department]) => department)).toEqual([
      "복지과",
      "복지과",
      "환경과",
      "환경과",
    ]);
    expect(read.findings).toContainEqual(
      expect.objectContaining({
        code: "rows-marked-below",
        consequence: "hold",
        ko: containing('"환경과" 시트: '),
      }),
    );
    expect(codesOf(read)).toContain("sheets-ignored");
  });

  test("waits where a summary prints other sums of it", async () => {
    const summary = (budget: number, spent: number): readonly Row[] => [
      ["부서", "예산액", "집행액"],
      ["복지과", budget, spent],
      ["환경과", 1_400, 500],
    ];
    const read = async (cells: readonly Row[]) =>
      codesOf(await sheets(["총괄", cells], ["복지과", welfare], ["환경과", cleaning]));
    expect(await read(summary(1_500, 700))).not.toContain("sheets-differ-from-summary");
    expect(await read(summary(9_500, 700))).toContain("sheets-differ-from-summary");
    expect(await read(summary(1_500, 800))).toContain("sheets-differ-from-summary");
  });

  test.each<[string, readonly (readonly [string, readonly Row[]])[]]>([
    [
      "a sheet of the whole office, which holds others again",
      [
        ["전체", welfare],
        ["환경과", cleaning],
      ],
    ],
    [
      "a bureau, which may hold others again",
      [
        ["복지국", welfare],
        ["환경과", cleaning],
      ],
    ],
    [
      "a result",
      [
        ["복지과", welfare],
        ["추진결과", cleaning],
      ],
    ],
    [
      "months",
      [
        ["8월", welfare],
        ["9월", cleaning],
      ],
    ],
    [
      "one project with the same figures in both",
      [
        ["복지과", welfare],
        ["환경과", [...cleaning.slice(0, 4), ["급식", 1_200, 600]]],
      ],
    ],
    [
      "another day",
      [
        ["복지과", welfare],
        ["환경과", [["(2026. 5. 31. 현재)"], ...cleaning]],
      ],
    ],
    [
      "one that cannot be read",
      [
        ["복지과", welfare],
        ["환경과", own([["가로", "구백", 400]])],
      ],
    ],
  ])("is refused as before beside %s", async (_, all) => {
    expect(expectRefused(await sheets(...all)).join()).toMatch(/sheets-many/);
  });
});

describe("a file whose table states no department", () => {
  const read = async (fileName: string, name: string, cells: readonly Row[]) => {
    const file = await readBytes(await xlsxOf(sheetOf(cells, { name })), { ...june, fileName });
    const { records } = expectRead(file);
    return [...new Set(records.map(({ project }) => project.department)), ...codesOf(file)];
  };
  const bare = [unit, header.slice(1), ["기본경비", 300, 100]];

  test("has that by which its only sheet is called", async () => {
    expect(await read("집행.xlsx", "총무과", bare)).toEqual(["총무과", "department-of-sheet"]);
  });

  test.each(["총무과.xlsx", "2026년 6월 집행현황_총무과(최종).xlsx", "보건소 집행.xlsx"])(
    "is asked about where its own name has one: %s",
    async (fileName) => {
      expect(await read(fileName, "Sheet1", bare)).toContain("department-in-file-name");
    },
  );

  test.each(["집행성과.xlsx", "집행현황.xlsx", "6월 결과.xlsx"])(
    "is not where it has none: %s",
    async (fileName) => {
      expect(await read(fileName, "Sheet1", bare)).not.toContain("department-in-file-name");
    },
  );

  test("is not asked about where the table has departments or codes", async () => {
    expect(await read("총무과.xlsx", "Sheet1", [unit, header, ["행정과", "기본경비", 300, 100]])).toEqual([
      "행정과",
    ]);
    const coded = [unit, ["사업코드", "세부사업명", "예산액", "집행액"], ["A1", "기본경비", 300, 100]];
    expect(await read("총무과.xlsx", "Sheet1", coded)).toEqual([null]);
  });
});
