// One amount that is merged over the rows of several projects waits for a person, in documents, pages and sheets.
import { describe, expect, test } from "vitest";
import type { MergedCells } from "../../../shared/formats/kernel/format.ts";
import { amountsOverNames } from "../../../shared/formats/kernel/merged-amounts.ts";
import { readSource } from "../../../shared/formats/registry.ts";
import { docxOfBlocks } from "../containers/document/documents.ts";
import { sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";
import { contextOf, readText } from "../readings.ts";

const over = (rows: readonly (readonly string[])[], ...merged: readonly MergedCells[]) =>
  amountsOverNames(rows, merged, (row) => row).map(({ row, column, value }) => `${row} ${column} ${value}`);
const range = (column: number, from: number, to: number): MergedCells => ({ column, from, to });

const table = [
  ["사업명", "예산액", "집행액"],
  ["급식", "500", "400"],
  ["돌봄", "", "300"],
];

describe("an amount over the rows of several projects", () => {
  test.each([
    ["is named with its column", table, [range(1, 2, 3)], ["2 예산액 500"]],
    [
      "is named with the last of its headers",
      [["사업명", "집행"], ["", "계"], ...table.slice(1)],
      [range(1, 3, 4)],
      ["3 집행 계 500"],
    ],
    [
      "below 0 is one too",
      [table[0] ?? [], ["급식", "△500", ""], ["돌봄", "", ""]],
      [range(1, 2, 3)],
      ["2 예산액 △500"],
    ],
  ] as const)("%s", (_, rows, merged, expected) => {
    expect(over(rows, ...merged)).toEqual(expected);
  });

  test.each([
    ["of one project, whose name is merged as well", [table[0] ?? [], ["급식", "500", "1"], ["", "", "2"]]],
    [
      "of one project by its funds",
      [table[0] ?? [], ["급식", "500", "1"], ["국비", "", "1"], ["시비", "", ""]],
    ],
    ["that is text", [table[0] ?? [], ["급식", "미정", "1"], ["돌봄", "", "2"]]],
    [
      "that is a rate",
      [
        ["사업명", "집행률"],
        ["급식", "80", ""],
        ["돌봄", "", ""],
      ],
    ],
    [
      "that is a number of the row",
      [
        ["연번", "사업명"],
        ["1", "급식"],
        ["", "돌봄"],
      ],
    ],
    [
      "without a column of names",
      [
        ["구분", "예산액"],
        ["급식", "500"],
        ["돌봄", ""],
      ],
    ],
  ])("is none %s", (_, rows) => {
    const merged = rows.flatMap((_row, at) =>
      at === 1 ? [range(0, 2, rows.length), range(1, 2, rows.length)] : [],
    );
    expect(over(rows, ...merged)).toEqual([]);
  });
});

const codesOf = async (bytes: Uint8Array) =>
  (await readSource(bytes, contextOf({ unit: "천원" }))).findings
    .filter(({ code }) => code === "amount-over-names")
    .map(({ column, value, consequence }) => `${column} ${value} ${consequence}`);

test("waits in a document, on a page and in a sheet that is printed for people", async () => {
  const cell = (text: string, rows = 1) => ({ text, columns: 1, rows });
  const word = docxOfBlocks([
    "2020년 예산 집행현황",
    "(2020. 10. 31. 현재, 단위: 천원)",
    [
      [cell("사업명"), cell("예산액"), cell("집행액")],
      [cell("급식"), cell("500", 2), cell("400")],
      [cell("돌봄"), null, cell("300")],
    ],
  ]);
  expect(await codesOf(word)).toEqual(["예산액 500 hold"]);
  const page = `<html><body><p>(2020.10.31. 현재, 단위: 천원)</p><table><tr><td>단위사업명</td><td>예산액</td><td>집행액</td></tr><tr><td>급식</td><td rowspan=2>500</td><td>400</td></tr><tr><td>돌봄</td><td>300</td></tr></table></body></html>`;
  expect(readText(page).findings.map(({ code }) => code)).toContain("amount-over-names");
  const rows = [
    ["(2020.10.31. 현재)", null, null],
    ["단위사업명", "예산액", "집행액"],
    ["급식", 500, 400],
    ["돌봄", null, 300],
  ];
  const merges = [{ startRow: 2, startCol: 1, endRow: 3, endCol: 1 }];
  expect(await codesOf(await xlsxOf(sheetOf(rows, { merges })))).toEqual(["예산액 500 hold"]);
});
