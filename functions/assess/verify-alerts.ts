/** Stored alerts held against their logs, and every look that is in a log against the figures of its moment. */
import { alertToJson } from "../../shared/contracts/stored/alert-json.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import type { Alert } from "../../shared/domain/alerts/alert.ts";
import { judgeOffice } from "../../shared/domain/alerts/current-alerts.ts";
import type { OfficeFigures } from "../../shared/domain/alerts/evaluate-office.ts";
import { defaultPolicy, type Policy } from "../../shared/domain/policy/policy.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { koreaTimeOf } from "../../shared/domain/values/instant.ts";
import { brokenHistories, isAct } from "../../shared/domain/verify/alert-history.ts";
import {
  differences,
  discrepanciesOf,
  type Discrepancy,
  readOrCorruption,
} from "../../shared/domain/verify/discrepancy.ts";
import type { AlertStore, StoredAlertChange } from "../../shared/ports/alert-store.ts";
import type { LedgerCheck, LedgerThen } from "../../shared/ports/ledger-check.ts";
import type { LedgerReading, LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { PolicyStore, PolicyVersion } from "../../shared/ports/policy-store.ts";
import { readFigures } from "../../shared/reading/read-figures.ts";

export interface AlertEvidence {
  readonly alerts: Pick<AlertStore, "readAlerts" | "readFirstLoad" | "readLog">;
  readonly policies: Pick<PolicyStore, "lineage">;
  /** For last year's books of the same office, which the pace of this year rests on. */
  readonly ledger: Pick<LedgerStore, "listUploads" | "readLedger">;
}

export interface AlertVerification {
  readonly checked: number;
  readonly discrepancies: readonly Discrepancy[];
  readonly checks: readonly LedgerCheck[];
  /** Looks whose ledger cannot be had again; grows while the checks are made. */
  readonly unchecked: Set<string>;
}

/** All that one look stored, and where the alerts stood before it. */
interface StoredEvaluation {
  readonly at: string;
  readonly changes: readonly StoredAlertChange[];
  readonly before: readonly Alert[];
}

export async function verifyAlerts(books: Books, evidence: AlertEvidence): Promise<AlertVerification> {
  const { alerts } = evidence;
  const unchecked = new Set<string>();
  const read = await readOrCorruption(async () => ({
    openAlerts: await alerts.readAlerts(books),
    log: await alerts.readLog(books),
    dependencies: await readDependencies(books, evidence),
    // It tells which letters were none; nothing else tells what it should be, but it must be readable.
    firstLoad: await alerts.readFirstLoad(books),
  }));
  if ("corruption" in read) return { checked: 0, discrepancies: [read.corruption], checks: [], unchecked };
  const { openAlerts, log, dependencies } = read.value;
  const looks = evaluationsIn(log);
  return {
    checked: openAlerts.length,
    discrepancies: brokenHistories(openAlerts, log),
    checks: looks.map((evaluation) => {
      const knownSeq = Math.max(...evaluation.changes.map(({ alert }) => alert.knownSeq));
      const check = (then: LedgerThen) => evaluateAgain(books, evaluation, dependencies, then, unchecked);
      return { knownSeq, check };
    }),
    unchecked,
  };
}

/** What looks rest on beside the ledger of the year. */
interface EvaluationDependencies {
  readonly policies: readonly PolicyVersion[];
  readonly lastYear: LedgerReading;
  /** When last year's books were changed last; empty where there are none. */
  readonly lastYearSince: string;
}

async function readDependencies(
  books: Books,
  { policies, ledger }: AlertEvidence,
): Promise<EvaluationDependencies> {
  const past = { office: books.office, fiscalYear: books.fiscalYear - 1 };
  const uploads = await ledger.listUploads(past);
  const moments = uploads.map(({ outcome }) => ("at" in outcome ? outcome.at : ""));
  return {
    policies: await policies.lineage(books),
    lastYear: await ledger.readLedger(past),
    lastYearSince: moments.toSorted().at(-1) ?? "",
  };
}

/** What one look stores bears one moment. */
function evaluationsIn(log: readonly StoredAlertChange[]): StoredEvaluation[] {
  const openAlerts = new Map<string, Alert>();
  const looks: StoredEvaluation[] = [];
  for (const [at, changes] of Map.groupBy(log, (each) => each.at)) {
    const found = changes.filter(({ change }) => !isAct(change));
    if (found.length > 0) looks.push({ at, changes: found, before: [...openAlerts.values()] });
    for (const { alert } of changes) openAlerts.set(alertName(alert), alert);
  }
  return looks;
}

async function evaluateAgain(
  books: Books,
  evaluation: StoredEvaluation,
  dependencies: EvaluationDependencies,
  then: LedgerThen,
  unchecked: Set<string>,
): Promise<Discrepancy[]> {
  const figures = await figuresOf(books, evaluation, dependencies, then);
  if (figures === null || !evaluation.changes.some(({ alert }) => alert.knownSeq === figures.settledSeq)) {
    unchecked.add(evaluation.at);
    return [];
  }
  const again = new Map(
    judgeOffice(figures, evaluation.before, koreaTimeOf(evaluation.at).date).map((decision) => [
      alertName(decision.alert),
      decision,
    ]),
  );
  return evaluation.changes.flatMap(({ alert, change }) => {
    const decision = again.get(alertName(alert));
    const expected = decision === undefined ? null : plain(decision.alert, decision.change);
    return discrepanciesOf(
      "alert-differs",
      { name: alertName(alert) },
      differences(expected, plain(alert, change)),
    );
  });
}

function plain(alert: Alert, change: string): unknown {
  return { ...alertToJson(alert), change };
}

/** Null where last year's books have changed since: what the look knew of them is gone. */
async function figuresOf(
  books: Books,
  { at }: StoredEvaluation,
  { policies, lastYear, lastYearSince }: EvaluationDependencies,
  then: LedgerThen,
): Promise<OfficeFigures | null> {
  if (lastYearSince > at) return null;
  const policy = policyAt(at, policies);
  return readFigures(
    {
      policies: { current: () => Promise.resolve(policy) },
      ledger: {
        readLedger: (of) =>
          of.fiscalYear === books.fiscalYear ? then.readLedger(of) : Promise.resolve(lastYear),
      },
    },
    books,
  );
}

function policyAt(at: string, versions: readonly PolicyVersion[]): Policy {
  return versions.findLast((version) => version.at <= at)?.policy ?? defaultPolicy;
}
