/** What a snapshot is called inside its books: `2020-09-30`, `2020-09-30/2`, or by its quarter `Q3`, `Q3/1`. */
import { type IsoDate, parseIsoDate, quarterEnd, quarters } from "../../domain/values/calendar.ts";

export interface NamedSnapshot {
  readonly asOf: IsoDate;
  /** Null for the latest of the day. */
  readonly version: number | null;
}

/** Null when the text is no such name. */
export function readSnapshotName(text: string, fiscalYear: number): NamedSnapshot | null {
  const [, day = "", version] = /^([^/]+)(?:\/([1-9]\d{0,5}))?$/.exec(text) ?? [];
  const asOf = dayOf(day, fiscalYear);
  if (asOf === null) return null;
  return { asOf, version: version === undefined ? null : Number.parseInt(version, 10) };
}

function dayOf(text: string, fiscalYear: number): IsoDate | null {
  const quarter = quarters.find((each) => text.toUpperCase() === `Q${each}`);
  return quarter === undefined ? parseIsoDate(text) : quarterEnd(fiscalYear, quarter);
}
