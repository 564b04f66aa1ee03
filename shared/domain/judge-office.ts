/**
 * Every rule held against every scope of an office: what is found, and what follows for the alerts that
 * stand. Pure, so that a policy can be tried before it is set.
 */
import { type Alert, decide, decideGone, type Decision, isOpen, type Observation } from "./alert.ts";
import type { Balance, MeasureState } from "./balance.ts";
import { addDays, earlierOf, type IsoDate, laterOf, yearEnd } from "./calendar.ts";
import { expectationOf, type PathQuestion } from "./expected-path.ts";
import { forecastOf } from "./forecast.ts";
import { type Fund, totalOf } from "./fund.ts";
import { judgedLines } from "./judged-lines.ts";
import type { LastYear } from "./last-year.ts";
import type { LedgerLine } from "./ledger-line.ts";
import type { OfficeView, ViewRow } from "./office-view.ts";
import type { Policy } from "./policy.ts";
import type { ProjectId } from "./project.ts";
import { type RateBasis, spendingMeasureOf } from "./rate.ts";
import { requiredPaceOf } from "./required-pace.ts";
import { reporting } from "./rules/lag-figures.ts";
import { isSilent } from "./rules/not-reported.ts";
import { officeReports } from "./rules/office-reports.ts";
import type { OfficeReports, ReportedFinding, RuleCase } from "./rules/rule.ts";
import { rules } from "./rules/rules.ts";
import type { Won } from "./won.ts";

/** What an office's rules are held against. */
export interface OfficeFigures {
  readonly view: OfficeView;
  /** By the line's id: the month ends that a line of a view has not. */
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  readonly policy: Policy;
  /** Null without books of the year before. */
  readonly history: LastYear | null;
  /** What was found in the file that each line was told by. */
  readonly findings: ReadonlyMap<ProjectId, readonly ReportedFinding[]>;
  /**
   * The greatest number that is in the ledger with all that came before it: what is judged rests on all of that, also
   * where a row lost lines that were taken back or moved elsewhere.
   */
  readonly settledSeq: number;
}

export type ChangeDecision = Exclude<Decision, { kind: "nothing" }>;

/** @param judgedOn the day of the look; null for the day of the figures themselves. */
export function judgeOffice(
  figures: OfficeFigures,
  alerts: readonly Alert[],
  judgedOn: IsoDate | null,
): ChangeDecision[] {
  const { view } = figures;
  const counted = view.rows.find(({ scope }) => scope.level === "office");
  if (counted === undefined) return gone(alerts, new Set(), 0);
  const office = officeReports(counted.lines);
  if (office === null) return gone(alerts, new Set(), 0);
  const standing = Map.groupBy(alerts, ({ scope }) => scopeName(scope));
  const look: Look = { ...figures, office, standing, today: judgedOn ?? office.asOf, questions: new Map() };
  const known = new Set<string>();
  const changes: ChangeDecision[] = [];
  for (const row of view.rows) {
    known.add(scopeName(row.scope));
    const decisions = observe(row, look).map((seen) => decide(standingIn(look, seen), seen));
    changes.push(...[...decisions, ...excluded(row, look)].filter((each) => each.kind === "change"));
  }
  return [...changes, ...gone(alerts, known, look.settledSeq)];
}

/** One name for one alert: at most one stands for each rule, scope and fund. */
export function alertName({ scope, fund, rule }: Pick<Alert, "scope" | "fund" | "rule">): string {
  return `${scopeName(scope)}#${fund}#${rule}`;
}

export function scopeName({ level, id }: Alert["scope"]): string {
  return `${level}/${id}`;
}

interface Look extends OfficeFigures {
  readonly office: OfficeReports;
  /** By the name of the scope: most scopes have none, and then no rule has to look. */
  readonly standing: ReadonlyMap<string, readonly Alert[]>;
  readonly today: IsoDate;
  /** One object for each day, by which forecasts are remembered. */
  readonly questions: Map<IsoDate, PathQuestion>;
}

function observe(row: ViewRow, look: Look): Observation[] {
  const { policy, view, today } = look;
  const { scope } = row;
  // Lines without a unit project have no such name, and nobody who answers for them together.
  if (scope.level === "unit-project" && scope.name === null) return [];
  const basis = policy.rateBasis ?? view.basis;
  const judged = reporting(judgedLines(row.lines, policy), basis);
  const last = earlierOf(addDays(row.asOf, policy.daysOfSilence), yearEnd(view.fiscalYear));
  const judgedOn = earlierOf(laterOf(row.asOf, today), last);
  const isStale = isSilent(row.asOf, today, policy, view.fiscalYear);
  const question = questionOf(look, basis, judgedOn);
  const standingHere = look.standing.get(scopeName(scope)) ?? [];
  const seen: Omit<RuleCase, "standing"> = {
    policy,
    fiscalYear: view.fiscalYear,
    basis,
    row,
    judged,
    judgedOn,
    today,
    expectation: expectationOf(judged, question),
    expectationOfFund: (fund) => expectationOf(judged, { ...question, fund }),
    forecast: forecastOf(judged, question),
    requiredPace: () => requiredPaceOf(judged, question),
    findings: row.lines.flatMap(({ project }) => look.findings.get(project.id) ?? []),
    greatestMonth: greatestMonthOf(judged, basis, look),
    hasCarryOverNote: standingHere.some(
      ({ fund, explanation }) => fund === "all" && explanation?.reason === "carry-over-planned",
    ),
    office: look.office,
  };
  return rules
    .filter(({ levels, isAboutLag }) => levels.includes(scope.level) && !(isAboutLag && isStale))
    .flatMap((rule) => {
      const standing = (fund: Fund | "all") => {
        const alert = named(standingHere, rule.name, fund);
        return alert !== null && isOpen(alert) ? alert.severity : null;
      };
      return rule.judge({ ...seen, standing }).map((found) => ({
        ...found,
        scope,
        rule: rule.name,
        policyVersion: policy.version,
        knownSeq: look.settledSeq,
        today,
      }));
    });
}

/** Lag alerts of a row of which the policy excludes every line: no look would ever close them. */
function excluded({ scope, lines }: ViewRow, { policy, standing }: Look): Decision[] {
  if (judgedLines(lines, policy).length > 0) return [];
  const lagRules = new Set<string>(rules.filter(({ isAboutLag }) => isAboutLag).map(({ name }) => name));
  return (standing.get(scopeName(scope)) ?? [])
    .filter(({ rule }) => lagRules.has(rule))
    .map((alert) => decideGone(alert, "excluded", alert.knownSeq));
}

function standingIn({ standing }: Look, { scope, rule, fund }: Observation): Alert | null {
  return named(standing.get(scopeName(scope)) ?? [], rule, fund);
}

function named(alerts: readonly Alert[], rule: string, fund: Fund | "all"): Alert | null {
  return alerts.find((alert) => alert.rule === rule && alert.fund === fund) ?? null;
}

function questionOf({ policy, history, questions }: Look, basis: RateBasis, date: IsoDate): PathQuestion {
  const asked = questions.get(date) ?? { basis, policy, history, date, fund: "all" as const };
  questions.set(date, asked);
  return asked;
}

/** Month by month over the lines together; null where no line is known by month. */
function greatestMonthOf(
  lines: readonly LedgerLine[],
  basis: RateBasis,
  { balances }: OfficeFigures,
): Won | null {
  const measure = spendingMeasureOf(basis);
  const states = lines.flatMap(({ project }) => balances.get(project.id)?.measures[measure] ?? []);
  if (states.length === 0) return null;
  let [before, greatest] = [0n, 0n];
  for (let month = 0; month < 12; month++) {
    let total = 0n;
    for (const state of states) total += monthTotalsOf(state)[month] ?? 0n;
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

function gone(alerts: readonly Alert[], known: ReadonlySet<string>, knownSeq: number): ChangeDecision[] {
  return alerts
    .filter(({ scope }) => !known.has(scopeName(scope)))
    .map((alert) => decideGone(alert, "gone", Math.max(knownSeq, alert.knownSeq)))
    .filter((decision) => decision.kind === "change");
}
