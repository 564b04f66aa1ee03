import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDisplay, widthOf } from "../../../local/terminal/display.ts";
import { exact, lessNeeded, name, right, table } from "../../../local/terminal/terminal-table.ts";

const columns = [
  right("번호", "no."),
  name("장부의 아주 긴 사업 이름", "known project"),
  lessNeeded(1, exact("기준일", "as of")),
  lessNeeded(2, right("예산", "budget")),
  right("집행", "spent"),
];

function shown(rows: readonly (readonly string[])[], width: number | null): string {
  return table({ ...plainDisplay("ko"), columns: width }, columns, rows);
}

describe("a table", () => {
  const row = ["1", "농어촌도로 정비와 하천 개수 사업", "2026-08-21", "716,679,457,742", "355,519,488,419"];

  test("without a limit is as wide as its cells", () => {
    expect(shown([row], null)).toContain("농어촌도로 정비와 하천 개수 사업  2026-08-21");
  });

  test("cuts names first, and then leaves columns out in their order and says which", () => {
    expect(shown([row], 80)).toContain("…  2026-08-21  716,679,457,742");
    expect(shown([row], 66)).toContain("뺀 열: 기준일.");
    expect(shown([row], 50)).toContain("뺀 열: 기준일, 예산.");
  });

  test("makes each row lines of its own where even that is too wide", () => {
    expect(shown([row], 40).split("\n")).toEqual([
      "번호: 1",
      "  장부의 아주 긴 사업 이름: 농어촌도로 정비와 하천 개수 사업",
      "  기준일: 2026-08-21",
      "  예산: 716,679,457,742",
      "  집행: 355,519,488,419",
    ]);
  });

  test("is never wider than the terminal, and never cuts a number", () => {
    const cell = fc.string({ unit: fc.constantFrom("가", "나", "a", " "), maxLength: 60 });
    const amount = fc.integer({ min: 0, max: 999_999_999 }).map(String);
    const rows = fc.array(fc.tuple(amount, cell, amount, amount, amount), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 60, max: 130 }), (cells, width) => {
        const text = shown(cells, width);
        const lines = text.split("\n").filter((line) => !line.includes("뺀 열"));
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
        for (const [number, , , , spent] of cells) {
          expect(text).toContain(number);
          expect(text).toContain(spent);
        }
      }),
    );
  });
});

test("plain text is as wide as its signs are one by one, and any other text too", () => {
  const general = (text: string): number =>
    Array.from(text).reduce((sum, sign) => sum + widthOf(`${sign}\u200b`), 0);
  for (const text of [
    "",
    "abc 123",
    "무주군 4573000 · 2026",
    "─│┐└ — – … → ×",
    "가나·다(라)",
    "┿╿─",
    "한글 abc가",
  ])
    expect(widthOf(text)).toBe(general(text));
});
