import { describe, expect, test } from "vitest";
import { type Command, CommandError } from "../../../local/terminal/command-line.ts";
import { nearestName } from "../../../shared/domain/values/nearest-name.ts";
import { readArguments } from "../../../local/terminal/read-arguments.ts";

const help = { ko: "도움", en: "help" };
const command: Command = {
  name: "work",
  usage: "[FILE] [--department NAME] [--all]",
  options: {
    department: { value: "NAME", short: "d", help },
    all: { value: null, help },
    note: { value: "TEXT", help },
  },
  takesFiles: true,
  run: () => Promise.resolve(0),
};

describe("arguments", () => {
  test("are files, switches and values, in any order", () => {
    const args = readArguments(command, ["a.csv", "--all", "-d", "기획과", "--note=-5", "b.csv"]);
    expect(args.files).toEqual(["a.csv", "b.csv"]);
    expect([args.has("all"), args.has("note"), args.json]).toEqual([true, true, false]);
    expect([args.value("department"), args.value("note"), args.value("all")]).toEqual(["기획과", "-5", null]);
  });

  test("a number below 0 is a value or a word, never options", () => {
    const args = readArguments(command, ["set", "-5", "--note", "-3,000"]);
    expect([args.files, args.value("note")]).toEqual([["set", "-5"], "-3,000"]);
  });

  test("a single dash is a value, and what follows two dashes is a file", () => {
    const args = readArguments(command, ["--note", "-", "--", "--all"]);
    expect([args.value("note"), args.has("all"), args.files]).toEqual(["-", false, ["--all"]]);
  });

  test.each([
    { words: ["--departement", "a"], ko: "혹시 --department입니까?", en: "Do you mean --department?" },
    { words: ["--dep=a"], ko: "혹시 --department입니까?", en: "Do you mean --department?" },
    { words: ["--colour"], ko: "없는 옵션", en: "no such option" },
    { words: ["--toString"], ko: "없는 옵션", en: "no such option" },
    { words: ["-x"], ko: "없는 옵션", en: "no such option" },
    { words: ["--department"], ko: "--department 이름처럼", en: "Write --department NAME" },
    { words: ["--department", "--all"], ko: "값이 빠졌습니다", en: "value is missing" },
    { words: ["--all=yes"], ko: "값이 없는 옵션", en: "takes no value" },
    { words: ["--all", "--all"], ko: "두 번", en: "twice" },
    { words: ["-d", "a", "--department", "b"], ko: "두 번", en: "twice" },
  ])("$words is refused with what is right", ({ words, ko, en }) => {
    const text = errorOf(command, words);
    expect(text.ko).toContain(ko);
    expect(text.en).toContain(en);
    expect(text.ko).toContain("사용법: monitor work [파일] [--department 이름] [--all]");
    expect(text.en).toContain("Usage: monitor work [FILE] [--department NAME] [--all]");
  });

  test("a word is refused where the command takes none", () => {
    expect(errorOf({ ...command, takesFiles: false }, ["extra"]).ko).toContain('"extra"');
  });
});

test.each([
  ["departement", "department"],
  ["offic", "office"],
  ["all-sam", "all-same"],
  ["x", null],
  ["al", "all"],
  ["yeer", "year"],
  ["something", null],
])("the name nearest to %s is %s", (written, name) => {
  expect(nearestName(written, ["office", "year", "department", "all", "all-same"])).toBe(name);
});

test("of two that are equally near none is meant", () => {
  expect(nearestName("nate", ["rate", "note"])).toBeNull();
});

function errorOf(of: Command, words: readonly string[]): CommandError["text"] {
  try {
    readArguments(of, words);
  } catch (error) {
    if (error instanceof CommandError) return error.text;
    throw error;
  }
  throw new Error(`${words.join(" ")} was not refused.`);
}
