/** What every section of a report is made from: a snapshot, rolled up once. */
import { scopeName } from "../alerts/alert-name.ts";
import type { Alert } from "../alerts/alert.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { type Level, officeView, type OfficeView, type Scope, type ViewRow } from "../rates/office-view.ts";
import { budgetOf, type RateBasis, rateOf, spendingMeasureOf, spendingOf, sumStated } from "../rates/rate.ts";
import { figuresDayOf, type Snapshot, type SnapshotLine } from "../snapshots/snapshot.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { datePartsOf, type IsoDate, yearEnd } from "../values/calendar.ts";
import { formatPercent, fraction, type Fraction } from "../values/fraction.ts";
import { ascending } from "../values/order.ts";
import { type Fund, type FundAmounts, type FundNames, totalOf } from "../values/fund.ts";
import { fundNamesOf } from "../words/fund-names.ts";
import { measureNames } from "../values/measure.ts";
import type { ProjectId } from "../values/project.ts";
import { formatWon, type MoneyUnit, moneyUnits, type Won } from "../values/won.ts";
import { inUnits } from "./printed-amounts.ts";

export interface ReportContext {
  readonly snapshot: Snapshot;
  readonly basis: RateBasis;
  readonly unit: MoneyUnit;
  /** A document prints so many rows of a list and sums up the others; null prints all. */
  readonly listRows: number | null;
  readonly view: OfficeView;
  /** The line of the whole office; null of an empty snapshot. */
  readonly office: ViewRow | null;
  /** What each counted line is called among the scopes that alerts speak of. */
  readonly scopes: ReadonlyMap<ProjectId, Scope>;
  /** By the name of their scope: each line of a county asks for its own. */
  readonly alerts: ReadonlyMap<string, readonly Alert[]>;
  /** The lines of each scope that counts, by its name. */
  readonly linesByScope: ReadonlyMap<string, readonly LedgerLine[]>;
  /** An earlier snapshot by the basis of this one, or they could not be compared; each is looked through once. */
  readonly earlier: (snapshot: Snapshot) => ReportContext;
  /** What each line should have spent by the day; null as in the snapshot. */
  readonly expected: ReadonlyMap<ProjectId, Won | null>;
  readonly labels: FundNames;
  readonly budgetName: Bilingual;
  readonly spendingName: Bilingual;
}

export function reportContext(snapshot: Snapshot, unit: MoneyUnit, listRows: number | null): ReportContext {
  const { books, basis, lines } = snapshot;
  const view = officeView(books.office, books.fiscalYear, lines, basis);
  const known = new Map<Snapshot, ReportContext>();
  return {
    snapshot,
    earlier: (other) => {
      const made = known.get(other) ?? { ...reportContext(other, unit, listRows), basis };
      known.set(other, made);
      return made;
    },
    basis,
    unit,
    listRows,
    view,
    office: view.rows.find(({ scope }) => scope.level === "office") ?? null,
    scopes: scopesByLine(view),
    linesByScope: new Map(
      view.rows
        .filter(({ scope }) => scope.level !== "business")
        .map(({ scope, lines: own }) => [scopeName(scope), own]),
    ),
    expected: new Map(lines.map((line) => [line.project.id, line.expected])),
    alerts: Map.groupBy(snapshot.alerts, ({ scope }) => scopeName(scope)),
    labels: fundNamesOf(books.office),
    budgetName: budgetNameOf(basis),
    spendingName: measureNames[spendingMeasureOf(basis)],
  };
}

export function rowsAt({ view }: ReportContext, level: Level): readonly ViewRow[] {
  return view.rows.filter(({ scope }) => scope.level === level);
}

/** The rows of a level with a name: lines without a unit project have none together. */
export function namedRowsAt(context: ReportContext, level: Level): readonly ViewRow[] {
  return rowsAt(context, level).filter(({ scope }) => scope.name !== null);
}

/** The greatest budget first, as offices rank; of equals the order of the view. */
export function byBudget(context: ReportContext, rows: readonly ViewRow[]): readonly ViewRow[] {
  const budgets = new Map(rows.map((row) => [row, budgetSumOf(context, row.lines) ?? 0n]));
  return rows.toSorted((a, b) => ascending(budgets.get(b) ?? 0n, budgets.get(a) ?? 0n));
}

/** The lines that sums count, in the order of the view. */
export function countedLines({ office }: ReportContext): readonly LedgerLine[] {
  return office?.lines ?? [];
}

export function budgetSumOf(context: ReportContext, lines: readonly LedgerLine[]): Won | null {
  return sumStated(lines.map((line) => totalOf(budgetOf(line, context.basis))));
}

export function spentSumOf(context: ReportContext, lines: readonly LedgerLine[]): Won | null {
  return sumStated(lines.map((line) => totalOf(spendingOf(line, context.basis))));
}

/** The figures are those of the last day: nothing more is spent in the year, and no plan is waited for. */
export function isYearOver({ snapshot }: ReportContext): boolean {
  return figuresDayOf(snapshot) === yearEnd(snapshot.books.fiscalYear);
}

/** Null where either is not stated. */
export function leftOf(budget: Won | null, spent: Won | null): Won | null {
  return budget === null || spent === null ? null : budget - spent;
}

export function amountIn(amounts: FundAmounts, fund: Fund | "all"): Won | null {
  return fund === "all" ? totalOf(amounts) : (amounts[fund] ?? null);
}

/** Shares of the budgets of those lines that a lag rule judges; null where it judges none. */
export function sharesOf(
  { snapshot, basis }: ReportContext,
  lines: readonly LedgerLine[],
): { readonly expected: Fraction | null; readonly target: Fraction | null; readonly judged: LedgerLine[] } {
  const ids = new Set<ProjectId>(lines.map(({ project }) => project.id));
  const own = snapshot.lines.filter(({ project }) => ids.has(project.id));
  const share = (amountOf: (line: SnapshotLine) => Won | null): Fraction | null => {
    const judged = own.filter((line) => amountOf(line) !== null);
    const budget = sumStated(judged.map((line) => totalOf(budgetOf(line, basis)))) ?? 0n;
    return budget <= 0n ? null : fraction(sumStated(judged.map(amountOf)) ?? 0n, budget);
  };
  return {
    expected: share(({ expected }) => expected),
    target: share(({ target }) => target),
    judged: own.filter(({ expected }) => expected !== null),
  };
}

/** Those of the very scope. */
export function alertsOf({ alerts }: ReportContext, scope: Pick<Scope, "level" | "id">): readonly Alert[] {
  return alerts.get(scopeName(scope)) ?? [];
}

/** The alerts of one line. */
export function alertsOfLine(context: ReportContext, { project }: LedgerLine): readonly Alert[] {
  const scope = context.scopes.get(project.id);
  return scope === undefined ? [] : alertsOf(context, scope);
}

/** As letters and reports print a day: `2020. 10. 31.` */
export function printedDay(day: IsoDate): string {
  const { year, month, day: dayOfMonth } = datePartsOf(day);
  return `${year}. ${month}. ${dayOfMonth}.`;
}

/** `10.31. 기준`, as a column of a council report is headed. */
export function headedDay(day: IsoDate): string {
  const { month, day: dayOfMonth } = datePartsOf(day);
  return `${month}.${dayOfMonth}.기준`;
}

/** An amount in a sentence, with its unit. */
export function amountText(amount: Won, unit: MoneyUnit): string {
  const shown = inUnits(amount, moneyUnits[unit]);
  // What is rounded to nothing is told from a stated 0.
  if (shown === 0n && amount !== 0n) return `${amount < 0n ? "△" : ""}1${unit} 미만`;
  return `${withTriangle(formatWon(shown))}${unit}`;
}

/** As Korean offices print what is below 0, in tables and sentences alike. */
export function withTriangle(number: string): string {
  return number.startsWith("-") ? `△${number.slice(1)}` : number;
}

/** A unit project that a report gave whole is one line with a scope of its own. */
function scopesByLine({ rows }: OfficeView): Map<ProjectId, Scope> {
  const own = rows.flatMap(({ scope, lines }) => {
    const [line, ...others] = lines;
    return line !== undefined && others.length === 0 && line.project.tier === scope.level
      ? [[line.project.id, scope] as const]
      : [];
  });
  return new Map(own);
}

/** `1,763건` */
export function countText(count: number): string {
  return `${formatWon(BigInt(count))}건`;
}

function budgetNameOf(basis: RateBasis): Bilingual {
  switch (basis) {
    case "expenditure/appropriation":
    case "commitment/appropriation":
      return measureNames.appropriation;
    case "expenditure/current-budget":
    case "commitment/current-budget":
      return measureNames["current-budget"];
    case "expenditure/budget":
    case "commitment/budget":
      return { ko: "예산현액(없으면 예산액)", en: "current budget, where not stated appropriation" };
  }
}

interface Notes {
  readonly texts: readonly string[];
  /** From 1; null without a note. */
  readonly numberOf: (scope: Scope) => number | null;
}

/** Where a source printed another rate than its own amounts give: ours is printed, and theirs in a note. */
export function printedRateNotes(context: ReportContext, rows: readonly ViewRow[]): Notes {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  for (const { scope, lines } of rows) {
    const alert = alertsOf(context, scope).find(({ rule }) => rule === "printed-rate-differs");
    const printed = alert?.facts["value"];
    if (typeof printed !== "string") continue;
    const ours = rateOf(lines, context.basis);
    const words =
      ours === null ? "집행률을 표시하지 않음" : `다시 계산한 ${formatPercent(ours, 1)}%를 표기함`;
    texts.push(`${scope.name ?? ""}: 원본 자료에 인쇄된 ${printed.replace(/ ?%$/, "")}%와 달라 ${words}.`);
    numbers.set(scope.id, texts.length);
  }
  return { texts, numberOf: ({ id }) => numbers.get(id) ?? null };
}
