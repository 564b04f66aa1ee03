/** One line of the ledger, now or on a day: what a view, a pace and a rule work on. It comes from the balance of that day. */
import { datePartsOf, type IsoDate, laterOf, laterOrNull, monthEnd } from "../values/calendar.ts";
import { addFunds, type FundAmounts } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures } from "../values/measure.ts";
import type { ProjectFacts } from "../values/project.ts";
import type { Balance, MeasureState, PlanPoint } from "./balance.ts";

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

/** The line with everything that is known, on the day that its figures speak of. */
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

/**
 * The day that the figures speak of: that of the spending, where totals of it are stated. A budget that is told later, as a
 * supplementary one is, makes no spending of June one of November. Where payments alone tell it, the latest fact.
 */
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

function latestFact({ measures }: Balance): IsoDate | null {
  const { expenditure } = measures;
  if ((expenditure?.statedOn[11] ?? null) !== null) return expenditure?.latest ?? null;
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
 * What a line is beside a full statement. Where the statement leaves it out, what was said of days up to its own is in no total from
 * that day on, for the statement is the total of its day; what is paid later adds, without what was stated before, until a file states the line again.
 * @param through the day of the full statement that stands; null where none does.
 * @returns the line itself where nothing is left out; null where nothing of it counts.
 */
export function countedUnder(balance: Balance, through: IsoDate | null): Balance | null {
  const statedThrough = leftOutThrough(balance, through);
  return statedThrough === null ? balance : incrementsAfter(balance, statedThrough);
}

/** The day of the full statement, or of the merger, that leaves the line out; null where it stands in all. */
export function leftOutThrough({ measures, mergedOn }: Balance, through: IsoDate | null): IsoDate | null {
  const statedThrough = laterOrNull(through, mergedOn ?? null);
  const states = Object.values(measures);
  if (statedThrough === null || states.length === 0) return null;
  // Of two statements of one month the fold keeps the later: a line that came back is not left out.
  const isStated = states.some(({ statedOn }) => (statedOn[11] ?? "") >= statedThrough);
  return isStated || states.every((state) => isLaterAlone(state, statedThrough)) ? null : statedThrough;
}

/** Nothing is known of days up to the statement, so there is nothing that it could leave out. */
function isLaterAlone({ statedOn, days }: MeasureState, through: IsoDate): boolean {
  return (statedOn[11] ?? null) === null && days.every(({ date }) => date > through);
}

export function isLeftOut(balance: Balance, through: IsoDate | null): boolean {
  return countedUnder(balance, through) === null;
}

/** The line with what was added after that day alone, as its payments; null where there is nothing. */
export function incrementsAfter(balance: Balance, day: IsoDate): Balance | null {
  const measures: { [measure in FactualMeasure]?: MeasureState } = {};
  for (const measure of factualMeasures) {
    const state = balance.measures[measure];
    const days = state?.days.filter(({ date }) => date > day) ?? [];
    if (state !== undefined && days.length > 0) measures[measure] = stateOf(state, days);
  }
  if (Object.keys(measures).length === 0) return null;
  const isSince = ({ asOf }: PlanPoint): boolean => asOf > day;
  return {
    ...balance,
    measures,
    plan: balance.plan.filter(isSince),
    requirement: balance.requirement.filter(isSince),
  };
}

function stateOf({ statedOn, latest }: MeasureState, days: MeasureState["days"]): MeasureState {
  const { year } = datePartsOf(latest);
  const monthEnds = statedOn.map((_, at) => {
    const end = monthEnd(year, at + 1);
    return days
      .filter(({ date }) => date <= end)
      .map(({ amounts }) => amounts)
      .reduce<FundAmounts>(addFunds, {});
  });
  return { statedOn: statedOn.map(() => null), latest, monthEnds, days };
}
