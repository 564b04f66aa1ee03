/** Reads what an office's rules are held against: figures, policy, last year's books, and what was found in files. */
import { type CurrentAlert, currentAlerts } from "../domain/alerts/current-alerts.ts";
import { evaluateOffice, type OfficeFigures } from "../domain/alerts/evaluate-office.ts";
import type { ReportedFinding } from "../domain/alerts/rules/rule.ts";
import { doneSeq, type JournalHead } from "../domain/journal/journal-entry.ts";
import type { Balance } from "../domain/ledger/balance.ts";
import { currentLine, type LedgerLine } from "../domain/ledger/ledger-line.ts";
import type { JoinedBalance } from "../domain/matching/joined-ledger.ts";
import type { Partners } from "../domain/matching/match-answers.ts";
import type { UnmatchedPayments } from "../domain/matching/projects-of-payments.ts";
import { lastYearOf } from "../domain/pace/last-year.ts";
import { monthEndTotals } from "../domain/pace/past-project.ts";
import { officeView, withOfficeName } from "../domain/rates/office-view.ts";
import { spendingMeasureOf } from "../domain/rates/rate.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { Won } from "../domain/values/won.ts";
import type { AlertStore } from "../ports/alert-store.ts";
import type { LedgerStore, StoredBalance } from "../ports/ledger-store.ts";
import type { PolicyStore } from "../ports/policy-store.ts";
import { joinedReading } from "./read-lines.ts";

export interface FigureSources {
  readonly ledger: Pick<LedgerStore, "readLedger">;
  readonly policies: Pick<PolicyStore, "current">;
}

/** The figures with what they were read from. */
export interface OfficeReading {
  readonly figures: OfficeFigures;
  readonly joined: readonly JoinedBalance[];
  /** Payments outside of every figure; null where there are none. */
  readonly unmatched: UnmatchedPayments | null;
  readonly head: JournalHead;
  /** The lines of the books of the year before, each with its running total at the twelve month ends. */
  readonly past: readonly PastLine[];
  /** Every line as it is stored, those of payment lists too. */
  readonly balances: ReadonlyMap<ProjectId, Balance>;
  /** By the line: the upload that states it last. */
  readonly statedBy: ReadonlyMap<ProjectId, string>;
  /** What persons answered about keys. */
  readonly partners: Partners;
}

export interface PastLine {
  readonly line: LedgerLine;
  readonly totals: readonly (Won | null)[];
}

export async function readFigures(sources: FigureSources, books: Books): Promise<OfficeFigures> {
  return (await readOffice(sources, books)).figures;
}

export async function readOffice({ ledger, policies }: FigureSources, books: Books): Promise<OfficeReading> {
  const { office, fiscalYear } = books;
  const [reading, lastYear, policy] = await Promise.all([
    ledger.readLedger(books),
    ledger.readLedger({ office, fiscalYear: fiscalYear - 1 }),
    policies.current(books),
  ]);
  const { head, balances, partners } = reading;
  const { lines: joined, unmatched } = joinedReading(reading, null);
  const lines = joined.map(({ balance }) => currentLine(balance));
  const view = withOfficeName(officeView(office, fiscalYear, lines, policy.rateBasis), head.officeName);
  const past = joinedReading(lastYear, null).lines.map(({ balance }) => balance);
  const spending = spendingMeasureOf(view.basis);
  return {
    joined,
    unmatched,
    head,
    past: past
      .filter(({ project }) => project.tier !== "business")
      .map((balance) => ({
        line: currentLine(balance),
        totals: monthEndTotals(balance.measures[spending]),
      })),
    partners,
    statedBy: new Map(
      [...balances].flatMap(([id, { statement }]) => (statement === null ? [] : [[id, statement.uploadId]])),
    ),
    balances: new Map([...balances].map(([id, { balance }]) => [id, balance])),
    figures: {
      view,
      balances: new Map(joined.map(({ balance }) => [balance.project.id, balance])),
      policy,
      history: past.length === 0 ? null : lastYearOf(past, spending),
      findings: findingsByLine(balances),
      settledSeq: doneSeq(head),
    },
  };
}

/** A finding speaks of a line for as long as its file is the latest that states it. */
function findingsByLine(balances: ReadonlyMap<ProjectId, StoredBalance>): Map<ProjectId, ReportedFinding[]> {
  const byLine = new Map<ProjectId, ReportedFinding[]>();
  for (const [id, { statement }] of balances) {
    if (statement === null || statement.findings.length === 0) continue;
    const { uploadId, findings } = statement;
    byLine.set(
      id,
      findings.map(({ code, value, ko, en }) => ({ code, uploadId, value, ko, en })),
    );
  }
  return byLine;
}

export interface AlertSources extends FigureSources {
  readonly alerts: Pick<AlertStore, "readAlerts">;
}

interface AlertReading extends OfficeReading {
  readonly alerts: readonly CurrentAlert[];
}

/**
 * Reads the alerts of some books as they say today: held against current figures.
 * @param today by which silence and what was put off is judged.
 */
export async function readCurrentAlerts(
  sources: AlertSources,
  books: Books,
  today: IsoDate,
): Promise<AlertReading> {
  // Alerts first: one that stands by then was judged from figures no newer than those that are read after.
  const openAlerts = await sources.alerts.readAlerts(books);
  const reading = await readOffice(sources, books);
  return {
    ...reading,
    alerts: currentAlerts(evaluateOffice(reading.figures, openAlerts, today), openAlerts),
  };
}
