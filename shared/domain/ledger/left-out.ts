/**
 * A line that a full statement leaves out: the statement is the total of its day, so what earlier files said of the
 * line is in no total from that day on, until a file states it again.
 */
import type { Balance, MeasureState } from "./balance.ts";
import { datePartsOf, type IsoDate } from "../values/calendar.ts";

/**
 * @param statedThrough the day of the full statement that stands; null where none does.
 * @param asOf the day that is read; null for everything that is known.
 */
export function isLeftOut(
  { measures }: Balance,
  statedThrough: IsoDate | null,
  asOf: IsoDate | null,
): boolean {
  if (statedThrough === null) return false;
  const states = Object.values(measures);
  const stated = states.map((state) => statedBy(state, asOf));
  return (
    stated.some((day) => day !== null) &&
    // Of two statements of one month the fold keeps the later: a line that came back is not left out.
    stated.every((day) => day === null || day < statedThrough) &&
    states.every(
      ({ days }) => !days.some(({ date }) => date > statedThrough && (asOf === null || date <= asOf)),
    )
  );
}

function statedBy({ statedOn }: MeasureState, asOf: IsoDate | null): IsoDate | null {
  return statedOn[asOf === null ? 11 : datePartsOf(asOf).month - 1] ?? null;
}
