/** Tells whether a posting repeats, word for word, what the ledger holds already: then it is not written. */
import type { Balance, MeasureState, PlanPoint } from "./balance.ts";
import { type FundAmounts, sameFunds } from "./fund.ts";
import { factualMeasures } from "./measure.ts";
import type { Entry, Posting } from "./posting.ts";
import type { ProjectFacts } from "./project.ts";

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
    before.plan.length === after.plan.length &&
    before.plan.every((point, at) => samePoint(point, after.plan[at]))
  );
}

function isOfItsDay(entry: Entry, posting: Posting): boolean {
  return entry.measure === "plan" || entry.date === posting.asOf;
}

function sameFacts(a: ProjectFacts, b: ProjectFacts): boolean {
  const keys = [
    "id",
    "tier",
    "name",
    "department",
    "unitProject",
    "team",
    "account",
    "field",
    "contact",
  ] as const;
  return keys.every((key) => a[key] === b[key]);
}

function sameState(a: MeasureState | undefined, b: MeasureState | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.statedOn === b.statedOn && a.latest === b.latest && sameYear(a.monthEnds, b.monthEnds);
}

function sameYear(a: readonly FundAmounts[], b: readonly FundAmounts[]): boolean {
  return a.every((amounts, month) => sameFunds(amounts, b[month] ?? {}));
}

/** The number of the upload that said it is left out: it only breaks ties between different amounts. */
function samePoint(a: PlanPoint, b: PlanPoint | undefined): boolean {
  return b !== undefined && a.date === b.date && a.asOf === b.asOf && sameFunds(a.amounts, b.amounts);
}
