/** What a rule is: figures of a scope in, a finding with its facts or nothing out, and sentences made of those facts. */
import type { IsoDate } from "../../values/calendar.ts";
import type { Expectation } from "../../pace/expected-path.ts";
import type { Forecast } from "../../pace/forecast.ts";
import type { Fund, FundNames } from "../../values/fund.ts";
import type { Level, ViewRow } from "../../rates/office-view.ts";
import type { Policy, Severity } from "../../policy/policy.ts";
import type { RateBasis } from "../../rates/rate.ts";
import type { RequiredPace } from "../../pace/required-pace.ts";
import type { Won } from "../../values/won.ts";
import { areOfKinds, type FactKinds, type Facts, type FactsOf } from "./facts.ts";
import type { Bilingual } from "../../values/bilingual.ts";

/** What the sender of a file was told of one scope when it was read, and what an alert repeats. */
export interface ReportedFinding extends Bilingual {
  readonly code: string;
  readonly uploadId: string;
  readonly value: string | null;
}

/** What holds for the whole office, so that an exception can be told from what its sources never say. */
export interface OfficeReports {
  /** The latest day that any line of the office speaks of; payments apart, which speak of days with payments only. */
  readonly asOf: IsoDate;
  /** Whether most lines state a budget. */
  readonly budget: boolean;
  /** Whether most lines with a budget report spending. */
  readonly spending: boolean;
}

/** Everything that a rule may look at. */
export interface RuleCase {
  readonly policy: Policy;
  readonly fiscalYear: number;
  readonly basis: RateBasis;
  /** The scope with its lines; lines that the policy excludes are in, `judged` has them not. */
  readonly row: ViewRow;
  /**
   * The row's lines without those that the policy excludes from lag rules and without those that report
   * no spending (`reporting`): what was not reported is not 0 %, and in a sum it would count as that.
   */
  readonly judged: ViewRow["lines"];
  /** The day of the evaluation: silence alone is counted up to it. */
  readonly today: IsoDate;
  /** What the judged lines should have spent, each by the day of its own figures; null where they have no budget. */
  readonly expectation: Expectation | null;
  /** The same by fund, for the funds that the judged lines split both budget and spending by. */
  readonly expectationOfFund: (fund: Fund) => Expectation | null;
  readonly forecast: () => Forecast | null;
  /** What reaching the target takes, and whether a similar project ever did as much. */
  readonly requiredPace: () => RequiredPace | null;
  /** Null of a day for which what was found is not known any more. */
  readonly findings: readonly ReportedFinding[] | null;
  /** The most that the judged lines spent in one month of this year, in won; null where no month ends are known. */
  readonly greatestMonth: () => Won | null;
  /** Whether somebody has said that the scope's money is to be carried over (이월). */
  readonly hasCarryOverNote: boolean;
  readonly office: OfficeReports;
  /**
   * The severity of this rule's open alert for the fund, null when none is open. What is open stays until
   * what opened it is clearly gone, and eases only when it is clearly less.
   */
  readonly openSeverity: (fund: Fund | "all") => Severity | null;
}

export interface Judged<RuleFacts> {
  readonly fund: Fund | "all";
  /** Null: judged, and nothing wrong. */
  readonly severity: Severity | null;
  readonly facts: RuleFacts;
}

export interface RuleDefinition<Name extends string, Kinds extends FactKinds> {
  /** Stable, for programs: `behind-target`. */
  readonly name: Name;
  readonly title: Bilingual;
  /** The levels at which somebody answers for what it finds. */
  readonly levels: readonly Level[];
  /** Whether it speaks of slow spending: silence of the sources suppresses it. */
  readonly isAboutLag: boolean;
  readonly kinds: Kinds;
  /** Nothing where there is nothing to judge, so whatever stands goes on standing. One for each fund at most. */
  readonly judge: (seen: RuleCase) => readonly Judged<FactsOf<Kinds>>[];
  /**
   * Whether sums alone show that nothing is wrong: where no alert is open either, no facts need be gathered. It may say
   * no of what `judge` then finds to be in order, and never yes of anything else.
   */
  readonly isClearlyFine: (seen: RuleCase) => boolean;
  /** The money it is about, in won and never below 0: alerts are listed by it. */
  readonly moneyOf: (facts: FactsOf<Kinds>) => Won;
  /** Why, in sentences made of the facts alone; slow spending is not called waste. */
  readonly describe: (name: string, facts: FactsOf<Kinds>, fund: Fund | "all", names: FundNames) => Bilingual;
  /** Why it was cleared. */
  readonly describeRecovery: (
    name: string,
    facts: FactsOf<Kinds>,
    fund: Fund | "all",
    names: FundNames,
  ) => Bilingual;
}

/** A rule among others: its facts are read back before they are described. */
export interface Rule<Name extends string = string> {
  readonly name: Name;
  readonly title: Bilingual;
  readonly levels: readonly Level[];
  readonly isAboutLag: boolean;
  readonly kinds: FactKinds;
  readonly judge: (seen: RuleCase) => readonly Judged<Facts>[];
  readonly isClearlyFine: (seen: RuleCase) => boolean;
  /** @throws RangeError when the facts are not of this rule. */
  readonly moneyOf: (facts: Facts) => Won;
  /** @throws RangeError when the facts are not of this rule. */
  readonly describe: (name: string, facts: Facts, fund: Fund | "all", names: FundNames) => Bilingual;
  readonly describeRecovery: (name: string, facts: Facts, fund: Fund | "all", names: FundNames) => Bilingual;
}

/** A rule that has no shorter way leaves it out. */
type Definition<Name extends string, Kinds extends FactKinds> = Omit<
  RuleDefinition<Name, Kinds>,
  "isClearlyFine"
> &
  Partial<Pick<RuleDefinition<Name, Kinds>, "isClearlyFine">>;

export function defineRule<const Name extends string, const Kinds extends FactKinds>(
  definition: Definition<Name, Kinds>,
): Rule<Name> {
  const { name, kinds, moneyOf, describe, describeRecovery } = definition;
  const own = (facts: Facts): FactsOf<Kinds> => {
    if (areOfKinds(kinds, facts)) return facts;
    throw new RangeError(`These are no facts of ${name}: ${Object.keys(facts).join(", ")}`);
  };
  return {
    isClearlyFine: () => false,
    ...definition,
    moneyOf: (facts) => moneyOf(own(facts)),
    describe: (scope, facts, fund, names) => describe(scope, own(facts), fund, names),
    describeRecovery: (scope, facts, fund, names) => describeRecovery(scope, own(facts), fund, names),
  };
}
