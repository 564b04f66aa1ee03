/**
 * The balance of a project is the fold of its postings. For each measure, at a date X:
 *
 *   the latest cumulative statement dated <= X, plus every increment dated after it, up to X.
 *
 * A statement is all the cumulative entries of one measure that one posting dates alike: a later one
 * replaces it whole, so a total that is split by fund for the first time is not counted beside the old
 * total. On one date the posting with the later as-of wins, then the later upload. Of payment lists
 * that cover a day the one known latest states it; `entries.ts` says what counts.
 *
 * `rebuild` is the truth. `evolve` is its fast path for a posting that nothing later has overtaken.
 */
import { type IsoDate, laterOf, monthOf } from "../values/calendar.ts";
import { addFunds, type FundAmounts } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, type ForwardMeasure, isForward } from "../values/measure.ts";
import { ascending } from "../values/order.ts";
import { earlierNames, mergeFacts, type ProjectFacts } from "../values/project.ts";
import { byDate, liveEntries, livePostings, statementOf, sumByFund } from "./entries.ts";
import { type Entry, type Posting, writtenBy } from "./posting.ts";

export interface MeasureState {
  /** For each month end, the date of the statement that counts; null while there are only increments. */
  readonly statedOn: readonly (IsoDate | null)[];
  /** The latest date that any entry of the measure bears. */
  readonly latest: IsoDate;
  /** What was known at each of the twelve month ends; `{}` before the first entry. */
  readonly monthEnds: readonly FundAmounts[];
  /** The increments of each day together, in date order, those under a later statement too. */
  readonly days: readonly DayAmounts[];
}

export interface DayAmounts {
  readonly date: IsoDate;
  readonly amounts: FundAmounts;
}

/** What is planned, or will be needed, by a date, and which posting said so. */
export interface PlanPoint {
  readonly date: IsoDate;
  readonly asOf: IsoDate;
  readonly seq: number;
  readonly amounts: FundAmounts;
}

export interface Balance {
  readonly project: ProjectFacts;
  /** What it was called before, the latest last: payment lists may go on with it. */
  readonly earlierNames: readonly string[];
  /** The number of the last journal entry that wrote one of its postings, or confirmed it. */
  readonly lastSeq: number;
  /** The number of the latest posting that counts; null where all were taken back, and nothing is known. */
  readonly toldSeq: number | null;
  /** The latest as-of folded in. */
  readonly asOf: IsoDate;
  readonly measures: { readonly [measure in FactualMeasure]?: MeasureState };
  /** In date order, at most one for a date. */
  readonly plan: readonly PlanPoint[];
  /** What the next fiscal year needs, by its end: as `plan`. */
  readonly requirement: readonly PlanPoint[];
  /** As a reading has it and nothing is stored: from this day on its money is in another project. */
  readonly mergedOn?: IsoDate | undefined;
}

/** True when `evolve` gives what `rebuild` would: nothing folded so far is later than the posting. */
export function follows(balance: Balance, posting: Posting): boolean {
  if (posting.reverses !== null || balance.toldSeq === null) return false;
  if (posting.seq <= balance.lastSeq || posting.asOf < balance.asOf) return false;
  const { covers } = posting;
  if (covers !== null && Object.values(balance.measures).some((state) => hasDayFrom(state, covers.from))) {
    return false;
  }
  return posting.entries.every((entry) => {
    if (isForward(entry.measure)) return true;
    const state = balance.measures[entry.measure];
    return state === undefined || entry.date >= state.latest;
  });
}

/** Folds one more posting in. Call it only where `follows` holds; elsewhere `rebuild`. */
export function evolve(balance: Balance | null, posting: Posting): Balance {
  if (balance === null ? posting.reverses !== null : !follows(balance, posting)) {
    throw new RangeError(
      `Posting ${posting.seq} of ${posting.project.id} is back-dated: rebuild the project`,
    );
  }
  const measures: { [measure in FactualMeasure]?: MeasureState } = { ...balance?.measures };
  // Asked for once: a list puts its payments in order each time.
  const said = Map.groupBy(posting.entries, ({ measure }) => measure);
  for (const measure of factualMeasures) {
    const entries = said.get(measure) ?? [];
    if (entries.length > 0) measures[measure] = evolveMeasure(measures[measure] ?? null, entries);
  }
  return {
    project: balance === null ? posting.project : mergeFacts(balance.project, posting.project),
    earlierNames:
      balance === null ? [] : earlierNames(balance.earlierNames, balance.project.name, posting.project.name),
    lastSeq: posting.seq,
    toldSeq: posting.seq,
    asOf: posting.asOf,
    measures,
    plan: evolvePoints(balance?.plan ?? [], posting, said.get("plan") ?? []),
    requirement: evolvePoints(balance?.requirement ?? [], posting, said.get("requirement") ?? []),
  };
}

/** The balance from all postings of one project, in any order; null from none. */
export function rebuild(postings: readonly Posting[]): Balance | null {
  const newest = postings.toSorted((a, b) => a.seq - b.seq).at(-1);
  if (newest === undefined) return null;
  const live = livePostings(postings);
  const measures: { [measure in FactualMeasure]?: MeasureState } = {};
  for (const measure of factualMeasures) {
    const entries = liveEntries(live, measure).map(({ entry }) => entry);
    if (entries.length > 0) measures[measure] = evolveMeasure(null, entries);
  }
  const last = live.at(-1);
  return {
    project: last === undefined ? newest.project : live.map(({ project }) => project).reduce(mergeFacts),
    earlierNames: namesBefore(live),
    lastSeq: Math.max(...postings.map(writtenBy)),
    toldSeq: last === undefined ? null : Math.max(...live.map(({ seq }) => seq)),
    asOf: last?.asOf ?? newest.asOf,
    measures,
    plan: pointsOf(live, "plan"),
    requirement: pointsOf(live, "requirement"),
  };
}

function namesBefore(live: readonly Posting[]): readonly string[] {
  let [names, before]: [readonly string[], string | null] = [[], null];
  for (const { project } of live) {
    if (before !== null) names = earlierNames(names, before, project.name);
    before = project.name;
  }
  return names;
}

function hasDayFrom({ days }: MeasureState, from: IsoDate): boolean {
  const last = days.at(-1);
  return last !== undefined && last.date >= from;
}

function evolveMeasure(before: MeasureState | null, entries: readonly Entry[]): MeasureState {
  const monthEnds: FundAmounts[] = before === null ? twelve({}) : [...before.monthEnds];
  const statedOn: (IsoDate | null)[] = before === null ? twelve(null) : [...before.statedOn];
  const days: DayAmounts[] = before === null ? [] : [...before.days];
  let latest = before?.latest ?? null;
  let stated = statedOn[11] ?? null;
  let amounts = monthEnds[11] ?? {};
  for (const [date, onDate] of byDate(entries)) {
    const statement = statementOf(onDate);
    const increments = onDate.filter(({ kind }) => kind === "increment");
    if (increments.length > 0) addDay(days, date, sumByFund(increments));
    if (statement !== null) [amounts, stated] = [statement, date];
    else if (stated === null || date > stated) amounts = addFunds(amounts, sumByFund(increments));
    latest = latest === null ? date : laterOf(latest, date);
    for (let month = monthOf(date); month <= 12; month++) {
      monthEnds[month - 1] = amounts;
      statedOn[month - 1] = stated;
    }
  }
  if (latest === null) throw new RangeError("A measure without entries has no state");
  return { statedOn, latest, monthEnds, days };
}

/** Entries come in date order, so a day is the last one or a new one. */
function addDay(days: DayAmounts[], date: IsoDate, amounts: FundAmounts): void {
  const last = days.at(-1);
  if (last?.date === date) days[days.length - 1] = { date, amounts: addFunds(last.amounts, amounts) };
  else days.push({ date, amounts });
}

function pointsOf(live: readonly Posting[], measure: ForwardMeasure): PlanPoint[] {
  return live.reduce<PlanPoint[]>((points, posting) => {
    const entries = posting.entries.filter((entry) => entry.measure === measure);
    return evolvePoints(points, posting, entries);
  }, []);
}

/** A plan is a curve whose points may be restated one by one; the later knowledge of a point wins. */
function evolvePoints(
  before: readonly PlanPoint[],
  posting: Posting,
  entries: readonly Entry[],
): PlanPoint[] {
  if (entries.length === 0) return [...before];
  const points = new Map(before.map((point) => [point.date, point]));
  for (const [date, onDate] of byDate(entries)) {
    const known = points.get(date);
    const isNewer =
      known === undefined ||
      posting.asOf > known.asOf ||
      (posting.asOf === known.asOf && posting.seq > known.seq);
    const amounts = statementOf(onDate);
    if (isNewer && amounts !== null)
      points.set(date, { date, asOf: posting.asOf, seq: posting.seq, amounts });
  }
  return [...points.values()].toSorted((a, b) => ascending(a.date, b.date));
}

function twelve<Value>(value: Value): Value[] {
  return Array.from({ length: 12 }, () => value);
}
