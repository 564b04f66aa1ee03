/**
 * A path: which part of the year's spending is done by each month end, as twelve basis points that never
 * fall and end at 10,000. Between month ends it is straight by days; January starts from nothing.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { datePartsOf, dayOfYear, daysInMonth, daysInYear, type IsoDate } from "../values/calendar.ts";
import { type Fund, totalOf } from "../values/fund.ts";
import { ascending, greaterOf } from "../values/order.ts";
import type { Won } from "../values/won.ts";

export type Path = readonly bigint[];

/** A basis point of a year in parts: the least common multiple of 28 to 31, 365 and 366 days. */
const partsPerBasisPoint = 1_681_363_740n;

/** A whole year's spending, in parts so small that every path's share on every day is a whole number of them. */
export const wholeParts = 10_000n * partsPerBasisPoint;

/** The exact share of the year's spending that a path has done by the end of a day, in parts of `wholeParts`. */
export function partsBy(path: Path | "calendar", date: IsoDate): bigint {
  const { year, month, day } = datePartsOf(date);
  if (path === "calendar") return (wholeParts / BigInt(daysInYear(year))) * BigInt(dayOfYear(date));
  const from = month === 1 ? 0n : pointOf(path, month - 1);
  const perDay = partsPerBasisPoint / BigInt(daysInMonth(year, month));
  return from * partsPerBasisPoint + (pointOf(path, month) - from) * perDay * BigInt(day);
}

/**
 * The path of running totals at twelve month ends. A total that falls (a refund) lets the path stand still,
 * and what was spent beyond the final total counts as all of it. Null where nothing was spent in the end.
 * @param isKnown which month ends were reported; the path goes straight, by months, across the others.
 */
export function pathOf(totals: readonly bigint[], isKnown: readonly boolean[]): Path | null {
  const final = totals[11];
  if (final === undefined || final <= 0n) return null;
  const path: bigint[] = [];
  let reached = 0n;
  for (const [month, total] of totals.entries()) {
    if (isKnown[month] !== true && month < 11) continue;
    const share = (total * 10_000n) / final;
    const next = month === 11 || share > 10_000n ? 10_000n : share > reached ? share : reached;
    const steps = month + 1 - path.length;
    for (let step = 1; step < steps; step++)
      path.push(reached + ((next - reached) * BigInt(step)) / BigInt(steps));
    path.push(next);
    reached = next;
  }
  return path;
}

/** Month by month the middle of some paths, the lower of two middles: it never falls either. */
export function medianPath(paths: readonly Path[]): Path {
  return Array.from({ length: 12 }, (_, month) => {
    const points = paths.map((path) => path[month] ?? 0n).toSorted(ascending);
    return quantile(points, 5) ?? 10_000n;
  });
}

/**
 * The value that `tenths` of ten do not exceed: the one at rank n * tenths / 10, rounded up, of n values in
 * ascending order. So it is always one of them. Null of none.
 */
export function quantile(sorted: readonly bigint[], tenths: 1 | 5 | 9): bigint | null {
  return sorted[Math.ceil((sorted.length * tenths) / 10) - 1] ?? null;
}

function pointOf(path: Path, month: number): bigint {
  const point = path[month - 1];
  if (point === undefined) throw new RangeError(`A path has twelve month ends, this one has ${path.length}`);
  return point;
}

/** A stage of one line in the measure of its path. */
export interface Step {
  readonly date: IsoDate;
  readonly amount: bigint;
}

/**
 * Stages raise an expected path: by a stage's day at least the stage's amount is expected. The raised path on a day,
 * rounded down. From a stage's day on it is the greater of the stage and the path. Between two stage days (or from the
 * year's start) where the path alone would miss the later stage, what the path adds there is stretched so that it ends
 * at the stage; a path that stands still there goes straight by days. So the raised path never falls, never lies below
 * the path, and never asks for a stage before its day.
 * @param pathOn the path without stages, which never falls.
 */
export function raisedBy(steps: readonly Step[], pathOn: (date: IsoDate) => bigint, date: IsoDate): bigint {
  const floorOn = (day: IsoDate): bigint => greatest(steps.filter((step) => step.date <= day));
  const floor = floorOn(date);
  const current = (day: IsoDate): bigint => greaterOf(floor, pathOn(day));
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
  return steps.reduce((most, { amount }) => greaterOf(most, amount), 0n);
}

export interface PlannedAmount {
  readonly date: IsoDate;
  readonly amount: Won;
}

/**
 * The path that a department planned for a line: amounts by day, and straight lines between them. What a line plans to
 * have spent by its days, never falling: a planned refund lets the path stand still. Null without at least two dated
 * points, because a single year-end figure says how much but not when; for a fund also null where some point does not
 * state it.
 */
export function planPathOf(line: LedgerLine, fund: Fund | "all"): readonly PlannedAmount[] | null {
  if (line.plan.length < 2) return null;
  const path: PlannedAmount[] = [];
  let reached = 0n;
  for (const { date, amounts } of line.plan) {
    const amount = fund === "all" ? (totalOf(amounts) ?? 0n) : amounts[fund];
    if (amount === undefined) return null;
    if (amount > reached) reached = amount;
    path.push({ date, amount: reached });
  }
  return path;
}

/** The planned won by a day, times `scale` and rounded down. After the last point it stays there. */
export function plannedBy(path: readonly PlannedAmount[], date: IsoDate, scale: bigint): bigint {
  const { year } = datePartsOf(date);
  let [fromDay, from] = [0, 0n];
  for (const point of path) {
    if (datePartsOf(point.date).year !== year) continue;
    const day = dayOfYear(point.date);
    if (point.date >= date) {
      const passed = BigInt(dayOfYear(date) - fromDay);
      return from * scale + ((point.amount - from) * scale * passed) / BigInt(day - fromDay);
    }
    [fromDay, from] = [day, point.amount];
  }
  return from * scale;
}
