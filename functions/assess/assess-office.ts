/** Looks at the figures of one office and year, and at the alerts that stand, and stores what follows. */
import { alertToJson } from "../../shared/contracts/alert-json.ts";
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import { type Alert, decide, isTold } from "../../shared/domain/alert.ts";
import type { Books } from "../../shared/domain/books.ts";
import { addDays, earlierOf, type IsoDate, laterOf, yearEnd } from "../../shared/domain/calendar.ts";
import { Failure } from "../../shared/domain/failure.ts";
import { currentLine } from "../../shared/domain/ledger-line.ts";
import { officeView, type OfficeView, type ViewRow } from "../../shared/domain/office-view.ts";
import type { Policy } from "../../shared/domain/policy.ts";
import { behindTarget } from "../../shared/domain/rules/behind-target.ts";
import type { AlertStore, StoredAlertChange } from "../../shared/ports/alert-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";

export interface AssessDependencies {
  readonly ledger: LedgerStore;
  readonly alerts: AlertStore;
  readonly clock: Clock;
  readonly policy: Policy;
}

export interface AssessRequest {
  readonly books: Books;
  /** The day whose pace the figures are held against, where it is later than their own day. */
  readonly judgedOn: IsoDate | null;
}

export interface AssessOutcome {
  readonly books: Books;
  readonly rows: number;
  readonly changes: readonly StoredAlertChange[];
}

/** How often alerts and figures are read anew, after a change was stored or another look was first. */
const maxAttempts = 6;

export async function assessOffice(
  request: AssessRequest,
  dependencies: AssessDependencies,
): Promise<AssessOutcome> {
  const { ledger, alerts, clock } = dependencies;
  const { books } = request;
  const saved: StoredAlertChange[] = [];
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    // Alerts first: one that stands by then was judged from figures no newer than those that are read after.
    const standing = new Map((await alerts.readAlerts(books)).map((alert) => [nameOf(alert), alert]));
    const view = await readView(ledger, books);
    const rows = view.rows.filter(({ scope }) => isJudged(scope));
    const changes = rows.flatMap((row) => judge(row, view, standing, request, dependencies.policy));
    // Only a look that finds nothing to do is the last: figures may have come in while the one before was being stored.
    if (changes.length === 0) return { books, rows: rows.length, changes: saved };
    const dated = changes.map((change) => ({ ...change, at: clock.now() }));
    saved.push(...(await saveAll(alerts, books, dated)));
  }
  throw new Failure("Other looks at the same office kept being stored first; this one is tried again.", {
    code: "alerts-contended",
    retryable: true,
    context: { office: books.office, fiscalYear: books.fiscalYear },
  });
}

async function readView(ledger: LedgerStore, books: Books): Promise<OfficeView> {
  const balances = await ledger.readBalances(books);
  const lines = [...balances.values()].map(({ balance }) => currentLine(balance));
  return officeView(books.office, books.fiscalYear, lines);
}

/** Projects and unit projects: the levels at which somebody answers for the pace. Lines without a unit project have no such name. */
function isJudged({ level, name }: ViewRow["scope"]): boolean {
  return (level === "unit-project" && name !== null) || level === "project";
}

function judge(
  row: ViewRow,
  view: OfficeView,
  standing: ReadonlyMap<string, Alert>,
  { judgedOn, books }: AssessRequest,
  policy: Policy,
): Omit<StoredAlertChange, "at">[] {
  const key = { scope: row.scope, fund: "all", rule: "behind-target" } as const;
  const alert = standing.get(nameOf(key)) ?? null;
  const latest = earlierOf(addDays(row.asOf, policy.daysOfSilence), yearEnd(books.fiscalYear));
  const date = earlierOf(laterOf(row.asOf, judgedOn ?? row.asOf), latest);
  const judgement = behindTarget(row, view.basis, policy, date, alert?.state === "open");
  const knownSeq = Math.max(...row.lines.map((line) => line.lastSeq));
  const decision = decide(alert, { ...key, judgement, policyVersion: policy.version, knownSeq });
  return decision.kind === "nothing" ? [] : [{ alert: decision.alert, change: decision.change }];
}

/** @returns those that were stored, up to the first that lost a race: a fresh look finds the rest. */
async function saveAll(
  store: AlertStore,
  books: Books,
  changes: readonly StoredAlertChange[],
): Promise<readonly StoredAlertChange[]> {
  for (let from = 0; from < changes.length; from += store.maxChangesPerSave) {
    const batch = changes.slice(from, from + store.maxChangesPerSave);
    const result = await store.save({ books, changes: batch, bundle: bundleOf(books, batch) });
    if (result === "conflict") return changes.slice(0, from);
  }
  return changes;
}

function bundleOf(books: Books, changes: readonly StoredAlertChange[]): OutboxBundle | null {
  const events = changes.flatMap(({ alert, change }) =>
    isTold(change)
      ? [
          {
            type: eventTypes[change],
            version: 1 as const,
            id: eventId(books, alert),
            alert: alertToJson(alert),
          },
        ]
      : [],
  );
  const [first] = events;
  const at = changes[0]?.at;
  return first === undefined || at === undefined ? null : { topic: "alert", id: first.id, books, at, events };
}

const eventTypes = { raised: "AlertRaised", worsened: "AlertWorsened", cleared: "AlertCleared" } as const;

function eventId(books: Books, alert: Alert): string {
  return `${books.office}/${books.fiscalYear}/alert/${nameOf(alert)}/${alert.version}`;
}

function nameOf({ scope, fund, rule }: Pick<Alert, "scope" | "fund" | "rule">): string {
  return `${scope.level}/${scope.id}#${fund}#${rule}`;
}
