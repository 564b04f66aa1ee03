import { describe, expect, test } from "vitest";
import { codesOf, day, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

const over = { office: "4573000", fiscalYear: 2026, asOf: day("2026-06-30") };

function table(...rows: readonly string[]) {
  return readText(["사업코드,사업명,부서,예산액,단위", ...rows].join("\n"), over);
}

describe("names of a file", () => {
  test("are one spelling, whatever the export made of them", () => {
    const plain = table("1,경로당 운영 지원,복지정책과,5,원");
    const dressed = table(
      `1,${"1. 경로당".normalize("NFD")}\u200b 운영\u3000지원 (주: 국비 포함),\u202d복지정책과\u202c*,5,원`,
    );
    expect(expectRead(dressed).records).toEqual(expectRead(plain).records);
  });

  test("are headed in any dress", () => {
    const reading = readText("① 사업명,부 서,예산액*,\u200b집행액1)\n경로당,과,1원,1원", over);
    expect(recordOf(reading, "경로당").entries).toHaveLength(2);
  });

  test("that lost characters are told with row and column, once for each column", () => {
    const reading = table("1,소상공인?농어업인 지원,여성?가족과,5,원", "2,가?나 지원,여성?가족과,5,원");
    expect(expectRead(reading).findings).toMatchObject([
      {
        code: "characters-lost",
        consequence: "note",
        row: 2,
        column: "사업명",
        value: "소상공인?농어업인 지원",
      },
      { code: "characters-lost", consequence: "note", row: 2, column: "부서", value: "여성?가족과" },
    ]);
    expect(reading.findings[0]?.ko).toContain("2, 3행");
  });
});

describe("codes of a file", () => {
  test.each([
    ['"=""00120"""', "code/00120"],
    ["'00120", "code/00120"],
    ["46400002015301A8", "code/46400002015301a8"],
  ])("%s are known as %s", (cell, id) => {
    expect(recordOf(table(`${cell},경로당,과,5,원`), "경로당").project.id).toBe(id);
  });

  test.each(["1.23E+15", "4.573E15", "4573000202600010.0", '"4,573,000,202,600,010"', "########"])(
    "%s are refused: a spreadsheet made a number of them",
    (cell) => {
      expect(expectRefused(table(`${cell},경로당,과,5,원`))).toEqual(["code-damaged@2"]);
    },
  );

  test.each([
    ["hold when all lost their 16th digit", ["4573000202600010", "4573000202600020"], ["hold"]],
    ["hold when digits behind the 15th are gone", ["457300020260001000", "457300020260002000"], ["hold"]],
    ["note one alone", ["4573000202600010"], ["note"]],
    ["say nothing of codes with other digits", ["4573000202600010", "4573000202600021"], []],
    ["say nothing of letters", ["457300020260001A", "457300020260002B"], []],
    ["say nothing of short codes", ["100", "200"], []],
  ])("%s", (_, codes, consequences) => {
    const reading = table(...codes.map((code, at) => `${code},사업 ${at},과,5,원`));
    expect(expectRead(reading).findings.map(({ consequence }) => consequence)).toEqual(consequences);
  });

  test("that lost the zeros in front are told beside those that kept them", () => {
    expect(codesOf(table("00120,가,과,5,원", "121,나,과,5,원"))).toEqual(["code-zeros-lost"]);
    expect(codesOf(table("00120,가,과,5,원", "00121,나,과,5,원"))).toEqual([]);
  });
});
