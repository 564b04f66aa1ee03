import { describe, expect, test } from "vitest";
import { markedCopy, reasonsByRow, tableOfFindings } from "../../shared/reports/marked-copy.ts";
import { aFinding } from "../support/uploads.ts";

const header = "확인 사항 / reason";
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
const whole = aFinding({ row: null, column: null, value: null, ko: "단위가 없습니다.", en: "No unit." });

describe("the marked copy of a refused table", () => {
  test("is the table with a reason before each row that has one, for Excel in Korean", () => {
    expect(markedCopy(rows, reasonsByRow(rows, [wrong], header, "ko"))).toBe(
      [
        `\ufeff${header},사업명,집행액(원)`,
        '"[집행액(원) ""열""] 금액이 아닙니다.",도로 정비,열',
        ',"공원, 조성",20',
        "",
      ].join("\r\n"),
    );
  });

  test("gathers the reasons of one row, and puts those of the whole file under the head of the column", () => {
    const reasons = reasonsByRow(rows, [wrong, { ...wrong, value: "백" }, whole], header, "ko");
    expect(reasons.get(1)).toBe(`${header}\n단위가 없습니다.`);
    expect(reasons.get(2)?.split("\n")).toHaveLength(2);
  });

  test("speaks one language, the one of whoever reads it", () => {
    expect(reasonsByRow(rows, [wrong], header, "en").get(2)).toBe('[집행액(원) "열"] No amount.');
  });

  test("finds the header below a title by the columns that the reasons name", () => {
    const titled = [["지출 현황", "", ""], ["(단위: 원)", "", ""], ...rows];
    expect(new Set(reasonsByRow(titled, [{ ...wrong, row: 4 }], header, "ko").keys())).toEqual(
      new Set([3, 4]),
    );
    expect([...reasonsByRow(titled, [whole], header, "ko").keys()]).toEqual([3]);
  });

  test("leaves rows as long or as short as they were", () => {
    const ragged = [["가", "나"], ["1"], ["1", "000", "2"]];
    const lines = markedCopy(ragged, reasonsByRow(ragged, [], header, "ko")).split("\r\n");
    expect(lines.slice(1, 3)).toEqual([",1", ",1,000,2"]);
  });

  test("disarms a reason that a spreadsheet would calculate, and no cell of the file", () => {
    const copy = markedCopy([["=1+1", "-5"]], new Map([[1, "=HYPERLINK(1)"]]));
    expect(copy).toBe("\ufeff'=HYPERLINK(1),=1+1,-5\r\n");
  });

  test("is made of the table that has the columns named, or else of the widest", () => {
    const guide = { name: "안내", head: [["가", "나", "다"]] };
    const form = { name: "양식", head: rows };
    expect(tableOfFindings([guide, form], [wrong])).toBe(form);
    expect(tableOfFindings([guide, form], [whole])).toBe(guide);
    expect(tableOfFindings([], [whole])).toBeNull();
  });
});
