/** Words broken into lines: Hangul takes one em here, everything else half of one. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf, widthsBy } from "../../../shared/reports/pdf/text-lines.ts";

const widthOf = widthsBy((sign) => ((sign.codePointAt(0) ?? 0) > 0x1100 ? 1 : 0.5));
const style = { size: 10, isBold: false };

test.each([
  ["fits", "재난관리", 40, ["재난관리"]],
  ["is empty", "", 40, [""]],
  ["breaks at a space, which its line keeps", "재난관리 기금", 50, ["재난관리 ", "기금"]],
  ["breaks inside a word that is longer than a line", "풍수해보험료지원", 40, ["풍수해보", "험료지원"]],
  [
    "breaks inside a word rather than leaving a line half empty",
    "군 풍수해보험료",
    70,
    ["군 풍수해보험", "료"],
  ],
  ["keeps a number whole", "조성사업(2025)", 55, ["조성사업(", "2025)"]],
  ["breaks a number that is longer than a line", "2026082112", 40, ["20260821", "12"]],
  ["begins no line with a closing sign", "재해예방(전환)", 65, ["재해예방(전", "환)"]],
])("a text that %s", (_, text, width, expected) => {
  expect(linesOf(text, width, style, widthOf)).toEqual(expected);
});

test("no sign is lost or put anywhere else, and only closing signs stand behind the end of a line", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("가", "나", " ", "(", ")", "1", ",", "a", "%") }),
      (text) => {
        const lines = linesOf(text, 45, style, widthOf);
        expect(lines.join("")).toBe(text);
        for (const line of lines)
          expect(widthOf(line.trim().replace(/[)%,]+$/, ""), style)).toBeLessThanOrEqual(45);
      },
    ),
  );
});
