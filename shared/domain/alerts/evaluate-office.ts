/**
 * The one evaluation: every rule held against every scope of an office, over given figures and for the days of those
 * figures. Card, list, project page, report, letter and command show what it finds. Pure, so that a policy can be
 * tried before it is set.
 */
import type { Balance, MeasureState } from "../ledger/balance.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { expectationOf, type PathQuestion } from "../pace/expected-path.ts";
import { forecastOf } from "../pace/forecast.ts";
import type { LastYear } from "../pace/last-year.ts";
import { requiredPaceOf } from "../pace/required-pace.ts";
import { judging } from "../policy/line-policy.ts";
import type { Policy } from "../policy/policy.ts";
import { type Level, levels, type OfficeView, type ViewRow } from "../rates/office-view.ts";
import { type RateBasis, spendingMeasureOf, spendingOf } from "../rates/rate.ts";
import { type IsoDate, monthOf } from "../values/calendar.ts";
import { type Fund, totalOf } from "../values/fund.ts";
import type { ProjectId } from "../values/project.ts";
import type { Won } from "../values/won.ts";
import { scopeName } from "./alert-name.ts";
import { type Alert, isOpen, type Observation } from "./alert.ts";
import { budgetSum, officeReports, reporting } from "./rules/lag-figures.ts";
import { isOneLine } from "./rules/lag-severity.ts";
import type { OfficeReports, ReportedFinding, Rule, RuleCase } from "./rules/rule.ts";
import { lagRules, type RuleName, rules } from "./rules/rules.ts";

/** What an office's rules are held against. */
export interface OfficeFigures {
  readonly view: OfficeView;
  /** By the line's id: the month ends that a line of a view has not. */
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  readonly policy: Policy;
  /** Null without books of the year before. */
  readonly history: LastYear | null;
  /** What was found in the file that each line was told by; null of a day for which that is not known any more. */
  readonly findings: ReadonlyMap<ProjectId, readonly ReportedFinding[]> | null;
  /**
   * The greatest number that is in the ledger with all that came before it: what is judged rests on all of that, also
   * where a row lost lines that were taken back or moved elsewhere.
   */
  readonly settledSeq: number;
}

export interface Evaluation {
  /** In the order of the view. */
  readonly observations: readonly Observation[];
  /** The scopes that the ledger knows, by name. */
  readonly scopes: ReadonlySet<string>;
  /** Those of them of which the policy excludes every line: no lag rule judges them. */
  readonly excluded: ReadonlySet<string>;
  /** Those of them whose stated budget is 0 or below: nothing of it can be late. */
  readonly withoutBudget: ReadonlySet<string>;
  /** Those that sum lines of which one tells of a lag: they carry a count of its alerts, and no copy. */
  readonly notifiedBelow: ReadonlySet<string>;
  readonly settledSeq: number;
}

/**
 * @param alerts those that stand: what is open closes and eases with a margin.
 * @param today by which nothing but silence and what was put off is judged.
 */
export function evaluateOffice(figures: OfficeFigures, alerts: readonly Alert[], today: IsoDate): Evaluation {
  const { view, policy, settledSeq } = figures;
  const whole = view.rows.find(({ scope }) => scope.level === "office");
  const office = whole === undefined ? null : officeReports(whole.lines);
  if (office === null) return { ...nothing, settledSeq };
  const { basis } = view;
  const question: PathQuestion = { basis, policy, history: figures.history, date: null, fund: "all" };
  const openAlerts = Map.groupBy(alerts, ({ scope }) => scopeName(scope));
  const judgedOf = judging(policy);
  const evaluation: EvaluationInput = {
    ...figures,
    office,
    openAlerts,
    today,
    basis,
    question,
    judgedOf,
  };
  const rowsWhere = (isMeant: (row: ViewRow) => boolean) =>
    new Set(view.rows.filter(isMeant).map(({ scope }) => scopeName(scope)));
  const found = view.rows.flatMap((row) => observe(row, evaluation));
  const notifiedBelow = notifiedByLines(view.rows, found);
  return {
    observations: found.filter((seen) => !(isLag(seen) && notifiedBelow.has(scopeName(seen.scope)))),
    scopes: rowsWhere(() => true),
    excluded: rowsWhere(({ lines }) => judgedOf(lines).length === 0),
    withoutBudget: rowsWhere(({ lines }) => (budgetSum(judgedOf(lines), basis) ?? 1n) <= 0n),
    notifiedBelow,
    settledSeq,
  };
}

function isLag({ rule, severity }: Observation): boolean {
  return severity !== null && lagRules.has(rule);
}

/** The scopes that sum several lines, or are a level above them, where a line is the one to tell of the lag. */
function notifiedByLines(rows: readonly ViewRow[], found: readonly Observation[]): ReadonlySet<string> {
  const lagging = new Set(found.filter(isLag).map(({ scope }) => scopeName(scope)));
  const ofLines = rows.filter((row) => isOneLine(row) && lagging.has(scopeName(row.scope)));
  const lines = new Set(ofLines.flatMap((row) => row.lines));
  const above = rows.filter((row) => !isOneLine(row) && row.lines.some((line) => lines.has(line)));
  return new Set(above.map(({ scope }) => scopeName(scope)));
}

const nothing = {
  observations: [],
  scopes: new Set<string>(),
  excluded: new Set<string>(),
  withoutBudget: new Set<string>(),
  notifiedBelow: new Set<string>(),
};

interface EvaluationInput extends OfficeFigures {
  readonly office: OfficeReports;
  /** By the name of the scope: most scopes have none, and then no rule has to look. */
  readonly openAlerts: ReadonlyMap<string, readonly Alert[]>;
  readonly today: IsoDate;
  readonly basis: RateBasis;
  readonly judgedOf: ReturnType<typeof judging>;
  /** One object, by which forecasts are remembered. */
  readonly question: PathQuestion;
}

function observe(row: ViewRow, evaluation: EvaluationInput): Observation[] {
  const { policy, view, today, basis, question, judgedOf } = evaluation;
  const { scope } = row;
  // Lines without a unit project have no such name, and nobody who answers for them together.
  if (scope.level === "unit-project" && scope.name === null) return [];
  const judged = reporting(judgedOf(row.lines), basis);
  const openHere = evaluation.openAlerts.get(scopeName(scope)) ?? [];
  const seen: Omit<RuleCase, "openSeverity"> = {
    policy,
    fiscalYear: view.fiscalYear,
    basis,
    row,
    judged,
    today,
    expectation: expectationOf(judged, question),
    expectationOfFund: (fund) => expectationOf(judged, { ...question, fund }),
    forecast: requestedOnce(() => forecastOf(judged, question)),
    requiredPace: () => requiredPaceOf(judged, question),
    findings: findingsOf(row, evaluation),
    greatestMonth: () => greatestMonthOf(judged, row.asOf, evaluation),
    hasCarryOverNote: openHere.some(
      ({ fund, explanation }) => fund === "all" && explanation?.reason === "carry-over-planned",
    ),
    office: evaluation.office,
  };
  const nothingStands: RuleCase = { ...seen, openSeverity: () => null };
  return rulesOf(scope.level).flatMap((rule) => {
    const isOpenAlert = openHere.some((alert) => alert.rule === rule.name && isOpen(alert));
    if (!isOpenAlert && rule.isClearlyFine(nothingStands)) return [];
    const openSeverity = (fund: Fund | "all") => {
      const alert = named(openHere, rule.name, fund);
      return alert !== null && isOpen(alert) ? alert.severity : null;
    };
    return rule.judge({ ...seen, openSeverity }).map((found) => ({
      ...found,
      scope,
      rule: rule.name,
      policyVersion: policy.version,
      knownSeq: evaluation.settledSeq,
      today,
    }));
  });
}

/** Several rules may ask, and of most rows none does. */
function requestedOnce<Answer>(ask: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | null = null;
  return () => (known ??= { answer: ask() }).answer;
}

/** An office has thousands of rows of five levels. */
const rulesByLevel = new Map(
  levels.map((level) => [level, rules.filter((rule) => rule.levels.includes(level))] as const),
);

function rulesOf(level: Level): readonly Rule<RuleName>[] {
  return rulesByLevel.get(level) ?? [];
}

function findingsOf({ lines }: ViewRow, { findings }: EvaluationInput): RuleCase["findings"] {
  return findings === null ? null : lines.flatMap(({ project }) => findings.get(project.id) ?? []);
}

function named(alerts: readonly Alert[], rule: string, fund: Fund | "all"): Alert | null {
  return alerts.find((alert) => alert.rule === rule && alert.fund === fund) ?? null;
}

/** Month by month up to the figures' own day, over the lines together; null where no line is known by month. */
function greatestMonthOf(
  lines: readonly LedgerLine[],
  asOf: IsoDate,
  { balances, basis }: EvaluationInput,
): Won | null {
  const measure = spendingMeasureOf(basis);
  const states = lines.flatMap(({ project }) => balances.get(project.id)?.measures[measure] ?? []);
  if (states.length === 0) return null;
  let [before, greatest] = [0n, 0n];
  const running = monthOf(asOf) - 1;
  for (let month = 0; month <= running; month++) {
    let total = 0n;
    if (month < running) for (const state of states) total += monthTotalsOf(state)[month] ?? 0n;
    else for (const line of lines) total += totalOf(spendingOf(line, basis)) ?? 0n;
    if (total - before > greatest) greatest = total - before;
    before = total;
  }
  return greatest;
}

/** A state never changes, and every level that its line is in asks again. */
const monthTotals = new WeakMap<MeasureState, readonly Won[]>();

function monthTotalsOf(state: MeasureState): readonly Won[] {
  const known = monthTotals.get(state);
  if (known !== undefined) return known;
  const totals = state.monthEnds.map((amounts) => totalOf(amounts) ?? 0n);
  monthTotals.set(state, totals);
  return totals;
}
