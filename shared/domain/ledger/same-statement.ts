/** Tells whether a posting repeats, word for word, what the ledger holds already: then it is not written. */
import type { Balance, MeasureState, PlanPoint } from "./balance.ts";
import { type FundAmounts, sameFunds } from "../values/fund.ts";
import { factualMeasures, isForward } from "../values/measure.ts";
import type { Entry, Posting } from "./posting.ts";
import { sameFacts } from "../values/project.ts";

/**
 * True when `after`, which is `before` with `posting` folded in, differs in nothing that any later
 * fold or any view could notice. Increments always count: the same payment twice is two payments. So
 * does a total known later than the day it speaks of: it may confirm an old one, which figures known
 * in between and arriving late then do not replace.
 */
export function isRepetition(before: Balance, posting: Posting, after: Balance): boolean {
  return (
    posting.asOf === before.asOf &&
    posting.entries.every((entry) => entry.kind === "cumulative" && isOfItsDay(entry, posting)) &&
    before.asOf === after.asOf &&
    sameFacts(before.project, after.project) &&
    factualMeasures.every((measure) => sameState(before.measures[measure], after.measures[measure])) &&
    samePoints(before.plan, after.plan) &&
    samePoints(before.requirement, after.requirement)
  );
}

function isOfItsDay(entry: Entry, posting: Posting): boolean {
  return isForward(entry.measure) || entry.date === posting.asOf;
}

function sameState(a: MeasureState | undefined, b: MeasureState | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.latest === b.latest &&
    a.statedOn.every((date, month) => date === b.statedOn[month]) &&
    sameYear(a.monthEnds, b.monthEnds) &&
    a.days.length === b.days.length
  );
}

function sameYear(a: readonly FundAmounts[], b: readonly FundAmounts[]): boolean {
  return a.every((amounts, month) => sameFunds(amounts, b[month] ?? {}));
}

function samePoints(a: readonly PlanPoint[], b: readonly PlanPoint[]): boolean {
  return a.length === b.length && a.every((point, at) => samePoint(point, b[at]));
}

/** The number of the upload that said it is left out: it only breaks ties between different amounts. */
function samePoint(a: PlanPoint, b: PlanPoint | undefined): boolean {
  return b !== undefined && a.date === b.date && a.asOf === b.asOf && sameFunds(a.amounts, b.amounts);
}
