/** What the formats of source files are called: by a name that is stored, and as offices call them. */
import type { Bilingual } from "../values/bilingual.ts";

export const sourceFormats = {
  "council-report": { ko: "업무보고", en: "council report" },
  template: { ko: "서식", en: "template" },
  qwgjk: { ko: "지방재정365 세부사업별 세출현황", en: "open data, spending by project" },
  "lofin365-bulk": { ko: "지방재정365 연간 자료", en: "yearly open data" },
  "payment-list": { ko: "지출목록", en: "payment list" },
  "ehojo-spending-status": { ko: "e호조 지출 집행현황", en: "spending status of e-Hojo" },
  "department-codes": { ko: "부서코드표", en: "department codes" },
  "column-mapping": { ko: "매핑한 표", en: "mapped table" },
  "execution-recorded": { ko: "집행 이벤트", en: "execution event" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type SourceFormat = keyof typeof sourceFormats;

/** Of the office's own template, which is asked about in its own way. */
export const templateFormat = "template" satisfies SourceFormat;

/** Of what systems send, one measure at a time. */
export const eventFormat = "execution-recorded" satisfies SourceFormat;

/** @param name as it is stored; one of another release stands for itself. */
export function formatTitle(name: string): Bilingual {
  const known: Readonly<Record<string, Bilingual>> = sourceFormats;
  return known[name] ?? { ko: name, en: name };
}
