/**
 * One line of the ledger as it stood on a day: what a view, a pace and a rule work on. A line comes
 * from the balance alone where that can tell, else from the postings.
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
  /** The number of the latest upload that was known when the line was made. */
  readonly lastSeq: number;
  readonly amounts: Readonly<Record<FactualMeasure, FundAmounts>>;
  /** In date order, as known on `asOf`. */
  readonly plan: readonly Pick<PlanPoint, "date" | "amounts">[];
  /** What the next fiscal year needs, as known on `asOf`; `{}` where nothing says so. */
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

export type LineAt =
  | { readonly kind: "line"; readonly line: LedgerLine }
  /** Nothing dated up to that day. */
  | { readonly kind: "unknown" }
  /** A later statement of that month, or a later plan, stands over it: use `rebuildAt` and `lineFrom`. */
  | { readonly kind: "replay-needed" };

/** The line as of `date`, from the balance alone. It is dated by its own latest figures, where those are older. */
export function lineAt(balance: Balance, date: IsoDate): LineAt {
  if ([...balance.plan, ...balance.requirement].some((point) => point.asOf > date))
    return { kind: "replay-needed" };
  const known = new Map<FactualMeasure, FundAmounts>();
  for (const measure of factualMeasures) {
    const state = balance.measures[measure];
    const amounts = state === undefined ? {} : measureOn(state, date);
    if (amounts === null) return { kind: "replay-needed" };
    known.set(measure, amounts);
  }
  return knownLine({
    ...currentLine(balance),
    asOf: latestFactBy(balance, date) ?? date,
    amounts: amountsBy((measure) => known.get(measure) ?? {}),
  });
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

/** The line as of `date`, from the fold of what was known by then. Its names are today's, and so is what it rests on. */
export function lineFrom(then: Balance | null, { project, lastSeq }: Balance, date: IsoDate): LineAt {
  if (then === null) return { kind: "unknown" };
  return knownLine({ ...currentLine(then), project, lastSeq, asOf: latestFact(then) ?? date });
}

/** A fact is known from its own date on, a plan from the day on which it was reported. */
function isKnown(entry: Entry, posting: Posting, date: IsoDate): boolean {
  return isForward(entry.measure) ? posting.asOf <= date : entry.date <= date;
}

function knownLine(line: LedgerLine): LineAt {
  const isEmpty =
    line.plan.length === 0 &&
    Object.keys(line.requirement).length === 0 &&
    factualMeasures.every((measure) => Object.keys(line.amounts[measure]).length === 0);
  return isEmpty ? { kind: "unknown" } : { kind: "line", line };
}

function latestFact(balance: Balance): IsoDate | null {
  return latestOf(Object.values(balance.measures).map((state) => state.latest));
}

function latestFactBy(balance: Balance, date: IsoDate): IsoDate | null {
  return latestOf(Object.values(balance.measures).map((state) => latestBy(state, date)));
}

function latestOf(dates: readonly (IsoDate | null)[]): IsoDate | null {
  return dates.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
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
 * What a measure stood at on a day, from its fold alone. The fold keeps what stood at each month end, which statement
 * that rests on, and every day's increments: together they tell any day, but for one that a later statement of the
 * same month follows. What stood before that statement, only the postings know.
 * @returns null where only the postings can tell.
 */
function measureOn({ statedOn, latest, monthEnds, days }: MeasureState, date: IsoDate): FundAmounts | null {
  if (date >= latest) return monthEnds[11] ?? {};
  const { year, month } = datePartsOf(date);
  // Month ends are those of the fiscal year: they say nothing of a year before it.
  if (year < datePartsOf(latest).year) return {};
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

/** The latest date of what `measureOn` tells of a day; null where nothing was known by then. */
function latestBy({ statedOn, latest, days }: MeasureState, date: IsoDate): IsoDate | null {
  if (date >= latest) return latest;
  const { year, month } = datePartsOf(date);
  if (year < datePartsOf(latest).year) return null;
  const stated = statedOn[month - 1] ?? null;
  const increment = days.findLast((each) => each.date <= date)?.date ?? null;
  return stated === null || increment === null ? (stated ?? increment) : laterOf(stated, increment);
}

/**
 * A line that a full statement leaves out: the statement is the total of its day, so what earlier files said of the
 * line is in no total from that day on, until a file states it again.
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
