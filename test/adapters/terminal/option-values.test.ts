// What an option may say: the names of programs, and the words under which lists show them.
import { describe, expect, test } from "vitest";
import type { Command } from "../../../local/terminal/command-line.ts";
import { choiceOf, readChoice, readCount, readDate } from "../../../local/terminal/option-values.ts";
import { levelNames, sortingNames, sortings } from "../../../local/terminal/rate-selection.ts";
import { namesOffice, withOfficeCode } from "../../../local/terminal/office-names.ts";
import { readArguments } from "../../../local/terminal/read-arguments.ts";
import { emptyHead } from "../../../shared/domain/journal/journal-entry.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { severityNames } from "../../../shared/domain/notices/notice.ts";
import { ruleNames, rules } from "../../../shared/domain/alerts/rules/rules.ts";
import { levels } from "../../../shared/domain/rates/office-view.ts";
import { reasonNames, reasons } from "../../../shared/domain/words/reason-names.ts";
import { severities } from "../../../shared/domain/policy/policy.ts";

const command: Command = {
  name: "work",
  usage: "",
  options: { severity: { value: "SEVERITY", help: { ko: "심각도", en: "severity" } } },
  takesFiles: false,
  run: () => Promise.resolve(0),
};

const dated: Command = {
  ...command,
  options: {
    "as-of": { value: "DATE", help: { ko: "날", en: "day" } },
    limit: { value: "COUNT", help: { ko: "수", en: "count" } },
  },
};
const dayOf = (word: string) => readDate(readArguments(dated, ["--as-of", word]), "as-of");

test.each([
  "2026-08-25",
  "20260825",
  "2026-8-25",
  "2026.8.25",
  "2026. 8. 25.",
  "2026/08/25",
  "2026년 8월 25일",
])("%s is a day as people write it", (word) => {
  expect(dayOf(word)).toBe("2026-08-25");
});

test.each([
  ["20260230", "달력에 없는 날짜"],
  ["2026-02-30", "달력에 없는 날짜"],
  ["2026. 2. 30.", "달력에 없는 날짜"],
  ["26.8.25", "날짜는 2020-10-31처럼"],
  ["8월 25일", "날짜는 2020-10-31처럼"],
  ["2026825", "날짜는 2020-10-31처럼"],
])("%s is refused with what is wrong with it", (word, why) => {
  expect(() => dayOf(word)).toThrow(why);
});

test.each(["-3", "0", "3.5"])("a count of %s is refused as a count", (word) => {
  expect(() => readCount(readArguments(dated, ["--limit", word]), "limit")).toThrow("1 이상의 수");
});

function severityOf(...words: readonly string[]) {
  return readChoice(readArguments(command, words), "severity", severities, severityNames);
}

test.each(["critical", "심각"])("%s means what the list shows as it", (word) => {
  expect(severityOf("--severity", word)).toBe("critical");
});

test("an option that is not given chooses nothing", () => {
  expect(severityOf()).toBeNull();
});

test.each(["심", "CRITICAL", "", "나쁨"])(
  "%j is refused with the choices in both ways of writing",
  (word) => {
    expect(() => severityOf("--severity", word)).toThrow("critical(심각)");
  },
);

test.each<[string, string, readonly string[], Parameters<typeof choiceOf>[2]]>([
  ["집행지연", "behind-target", ruleNames, Object.fromEntries(rules.map(({ name, title }) => [name, title]))],
  ["기상여건", "weather", reasons, reasonNames],
  ["이월 예정", "carry-over-planned", reasons, reasonNames],
  ["세부 사업", "project", levels, levelNames],
  ["집행률", "rate", sortings, sortingNames],
])("%s is taken as help prints it, however it is spaced", (word, choice, choices, names) => {
  expect(choiceOf(word, choices, names)).toBe(choice);
});

test.each([
  ["기상", "weather"],
  ["국도비", "grant-late"],
  ["이월", "carry-over-planned"],
  ["contract", "contract-delayed"],
  ["data late", "data-late"],
])("%s begins the name of one reason alone, and means it", (word, reason) => {
  expect(choiceOf(word, reasons, reasonNames)).toBe(reason);
});

test.each(["기", "지연", "", "·", "기상 여건 나쁨"])(
  "%j is no reason: it begins none, or too little",
  (word) => {
    expect(choiceOf(word, reasons, reasonNames)).toBeUndefined();
  },
);

test("what two names begin with chooses neither, and the name that is whole wins over one that goes on", () => {
  const names = { late: { ko: "지연", en: "late" }, later: { ko: "지연 예정", en: "late again" } };
  expect(choiceOf("지연 예", ["late", "later"], names)).toBe("later");
  expect(choiceOf("지연", ["late", "later"], names)).toBe("late");
  expect(choiceOf("lat", ["late", "later"], names)).toBeUndefined();
});

test("words that only programs write are taken whole alone", () => {
  expect(choiceOf("fin", ["finance", "manager"], {})).toBeUndefined();
});

describe("an office by its name", () => {
  const named: Command = {
    ...command,
    options: { office: { value: "CODE", help: { ko: "곳", en: "office" } } },
  };
  const home = (names: Readonly<Record<string, string | null>>) => ({
    listBooks: () => Promise.resolve(Object.keys(names).map((office) => ({ office, fiscalYear: 2026 }))),
    readHead: ({ office }: Books) => Promise.resolve({ ...emptyHead, officeName: names[office] ?? null }),
  });
  const codeOf = async (name: string, names: Readonly<Record<string, string | null>>) =>
    (await withOfficeCode(home(names), readArguments(named, ["--office", name]))).value("office");
  const two = { "4573000": "전북무주군", "1129000": "성북구", "1114000": null };

  test.each([
    ["전북무주군", "4573000"],
    ["무주군", "4573000"],
    ["무주군청", "4573000"],
    ["전북 무주군", "4573000"],
    ["성북구", "1129000"],
    ["서울특별시 성북구", "1129000"],
  ])("%s is %s", async (name, code) => {
    expect(await codeOf(name, two)).toBe(code);
  });

  test.each([
    ["고창군", two, "성북구 1129000"],
    ["군", two, "그 이름의 자치단체가 없습니다"],
    ["구", two, "그 이름의 자치단체가 없습니다"],
    [
      "중구",
      { "1114000": "서울 중구", "2611000": "부산 중구" },
      "여럿입니다. 코드로 적어 주십시오: 서울 중구 1114000, 부산 중구 2611000",
    ],
    ["무주군", {}, "7자리"],
  ])("%s is refused with what is there", async (name, names, why) => {
    await expect(codeOf(name, names)).rejects.toThrow(why);
  });

  test.each([
    ["a code", ["--office", "4573000"], false],
    ["a mistyped code", ["--office", "457300"], false],
    ["nothing", [], false],
    ["a name", ["--office", "무주군"], true],
  ])("%s is looked up: %#", (_name, words, isName) => {
    expect(namesOffice(readArguments(named, words))).toBe(isName);
  });
});
