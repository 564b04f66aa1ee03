/** Evaluates the figures of one office and year, and stores what follows for the alerts that stand. */
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { alertInWords } from "../../shared/contracts/stored/alert-json.ts";
import { alertName, scopeName } from "../../shared/domain/alerts/alert-name.ts";
import { type Alert, isNotifiable, type NotifiableChange } from "../../shared/domain/alerts/alert.ts";
import { asRecorded, judgeOffice } from "../../shared/domain/alerts/current-alerts.ts";
import type { OfficeFigures } from "../../shared/domain/alerts/evaluate-office.ts";
import {
  firstLoadOf,
  isFirstLoad,
  isPastYear,
  type QuietReason,
} from "../../shared/domain/alerts/quiet-evaluation.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { concernOf } from "../../shared/domain/notices/recipients.ts";
import type { OfficeView, ViewRow } from "../../shared/domain/rates/office-view.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { AlertStore, StoredAlertChange } from "../../shared/ports/alert-store.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { type FigureSources, readFigures } from "../../shared/reading/read-figures.ts";
import { repeatWhileOvertaken } from "../../shared/domain/values/repeat-while-overtaken.ts";

export interface AssessDependencies extends FigureSources {
  readonly ledger: FigureSources["ledger"] & Pick<LedgerStore, "readHead">;
  readonly alerts: AlertStore;
  readonly clock: Clock;
}

export interface AssessOutcome {
  readonly books: Books;
  readonly rows: number;
  /** The last entry of the ledger that was judged. */
  readonly settledSeq: number;
  readonly changes: readonly StoredAlertChange[];
  /** Why none of them makes a letter; null where they are news. */
  readonly quiet: QuietReason | null;
}

/** How often alerts and figures are read anew, after a change was stored or another look was first. */
const contention = {
  maxAttempts: 6,
  message: "Other looks at the same office kept being stored first; this one is tried again.",
  code: "alerts-contended",
};

export async function assessOffice(books: Books, dependencies: AssessDependencies): Promise<AssessOutcome> {
  const { alerts, clock, ledger } = dependencies;
  const saved: StoredAlertChange[] = [];
  const outcomeOf = ({ view, settledSeq }: OfficeFigures, quiet: QuietReason | null): AssessOutcome => {
    return { books, rows: view.rows.length, settledSeq, changes: saved, quiet };
  };
  return repeatWhileOvertaken({ ...contention, context: { ...books } }, async () => {
    // Alerts first: one that stands by then was judged from figures no newer than those that are read after.
    const openAlerts = await alerts.readAlerts(books);
    const figures = await readFigures(dependencies, books);
    const quiet = await quietOf(books, figures, openAlerts, dependencies);
    const decisions = judgeOffice(figures, openAlerts, clock.today());
    if (decisions.length === 0) return outcomeOf(figures, quiet);
    const at = clock.now();
    const changes = decisions.map(({ alert, change }) => ({ alert, change, at }));
    const stored = await saveAll(alerts, { view: figures.view, quiet }, books, changes);
    saved.push(...stored);
    // What was judged is what stands: a second look would find the same figures, and nothing to do.
    const isWhole =
      stored.length === changes.length && doneSeq(await ledger.readHead(books)) === figures.settledSeq;
    return isWhole ? outcomeOf(figures, quiet) : null;
  });
}

/** Noted before anything is told: a look that is made again, because a process died in it, is as quiet as the first. */
async function quietOf(
  books: Books,
  figures: OfficeFigures,
  openAlerts: readonly Alert[],
  { alerts, clock }: AssessDependencies,
): Promise<QuietReason | null> {
  const today = clock.today();
  if (isPastYear(books, today)) return "past-year";
  const noted = await alerts.noteFirstLoad(books, firstLoadOf(figures, openAlerts, today));
  return isFirstLoad(figures, noted, today) ? "first-load" : null;
}

/** What the changes of a look are told with. */
interface Reported {
  readonly view: OfficeView;
  readonly quiet: QuietReason | null;
}

/** Transactions under way at the same time: no two of them write the same alert. */
const maxSavesAtOnce = 4;

/** @returns those that were stored; where one lost a race, a fresh look finds the rest. */
async function saveAll(
  store: AlertStore,
  notified: Reported,
  books: Books,
  changes: readonly StoredAlertChange[],
): Promise<readonly StoredAlertChange[]> {
  const batches = batchesOf(changes, store.maxChangesPerSave);
  const saved: StoredAlertChange[] = [];
  for (let from = 0; from < batches.length; from += maxSavesAtOnce) {
    const wave = batches.slice(from, from + maxSavesAtOnce);
    const results = await Promise.all(
      wave.map((batch) => store.save({ books, changes: batch, bundle: bundleOf(notified, books, batch) })),
    );
    saved.push(...wave.filter((_, at) => results[at] === "saved").flat());
    if (results.includes("conflict")) break;
  }
  return saved;
}

function batchesOf(changes: readonly StoredAlertChange[], size: number): StoredAlertChange[][] {
  const batches: StoredAlertChange[][] = [];
  for (let from = 0; from < changes.length; from += size) batches.push(changes.slice(from, from + size));
  return batches;
}

function bundleOf(
  { view, quiet }: Reported,
  books: Books,
  changes: readonly StoredAlertChange[],
): OutboxBundle | null {
  const rows = new Map(view.rows.map((row) => [scopeName(row.scope), row]));
  const events = changes.flatMap(({ alert, change }) =>
    isNotifiable(change)
      ? [
          {
            type: eventTypes[change],
            version: 1 as const,
            id: `${books.office}/${books.fiscalYear}/alert/${alertName(alert)}/${alert.version}`,
            alert: alertInWords(asRecorded(alert), books.office),
            ...whomItConcerns(alert, rows.get(scopeName(alert.scope))),
            quiet,
          },
        ]
      : [],
  );
  const [first] = events;
  const at = changes[0]?.at;
  return first === undefined || at === undefined ? null : { topic: "alert", id: first.id, books, at, events };
}

function whomItConcerns({ scope }: Alert, row: ViewRow | undefined) {
  const { contacts, account, field } = concernOf(scope, row?.lines ?? []);
  return { contacts: [...contacts], account, field };
}

const eventTypes = {
  raised: "AlertRaised",
  reopened: "AlertReopened",
  worsened: "AlertWorsened",
  resumed: "AlertResumed",
  cleared: "AlertCleared",
} as const satisfies Readonly<Record<NotifiableChange, string>>;
