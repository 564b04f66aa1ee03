import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, printable, widthOf } from "../../../local/terminal/display.ts";
import { wrapLine, wrapLines } from "../../../local/terminal/wrap-lines.ts";

describe("a line that is too wide", () => {
  test.each([
    { line: "짧은 줄", lines: ["짧은 줄"] },
    {
      line: "남은 두 달 동안 매월 10,149,500원을 집행해야 합니다.",
      lines: ["남은 두 달 동안 매월", "  10,149,500원을", "  집행해야 합니다."],
    },
    { line: "  - 들여 쓴 긴 줄은 더 들여 씁니다.", lines: ["  - 들여 쓴 긴 줄은 더", "    들여 씁니다."] },
    { line: `x ${"9".repeat(30)} y`, lines: ["x", "9".repeat(30), "  y"] },
    { line: "가  나   다라마바사아자차카타", lines: ["가  나", "  다라마바사아자차카타"] },
  ])("$line is broken at spaces", ({ line, lines }) => {
    expect(wrapLine(line, 24)).toEqual(lines);
  });

  test("goes on below the text that it belongs to", () => {
    expect(wrapLine("  --all   also those that were cleared", 24, 10)).toEqual([
      "  --all   also those",
      "          that were",
      "          cleared",
    ]);
  });

  test("loses no word and no order, and is as narrow as its longest word allows", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "9", ",", "가", "힣"), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 40, max: 120 }), (words, columns) => {
        const lines = wrapLine(words.join(" "), columns);
        expect(lines.join(" ").split(/ +/).filter(Boolean)).toEqual(words);
        for (const line of lines) {
          const isOneWord = !line.trim().includes(" ");
          expect(isOneWord || widthOf(line) <= columns).toBe(true);
        }
      }),
    );
  });

  test("is left alone where nothing limits it", () => {
    const long = `${"아주 긴 줄 ".repeat(40)}\n두 번째 줄`;
    expect(wrapLines(long, { columns: null })).toBe(long);
  });
});

test.each([
  [{}, undefined, null],
  [{}, 100, 100],
  [{}, 0, null],
  [{ COLUMNS: "60" }, 100, 60],
  [{ COLUMNS: "60" }, undefined, 60],
  [{ COLUMNS: "wide" }, 100, 100],
  [{ COLUMNS: "-1" }, undefined, null],
  [{ COLUMNS: "5" }, undefined, 40],
])("with %j on a terminal of %s there are %s columns", (env, terminal, columns) => {
  expect(columnsOf(env, terminal)).toBe(columns);
});

test.each([
  ["세부사업", 8],
  ["세부사업", 8],
  ["\u001b[31m위험\u001b[39m", 4],
  ["abc–…", 5],
])("%j takes %i columns", (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test("our colours stay, and everything else that a terminal obeys only shows", () => {
  expect(printable("\u001b[31m가\u001b[39m\u001b[2J\u001b[8m", true)).toBe(
    "\u001b[31m가\u001b[39m\ufffd[2J\ufffd[8m",
  );
});
