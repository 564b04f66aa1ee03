import type { IRBlock, IRCell } from "kordoc";
import { describe, expect, test } from "vitest";
import { linesOfBlocks } from "../../../../shared/formats/containers/document/document-lines.ts";

function cell(text: string, blocks?: IRBlock[]): IRCell {
  return { text, colSpan: 1, rowSpan: 1, ...(blocks === undefined ? {} : { blocks }) };
}

function table(rows: IRCell[][], caption?: string): IRBlock {
  const cols = rows[0]?.length ?? 0;
  const shape = { rows: rows.length, cols, cells: rows, hasHeader: true };
  return { type: "table", table: caption === undefined ? shape : { ...shape, caption } };
}

const money = table([
  [cell("예산액"), cell("집행액")],
  [cell("300"), cell("150")],
]);

describe("the lines of a document", () => {
  test("are its paragraphs and, with tabs, the rows of its tables", () => {
    const blocks: IRBlock[] = [{ type: "heading", level: 1, text: "□ 예산현황" }, money];
    expect(linesOfBlocks(blocks)).toEqual(["□ 예산현황", "", "예산액\t집행액", "300\t150", ""]);
  });

  test("keep a cell of several lines on one, and its bars, stars and entities as they stand", () => {
    const blocks = [table([[cell("936,864\n(국 98,000,\t시 392,000)"), cell("가|나 *다* &lt; <br>")]])];
    expect(linesOfBlocks(blocks)).toEqual(["", "936,864 (국 98,000, 시 392,000)\t가|나 *다* &lt; <br>", ""]);
  });

  test("give a caption above its table", () => {
    expect(linesOfBlocks([table([[cell("가"), cell("1")]], "(단위: 천원)")])).toEqual([
      "",
      "(단위: 천원)",
      "가\t1",
      "",
    ]);
  });

  test("take a table of one column for a box around what it holds", () => {
    const box = table([
      [cell("2020년\n주요업무 보고")],
      [cell("예산현황", [{ type: "paragraph", text: "예산현황" }, money])],
    ]);
    expect(linesOfBlocks([box]).filter((line) => line !== "")).toEqual([
      "2020년",
      "주요업무 보고",
      "예산현황",
      "예산액\t집행액",
      "300\t150",
    ]);
  });

  test("read a table inside a cell once, below the table around it", () => {
    const inside = cell("예산 예산액 집행액 300 150", [{ type: "paragraph", text: "예산" }, money]);
    expect(linesOfBlocks([table([[cell("가"), inside]])]).filter((line) => line !== "")).toEqual([
      "가\t예산",
      "예산액\t집행액",
      "300\t150",
    ]);
  });

  test("end where tables lie in each other without end", () => {
    let block = money;
    for (let depth = 0; depth < 40; depth++) block = table([[cell("", [block])]]);
    expect(() => linesOfBlocks([block])).toThrow(RangeError);
  });
});
