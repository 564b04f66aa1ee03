import { describe, expect, test } from "vitest";
import { chooseLanguage, languageOfLocale } from "../../../local/terminal/language.ts";

describe("the locale", () => {
  test.each([
    { env: {}, language: "ko" },
    { env: { LANG: "C" }, language: "ko" },
    { env: { LANG: "C.UTF-8" }, language: "ko" },
    { env: { LANG: "POSIX" }, language: "ko" },
    { env: { LANG: "ko_KR.UTF-8" }, language: "ko" },
    { env: { LANG: "de_DE.UTF-8" }, language: "ko" },
    { env: { LANG: "eng" }, language: "ko" },
    { env: { LANG: "en_US.UTF-8" }, language: "en" },
    { env: { LANG: "en" }, language: "en" },
    { env: { LANG: "en_GB@euro" }, language: "en" },
    { env: { LANG: "en_US.UTF-8", LC_MESSAGES: "ko_KR.UTF-8" }, language: "ko" },
    { env: { LANG: "en_US.UTF-8", LC_ALL: "C" }, language: "ko" },
    { env: { LANG: "ko_KR.UTF-8", LC_ALL: "en_US.UTF-8" }, language: "en" },
    { env: { LANG: "en_US.UTF-8", LC_ALL: "" }, language: "en" },
  ])("$env speaks $language", ({ env, language }) => {
    expect(languageOfLocale(env)).toBe(language);
  });
});

describe("the line", () => {
  test.each([
    { line: ["--lang", "en", "rates"], language: "en", args: ["rates"] },
    { line: ["rates", "--lang=en", "--json"], language: "en", args: ["rates", "--json"] },
    { line: ["rates", "--json", "--lang", "ko"], language: "ko", args: ["rates", "--json"] },
    { line: ["rates"], language: "en", args: ["rates"] },
    // Behind the end of options it is a name.
    { line: ["history", "--", "--lang", "ko"], language: "en", args: ["history", "--", "--lang", "ko"] },
    { line: [], language: "en", args: [] },
  ])("$line is in $language before any setting", ({ line, language, args }) => {
    expect(chooseLanguage(line, { MONITOR_LANG: "en", LANG: "ko_KR.UTF-8" })).toEqual({
      kind: "known",
      language,
      args,
    });
  });

  test.each([
    { line: ["rates", "--lang", "fr"], env: {}, named: '--lang "fr"' },
    { line: ["rates", "--lang"], env: {}, named: '--lang ""' },
    { line: ["rates"], env: { MONITOR_LANG: "korean" }, named: 'MONITOR_LANG "korean"' },
    { line: ["rates"], env: { MONITOR_LANG: "EN" }, named: 'MONITOR_LANG "EN"' },
  ])("$line with $env is refused in both languages", ({ line, env, named }) => {
    const chosen = chooseLanguage(line, env);
    const text = chosen.kind === "unknown" ? chosen.text : { ko: "", en: "" };
    expect(text.ko).toContain(named);
    expect(text.en).toContain(named);
  });

  test("an empty MONITOR_LANG is none", () => {
    expect(chooseLanguage([], { MONITOR_LANG: "", LANG: "en_US" })).toMatchObject({ language: "en" });
  });
});
