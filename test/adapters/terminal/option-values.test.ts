// What an option may say: the names of programs, and the words under which lists show them.
import { expect, test } from "vitest";
import type { Command } from "../../../local/terminal/command-line.ts";
import { choiceOf, readChoice } from "../../../local/terminal/option-values.ts";
import { levelNames, sortingNames, sortings } from "../../../local/terminal/rate-selection.ts";
import { readArguments } from "../../../local/terminal/read-arguments.ts";
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
