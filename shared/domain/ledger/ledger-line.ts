/**
 * One line of the ledger, now or on a day: what a view, a pace and a rule work on. A day's line comes from the balance of
 * that day, which is made of today's balance where that can tell, else of the postings.
 */
import { datePartsOf, type IsoDate, laterOf, monthEnd } from "../values/calendar.ts";
import { addFunds, type FundAmounts } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, isForward } from "../values/measure.ts";
import type { ProjectFacts } from "../values/project.ts";
import { type Balance, type MeasureState, type PlanPoint, rebuild } from "./balance.ts";
import type { Entry, Posting } from "./posting.ts";

export interface LedgerLine {
  readonly project: ProjectFacts;
  /** The day that the figures speak of. */
  readonly asOf: IsoDate;
  /** The number of the last journal entry that wrote one of its postings, or confirmed it. */
  readonly lastSeq: number;
  readonly amounts: Readonly<Record<FactualMeasure, FundAmounts>>;
  /** In date order, as reported by the day that is read. */
  readonly plan: readonly Pick<PlanPoint, "date" | "amounts">[];
  /** What the next fiscal year needs, as reported by the day that is read; `{}` where nothing says so. */
  readonly requirement: FundAmounts;
}

/** The line with everything that is known: dated by its latest fact. */
export function currentLine(balance: Balance): LedgerLine {
  return {
    project: balance.project,
    asOf: factsDay(balance),
    lastSeq: balance.lastSeq,
    amounts: amountsBy((measure) => balance.measures[measure]?.monthEnds[11] ?? {}),
    plan: balance.plan,
    requirement: balance.requirement.at(-1)?.amounts ?? {},
  };
}

/** The day of the latest fact that is known. */
export function factsDay(balance: Balance): IsoDate {
  return latestFact(balance) ?? balance.asOf;
}

/** The line of a balance that holds nothing later than `date`; null where it says nothing. */
export function lineOn(balance: Balance, date: IsoDate): LedgerLine | null {
  const line = { ...currentLine(balance), asOf: latestFact(balance) ?? date };
  const isEmpty =
    line.plan.length === 0 &&
    Object.keys(line.requirement).length === 0 &&
    factualMeasures.every((measure) => Object.keys(line.amounts[measure]).length === 0);
  return isEmpty ? null : line;
}

/**
 * The fold of what was known of a line by `date`, from today's fold alone: no later fact is in it. Its names are today's,
 * and so is what it rests on.
 * @returns a blank fold where nothing was known; null where it cannot tell, for a later plan, a later statement of that month, or
 * a payment of the same month behind that day and a statement: use `balanceThen`.
 */
export function balanceAt(balance: Balance, date: IsoDate): Balance | null {
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

/** The same from all postings of the line. */
export function balanceThen(postings: readonly Posting[], balance: Balance, date: IsoDate): Balance {
  const then = rebuildAt(postings, date);
  // Whatever was known then was taken back since.
  const isBlankThen = then === null || then.toldSeq === null;
  if (isBlankThen) return { ...balance, measures: {}, plan: [], requirement: [], asOf: date };
  const { project, earlierNames, lastSeq } = balance;
  return { ...then, project, earlierNames, lastSeq, asOf: then.asOf < date ? then.asOf : date };
}

/** Whether nothing is known of it but its names. */
export function isBlank({ measures, plan, requirement }: Balance): boolean {
  return Object.keys(measures).length === 0 && plan.length === 0 && requirement.length === 0;
}

/** The fold of what was known of a line by `date`; null of nothing. */
export function rebuildAt(postings: readonly Posting[], date: IsoDate): Balance | null {
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

function latestFact({ measures }: Balance): IsoDate | null {
  return Object.values(measures)
    .map(({ latest }) => latest)
    .reduce<IsoDate | null>((last, date) => (last === null ? date : laterOf(last, date)), null);
}

function amountsBy(amounts: (measure: FactualMeasure) => FundAmounts): LedgerLine["amounts"] {
  return {
    appropriation: amounts("appropriation"),
    "current-budget": amounts("current-budget"),
    commitment: amounts("commitment"),
    expenditure: amounts("expenditure"),
  };
}

/**
 * What a measure's fold was on a day. The fold keeps what stood at each month end, which statement
 * that rests on, and every day's increments: together they tell any day, but for one that a later statement of the
 * same month follows. What stood before that statement, only the postings know.
 * @returns null where nothing was known by then.
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

/**
 * A line that a full statement leaves out: the statement is the total of its day, so what earlier files said of the
 * line is in no total from that day on, until a file states it again.
 * @param statedThrough the day of the full statement that stands; null where none does.
 */
export function isLeftOut({ measures }: Balance, statedThrough: IsoDate | null): boolean {
  if (statedThrough === null) return false;
  const states = Object.values(measures);
  const stated = states.map(({ statedOn }) => statedOn[11] ?? null);
  return (
    stated.some((day) => day !== null) &&
    // Of two statements of one month the fold keeps the later: a line that came back is not left out.
    stated.every((day) => day === null || day < statedThrough) &&
    states.every(({ days }) => !days.some(({ date }) => date > statedThrough))
  );
}
