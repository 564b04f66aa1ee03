/** The head of a list that shows a part: each option that chose it, by its name and by what it was taken for. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Arguments } from "./command-line.ts";
import { type Display, say } from "./display.ts";

const names = {
  office: { ko: "자치단체", en: "office" },
  year: { ko: "회계연도", en: "fiscal year" },
  department: { ko: "부서", en: "department" },
  account: { ko: "회계", en: "account" },
  field: { ko: "분야", en: "field" },
  filter: { ko: "이름", en: "name" },
  level: { ko: "구분", en: "level" },
  "as-of": { ko: "기준일", en: "as of" },
  severity: { ko: "단계", en: "severity" },
  rule: { ko: "까닭", en: "rule" },
  open: { ko: "조치 필요한 것만", en: "what needs action" },
  all: { ko: "해소된 것까지", en: "also what was cleared" },
  top: { ko: "급한 순서로", en: "most urgent" },
  downloads: { ko: "내려받은 것만", en: "downloads alone" },
  from: { ko: "이날부터", en: "from" },
  to: { ko: "이날까지", en: "until" },
  waiting: { ko: "기다리는 것만", en: "what waits" },
  sent: { ko: "보낸 것만", en: "what was sent" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ChoosingOption = keyof typeof names;

/** What an option was taken for, where that is another word than the one that was typed. */
export type MeantValues = Readonly<Partial<Record<ChoosingOption, Bilingual | string | null>>>;

const isPlain = /^[\d-]+$/;

/** Null where none of them is given: a default is nobody's choice. */
export function chosenLine(
  display: Display,
  args: Arguments,
  options: readonly ChoosingOption[],
  meant: MeantValues = {},
): string | null {
  const parts = options
    .filter((option) => args.has(option))
    .map((option) => {
      const [name, value] = [say(display, names[option]), meant[option] ?? args.value(option)];
      if (value === null) return name;
      const text = typeof value === "string" ? value : say(display, value);
      // A name is told from the words beside it; a day or a number is.
      return `${name} ${isPlain.test(text) ? text : `"${text}"`}`;
    });
  if (parts.length === 0) return null;
  const list = parts.join(", ");
  return say(display, { ko: `고른 조건: ${list}`, en: `Chosen: ${list}` });
}
