/**
 * The balance of a project is the fold of its postings. For each measure, at a date X:
 *
 *   the latest cumulative statement dated <= X, plus every increment dated after it, up to X.
 *
 * A statement is all the cumulative entries of one measure that one posting dates alike: a later one
 * replaces it whole, so a total that is split by fund for the first time is not counted beside the old
 * total. On one date the posting with the later as-of wins, then the later upload.
 *
 * `rebuild` is the truth. `evolve` is its fast path for a posting that nothing later has overtaken.
 */
import { type IsoDate, laterOf, monthOf } from "./calendar.ts";
import { addFunds, type Fund, type FundAmounts } from "./fund.ts";
import { type FactualMeasure, factualMeasures } from "./measure.ts";
import type { Entry, Posting } from "./posting.ts";
import { mergeFacts, type ProjectFacts } from "./project.ts";
import type { Won } from "./won.ts";

export interface MeasureState {
  /** The date of the statement that counts; null while there are only increments. */
  readonly statedOn: IsoDate | null;
  /** The latest date that any entry of the measure bears. */
  readonly latest: IsoDate;
  /** What was known at each of the twelve month ends; `{}` before the first entry. */
  readonly monthEnds: readonly FundAmounts[];
}

/** What is planned to be spent by a date, and which posting said so. */
export interface PlanPoint {
  readonly date: IsoDate;
  readonly asOf: IsoDate;
  readonly seq: number;
  readonly amounts: FundAmounts;
}

export interface Balance {
  readonly project: ProjectFacts;
  /** The greatest upload number folded in. */
  readonly lastSeq: number;
  /** The latest as-of folded in. */
  readonly asOf: IsoDate;
  readonly measures: { readonly [measure in FactualMeasure]?: MeasureState };
  /** In date order, at most one for a date. */
  readonly plan: readonly PlanPoint[];
}

/** True when `evolve` gives what `rebuild` would: nothing folded so far is later than the posting. */
export function follows(balance: Balance, posting: Posting): boolean {
  if (posting.seq <= balance.lastSeq || posting.asOf < balance.asOf) return false;
  return posting.entries.every((entry) => {
    if (entry.measure === "plan") return true;
    const state = balance.measures[entry.measure];
    return state === undefined || entry.date >= state.latest;
  });
}

/** Folds one more posting in. Call it only where `follows` holds; elsewhere `rebuild`. */
export function evolve(balance: Balance | null, posting: Posting): Balance {
  if (balance !== null && !follows(balance, posting)) {
    throw new RangeError(
      `Posting ${posting.seq} of ${posting.project.id} is back-dated: rebuild the project`,
    );
  }
  const measures: { [measure in FactualMeasure]?: MeasureState } = { ...balance?.measures };
  for (const measure of factualMeasures) {
    const entries = posting.entries.filter((entry) => entry.measure === measure);
    if (entries.length > 0) measures[measure] = evolveMeasure(measures[measure] ?? null, entries);
  }
  return {
    project: balance === null ? posting.project : mergeFacts(balance.project, posting.project),
    lastSeq: posting.seq,
    asOf: posting.asOf,
    measures,
    plan: evolvePlan(balance?.plan ?? [], posting),
  };
}

/** The balance from all postings of one project, in any order; null from none. */
export function rebuild(postings: readonly Posting[]): Balance | null {
  const inOrder = postings.toSorted(byKnowledge);
  const last = inOrder.at(-1);
  if (last === undefined) return null;
  const measures: { [measure in FactualMeasure]?: MeasureState } = {};
  for (const measure of factualMeasures) {
    const state = rebuildMeasure(inOrder, measure);
    if (state !== null) measures[measure] = state;
  }
  return {
    project: inOrder.map((posting) => posting.project).reduce(mergeFacts),
    lastSeq: Math.max(...inOrder.map((posting) => posting.seq)),
    asOf: last.asOf,
    measures,
    plan: inOrder.reduce(evolvePlan, []),
  };
}

function evolveMeasure(before: MeasureState | null, entries: readonly Entry[]): MeasureState {
  const monthEnds: FundAmounts[] = before === null ? nothingKnown() : [...before.monthEnds];
  let statedOn = before?.statedOn ?? null;
  let latest = before?.latest ?? null;
  let amounts = monthEnds[11] ?? {};
  for (const [date, onDate] of byDate(entries)) {
    const statement = statementOf(onDate);
    if (statement !== null) {
      amounts = statement;
      statedOn = date;
    } else if (statedOn === null || date > statedOn) {
      amounts = addFunds(amounts, sumByFund(onDate));
    }
    latest = latest === null ? date : laterOf(latest, date);
    for (let month = monthOf(date); month <= 12; month++) monthEnds[month - 1] = amounts;
  }
  if (latest === null) throw new RangeError("A measure without entries has no state");
  return { statedOn, latest, monthEnds };
}

/** Replays one measure from scratch: winners of each date first, then a walk in date order. */
function rebuildMeasure(inOrder: readonly Posting[], measure: FactualMeasure): MeasureState | null {
  const increments: Entry[] = [];
  const statements = new Map<IsoDate, readonly Entry[]>();
  for (const posting of inOrder) {
    const entries = posting.entries.filter((entry) => entry.measure === measure);
    for (const [date, onDate] of byDate(entries)) {
      const cumulative = onDate.filter((entry) => entry.kind === "cumulative");
      if (cumulative.length > 0) statements.set(date, cumulative);
      increments.push(...onDate.filter((entry) => entry.kind === "increment"));
    }
  }
  const winners = [...increments, ...[...statements.values()].flat()];
  return winners.length === 0 ? null : evolveMeasure(null, winners);
}

/** A plan is a curve whose points may be restated one by one; the later knowledge of a point wins. */
function evolvePlan(before: readonly PlanPoint[], posting: Posting): PlanPoint[] {
  const points = new Map(before.map((point) => [point.date, point]));
  const entries = posting.entries.filter((entry) => entry.measure === "plan");
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
  return [...points.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function sumByFund(entries: readonly Entry[]): FundAmounts {
  const sums: { [fund in Fund]?: Won } = {};
  for (const { fund, amount } of entries) sums[fund] = (sums[fund] ?? 0n) + amount;
  return sums;
}

/** The cumulative entries of one date as one statement; null when there are none. */
function statementOf(onDate: readonly Entry[]): FundAmounts | null {
  const cumulative = onDate.filter((entry) => entry.kind === "cumulative");
  if (cumulative.length === 0) return null;
  return Object.fromEntries(cumulative.map((entry) => [entry.fund, entry.amount]));
}

function byDate(entries: readonly Entry[]): [IsoDate, Entry[]][] {
  const dates = new Map<IsoDate, Entry[]>();
  for (const entry of entries) {
    const onDate = dates.get(entry.date);
    if (onDate === undefined) dates.set(entry.date, [entry]);
    else onDate.push(entry);
  }
  return [...dates].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function byKnowledge(a: Posting, b: Posting): number {
  if (a.asOf !== b.asOf) return a.asOf < b.asOf ? -1 : 1;
  return a.seq - b.seq;
}

function nothingKnown(): FundAmounts[] {
  return Array.from({ length: 12 }, () => ({}));
}
