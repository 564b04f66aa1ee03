import { describe, expect, test } from "vitest";
import { codesOf, day, expectRefused, readText } from "../readings.ts";

const over = { office: "4573000", fiscalYear: 2026, asOf: day("2026-06-30") };

const row = {
  fyr: "2026",
  wa_laf_hg_nm: "전북",
  laf_cd: "4573000",
  laf_hg_nm: "전북무주군",
  acnt_dv_cd: "100",
  dept_cd: "1001",
  dbiz_cd: "474",
  dbiz_nm: "하천",
  exe_ymd: "20260630",
  cpl_amt: 1,
  bdg_cash_amt: 1,
  bdg_ntep: 0,
  capep: 0,
  sggep: 1,
  etc_amt: 0,
  ep_amt: 0,
};

describe("names beside codes", () => {
  test.each([
    ["a dump by its own name", { dataset: "QWGJK", name: "무주군", rows: [row] }, "무주군"],
    ["a list of rows by the portal's name, without the region", [row], "무주군"],
    ["a province by its name", [{ ...row, laf_hg_nm: "전북" }], "전북"],
  ])("of the office come from %s", (_, json, office) => {
    expect(readText(JSON.stringify(json), over).names.office).toBe(office);
  });

  test("of departments come from a dump that has them", () => {
    const { names } = readText(JSON.stringify([{ ...row, dept_nm: "건설과" }]), over);
    expect([...names.departments]).toEqual([["1001", "건설과"]]);
  });

  test("come from the columns of any table", () => {
    const { names } = readText(
      "자치단체명,부서코드,부서,사업명,예산액,단위\n무주군,1001,1. 건설과,하천,1,원\n무주군,1002,복지과,경로당,1,원",
      over,
    );
    expect(names).toEqual({
      office: "무주군",
      departments: new Map([
        ["1001", "건설과"],
        ["1002", "복지과"],
      ]),
    });
  });

  test("are none where a table has none", () => {
    expect(readText("사업명,부서,예산액,단위\n하천,건설과,1,원", over).names).toEqual({
      office: null,
      departments: new Map(),
    });
  });
});

describe("a table of departments", () => {
  test("is known by its header, and states names and no project", () => {
    const reading = readText('\ufeff부서코드,부서명\n"=""0100""",건설과\n0200,복지과\n', over);
    expect(reading).toMatchObject({ kind: "read", format: "department-codes", records: [], findings: [] });
    expect([...reading.names.departments]).toEqual([
      ["0100", "건설과"],
      ["0200", "복지과"],
    ]);
  });

  test.each([
    ["a code with two names", "1,건설과\n1,복지과", "department-twice@3"],
    ["a row without a name", "1,건설과\n2,", "department-incomplete@3"],
    ["a code that Excel damaged", "1.2E+9,건설과", "code-damaged@2"],
  ])("is refused for %s", (_, rows, code) => {
    expect(expectRefused(readText(`부서코드,부서명\n${rows}`, over))).toEqual([code]);
  });

  test("may name one department twice, alike", () => {
    expect(codesOf(readText("부서코드,부서명\n1,건설과\n1,건설과", over))).toEqual([]);
  });
});

test("codes of departments beside projects are known columns", () => {
  const template = readText("부서코드,부서,사업명,예산액,단위\n1,건설과,하천,1,원", over);
  const list = readText("부서코드,부서명,세부사업명,지급일자,지출액\n1,건설과,하천,20260301,1", over);
  expect([codesOf(template), codesOf(list)]).toEqual([[], []]);
});
