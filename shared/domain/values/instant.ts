/**
 * Moments as the clock gives them, `2026-11-23T09:44:04.000Z`: text of this shape sorts as time does. Counted
 * in whole minutes and without a clock; Korea has kept nine hours ahead, without summer time, since 1988.
 */
import { addDays, datePartsOf, dateOf, type IsoDate, monthEnd, parseIsoDate, yearEnd } from "./calendar.ts";

export interface KoreaTime {
  readonly date: IsoDate;
  /** Since midnight. */
  readonly minute: number;
}

const minutesPerDay = 1_440;
const koreaAheadMinutes = 540;

/** @throws RangeError for what is no moment in UTC. */
export function koreaTimeOf(instant: string): KoreaTime {
  const { date, minute } = partsOf(instant);
  return later({ date, minute }, koreaAheadMinutes);
}

/** The first moment of that minute in Korea. */
export function instantOf({ date, minute }: KoreaTime): string {
  return minute >= koreaAheadMinutes
    ? written({ date, minute: minute - koreaAheadMinutes }, "00.000")
    : written({ date: dayBefore(date), minute: minute + minutesPerDay - koreaAheadMinutes }, "00.000");
}

/** @param minutes not below 0. */
export function minutesAfter(instant: string, minutes: number): string {
  const { seconds, ...start } = partsOf(instant);
  return written(later(start, minutes), seconds);
}

function later({ date, minute }: KoreaTime, minutes: number): KoreaTime {
  const sum = minute + minutes;
  return { date: addDays(date, Math.floor(sum / minutesPerDay)), minute: sum % minutesPerDay };
}

function partsOf(instant: string): KoreaTime & { readonly seconds: string } {
  const [, day = "", hour = "", minute = "", second = "", part = ""] =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d+)?Z$/.exec(instant) ?? [];
  const date = parseIsoDate(day);
  if (date === null)
    throw new RangeError(`"${instant}" is no moment: write it in UTC as 2026-11-23T09:44:04.000Z`);
  const seconds = `${second}.${part.slice(1).padEnd(3, "0").slice(0, 3)}`;
  return { date, minute: minuteOf(`${hour}:${minute}`), seconds };
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(twoDigits);
  return hour * 60 + minute;
}

/** `08:05` */
export function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => part.toString().padStart(2, "0")).join(":");
}

function written({ date, minute }: KoreaTime, seconds: string): string {
  return `${date}T${timeOf(minute)}:${seconds}Z`;
}

function twoDigits(text: string): number {
  return (text.charCodeAt(0) - 48) * 10 + text.charCodeAt(1) - 48;
}

function dayBefore(date: IsoDate): IsoDate {
  const { year, month, day } = datePartsOf(date);
  const inMonth = day > 1 ? dateOf(year, month, day - 1) : null;
  return inMonth ?? (month > 1 ? monthEnd(year, month - 1) : yearEnd(year - 1));
}
