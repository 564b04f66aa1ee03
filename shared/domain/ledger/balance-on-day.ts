/**
 * The balance of an earlier day: the fold of what is stated of days up to it, whenever somebody stated it. It comes from today's
 * balance where that can tell, else from the postings. Names are today's, and so are the entries that it rests on (`lastSeq`, `toldSeq`).
 */
import { datePartsOf, type IsoDate, laterOf, monthEnd } from "../values/calendar.ts";
import { addFunds, type FundAmounts } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, isForward } from "../values/measure.ts";
import { type Balance, type MeasureState, rebuild } from "./balance.ts";
import type { Entry, Posting } from "./posting.ts";

/**
 * From today's balance alone.
 * @returns a blank balance where nothing is stated of days up to `date`; null where today's cannot tell, for a later plan, a later
 * statement of that month, or a payment of that month behind both the day and a statement: use `replayedOnDay`.
 */
export function balanceOnDay(balance: Balance, date: IsoDate): Balance | null {
  if ([...balance.plan, ...balance.requirement].some((point) => point.asOf > date)) return null;
  const measures: { [measure in FactualMeasure]?: MeasureState } = {};
  for (const measure of factualMeasures) {
    const state = balance.measures[measure];
    const then = state === undefined ? null : stateOn(state, date);
    if (then === "replay-needed") return null;
    if (then !== null) measures[measure] = then;
  }
  return { ...balance, measures, asOf: balance.asOf < date ? balance.asOf : date };
}

/** From all postings of the line: the same figures, whatever today's balance hides. */
export function replayedOnDay(postings: readonly Posting[], balance: Balance, date: IsoDate): Balance {
  const then = foldOnDay(postings, date);
  // Nothing was stated, or all of it was taken back since.
  if (then === null || then.toldSeq === null)
    return { ...balance, measures: {}, plan: [], requirement: [], asOf: date };
  const { project, earlierNames, lastSeq, toldSeq } = balance;
  return { ...then, project, earlierNames, lastSeq, toldSeq, asOf: then.asOf < date ? then.asOf : date };
}

/** Whether nothing is known of it but its names. */
export function isBlank({ measures, plan, requirement }: Balance): boolean {
  return Object.keys(measures).length === 0 && plan.length === 0 && requirement.length === 0;
}

/** The fold of what is stated of days up to `date`; null where nothing is. */
export function foldOnDay(postings: readonly Posting[], date: IsoDate): Balance | null {
  const upToDate = postings
    .map((posting) => ({
      ...posting,
      entries: posting.entries.filter((entry) => isKnown(entry, posting, date)),
    }))
    // What covers days or takes something back counts without entries of its own.
    .filter(({ entries, covers, reverses }) => entries.length > 0 || covers !== null || reverses !== null);
  return rebuild(upToDate);
}

/** A fact is known from its own date on, a plan from the day on which it was reported. */
function isKnown(entry: Entry, posting: Posting, date: IsoDate): boolean {
  return isForward(entry.measure) ? posting.asOf <= date : entry.date <= date;
}

/**
 * What a measure's fold was on a day. The fold keeps what stood at each month end, which statement
 * that rests on, and every day's increments: together they tell any day, but for one that a later statement of the
 * same month follows. What stood before that statement, only the postings know.
 * @returns null where nothing is stated of days up to it.
 */
function stateOn(state: MeasureState, date: IsoDate): MeasureState | null | "replay-needed" {
  if (date >= state.latest) return state;
  const { year, month } = datePartsOf(date);
  // Month ends are those of the fiscal year: they say nothing of a year before it.
  if (year < datePartsOf(state.latest).year) return null;
  const stated = state.statedOn[month - 1] ?? null;
  const days = state.days.filter((each) => each.date <= date);
  const last = days.at(-1)?.date ?? null;
  if (stated === null && last === null) return null;
  const amounts = amountsOn(state, date);
  if (amounts === null) return "replay-needed";
  return {
    statedOn: state.statedOn.map((day, at) => (at < month - 1 ? day : stated)),
    latest: stated === null || last === null ? (stated ?? last ?? date) : laterOf(stated, last),
    monthEnds: state.monthEnds.map((each, at) => (at < month - 1 ? each : amounts)),
    days,
  };
}

/** Null where only the postings can tell. */
function amountsOn({ statedOn, monthEnds, days }: MeasureState, date: IsoDate): FundAmounts | null {
  const { year, month } = datePartsOf(date);
  const end = monthEnd(year, month);
  const stated = statedOn[month - 1] ?? null;
  if (stated !== null && stated > date) return null;
  if (!days.some((each) => each.date > date && each.date <= end)) return monthEnds[month - 1] ?? {};
  const before = month === 1 ? null : monthEnd(year, month - 1);
  const isStatedBefore = stated === null || (before !== null && stated <= before);
  if (!isStatedBefore) return null;
  return days
    .filter((each) => (before === null || each.date > before) && each.date <= date)
    .map(({ amounts }) => amounts)
    .reduce<FundAmounts>(addFunds, before === null ? {} : (monthEnds[month - 2] ?? {}));
}
