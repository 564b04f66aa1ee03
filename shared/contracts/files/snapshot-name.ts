/** What a snapshot is called inside its books: `2020-09-30`, `2020-09-30/2`, or by its quarter `Q3`, `Q3/1`, `3분기`. */
import { type IsoDate, parseWrittenDay, quarterEnd, quarters } from "../../domain/values/calendar.ts";

export interface NamedSnapshot {
  readonly asOf: IsoDate;
  /** Null for the latest of the day. */
  readonly version: number | null;
}

/** Null when the text is no such name. */
export function readSnapshotName(text: string, fiscalYear: number): NamedSnapshot | null {
  const whole = parseWrittenDay(text);
  if (whole !== null) return { asOf: whole, version: null };
  const [, day = "", version] = /^([^/]+)(?:\/([1-9]\d{0,5}))?$/.exec(text) ?? [];
  const asOf = dayOf(day, fiscalYear);
  if (asOf === null) return null;
  return { asOf, version: version === undefined ? null : Number.parseInt(version, 10) };
}

function dayOf(text: string, fiscalYear: number): IsoDate | null {
  const quarter = quarters.find((each) => text.toUpperCase() === `Q${each}` || text === `${each}분기`);
  return quarter === undefined ? parseWrittenDay(text) : quarterEnd(fiscalYear, quarter);
}
