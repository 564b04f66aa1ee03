import { expect, test } from "vitest";
import { isOfficeCode } from "../../../shared/domain/values/books.ts";

test.each([
  { text: "1129000", isCode: true },
  { text: "4573000", isCode: true },
  { text: "112900", isCode: false },
  { text: "11290000", isCode: false },
  { text: "112900A", isCode: false },
  { text: "１１２９０００", isCode: false },
  { text: "1129000\n", isCode: false },
  { text: "", isCode: false },
])("'$text' is an office code: $isCode", ({ text, isCode }) => {
  expect(isOfficeCode(text)).toBe(isCode);
});
