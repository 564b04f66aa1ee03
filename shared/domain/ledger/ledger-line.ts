/** One line of the ledger, now or on a day: what a view, a pace and a rule work on. It comes from the balance of that day. */
import { type IsoDate, laterOf, laterOrNull } from "../values/calendar.ts";
import type { FundAmounts } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures } from "../values/measure.ts";
import type { ProjectFacts } from "../values/project.ts";
import type { Balance, PlanPoint } from "./balance.ts";

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
 * A line that a full statement leaves out: the statement is the total of its day, so what earlier files said of the
 * line is in no total from that day on, until a file states it again.
 * @param through the day of the full statement that stands; null where none does.
 */
export function isLeftOut({ measures, mergedOn }: Balance, through: IsoDate | null): boolean {
  const statedThrough = laterOrNull(through, mergedOn ?? null);
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
