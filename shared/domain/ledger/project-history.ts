/**
 * Everything that was said of a project, in the order of the days it speaks of, with what it had spent by
 * the end of each: the way from any figure back to the rows it came from.
 */
import type { IsoDate } from "../values/calendar.ts";
import { type Fraction, shareOfBudget } from "../values/fraction.ts";
import { addFunds, type Fund, type FundAmounts, totalOf } from "../values/fund.ts";
import { type FactualMeasure, type Measure, measures } from "../values/measure.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import { liveEntries, livePostings, statementOf, sumByFund } from "./entries.ts";
import type { Entry, EntryKind, Posting } from "./posting.ts";
import { type RestatedFigures, restatedFigures } from "./restated-figures.ts";

/** Equal entries of one posting and day are one step. */
export interface HistoryStep {
  readonly date: IsoDate;
  readonly measure: Measure;
  readonly kind: EntryKind;
  readonly fund: Fund;
  /** Won, of each. */
  readonly amount: Won;
  readonly count: number;
  readonly uploadId: string;
  readonly asOf: IsoDate;
  /** Where it stands in the file: of a list its own rows, else those that the project was read from. */
  readonly rows: readonly number[];
  /** False where its upload was taken back, or something known later says the same in its place. */
  readonly isCounted: boolean;
  /** The last file that states the same again, and is no step for that; null where none does. */
  readonly confirmedBy: StepConfirmation | null;
  readonly after: PacePosition;
}

export interface StepConfirmation extends Pick<HistoryStep, "uploadId" | "rows"> {
  readonly date: IsoDate;
}

/** Where the project stood at the end of a day; null where nothing had been said. */
export interface PacePosition {
  /** Of the days before the first budget that was stated: that one, so that payments of January have a rate too. */
  readonly budget: Won | null;
  readonly spent: Won | null;
  readonly rate: Fraction | null;
}

/** What a rate divides, and by which budget: the first that is stated. */
export interface RateMeasures {
  readonly spending: FactualMeasure;
  readonly budgets: readonly FactualMeasure[];
}

/**
 * @param histories all postings of each line that the project is read from, its own first.
 * @param measuresOfRate of the office's rate.
 * @param paidAfter payments up to this day are in no total and do not count; null where each does.
 */
export function projectHistory(
  histories: readonly (readonly Posting[])[],
  measuresOfRate: RateMeasures,
  paidAfter: IsoDate | null,
): HistoryStep[] {
  const live = histories.map(livePostings);
  const restated = restatedFigures(live);
  const entriesOf = (measure: Measure): readonly Entry[] =>
    live.flatMap((postings) => countedEntries(postings, measure, paidAfter));
  const counted = new Set(measures.flatMap(entriesOf));
  const pacePositions = pacePositionsOn(
    entriesOf,
    [...new Set(histories.flat().flatMap(({ entries }) => entries.map(({ date }) => date)))].toSorted(),
    measuresOfRate,
  );
  return histories
    .flat()
    .flatMap((posting) => stepsOf(posting, { counted, restated }, pacePositions))
    .toSorted(byDayAndKnowledge);
}

interface CountedFigures {
  readonly counted: ReadonlySet<Entry>;
  readonly restated: RestatedFigures;
}

function stepsOf(
  posting: Posting,
  { counted, restated }: CountedFigures,
  pacePositions: ReadonlyMap<IsoDate, PacePosition>,
): HistoryStep[] {
  const { entries, rows, uploadId, asOf } = posting;
  const hasRowOfEach = rows.length === entries.length;
  const placed = entries
    .map((entry, at) => ({ entry, row: rows[at] }))
    .filter(({ entry }) => !restated.again.has(entry));
  const equal = Map.groupBy(placed, ({ entry }) => keyOf(entry));
  return [...equal.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { entry } = first;
    const again = restated.confirmations.get(entry) ?? [];
    const last = again.at(-1);
    return [
      {
        ...entry,
        count: group.length,
        uploadId,
        asOf,
        rows: hasRowOfEach ? group.flatMap(({ row }) => row ?? []) : rows,
        isCounted: counted.has(entry) || again.some((by) => by.entries.some((each) => counted.has(each))),
        confirmedBy:
          last === undefined
            ? null
            : { date: last.date, uploadId: last.posting.uploadId, rows: last.posting.rows },
        after: pacePositions.get(entry.date) ?? unknown,
      },
    ];
  });
}

const unknown: PacePosition = { budget: null, spent: null, rate: null };

function pacePositionsOn(
  entriesOf: (measure: FactualMeasure) => readonly Entry[],
  dates: readonly IsoDate[],
  { spending, budgets }: RateMeasures,
): Map<IsoDate, PacePosition> {
  const stated = budgets.map((measure) => amountsOn(entriesOf(measure), dates));
  const spentOn = amountsOn(entriesOf(spending), dates);
  const budgetOn = (date: IsoDate): Won | null =>
    stated.map((amounts) => totalOf(amounts.get(date) ?? {})).find((budget) => budget !== null) ?? null;
  const first = dates.map(budgetOn).find((budget) => budget !== null) ?? null;
  return new Map(
    dates.map((date) => {
      const budget = budgetOn(date) ?? first;
      const spent = totalOf(spentOn.get(date) ?? {});
      return [date, { budget, spent, rate: shareOfBudget(spent, budget) }];
    }),
  );
}

/** What counts of a line: of payments beside a full statement those after its day. */
export function countedEntries(
  postings: readonly Posting[],
  measure: Measure,
  paidAfter: IsoDate | null,
): readonly Entry[] {
  const entries = liveEntries(postings, measure).map(({ entry }) => entry);
  return paidAfter === null ? entries : entries.filter(({ date }) => date > paidAfter);
}

/** The rule of a balance, for each of some days in their order. */
export function amountsOn(entries: readonly Entry[], dates: readonly IsoDate[]): Map<IsoDate, FundAmounts> {
  const byDate = Map.groupBy(entries, ({ date }) => date);
  let amounts: FundAmounts = {};
  return new Map(
    dates.map((date) => {
      const onDate = byDate.get(date) ?? [];
      amounts = statementOf(onDate) ?? addFunds(amounts, sumByFund(onDate));
      return [date, amounts];
    }),
  );
}

function byDayAndKnowledge(a: HistoryStep, b: HistoryStep): number {
  return ascending(a.date, b.date) || ascending(a.asOf, b.asOf);
}

function keyOf({ measure, fund, date, amount, kind }: Entry): string {
  return `${measure} ${fund} ${date} ${amount} ${kind}`;
}
