/** What is left to do: the months, and the won in each of them. */
import {
  datePartsOf,
  daysBetween,
  type IsoDate,
  isMonthEnd,
  monthsLeftAfter,
  yearEnd,
} from "../values/calendar.ts";
import { perMonthOf } from "./required-pace.ts";
import { formatWon, type Won } from "../values/won.ts";
import type { Bilingual } from "../values/bilingual.ts";

export interface Required {
  /** Months with a day left, the running one included. */
  readonly monthsLeft: number;
  /** Rounded up to a won: 0 when the target is reached; null when no month is left. */
  readonly requiredPerMonth: Won | null;
}

/** @param target in won; @param spent in won, by the day of the figures. */
export function requiredPerMonth(target: Won, spent: Won, date: IsoDate): Required {
  return { monthsLeft: monthsLeftAfter(date), requiredPerMonth: perMonthOf(target - spent, date) };
}

export interface TimeLeft extends Bilingual {
  readonly unit: "month" | "week" | "day";
  /** How many of them, the last one begun counted as one. */
  readonly count: number;
}

/** Under four months, months are said only when they are whole: on 26 November five weeks are left, not two months. */
const fewMonths = 4;
const fewDays = 14;

/** What is left of the year after a day; null on its last. */
export function timeLeftAfter(date: IsoDate): TimeLeft | null {
  const months = monthsLeftAfter(date);
  const days = daysBetween(date, yearEnd(datePartsOf(date).year));
  if (days <= 0) return null;
  if (isMonthEnd(date) && months > 1)
    return { unit: "month", count: months, ko: `${months}개월`, en: `${months} months` };
  if (months >= fewMonths)
    return {
      unit: "month",
      count: months,
      ko: `${months}개월(${datePartsOf(date).month}월 포함)`,
      en: `${months} months (${date.slice(0, 7)} included)`,
    };
  if (days < fewDays)
    return { unit: "day", count: days, ko: `${days}일`, en: days === 1 ? "1 day" : `${days} days` };
  const weeks = Math.ceil(days / 7);
  return { unit: "week", count: weeks, ko: `${days}일(${weeks}주)`, en: `${days} days (${weeks} weeks)` };
}

const each = {
  month: { ko: "매월", en: "a month" },
  week: { ko: "매주", en: "a week" },
  day: { ko: "매일", en: "a day" },
} as const;

/**
 * Nothing on the year's last day.
 * @param asOf the day of the figures; @param missing won to the target.
 */
export function requiredWords({
  asOf,
  missing,
}: {
  readonly asOf: IsoDate;
  readonly missing: Won;
}): readonly Bilingual[] {
  const left = timeLeftAfter(asOf);
  if (left === null) return [];
  const count = BigInt(left.count);
  const amount = formatWon(missing <= 0n ? 0n : (missing + count - 1n) / count);
  return [
    {
      ko: `목표에 이르려면 남은 ${left.ko} 동안 ${each[left.unit].ko} ${amount}원을 집행해야 합니다.`,
      en: `Reaching the target takes ${amount} won ${each[left.unit].en} for the ${left.en} left.`,
    },
  ];
}
