import { expect, test } from "vitest";
import { printedText } from "../../shared/reports/printed/printed-table.ts";

test.each([
  [0n, 0n, "0"],
  [499n, 0n, "<1"],
  [-499n, 0n, "△<1"],
  [-1_500n, -2n, "△2"],
  [null, null, "-"],
] as const)("%s won as %s is printed %s", (won, shown, text) => {
  expect(printedText({ kind: "won", won, shown })).toBe(text);
});
