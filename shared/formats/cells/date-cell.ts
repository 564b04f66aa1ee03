/**
 * A cell that holds a day: `2026-06-30`, `20260630`, `2026. 6. 30.`, `2026/06/30`, `2026년 6월 30일`, `'26. 6. 30.`, with or without its
 * day of the week and a time of day behind it.
 */
import { dateOf, type IsoDate } from "../../domain/values/calendar.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import type { Sentences } from "../kernel/finding-list.ts";
import { particle } from "../../domain/values/bilingual.ts";

export type DateCell =
  | { readonly kind: "date"; readonly date: IsoDate }
  | { readonly kind: "blank" }
  | ({ readonly kind: "bad"; readonly code: "date-serial" | "date-unreadable" } & Sentences);

/** What is printed behind a day that is kept as a moment, in the clock of the place: a time with a zone may be of another day here. */
const timeOfDay =
  /[ T](?:(?:오전|오후|am|pm) ?)?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?(?:am|pm))?$/i;

const dayOfWeek = / ?(?:\([월화수목금토일](?:요일)?\)|[월화수목금토일]요일)$/;

export function readDateCell(cell: string): DateCell {
  const printed = plainText(cell);
  const text = printed.replace(timeOfDay, "").replace(dayOfWeek, "");
  if (text === "") return { kind: "blank" };
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})(?:-|\/|\. ?)(\d{1,2})(?:-|\/|\. ?)(\d{1,2})\.?$/.exec(text) ??
    /^(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일$/.exec(text) ??
    // Two digits of a year are first wherever points or an apostrophe stand: no office writes the day before the month.
    /^['’‘](\d{2})(?:-|\/|\. ?)(\d{1,2})(?:-|\/|\. ?)(\d{1,2})\.?$/.exec(text) ??
    /^(\d{2})\. ?(\d{1,2})\. ?(\d{1,2})\.?$/.exec(text);
  const [, year = "", month, day] = parts ?? [];
  const date =
    parts === null ? null : dateOf(Number(year) + (year.length === 2 ? 2000 : 0), Number(month), Number(day));
  if (date !== null) return { kind: "date", date };
  return /^\d{5}(\.\d+)?$/.test(text) ? serial(text) : unreadable(printed);
}

/** 46203 is a day to Excel; which one depends on the workbook, so it is not guessed. */
function serial(text: string): DateCell {
  return {
    kind: "bad",
    code: "date-serial",
    ko: `날짜 "${text}"${particle(text, "은/는")} 엑셀의 날짜 일련번호입니다. 셀 서식을 '2026-06-30' 모양의 날짜로 바꾼 뒤 다시 내보내 주십시오.`,
    en: `"${text}" is Excel's serial number of a day. Format the cells as dates like 2026-06-30 and export again.`,
  };
}

function unreadable(text: string): DateCell {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return {
    kind: "bad",
    code: "date-unreadable",
    ko: `"${shown}"${particle(shown, "을/를")} 날짜로 읽을 수 없습니다. 2026-06-30 또는 20260630처럼 적어 주십시오.`,
    en: `"${shown}" is not a day. Write it like 2026-06-30 or 20260630.`,
  };
}
