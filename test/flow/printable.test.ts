import { expect, test } from "vitest";
import { printable } from "../../local/terminal/display.ts";

test.each([
  ["가나 ab\n\t1", "가나 ab\n\t1"],
  ["\u001b[2J\u001b]0;x\u0007", "\ufffd[2J\ufffd]0;x\ufffd"],
  ["\u009b31m", "\ufffd31m"],
  ["a\rb", "a\ufffdb"],
])("what a terminal would obey only shows: %j", (text, shown) => {
  expect(printable(text)).toBe(shown);
});
