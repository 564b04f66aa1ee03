// The head of a list of a part: each option that chose it, and none that nobody gave.
import { expect, test } from "vitest";
import { rates } from "../../../local/commands/rates.ts";
import { chosenLine } from "../../../local/terminal/chosen-options.ts";
import { plainDisplay } from "../../../local/terminal/display.ts";
import { readArguments } from "../../../local/terminal/read-arguments.ts";

const options = ["department", "account", "field", "filter", "level", "as-of"] as const;

function line(words: readonly string[], meant = {}, language: "ko" | "en" = "ko"): string | null {
  return chosenLine(plainDisplay(language), readArguments(rates, words), options, meant);
}

test.each([
  { words: [], says: null },
  { words: ["--sort", "rate", "--limit", "3"], says: null },
  { words: ["--filter", "환경"], says: '고른 조건: 이름 "환경"' },
  // Which of them is the department's word, and which the name's, is what a list of values alone hides.
  {
    words: ["--filter", "환경", "--department", "환"],
    says: '고른 조건: 부서 "환경과", 이름 "환경"',
    meant: { department: "환경과" },
  },
  {
    words: ["--level", "project", "--as-of", "20260630"],
    says: '고른 조건: 구분 "세부사업", 기준일 2026-06-30',
    meant: { level: { ko: "세부사업", en: "project" }, "as-of": "2026-06-30" },
  },
  { words: ["--account", "일반, 기타"], says: '고른 조건: 회계 "일반, 기타"' },
])("of $words it is $says", ({ words, says, meant }) => {
  expect(line(words, meant)).toBe(says);
});

test("is said in the reader's language", () => {
  expect(line(["--level", "office"], { level: { ko: "계", en: "total" } }, "en")).toBe(
    'Chosen: level "total"',
  );
});
