/** Quarters of a fiscal year, which is a calendar year. */
import { addDays, datePartsOf, type IsoDate, monthEnd } from "./calendar.ts";

export const quarters = [1, 2, 3, 4] as const;
export type Quarter = (typeof quarters)[number];

export function quarterEnd(fiscalYear: number, quarter: Quarter): IsoDate {
  return monthEnd(fiscalYear, quarter * 3);
}

/**
 * The latest quarter end that is due: so many days have passed since, in which late figures come in.
 * On 7 January with a delay of seven days it is 31 December of the year before.
 */
export function dueQuarterEnd(today: IsoDate, delayDays: number): IsoDate {
  const { year } = datePartsOf(today);
  const ends = [year - 1, year].flatMap((each) => quarters.map((quarter) => quarterEnd(each, quarter)));
  const due = ends.filter((end) => addDays(end, delayDays) <= today).at(-1);
  if (due !== undefined) return due;
  throw new RangeError(`No quarter end of two years is ${delayDays} days before ${today}`);
}
