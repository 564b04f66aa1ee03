import { expect, test } from "vitest";
import { plainDisplay, widthOf } from "../../../local/terminal/display.ts";
import { progressText } from "../../../local/terminal/progress.ts";

test.each([
  { done: 0, of: 10, elapsed: 5_000, ko: "  0% 원본  5초", en: "  0% 원본  5 s" },
  { done: 1, of: 4, elapsed: 500, ko: " 25% 원본  1초", en: " 25% 원본  1 s" },
  { done: 1, of: 4, elapsed: 10_000, ko: "10초, 약 30초 남음", en: "10 s, about 30 s left" },
  { done: 1, of: 10, elapsed: 60_000, ko: "1분 0초, 약 9분 0초 남음", en: "1 min 0 s, about 9 min 0 s left" },
  { done: 4, of: 4, elapsed: 10_000, ko: "100% 원본  10초", en: "100% 원본  10 s" },
  { done: 0, of: 0, elapsed: 10_000, ko: "100% 원본  10초", en: "100% 원본  10 s" },
])("$done of $of after $elapsed ms says how long it still takes: $ko", ({ ko, en, ...progress }) => {
  expect(progressText(plainDisplay("ko"), "원본", progress)).toMatch(new RegExp(`${ko}$`));
  expect(progressText(plainDisplay("en"), "원본", progress)).toMatch(new RegExp(`${en}$`));
});

test("in a narrow terminal the bar gives way, and the time that is left stays", () => {
  const progress = { done: 1, of: 4, elapsed: 10_000 };
  const what = "4573000/2026 원본 파일 다시 읽기";
  const [wide, narrow] = [120, 60].map((columns) =>
    progressText({ ...plainDisplay("ko"), columns }, what, progress),
  );
  expect(wide).toMatch(/^█{6}░{18} /);
  expect(narrow).toMatch(/^[█░]? .* 약 30초 남음$/);
  expect(widthOf(narrow ?? "")).toBeLessThan(60);
});
