import { describe, expect, test } from "vitest";
import type { UploadContext } from "../../../shared/formats/kernel/format.ts";
import { amountsOf, codesOf, day, expectRead, expectRefused, readText, recordOf } from "../readings.ts";
import { readBytes, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const row = {
  fyr: "2026",
  wa_laf_cd: "4500000",
  wa_laf_hg_nm: "전북",
  laf_cd: "4573000",
  laf_hg_nm: "전북무주군",
  acnt_dv_cd: "100",
  acnt_dv_nm: "일반회계",
  dept_cd: "1002002",
  dbiz_cd: "474000020093075F",
  dbiz_nm: "하천재해예방사업",
  exe_ymd: "20260630",
  bdg_cash_amt: 60,
  bdg_ntep: 10,
  capep: 20,
  sggep: 30,
  etc_amt: 0,
  ep_amt: 7,
  cpl_amt: 50,
  fld_cd: "140",
  fld_nm: "국토및지역개발",
  ane_part_cd: "141",
  part_nm: "수자원",
};
type Cells = Partial<Record<string, string | number | null | boolean>>;

const books = { office: "4573000", fiscalYear: 2026 };

function rowsOf(...changes: readonly Cells[]): readonly Cells[] {
  return changes.map((change) => ({ ...row, ...change }));
}

function read(document: unknown, over: Partial<UploadContext> = {}) {
  return readText(JSON.stringify(document), { ...books, ...over });
}

function csvOf(rows: readonly Cells[]): string {
  const header = Object.keys(rows[0] ?? {});
  return [header, ...rows.map((cells) => header.map((name) => cells[name] ?? ""))]
    .map((line) => line.join(","))
    .join("\r\n");
}

describe("a row of QWGJK", () => {
  test("states the budgets, the funds of the current budget, and the spending as one total", () => {
    const record = recordOf(read(rowsOf({})), "하천재해예방사업");
    expect(record.project).toMatchObject({
      id: "code/474000020093075f",
      tier: "project",
      department: "1002002",
      account: "일반회계",
      field: "국토및지역개발",
    });
    expect(record).toMatchObject({ asOf: day("2026-06-30"), rows: [1] });
    expect(amountsOf(record, "appropriation")).toEqual({ unsplit: 50n });
    expect(amountsOf(record, "current-budget")).toEqual({
      national: 10n,
      provincial: 20n,
      municipal: 30n,
      other: 0n,
    });
    expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 7n });
    expect(record.entries.every(({ kind }) => kind === "cumulative")).toBe(true);
  });

  test("joins the office's own template by its code", () => {
    const own = readText("사업코드,사업명,예산액\n474000020093075F,가,1", {
      asOf: day("2026-06-30"),
      unit: "원",
      ...books,
    });
    expect(recordOf(own, "가").project.id).toBe(recordOf(read(rowsOf({})), "하천재해예방사업").project.id);
  });

  test("says the same as JSON of numbers, JSON of texts, CSV and XLSX", async () => {
    const rows = rowsOf(
      {},
      { dbiz_cd: "4740000200830010", dbiz_nm: "하천제방유지보수", sggep: -5, bdg_cash_amt: 25 },
    );
    const texts = rows.map((cells) =>
      Object.fromEntries(Object.entries(cells).map(([k, v]) => [k, String(v)])),
    );
    const header = Object.keys(row);
    const cells = [header, ...rows.map((each) => header.map((name) => each[name] ?? null))];
    const readings = [
      read(rows),
      read(texts),
      readText(csvOf(rows), books),
      await readBytes(await xlsxOf(sheetOf(cells)), books),
    ];
    const [first, ...others] = readings.map((reading) =>
      expectRead(reading).records.map(({ project, asOf, entries }) => ({ project, asOf, entries })),
    );
    for (const other of others) expect(other).toEqual(first);
    expect(readings.map((reading) => expectRead(reading).records.map((record) => record.rows[0]))).toEqual([
      [1, 2],
      [1, 2],
      [2, 3],
      [2, 3],
    ]);
  });
});

describe("the envelope of QWGJK", () => {
  const head = (count: number) => [
    { list_total_count: count },
    { RESULT: { CODE: "INFO-000", MESSAGE: "정상" } },
  ];
  test.each([
    ["a bare list", rowsOf({})],
    [
      "a dump",
      {
        laf_cd: "4573000",
        name: "무주군",
        fyr: "2026",
        asof: "20260630",
        dataset: "QWGJK",
        rows: rowsOf({}),
      },
    ],
    ["the portal's answer", { QWGJK: [{ head: head(1) }, { row: rowsOf({}) }] }],
  ])("may be %s", (_, document) => {
    expect(expectRead(read(document)).records).toHaveLength(1);
  });

  test.each([
    ["one page of the answer", { QWGJK: [{ head: head(1712) }, { row: rowsOf({}) }] }, ["rows-partial"]],
    ["a word that nobody knows", { dataset: "QWGJK", rows: rowsOf({}), unit: "천원" }, ["envelope-unknown"]],
    ["another name of the list", { data: rowsOf({}) }, ["envelope-unknown"]],
    [
      "another day than the rows",
      { dataset: "QWGJK", asof: "20260629", rows: rowsOf({}) },
      ["envelope-differs"],
    ],
    [
      "another office than the rows",
      { dataset: "QWGJK", laf_cd: "1129000", rows: rowsOf({}) },
      ["envelope-differs"],
    ],
    ["a row that is a list", { dataset: "QWGJK", rows: [...rowsOf({}), []] }, ["row-not-object@2"]],
  ])("stops the file with %s", (_, document, codes) => {
    expect(expectRefused(read(document))).toEqual(codes);
  });

  test("that holds more rows than it announces is told as that", () => {
    const reading = read({ QWGJK: [{ head: head(1) }, { row: [...rowsOf({}), ...rowsOf({})] }] });
    expect(expectRefused(reading)).toEqual(["rows-partial"]);
    expect(reading.findings[0]?.ko).toContain("모두 1건이라고 하는데 파일에는 2건이 있습니다");
  });

  test.each([
    ["other JSON", '{"dataset":"QWABC","rows":[]}', "format-unknown"],
    ["JSON that was cut off", JSON.stringify(rowsOf({})).slice(0, -9), "json-broken"],
    ["JSON nested without end", `[${"[".repeat(100_000)}`, "json-too-deep"],
  ])("is refused for %s", (_, text, code) => {
    expect(expectRefused(readText(text, books))).toEqual([code]);
  });
});

describe("a QWGJK file is refused whole", () => {
  test("with every bad cell listed", () => {
    const rows = rowsOf(
      { ep_amt: null },
      { dbiz_nm: "" },
      { ep_amt: "1E+5" },
      { dept_cd: "과 1" },
      { dbiz_cd: null },
    );
    expect(expectRefused(read(rows.map((each, at) => ({ ...each, acnt_dv_cd: String(at) }))))).toEqual([
      "amount-missing@1",
      "name-missing@2",
      "amount-exponent@3",
      "code-unreadable@4",
      "code-missing@5",
    ]);
  });

  test.each<[string, readonly Cells[], Partial<UploadContext>, readonly string[]]>([
    ["the funds do not add to the current budget", rowsOf({ sggep: 31 }), {}, ["fund-sum-differs@1"]],
    ["the sender says another unit", rowsOf({}), { unit: "천원" }, ["unit-conflict"]],
    ["the sender says another day", rowsOf({}), { asOf: day("2026-06-29") }, ["as-of-conflict@1"]],
    ["its rows are of two days", rowsOf({}, { dbiz_cd: "2", exe_ymd: "20260629" }), {}, ["as-of-conflict@1"]],
    ["a row is of another office", rowsOf({}, { dbiz_cd: "2", laf_cd: "1129000" }), {}, ["office-differs@2"]],
    ["it is of another year", rowsOf({ fyr: "2025" }), {}, ["fiscal-year-differs@1"]],
    ["a key stands twice", rowsOf({}, {}), {}, ["project-twice@2"]],
    ["a code became a number", rowsOf({ dbiz_cd: "4.74E+15" }), {}, ["code-damaged@1"]],
    ["a truth value stands for an amount", rowsOf({ ep_amt: true }), {}, ["amount-not-number@1"]],
    [
      "a total differs from its rows",
      rowsOf({}, { dbiz_nm: "합계", dbiz_cd: "", ep_amt: 8 }),
      {},
      ["total-differs@2"],
    ],
  ])("when %s", (_, rows, over, codes) => {
    expect(expectRefused(read(rows, over))).toEqual(codes);
  });

  test("when a field is missing, naming it", () => {
    const { sggep: _, ...rest } = row;
    const reading = read([rest]);
    expect(expectRefused(reading)).toEqual(["column-missing"]);
    expect(reading.findings[0]?.value).toBe("sggep");
  });

  test("when it names both offices", () => {
    const [finding] = read(rowsOf({ laf_cd: "1129000" })).findings;
    expect(finding?.ko).toMatch(/1129000.*4573000/);
  });

  test.each([
    ["9007199254740993", "amount-inexact@1"],
    ["7.5", "amount-below-one-won@1"],
    ["7e0", "amount-exponent@1"],
    ["1e400", "amount-inexact@1"],
  ])("when a JSON number is %s", (digits, code) => {
    const text = JSON.stringify(rowsOf({})).replace('"ep_amt":7', `"ep_amt":${digits}`);
    expect(expectRefused(readText(text, books))).toEqual([code]);
  });
});

describe("a code under two departments", () => {
  const parted = rowsOf(
    { dept_cd: "1", ep_amt: 1 },
    { dept_cd: "2", ep_amt: 2 },
    { dbiz_cd: "9", ep_amt: 3 },
  );

  test("is two lines, and said", () => {
    const reading = expectRead(read(parted));
    expect(reading.records.map(({ project }) => project.id)).toEqual([
      "code/474000020093075f@100@1",
      "code/474000020093075f@100@2",
      "code/9",
    ]);
    expect(codesOf(read(parted))).toEqual(["code-shared"]);
  });

  test("has the same ids in whatever order the rows come", () => {
    const ids = (rows: readonly Cells[]) =>
      expectRead(read(rows))
        .records.map(({ project }) => project.id)
        .toSorted();
    expect(ids(parted.toReversed())).toEqual(ids(parted));
  });
});

test("notes fields that it does not know", () => {
  expect(codesOf(read(rowsOf({ new_amt: 5 })))).toEqual(["column-ignored"]);
});
