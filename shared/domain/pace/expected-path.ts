/**
 * Where spending should be by a day: a ladder of sources, the best that speaks, and it always says which.
 * `docs/forecast.md` tells it with examples.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { holdsPart, namesOf } from "../policy/line-names.ts";
import { stageDay, stagesOf, targetBasisPointsOf } from "../policy/line-policy.ts";
import type { Policy } from "../policy/policy.ts";
import { budgetOf, type RateBasis } from "../rates/rate.ts";
import { datePartsOf, type IsoDate } from "../values/calendar.ts";
import { type Fund, totalOf } from "../values/fund.ts";
import type { Won } from "../values/won.ts";
import { type LastYear, lastYearPath, similarPath } from "./last-year.ts";
import {
  partsBy,
  type Path,
  type PlannedAmount,
  plannedBy,
  planPathOf,
  raisedBy,
  wholeParts,
} from "./path.ts";

/** From the best to the last. */
export const paceSources = [
  "own-plan",
  "own-last-year",
  "similar-projects",
  "policy-curve",
  "calendar",
] as const;
export type PaceSource = (typeof paceSources)[number];

/** What some lines together should have spent by a day. */
export interface Expectation {
  /** `mixed`: the lines stand on several. */
  readonly paceSource: PaceSource | "mixed";
  /** How many lines stand on each. */
  readonly linesOn: Readonly<Record<PaceSource, number>>;
  readonly budget: Won;
  /** Won, rounded down. */
  readonly expected: Won;
  /** `expected` of `budget`, rounded down. */
  readonly basisPoints: bigint;
  /** The year-end target of `budget`, in won, rounded up. */
  readonly target: Won;
}

export interface PathQuestion {
  readonly basis: RateBasis;
  readonly policy: Policy;
  /** Null: no books of the year before. */
  readonly history: LastYear | null;
  /**
   * The day, in the fiscal year of the lines. Null: each line by the day of its own figures, so that pace never
   * goes on where nothing new came in.
   */
  readonly date: IsoDate | null;
  /** One fund's money, or all of it. */
  readonly fund: Fund | "all";
  /** Asks one source alone, for a comparison of them; left out, the best that speaks. */
  readonly paceSource?: PaceSource;
}

/** The source that a line stands on, and the path there: planned won, or shares of the year's spending. */
export type PacePosition =
  | { readonly paceSource: "own-plan"; readonly planned: readonly PlannedAmount[] }
  | { readonly paceSource: Exclude<PaceSource, "own-plan">; readonly path: Path | "calendar" };

/** Won are counted in this many parts until the end, so that only a scope's sum is rounded. */
const partsPerWon = 10_000n * wholeParts;

/**
 * What the lines should have spent by the end of a day. A line without a positive budget expects nothing.
 * The won of a scope are the sum over its lines, rounded down once: at most one won per line above the sum
 * of what the lines show alone.
 * @returns null where the lines have no positive budget together.
 */
export function expectationOf(lines: readonly LedgerLine[], question: PathQuestion): Expectation | null {
  const linesOn = {
    "own-plan": 0,
    "own-last-year": 0,
    "similar-projects": 0,
    "policy-curve": 0,
    calendar: 0,
  };
  let [budget, expected, target] = [0n, 0n, 0n];
  let paceSource: PaceSource | "mixed" | null = null;
  for (const line of lines) {
    const own = budgetIn(line, question);
    budget += own ?? 0n;
    const position = own === null || own <= 0n ? null : pacePositionOf(line, question);
    if (own === null || position === null) continue;
    const share = targetBasisPointsOf(line.project, question.policy);
    expected += expectedParts(line, own, share, position, question);
    target += own * share;
    linesOn[position.paceSource] += 1;
    paceSource = paceSource === null || paceSource === position.paceSource ? position.paceSource : "mixed";
  }
  if (paceSource === null || budget <= 0n) return null;
  return {
    paceSource,
    linesOn,
    budget,
    expected: expected / partsPerWon,
    basisPoints: (expected * 10_000n) / (partsPerWon * budget),
    target: (target + 9_999n) / 10_000n,
  };
}

/** The best source that speaks for a line; null only where one source is asked for and is silent. */
export function pacePositionOf(line: LedgerLine, question: PathQuestion): PacePosition | null {
  if (question.paceSource !== undefined) return pacePositionOn(question.paceSource, line, question);
  for (const paceSource of paceSources) {
    const position = pacePositionOn(paceSource, line, question);
    if (position !== null) return position;
  }
  return null;
}

/** The share of its year-end amount that a line has spent by the day if it keeps to its path, in parts of `wholeParts`. */
export function passedParts(position: PacePosition, date: IsoDate): bigint {
  if (position.paceSource !== "own-plan") return partsBy(position.path, date);
  const yearEnd = position.planned.at(-1)?.amount ?? 0n;
  // A plan to spend nothing gives no shape.
  return yearEnd === 0n ? partsBy("calendar", date) : plannedBy(position.planned, date, wholeParts) / yearEnd;
}

/** The day by which a line is asked. */
export function dayOf({ asOf }: Pick<LedgerLine, "asOf">, { date }: Pick<PathQuestion, "date">): IsoDate {
  return date ?? asOf;
}

/** A line's budget in the basis, of the fund asked for. */
export function budgetIn(
  line: LedgerLine,
  { basis, fund }: Pick<PathQuestion, "basis" | "fund">,
): Won | null {
  const budget = budgetOf(line, basis);
  return fund === "all" ? totalOf(budget) : (budget[fund] ?? null);
}

function pacePositionOn(
  paceSource: PaceSource,
  line: LedgerLine,
  { policy, history, fund }: PathQuestion,
): PacePosition | null {
  switch (paceSource) {
    case "own-plan": {
      const planned = planPathOf(line, fund) ?? planPathOf(line, "all");
      return planned === null ? null : { paceSource, planned };
    }
    case "own-last-year": {
      const path = history === null ? null : lastYearPath(history, line.project, fund);
      return path === null ? null : { paceSource, path };
    }
    case "similar-projects": {
      const path = history === null ? null : similarPath(history, line.project, policy.minimumPeers);
      return path === null ? null : { paceSource, path };
    }
    case "policy-curve": {
      const { name } = namesOf(line.project);
      const late = policy.spentLate.find(({ nameParts }) => holdsPart(name, nameParts));
      if (late !== undefined) return { paceSource, path: late.curve };
      const isEven = holdsPart(name, policy.evenlySpentNameParts);
      return policy.curve === null || isEven ? null : { paceSource, path: policy.curve };
    }
    case "calendar":
      return { paceSource, path: "calendar" };
  }
}

function expectedParts(
  line: LedgerLine,
  budget: Won,
  targetBasisPoints: bigint,
  position: PacePosition,
  question: PathQuestion,
): bigint {
  const day = dayOf(line, question);
  const pathOn = (date: IsoDate): bigint =>
    position.paceSource === "own-plan"
      ? plannedParts(line, budget, position.planned, date, question)
      : budget * targetBasisPoints * partsBy(position.path, date);
  const stages = stagesOf(line.project, question.policy);
  if (stages.length === 0) return pathOn(day);
  const { year } = datePartsOf(day);
  const steps = stages.map((stage) => ({
    date: stageDay(stage, year),
    // A line whose own target for the whole year is lower is not asked for more than that on the way.
    amount:
      budget * wholeParts * (stage.basisPoints < targetBasisPoints ? stage.basisPoints : targetBasisPoints),
  }));
  return raisedBy(steps, pathOn, day);
}

/** Planned won; of a plan that is not split by fund, the part that the fund has of the budget. */
function plannedParts(
  line: LedgerLine,
  budget: Won,
  planned: readonly PlannedAmount[],
  date: IsoDate,
  { basis, fund }: PathQuestion,
): bigint {
  const parts = plannedBy(planned, date, partsPerWon);
  const total = totalOf(budgetOf(line, basis));
  if (fund === "all" || total === null || total <= 0n || planPathOf(line, fund) !== null) return parts;
  return (parts * budget) / total;
}
