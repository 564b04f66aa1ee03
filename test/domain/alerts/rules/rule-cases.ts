/** Cases for rules, built by hand: a test shows the figures that it is about, the path and the forecast are given. */
import type { Facts, FactValue } from "../../../../shared/domain/alerts/rules/facts.ts";
import { budgetSum, officeReports } from "../../../../shared/domain/alerts/rules/lag-figures.ts";
import type { Judged, ReportedFinding, Rule, RuleCase } from "../../../../shared/domain/alerts/rules/rule.ts";
import type { LedgerLine } from "../../../../shared/domain/ledger/ledger-line.ts";
import {
  type Expectation,
  type PaceSource,
  paceSources,
} from "../../../../shared/domain/pace/expected-path.ts";
import type { Forecast } from "../../../../shared/domain/pace/forecast.ts";
import type { RequiredPace } from "../../../../shared/domain/pace/required-pace.ts";
import {
  defaultPolicy,
  type Policy,
  severities,
  type Severity,
} from "../../../../shared/domain/policy/policy.ts";
import type { Level } from "../../../../shared/domain/rates/office-view.ts";
import { budgetOf, fundRateOf, type RateBasis } from "../../../../shared/domain/rates/rate.ts";
import { formatPercent } from "../../../../shared/domain/values/fraction.ts";
import type { Fund } from "../../../../shared/domain/values/fund.ts";
import type { Won } from "../../../../shared/domain/values/won.ts";
import { aRow, aScope, aSpendingLine, day } from "../../../support/builders.ts";

export interface CaseSketch {
  readonly lines?: readonly LedgerLine[];
  /** Where not given, the tier of the first line. */
  readonly level?: Level;
  readonly basis?: RateBasis;
  readonly policy?: Partial<Policy>;
  /** The day of the figures; the default path is that of the default policy's curve on 31 October. */
  readonly on?: string;
  readonly today?: string;
  /** In basis points of the budget; null for lines without a path. */
  readonly expected?: bigint | null;
  readonly target?: bigint;
  readonly rung?: PaceSource;
  readonly linesOn?: Partial<Expectation["linesOn"]>;
  readonly forecast?: Forecast | null;
  readonly requiredPace?: RequiredPace;
  readonly findings?: readonly ReportedFinding[];
  readonly openSeverity?: Severity | null;
  readonly greatestMonth?: Won | null;
  readonly hasCarryOverNote?: boolean;
  readonly office?: Partial<RuleCase["office"]>;
}

/** By default a project of 1,000,000,000 won, half of it spent, as of 31 October 2020. */
export function aCase(sketch: CaseSketch = {}): RuleCase {
  const { lines = [aSpendingLine(1_000_000_000n, 500_000_000n)], basis = "expenditure/appropriation" } =
    sketch;
  const { on, policy, forecast = null, findings = [], openSeverity = null } = sketch;
  const level = sketch.level ?? lines[0]?.project.tier ?? "project";
  const stated = aRow(...lines);
  const asOf = on === undefined ? stated.asOf : day(on);
  const row = { ...stated, asOf, scope: aScope({ level }) };
  return {
    policy: { ...defaultPolicy, ...policy },
    fiscalYear: 2_020,
    basis,
    row,
    judged: lines,
    today: sketch.today === undefined ? asOf : day(sketch.today),
    expectation: anExpectation(budgetSum(lines, basis), sketch),
    expectationOfFund: (fund) => fundExpectation(lines, basis, fund, sketch),
    forecast: () => forecast,
    requiredPace: () => sketch.requiredPace ?? null,
    findings,
    greatestMonth: () => sketch.greatestMonth ?? null,
    hasCarryOverNote: sketch.hasCarryOverNote ?? false,
    office: { ...(officeReports(lines) ?? { asOf, budget: true, spending: true }), ...sketch.office },
    openSeverity: () => openSeverity,
  };
}

/** The only judgement; an error where there are none or several. */
export function judgedOnce(rule: Rule, sketch?: CaseSketch): Judged<Facts> {
  const judged = rule.judge(aCase(sketch));
  const [first] = judged;
  if (first === undefined || judged.length > 1)
    throw new Error(`${judged.length} judgements, and one was expected`);
  return first;
}

export function severityBy(rule: Rule, sketch?: CaseSketch): Severity | null {
  return judgedOnce(rule, sketch).severity;
}

/** 0 for none, 3 for critical: to compare in a law. */
export function rankOf(severity: Severity | null | undefined): number {
  return severity === null || severity === undefined ? 0 : severities.indexOf(severity) + 1;
}

/** The facts with shares as they are printed, so that a table can be read. */
export function printedFacts({ facts }: Judged<Facts>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, printed(value)]));
}

function printed(value: FactValue): unknown {
  return typeof value === "object" && value !== null ? formatPercent(value, 1) : value;
}

function anExpectation(
  budget: Won | null,
  { expected = 7_836n, target = 10_000n, rung: paceSource = "policy-curve", linesOn }: CaseSketch,
): Expectation | null {
  if (budget === null || expected === null) return null;
  const none = Object.fromEntries(paceSources.map((each) => [each, 0])) as Record<PaceSource, number>;
  return {
    paceSource: linesOn === undefined ? paceSource : "mixed",
    linesOn: linesOn === undefined ? { ...none, [paceSource]: 1 } : { ...none, ...linesOn },
    budget,
    expected: (budget * expected) / 10_000n,
    basisPoints: expected,
    target: (budget * target + 9_999n) / 10_000n,
  };
}

function fundExpectation(
  lines: readonly LedgerLine[],
  basis: RateBasis,
  fund: Fund,
  sketch: CaseSketch,
): Expectation | null {
  if (fundRateOf(lines, basis, fund) === null) return null;
  let budget = 0n;
  for (const line of lines) budget += budgetOf(line, basis)[fund] ?? 0n;
  return anExpectation(budget, sketch);
}
