/** What is wrong with a policy, in the words of the person who wrote it: the place, the value, what to do. */
import type * as z from "zod";
import type { Bilingual } from "../../domain/values/bilingual.ts";

/** A word, and its bounds where it has some. */
export type Remedy =
  | "basis-points"
  | "won"
  | "text"
  | "day"
  | "day-of-year"
  | "time"
  | "yes-or-no"
  | "address"
  | "curve"
  | `count ${number} ${number}`
  | `one-of ${string}`;

export interface PolicyFault extends Bilingual {
  /** `targets.2.basisPoints`; empty for the whole. */
  readonly path: string;
  /** What stands there, cut to what can be read at a glance; null where nothing does. */
  readonly value: string | null;
}

/** More than this is not read by anybody. */
const maxFaults = 20;
const maxShownValue = 60;

/** The faults of a policy in the order of the document. */
export function policyFaults(error: z.ZodError, json: unknown): readonly PolicyFault[] {
  return error.issues.slice(0, maxFaults).map((issue) => {
    const path = issue.path.map(String).join(".");
    const value = path === "" ? "" : shown(valueAt(json, issue.path));
    const remedy = issue.code === "unrecognized_keys" ? unknownKeys(issue.keys) : remedyOf(issue.message);
    const [placeKo, placeEn] = path === "" ? ["문서 전체", "the document"] : [path, path];
    const [isKo, isEn] =
      value === ""
        ? [":", ": "]
        : value === null
          ? [": 값이 없습니다.", " is missing: "]
          : [` = ${value}:`, ` = ${value}: `];
    return {
      path,
      value: value === "" ? null : value,
      ko: `${placeKo}${isKo} ${remedy.ko}`,
      en: `${placeEn}${isEn}${remedy.en}`,
    };
  });
}

function remedyOf(message: string): Bilingual {
  const [key = "", ...words] = message.split(" ");
  const fixed = remedies.get(key);
  if (fixed !== undefined) return fixed;
  switch (key) {
    case "count":
      return {
        ko: `${words.join("부터 ")}까지의 정수로 적어 주십시오.`,
        en: `write a whole number from ${words.join(" to ")}.`,
      };
    case "one-of":
      return {
        ko: `다음 가운데 하나로 적어 주십시오: ${words.join(", ")}.`,
        en: `write one of ${words.join(", ")}.`,
      };
    case "list-limit":
      return {
        ko: `${words.join("")}개까지 적을 수 있습니다. 줄여 주십시오.`,
        en: `at most ${words.join("")} are kept; shorten the list.`,
      };
    default:
      return {
        ko: "모양이 다릅니다. monitor policy show --json의 모양대로 적어 주십시오.",
        en: "it has another shape; write it as monitor policy show --json prints it.",
      };
  }
}

const remedies: ReadonlyMap<string, Bilingual> = new Map([
  [
    "basis-points",
    {
      ko: "0부터 10000까지의 정수(만분율, 100% = 10000)로 적어 주십시오.",
      en: "write whole basis points from 0 to 10000 (100 % is 10000).",
    },
  ],
  [
    "won",
    {
      ko: '원 단위 금액을 "50000000"처럼 따옴표 안의 숫자로 적어 주십시오(음수 불가, 15자리까지).',
      en: 'write won as digits in quotes, such as "50000000" (not negative, up to 15 digits).',
    },
  ],
  ["text", { ko: "1자부터 200자까지의 글로 적어 주십시오.", en: "write a text of 1 to 200 characters." }],
  [
    "day",
    {
      ko: "달력에 있는 날을 2026-03-01처럼 적어 주십시오.",
      en: "write a day of the calendar such as 2026-03-01.",
    },
  ],
  ["day-of-year", { ko: "달과 날을 03-31처럼 적어 주십시오.", en: "write month and day such as 03-31." }],
  [
    "time",
    { ko: "시각을 20:00처럼 00:00부터 23:59까지로 적어 주십시오.", en: "write a time such as 20:00." },
  ],
  ["yes-or-no", { ko: "true 또는 false로 적어 주십시오.", en: "write true or false." }],
  [
    "address",
    {
      ko: "전자우편 주소를 hong@example.go.kr처럼 적어 주십시오.",
      en: "write an e-mail address such as hong@example.go.kr.",
    },
  ],
  [
    "curve",
    {
      ko: "월말 12개의 만분율을 줄어들지 않게, 마지막은 10000으로 적거나, 달력 일수로 하려면 null로 적어 주십시오.",
      en: "write twelve month-end basis points that never fall and end at 10000, or null for calendar days.",
    },
  ],
  ["list", { ko: "[ ] 안의 목록으로 적어 주십시오.", en: "write a list in [ ]." }],
  [
    "ascending",
    {
      ko: "notice, warning, critical 순으로 작아지지 않게 적어 주십시오.",
      en: "write notice, warning and critical so that none is below the one before it.",
    },
  ],
  [
    "clear-above-notice",
    {
      ko: "gapBasisPoints.notice보다 크면 열린 알림이 바로 닫힙니다. 그 이하로 적어 주십시오.",
      en: "above gapBasisPoints.notice an alert would clear while it opens; write no more than that.",
    },
  ],
]);

function unknownKeys(keys: readonly string[]): Bilingual {
  const names = keys.map((key) => `"${key.slice(0, maxShownValue)}"`).join(", ");
  return {
    ko: `알 수 없는 항목입니다: ${names}. 철자를 확인하거나 지워 주십시오.`,
    en: `unknown: ${names}. Check the spelling, or take it out.`,
  };
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? Object.entries(value).find(([name]) => name === String(key))?.[1]
        : undefined,
    json,
  );
}

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > maxShownValue ? `${text.slice(0, maxShownValue)}…` : text;
}
