import { expect, test } from "vitest";
import { repeatedRows } from "../../../shared/formats/tables/repeated-rows.ts";

function row(at: number, name: string, ...amounts: readonly bigint[]) {
  return { row: at, name, amounts: new Map(amounts.map((won, column) => [`${column}`, won])) };
}

test.each([
  ["two different amounts are repeated", [row(1, "복지", 9n, 4n), row(2, "급식", 9n, 4n)], [1]],
  ["one amount is spent whole", [row(1, "복지", 9n, 9n), row(2, "급식", 9n, 9n)], []],
  ["one amount is spent not at all", [row(1, "복지", 9n, 0n), row(2, "급식", 9n, 0n)], []],
  ["one column differs", [row(1, "복지", 9n, 4n), row(2, "급식", 9n, 3n)], []],
  ["another column is stated", [row(1, "복지", 9n, 4n), row(2, "급식", 9n, 4n, 1n)], []],
  ["a total stands above its only project", [row(1, "계", 9n, 4n), row(2, "급식", 9n, 4n)], []],
  ["a total stands below its only project", [row(1, "급식", 9n, 4n), row(2, "합계", 9n, 4n)], []],
])("where %s", (_, rows, held) => {
  const findings = repeatedRows(rows);
  expect(findings.map((finding) => finding.row)).toEqual(held);
  expect(findings.every(({ consequence }) => consequence === "hold")).toBe(true);
});
