/** What is left to do: the months, and the won in each of them. */
import { type IsoDate, monthsLeftAfter } from "../calendar.ts";
import { perMonthOf } from "../required-pace.ts";
import { formatWon, type Won } from "../won.ts";
import type { Sentence } from "./rule.ts";

export interface Required {
  readonly monthsLeft: number;
  /** Rounded up to a won: 0 when the target is reached; null when no month is left. */
  readonly requiredPerMonth: Won | null;
}

/** @param target in won; @param spent in won, by the day of the figures. */
export function requiredPerMonth(target: Won, spent: Won, date: IsoDate): Required {
  return { monthsLeft: monthsLeftAfter(date), requiredPerMonth: perMonthOf(target - spent, date) };
}

/** Nothing where no month is left. */
export function requiredWords({ monthsLeft, requiredPerMonth: perMonth }: Required): readonly Sentence[] {
  if (perMonth === null) return [];
  return [
    {
      ko: `목표에 이르려면 남은 ${monthsLeft}개월 동안 매월 ${formatWon(perMonth)}원을 집행해야 합니다.`,
      en: `Reaching the target takes ${formatWon(perMonth)} won in each of the ${monthsLeft} months left.`,
    },
  ];
}
