/** Everything that the API shows of some books, computed once for each state of them. */
import type { ProjectRow } from "../../../shared/contracts/api/api.ts";
import { scopeName } from "../../../shared/domain/alerts/alert-name.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { type Alert, isOpen } from "../../../shared/domain/alerts/alert.ts";
import { type CurrentAlert, currentAlerts } from "../../../shared/domain/alerts/current-alerts.ts";
import { evaluateOffice } from "../../../shared/domain/alerts/evaluate-office.ts";
import type { Balance } from "../../../shared/domain/ledger/balance.ts";
import { currentLine, type LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import type { JoinedBalance } from "../../../shared/domain/matching/joined-ledger.ts";
import { exclusionOf } from "../../../shared/domain/policy/line-policy.ts";
import type { Scope, ViewRow } from "../../../shared/domain/rates/office-view.ts";
import { type RateBasis, spendingMeasureOf } from "../../../shared/domain/rates/rate.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { type IsoDate, monthOf } from "../../../shared/domain/values/calendar.ts";
import { searchableText } from "../../../shared/domain/values/name-search.ts";
import { comparableName } from "../../../shared/domain/values/project.ts";
import type { Won } from "../../../shared/domain/values/won.ts";
import type { OfficeReading } from "../../../shared/reading/read-figures.ts";
import {
  figuresToJson,
  type Evaluation,
  monthTotals,
  scopeFigures,
  type ScopeFigures,
  wonText,
} from "./scope-figures.ts";

/** A line of the table, with what it is sorted and found by. */
export interface ProjectModel {
  readonly row: ProjectRow;
  readonly figures: ScopeFigures;
  readonly line: LedgerLine;
  readonly joined: JoinedBalance;
  /** Of its alerts, as `scopeName` gives it. */
  readonly scopeName: string;
  /** Its open alerts and those of its scope. */
  readonly alerts: readonly CurrentAlert[];
  /** Name, unit project and id as they are compared. */
  readonly searched: string;
  readonly sortName: string;
}

export interface BooksModel {
  readonly books: Books;
  /** The state that it was computed from. */
  readonly revision: string;
  readonly reading: OfficeReading;
  readonly evaluation: Evaluation;
  /** As they are stored. */
  readonly openAlerts: readonly Alert[];
  /** As they say today. */
  readonly alerts: readonly CurrentAlert[];
  readonly office: ScopeFigures | null;
  readonly departments: readonly { readonly scope: Scope; readonly figures: ScopeFigures }[];
  readonly projects: readonly ProjectModel[];
  readonly projectsById: ReadonlyMap<string, ProjectModel>;
}

export function booksModel(
  books: Books,
  revision: string,
  reading: OfficeReading,
  openAlerts: readonly Alert[],
  today: IsoDate,
): BooksModel {
  const { figures, joined } = reading;
  const rows = Map.groupBy(figures.view.rows, ({ scope }) => scope.level);
  const [whole] = rows.get("office") ?? [];
  const { policy, history } = figures;
  const { basis } = figures.view;
  const evaluation: Evaluation = {
    fiscalYear: books.fiscalYear,
    policy,
    basis,
    history,
    today,
    question: { basis, policy, history, date: null, fund: "all" },
  };
  const alerts = currentAlerts(evaluateOffice(figures, openAlerts, today), openAlerts);
  const projects = projectsOf(joined, figures.view.rows, alerts, evaluation);
  return {
    books,
    revision,
    reading,
    evaluation,
    openAlerts,
    alerts,
    office: whole === undefined ? null : scopeFigures(whole.lines, whole.day, evaluation),
    departments: (rows.get("department") ?? []).map(({ scope, lines, day }) => ({
      scope,
      figures: scopeFigures(lines, day, evaluation),
    })),
    projects,
    projectsById: new Map(projects.map((project) => [project.row.id, project])),
  };
}

function projectsOf(
  joined: readonly JoinedBalance[],
  rows: readonly ViewRow[],
  alerts: readonly CurrentAlert[],
  evaluation: Evaluation,
): ProjectModel[] {
  const open = Map.groupBy(alerts.filter(isOpen), ({ scope }) => scopeName(scope));
  const unitScopes = new Map(
    rows
      .filter(({ scope }) => scope.level === "unit-project")
      .flatMap(({ scope, lines }) => lines.map((line) => [line.project.id, scope.id] as const)),
  );
  // The lines of the view themselves: what was computed of them is remembered with them.
  const lines = new Map(rows.flatMap((row) => row.lines.map((line) => [line.project.id, line] as const)));
  const reported = reportedMonths(
    joined.map(({ balance }) => balance),
    evaluation.basis,
  );
  return joined.map((each) => {
    const line = lines.get(each.balance.project.id) ?? currentLine(each.balance);
    const { project } = line;
    const scopeId = project.tier === "unit-project" ? unitScopes.get(project.id) : project.id;
    const scope = scopeName({ level: project.tier, id: scopeId ?? project.id });
    const own = open.get(scope) ?? [];
    const figures = scopeFigures([line], line.asOf, evaluation);
    const { contact: _contact, ...names } = project;
    return {
      row: {
        ...names,
        exclusion: exclusionOf(project, evaluation.policy),
        figures: figuresToJson(figures),
        monthEndsWon: withoutSilence(
          monthTotals(each.balance, line, evaluation.basis).spent,
          project,
          reported,
        ).map(wonText),
        alert: leadOf(own),
      },
      figures,
      line,
      joined: each,
      scopeName: scope,
      alerts: own,
      searched: searchableText([
        project.name,
        project.unitProject ?? "",
        project.department ?? "",
        project.id,
      ]),
      sortName: comparableName(project.name),
    };
  });
}

function leadOf(alerts: readonly CurrentAlert[]): ProjectRow["alert"] {
  const [row] = alertRows(alerts);
  if (row === undefined) return null;
  const { severity, fund } = row.lead;
  return { severity, count: alerts.length, fund };
}

interface Named {
  readonly department: string | null;
  readonly departmentCode?: string | undefined;
}

/** Months from 1 to 12, by department. */
type ReportedMonths = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * Of which month ends the sources spoke: where they are silent a running total stands on, and nobody measured it. A file says of a
 * whole department, also of lines that spent nothing, so a month is reported for all lines of a department of which one has news.
 */
function reportedMonths(balances: readonly Balance[], basis: RateBasis): ReportedMonths {
  const reported = new Map<string, Set<number>>();
  for (const { project, measures } of balances) {
    const state = measures[spendingMeasureOf(basis)];
    if (state === undefined) continue;
    const name = departmentOf(project);
    const months = reported.get(name) ?? new Set<number>();
    reported.set(name, months);
    for (const day of state.statedOn) if (day !== null) months.add(monthOf(day));
    for (const { date } of state.days) months.add(monthOf(date));
  }
  return reported;
}

/** Null too where nothing was reported; the last that is known is that of the figures' own day. */
function withoutSilence(
  totals: readonly (Won | null)[],
  project: Named,
  reported: ReportedMonths,
): readonly (Won | null)[] {
  const months = reported.get(departmentOf(project));
  const last = totals.findLastIndex((total) => total !== null);
  return totals.map((total, at) => (at === last || months?.has(at + 1) === true ? total : null));
}

function departmentOf({ department, departmentCode }: Named): string {
  return departmentCode ?? department ?? "";
}
