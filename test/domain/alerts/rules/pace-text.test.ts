import { expect, test } from "vitest";
import { paceWords } from "../../../../shared/domain/alerts/rules/sentences.ts";

test.each([
  { text: "own-plan", ko: "사업별 계획 기준", en: "by its own plan" },
  { text: "calendar", ko: "달력 일수 기준", en: "by calendar days" },
  {
    text: "own-last-year 2, similar-projects 1",
    ko: "전년도 집행 흐름 2건·유사 사업의 전년도 흐름 1건 기준",
    en: "by its own last year (2) and similar projects last year (1)",
  },
  { text: "a-rung-of-tomorrow", ko: "a-rung-of-tomorrow 기준", en: "by a-rung-of-tomorrow" },
])("'$text' is told as '$ko'", ({ text, ko, en }) => {
  expect(paceWords(text)).toEqual({ ko, en });
});
