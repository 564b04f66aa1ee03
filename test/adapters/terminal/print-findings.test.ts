/** What was found in a file, folded for a person: what says the same of many rows is said once, and nothing else is hidden. */
import { expect, test } from "vitest";
import { outcomeText } from "../../../local/print/print-outcome.ts";
import { findingLines, foldedFindings } from "../../../local/print/print-remedies.ts";
import { plainDisplay } from "../../../local/terminal/display.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { aFinding, anUpload } from "../../support/uploads.ts";

const korean = plainDisplay("ko");

function ofRow(row: number, changes: Partial<Finding> = {}): Finding {
  const [ko, en] = [`${row}행의 날짜는 2025 회계연도 밖입니다.`, `Row ${row} is of another year.`];
  return aFinding({ code: "outside-year", row, column: "기준일", value: "2026-08-21", ko, en, ...changes });
}

test("a fault that every row has is said once, with its rows, and one other row keeps its own sentence", () => {
  const many = Array.from({ length: 40 }, (_, at) => ofRow(at + 2));
  const other = ofRow(20, { column: "집행액", value: "1,0,0", ko: "20행의 금액", en: "Row 20" });
  const lines = findingLines(korean, [...many.slice(0, 10), other, ...many.slice(12)], false);
  expect(lines).toEqual([
    '  - 2행, 기준일, "2026-08-21": 2행의 날짜는 2025 회계연도 밖입니다.',
    "  - 같은 지적이 37건 더 있습니다(3-11, 14-41행).",
    '  - 20행, 집행액, "1,0,0": 20행의 금액',
    "  지적 39건을 3줄로 묶었습니다. 하나하나 보시려면 --all을 붙이거나 --json으로 보십시오.",
  ]);
});

test("a few are not folded, nor what differs in its value or its words, nor what is of the whole file", () => {
  const few = Array.from({ length: 4 }, (_, at) => ofRow(at + 2));
  expect(foldedFindings(few)).toEqual(few);
  const values = Array.from({ length: 9 }, (_, at) => ofRow(at + 2, { value: `${at}` }));
  expect(foldedFindings(values)).toEqual(values);
  const words = Array.from({ length: 9 }, (_, at) => ofRow(at + 2, { ko: `${at + 2}행: 사업 ${at}` }));
  expect(foldedFindings(words)).toEqual(words);
  const whole = Array.from({ length: 9 }, () => aFinding({ row: null }));
  expect(foldedFindings(whole)).toEqual(whole);
});

test("nothing is folded for who asks for every one", () => {
  const many = Array.from({ length: 40 }, (_, at) => ofRow(at + 2));
  expect(findingLines(korean, many, true)).toHaveLength(40);
});

test("a file of the inbox is told in folded lines, with the command that shows every one and the place where it lies now", () => {
  const findings = [
    aFinding({ code: "format-unknown", row: null }),
    ...Array.from({ length: 40 }, (_, at) => ofRow(at + 2)),
  ];
  const path = "/home/worked/rejected/4573000/2026/현황 표.csv";
  const upload = anUpload("a", { seq: 7 });
  const outcome = { kind: "rejected", upload, findings } as const;
  const shown = { isWhole: false, isLater: true, path };
  const text = outcomeText(korean, "4573000/2026/현황 표.csv", outcome, new Map(), shown);
  expect(text.split("\n").length).toBeLessThan(8);
  expect(text).toContain("monitor uploads 7 --all");
  expect(text).not.toContain("--all을 붙이거나");
  expect(text).toContain(`monitor map "${path}" --suggest`);
});
