/** What stands for a value in the help of a command. */
import type { Bilingual, Language } from "../../shared/domain/values/bilingual.ts";

export const placeholders = {
  ACCOUNT: { ko: "회계", en: "ACCOUNT" },
  ADDRESS: { ko: "주소", en: "ADDRESS" },
  ALERT: { ko: "알림", en: "ALERT" },
  CIDR: { ko: "주소대역", en: "CIDR" },
  CODE: { ko: "코드", en: "CODE" },
  COLUMN: { ko: "열", en: "COLUMN" },
  COMMAND: { ko: "명령", en: "COMMAND" },
  COUNT: { ko: "개수", en: "COUNT" },
  DATE: { ko: "날짜", en: "DATE" },
  DAYS: { ko: "일수", en: "DAYS" },
  FIELD: { ko: "항목", en: "FIELD" },
  FILE: { ko: "파일", en: "FILE" },
  FOLDER: { ko: "폴더", en: "FOLDER" },
  FORMAT: { ko: "형식", en: "FORMAT" },
  LEVEL: { ko: "구분", en: "LEVEL" },
  N: { ko: "번호", en: "N" },
  "N,M": { ko: "번호,번호", en: "N,M" },
  "N,M-P": { ko: "번호,번호-번호", en: "N,M-P" },
  NAME: { ko: "이름", en: "NAME" },
  NAMES: { ko: "이름들", en: "NAMES" },
  "OLD=NEW": { ko: "옛부서=새부서", en: "OLD=NEW" },
  PROJECT: { ko: "사업", en: "PROJECT" },
  ROLE: { ko: "역할", en: "ROLE" },
  RULE: { ko: "규칙", en: "RULE" },
  SEVERITY: { ko: "심각도", en: "SEVERITY" },
  SNAPSHOT: { ko: "스냅숏", en: "SNAPSHOT" },
  TEXT: { ko: "내용", en: "TEXT" },
  UNIT: { ko: "단위", en: "UNIT" },
  UPLOAD: { ko: "업로드", en: "UPLOAD" },
  URL: { ko: "주소", en: "URL" },
  VALUE: { ko: "값", en: "VALUE" },
  YEARS: { ko: "연수", en: "YEARS" },
  YYYY: { ko: "연도", en: "YYYY" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Placeholder = keyof typeof placeholders;

/** The longest first: N,M-P is no N. */
const anyPlaceholder = new RegExp(
  `(?<![\\w-])(?:${Object.keys(placeholders)
    .toSorted((a, b) => b.length - a.length)
    .join("|")})(?![\\w-])`,
  "g",
);

/** A line of usage with its placeholders in the person's language. */
export function usageIn(language: Language, usage: string): string {
  const names: Readonly<Record<string, Bilingual>> = placeholders;
  return usage.replace(anyPlaceholder, (name) => names[name]?.[language] ?? name);
}
