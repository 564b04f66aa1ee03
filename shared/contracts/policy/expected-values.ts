/** What may be written for each kind of value: its type, its range and an example. */
import { type Selector, selectors } from "../../domain/policy/policy.ts";
import type { Bilingual } from "../../domain/values/bilingual.ts";
import type { RecordForm } from "./field-shapes.ts";

export const expectedShare: Bilingual = {
  ko: "0%부터 100%까지의 비율(소수 둘째 자리까지). 예: 95%, 55.6% 또는 만분율 9500",
  en: "a share from 0% to 100% (two decimals), such as 95%, 55.6%, or 9500 in basis points",
};

export const expectedWon: Bilingual = {
  ko: "0 이상 15자리까지의 금액. 예: 50,000,000, 5천만원 또는 3억원",
  en: "an amount of 0 won or more, up to 15 digits, such as 50,000,000",
};

export function expectedCount({ least, most }: { readonly least: number; readonly most: number }): Bilingual {
  return {
    ko: `${least}부터 ${most}까지의 정수. 예: ${least + 1}`,
    en: `a whole number from ${least} to ${most}, such as ${least + 1}`,
  };
}

/** The words of the page. */
export const selectorWords: ReadonlyMap<string, Selector["by"]> = new Map([
  ["분야", "field"],
  ["회계", "account"],
  ["회계종류", "account-kind"],
  ["부서", "department"],
  ["단위사업", "unit-project"],
  ["사업", "project"],
]);

const selectorNames = [...selectorWords.keys()].join(", ");

export const expectedForms: Readonly<Record<RecordForm, Bilingual>> = {
  selector: {
    ko: `"기준=값", 기준은 ${selectorNames}. 예: 부서=건설과`,
    en: `"what=value", by ${selectors.join(", ")}, such as department=건설과`,
  },
  target: {
    ko: `"기준=값:비율", 기준은 ${selectorNames}. 예: 부서=건설과:90%`,
    en: `"what=value:share", such as department=건설과:90%`,
  },
  stage: {
    ko: `"달-날:비율" 또는 "달-날:비율:대상,대상". 예: 06-30:55.6%:분야=사회복지`,
    en: `"month-day:share" or "month-day:share:lines,lines", such as 06-30:55.6%:field=사회복지`,
  },
  recipient: {
    ko: `"기준=값:주소,주소" 또는 전체를 받는 "전체:주소". 예: 부서=건설과:road@office.go.kr`,
    en: `"what=value:address,address", or "all:address" for the whole office, such as department=건설과:road@office.go.kr`,
  },
  late: {
    ko: `"낱말,낱말:월말 비율 12개". 예: 직불금:0%,0%,0%,0%,0%,0%,0%,0%,0%,10%,50%,100%`,
    en: `"word,word:twelve shares", such as 직불금:0%,0%,0%,0%,0%,0%,0%,0%,0%,10%,50%,100%`,
  },
  severities: {
    ko: "관심/주의/심각의 세 값. 예: 5%/20%/30%, 금액은 0원/3억원/10억원",
    en: "three values for notice/warning/critical, such as 5%/20%/30%, or 0/300,000,000/1,000,000,000",
  },
  hours: {
    ko: "쉬는 시간의 처음과 끝. 예: 20:00-08:00",
    en: "when the quiet begins and ends, such as 20:00-08:00",
  },
};

export const expectedWords = {
  time: {
    ko: "00:00부터 23:59까지의 시각. 예: 20:00",
    en: "a time from 00:00 to 23:59, such as 20:00",
  },
  day: {
    ko: "달력에 있는 날. 예: 2026-10-03",
    en: "a day of the calendar such as 2026-10-03",
  },
  "day-of-year": {
    ko: "달과 날. 예: 06-30",
    en: "month and day such as 06-30",
  },
  address: {
    ko: "전자우편 주소. 예: road@office.go.kr",
    en: "an e-mail address such as road@office.go.kr",
  },
  text: {
    ko: "1자부터 200자까지의 글",
    en: "a text of 1 to 200 characters",
  },
  curve: {
    ko: "1월부터 12월까지 월말 누계 비율 12개, 줄어들지 않고 마지막은 100%. 예: 8%,16%,24%,31%,39%,47%,55%,63%,71%,78%,86%,100%",
    en: "twelve shares by month end that never fall and end at 100%, such as 8%,16%,24%,31%,39%,47%,55%,63%,71%,78%,86%,100%",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
