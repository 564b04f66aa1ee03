/** What zod or JSON found wrong, in one line of each language that names each place and quotes nothing of the content. */
import * as z from "zod";
import type { Bilingual } from "../../domain/values/bilingual.ts";

/** More than this is not read by anybody. */
const [maxIssues, maxNames] = [5, 20];

export function issueText(error: unknown): Bilingual {
  if (error instanceof SyntaxError) return { ko: "JSON이 아닙니다", en: "it is no JSON" };
  if (!(error instanceof z.ZodError)) return { ko: "읽을 수 없습니다", en: "it cannot be read" };
  const found = error.issues.slice(0, maxIssues).map(placed);
  const more = error.issues.length - maxIssues;
  if (more > 0) found.push({ ko: `그 밖에 ${more}곳`, en: `${more} more` });
  return { ko: found.map(({ ko }) => ko).join("; "), en: found.map(({ en }) => en).join("; ") };
}

/** zod keeps one text beside a rule. A rule with a remedy of its own keeps both languages in it; a log shows it as it is. */
export function ruleMessage(ko: string, en: string): string {
  return `${ko}${between}${en}`;
}

const between = " / ";

/** What is wrong in one place of a request: the remedy of its rule, where that has one. */
export function issueWords(issue: z.core.$ZodIssue): Bilingual {
  const [ko, en, ...more] = issue.message.split(between);
  if (ko !== undefined && en !== undefined && more.length === 0) return { ko, en };
  if (issue.code === "invalid_format" && issue.format === "date") return writeDay;
  return wrongIn(issue);
}

export const writeDay: Bilingual = {
  ko: "날짜는 2026-08-21처럼 달력에 있는 날을 적어 주십시오",
  en: "write a day of the calendar as 2026-08-21",
};

function placed(issue: z.core.$ZodIssue): Bilingual {
  const { ko, en } = wrongIn(issue);
  const path = issue.path.map(String).join(".");
  return path === ""
    ? { ko: `전체: ${ko}`, en: `the whole: ${en}` }
    : { ko: `${path}: ${ko}`, en: `${path}: ${en}` };
}

function wrongIn(issue: z.core.$ZodIssue): Bilingual {
  switch (issue.code) {
    case "invalid_type":
      // The one sign of a place where nothing stands: the issue itself carries no input.
      return issue.message.endsWith("received undefined")
        ? { ko: "빠졌습니다", en: "it is missing" }
        : (expectedTypes[issue.expected] ?? anotherShape);
    case "unrecognized_keys":
      return { ko: `모르는 항목 ${quoted(issue.keys)}`, en: `unknown: ${quoted(issue.keys)}` };
    case "invalid_value":
      return oneOf(issue.values.map(String));
    case "invalid_union":
      return "options" in issue && Array.isArray(issue.options)
        ? oneOf(issue.options.map(String))
        : anotherShape;
    case "too_small":
      return {
        ko: `너무 작거나 짧습니다(${issue.minimum} 이상)`,
        en: `it is too small or short (at least ${issue.minimum})`,
      };
    case "too_big":
      return {
        ko: `너무 크거나 깁니다(${issue.maximum} 이하)`,
        en: `it is too large or long (at most ${issue.maximum})`,
      };
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return anotherShape;
  }
}

const anotherShape: Bilingual = { ko: "맞는 값이 아닙니다", en: "it is no such value" };

const expectedTypes: Readonly<Record<string, Bilingual>> = {
  string: { ko: "따옴표 안의 글이어야 합니다", en: "it must be a text" },
  number: { ko: "수여야 합니다", en: "it must be a number" },
  int: { ko: "정수여야 합니다", en: "it must be a whole number" },
  boolean: { ko: "true나 false여야 합니다", en: "it must be true or false" },
  array: { ko: "[ ] 안의 목록이어야 합니다", en: "it must be a list" },
  object: { ko: "{ } 안의 항목이어야 합니다", en: "it must be an object" },
  record: { ko: "{ } 안의 항목이어야 합니다", en: "it must be an object" },
};

function oneOf(values: readonly string[]): Bilingual {
  const list = values.slice(0, maxNames).join(", ");
  return { ko: `다음 가운데 하나여야 합니다: ${list}`, en: `it must be one of ${list}` };
}

function quoted(names: readonly string[]): string {
  return names
    .slice(0, maxNames)
    .map((name) => `"${name}"`)
    .join(", ");
}
