import { describe, expect, test } from "vitest";
import { markedCopy, reasonHeader } from "../../shared/reports/marked-copy.ts";
import { aFinding } from "../support/uploads.ts";

const rows = [
  ["사업명", "집행액(원)"],
  ["도로 정비", "열"],
  ["공원, 조성", "20"],
];
const wrong = aFinding({
  row: 2,
  column: "집행액(원)",
  value: "열",
  ko: "금액이 아닙니다.",
  en: "No amount.",
});

describe("the marked copy of a refused table", () => {
  test("is the table with a reason beside each row that has one, for Excel in Korean", () => {
    expect(markedCopy(rows, [wrong])).toBe(
      [
        `\ufeff사업명,집행액(원),${reasonHeader}`,
        '도로 정비,열,"[집행액(원) ""열""] 금액이 아닙니다. No amount."',
        '"공원, 조성",20,',
        "",
      ].join("\r\n"),
    );
  });

  test("gathers the reasons of one row, and puts those of the whole file on top", () => {
    const whole = aFinding({ row: null, column: null, value: null, ko: "단위가 없습니다.", en: "No unit." });
    const lines = markedCopy(rows, [wrong, { ...wrong, value: "백" }, whole]).split("\r\n");
    expect(lines[0]).toBe("\ufeff단위가 없습니다. No unit.");
    expect(lines[2]).toContain('""열""');
    expect(lines[2]).toContain('""백""');
  });

  test("keeps the reasons in one column however ragged the rows are", () => {
    const lines = markedCopy([["가", "나", "다"], ["1"]], [aFinding({ row: 2, ko: "짧음", en: "short" })]);
    expect(lines.split("\r\n")[1]?.split(",").slice(0, 3)).toEqual(["1", "", ""]);
  });
});
