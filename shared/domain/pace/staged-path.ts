/** Stages raise an expected path: by a stage's day at least the stage's amount is expected. */
import { dayOfYear, type IsoDate } from "../values/calendar.ts";

/** A stage of one line in the measure of its path. */
export interface Step {
  readonly date: IsoDate;
  readonly amount: bigint;
}

/**
 * The raised path on a day, rounded down. From a stage's day on it is the greater of the stage and the path.
 * Between two stage days (or from the year's start) where the path alone would miss the later stage, what
 * the path adds there is stretched so that it ends at the stage; a path that stands still there goes
 * straight by days. So the raised path never falls, never lies below the path, and never asks for a stage
 * before its day.
 * @param pathOn the path without stages, which never falls.
 */
export function raisedBy(steps: readonly Step[], pathOn: (date: IsoDate) => bigint, date: IsoDate): bigint {
  const floorOn = (day: IsoDate): bigint => greatest(steps.filter((step) => step.date <= day));
  const floor = floorOn(date);
  const current = (day: IsoDate): bigint => max(floor, pathOn(day));
  const days = steps.map((step) => step.date).toSorted();
  const next = days.find((day) => day > date);
  if (next === undefined) return current(date);
  const goal = floorOn(next);
  const top = current(next);
  if (top >= goal) return current(date);
  const last = days.findLast((day) => day <= date);
  const from = last === undefined ? 0n : current(last);
  if (top > from) return from + ((current(date) - from) * (goal - from)) / (top - from);
  const start = last === undefined ? 0 : dayOfYear(last);
  return from + ((goal - from) * BigInt(dayOfYear(date) - start)) / BigInt(dayOfYear(next) - start);
}

function greatest(steps: readonly Step[]): bigint {
  return steps.reduce((most, { amount }) => max(most, amount), 0n);
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
