/** What `policy show` prints of a value is what `policy set` takes. */
import { expect, test } from "vitest";
import { valueOf } from "../../shared/contracts/policy/field-changes.ts";
import { fieldPaths, fieldShapes, isFieldName } from "../../shared/contracts/policy/field-shapes.ts";
import { readValue } from "../../shared/contracts/policy/field-values.ts";
import { differenceInWords } from "../../shared/contracts/policy/policy-change.ts";
import { valueText } from "../../shared/contracts/policy/shown-values.ts";
import { defaultPolicy } from "../../shared/domain/policy/policy.ts";

/** Times are typed without their holidays, and a word is shown with what it means. */
const shownWithMore = new Set(["quietTimes", "lettersFrom", "rateBasis"]);
const fields = Object.keys(fieldShapes)
  .filter(isFieldName)
  .filter((field) => !shownWithMore.has(field));

test.each(fields)("%s, as it is by default and in its example", (field) => {
  const { shape, example } = fieldShapes[field];
  const given = readValue(example, shape);
  if (given.kind === "refused") throw new RangeError(given.expected.en);
  for (const value of [valueOf(defaultPolicy, field), given.value])
    for (const language of ["ko", "en"] as const) {
      expect(readValue(valueText(field, value, language), shape)).toEqual({ kind: "read", value });
    }
});

test.each([
  ["gapBasisPoints", { notice: 500, warning: 2_050, critical: 3_005 }, "5%/20.5%/30.05%", "5%/20.5%/30.05%"],
  ["minimumBudgetWon", "50000000", "50,000,000원", "50,000,000"],
  ["exclusions.1", { by: "field", value: "예비비" }, "분야=예비비", "field=예비비"],
  ["recipients", [], "없음", "none"],
  ["rateBasis", null, "없음", "none"],
  ["lettersFrom", "warning", "warning (주의)", "warning"],
  [
    "quietTimes",
    { from: "20:00", to: "08:00", holidays: ["2026-03-01"], onWeekends: true },
    "20:00-08:00, 주말 쉼, 공휴일 2026-03-01",
    "20:00-08:00, not on weekends, holidays: 2026-03-01",
  ],
  // What does not fit is hidden nowhere.
  ["minimumBudgetWon", { odd: 1 }, '{"odd":1}', '{"odd":1}'],
  ["noSuchField", [1], "[1]", "[1]"],
])("%s of %j is %s", (path, value, ko, en) => {
  expect(valueText(path, value, "ko")).toBe(ko);
  expect(valueText(path, value, "en")).toBe(en);
});

test.each([
  ["lettersFrom", '"warning"', "바로 알릴 단계", "주의", "warning"],
  ["publicStory", "true", "공개 화면", "예", "yes"],
  ["minimumBudgetWon", '"50000000"', "소액 사업 기준액", "50,000,000원", "50,000,000 won"],
  ["gapBasisPoints.critical", "3050", "심각 격차", "30.5%", "30.5%"],
  ["quietTimes.onWeekends", "false", "주말에 알림 쉼", "아니오", "no"],
  ["daysOfSilence", "7", "미보고 일수", "7일", "7 days"],
  ["digestWeekday", "7", "주간 점검 요일(월=1)", "일요일", "Sunday"],
  [
    "rateBasis",
    "null",
    "집행률 기준",
    "사업마다 예산현액, 없으면 예산액",
    "each project's current budget, else its appropriation",
  ],
  ["exclusions", '[{"by":"field","value":"예비비"}]', "판정 제외", "분야 예비비", "field 예비비"],
  [
    "recipients",
    '[{"lines":null,"addresses":["a@office.go.kr"]}]',
    "받는 사람",
    "전체: a@office.go.kr",
    "all: a@office.go.kr",
  ],
  ["noLongerThere", "–", "noLongerThere", "–", "–"],
  ["daysOfSilence", "{broken", "미보고 일수", "{broken", "{broken"],
])("a preview says of %s = %s what it is called and means, without a code", (path, json, title, ko, en) => {
  const words = differenceInWords({ path, before: "–", after: json });
  expect(words.title.ko).toBe(title);
  expect(words.after).toEqual({ ko, en });
});

test.each(fieldPaths())(
  "%s and its value by default are words in a preview: no JSON, no code of a program",
  (path) => {
    const value = valueOf(defaultPolicy, path);
    const { title, after } = differenceInWords({ path, before: "–", after: JSON.stringify(value) });
    for (const text of [title.ko, after.ko]) expect(text).not.toMatch(/[[\]{}"]|true|false|null|[a-z]{3}/);
  },
);
