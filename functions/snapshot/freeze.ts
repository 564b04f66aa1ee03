/** Reads what an office's ledger says of a day, all of it of one moment: nothing was applied while it was read. */
import { contentToCanonical } from "../../shared/contracts/stored/snapshot-json.ts";
import { alertName } from "../../shared/domain/alerts/alert-name.ts";
import { type Alert, isOpen } from "../../shared/domain/alerts/alert.ts";
import { alertsOn, areOf, currentAlerts } from "../../shared/domain/alerts/current-alerts.ts";
import { evaluateOffice, type OfficeFigures } from "../../shared/domain/alerts/evaluate-office.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { type LastYear, lastYearOf } from "../../shared/domain/pace/last-year.ts";
import { officeView, withOfficeName } from "../../shared/domain/rates/office-view.ts";
import { type RateBasis, spendingMeasureOf } from "../../shared/domain/rates/rate.ts";
import { type Snapshot, type SnapshotSource, frozenLines } from "../../shared/domain/snapshots/snapshot.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { ascending } from "../../shared/domain/values/order.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { LedgerReading, LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import { joinedReading, linesOf } from "../../shared/reading/read-lines.ts";
import { repeatWhileOvertaken } from "../../shared/domain/values/repeat-while-overtaken.ts";

export interface FreezeSources {
  readonly ledger: LedgerStore;
  readonly policies: PolicyStore;
  readonly alerts: AlertStore;
}

/** A snapshot before it has a version and a place in the chain. */
export type Frozen = Omit<Snapshot, "version" | "previous" | "takenAt" | "takenBy">;

export type Freezing =
  | { readonly kind: "frozen"; readonly frozen: Frozen }
  /** Nothing is known of that day. */
  | { readonly kind: "empty" };

/** How often figures are read anew because an upload came in meanwhile. */
const contention = {
  maxAttempts: 6,
  message: "Uploads kept coming in while the figures were read; the snapshot is tried again.",
  code: "ledger-moving",
};

/** @throws Failure `ledger-moving` when uploads kept coming in. */
export async function freeze(sources: FreezeSources, books: Books, asOf: IsoDate): Promise<Freezing> {
  const { ledger } = sources;
  return repeatWhileOvertaken({ ...contention, context: { ...books } }, async () => {
    const reading = await ledger.readLedgerAt(books, asOf);
    const uploads = await ledger.listUploads(books);
    const freezing = await read(sources, books, asOf, { reading, uploads });
    return (await ledger.readHead(books)).version === reading.head.version ? freezing : null;
  });
}

/**
 * Whether the ledger still says of the snapshot's day what was frozen: entries that came in since may be of other days, or
 * have been taken back. Alerts and the policy are not compared: people answer and decide without any new figure.
 * @throws Failure `ledger-moving` when uploads kept coming in.
 */
export async function isStillSo(sources: FreezeSources, snapshot: Snapshot): Promise<boolean> {
  const freezing = await freeze(sources, snapshot.books, snapshot.asOf);
  if (freezing.kind === "empty") return false;
  const [now, then] = [figuresOf({ ...snapshot, ...freezing.frozen }), figuresOf(snapshot)];
  return now.length === then.length && now.every((byte, at) => byte === then[at]);
}

function figuresOf(snapshot: Snapshot): Uint8Array {
  const lines = snapshot.lines.map((line) => ({ ...line, expected: null, target: null }));
  return contentToCanonical({
    ...snapshot,
    lines,
    alerts: [],
    policyVersion: "",
    yearEndTargetBasisPoints: 0n,
  });
}

async function read(
  { ledger, policies, alerts }: FreezeSources,
  books: Books,
  asOf: IsoDate,
  { reading, uploads }: { readonly reading: LedgerReading; readonly uploads: readonly Upload[] },
): Promise<Freezing> {
  const { lines, unmatched, officeName } = linesOf(reading, asOf);
  const [policy, known] = await Promise.all([policies.current(books), alerts.readAlerts(books)]);
  if (lines.length === 0) return { kind: "empty" };
  const all = lines.map(({ line }) => line);
  const view = withOfficeName(officeView(books.office, books.fiscalYear, all, policy.rateBasis), officeName);
  const { basis } = view;
  const knownSeq = doneSeq(reading.head);
  const history = await readLastYear(ledger, books, basis);
  const stood = areOf(known, asOf)
    ? known
    : alertsOn(
        known,
        (await alerts.readLog(books)).map(({ alert }) => alert),
        asOf,
      );
  const figures: OfficeFigures = {
    view,
    balances: new Map(lines.map(({ line, balance }) => [line.project.id, balance])),
    policy,
    history,
    // What was found in files of then is told by the alerts that stood.
    findings: null,
    settledSeq: knownSeq,
  };
  const frozen: Frozen = {
    books,
    asOf,
    knownSeq,
    basis,
    policyVersion: policy.version,
    yearEndTargetBasisPoints: policy.yearEndTargetBasisPoints,
    lines: frozenLines(lines, { basis, policy, history, date: null, fund: "all" }),
    unmatched,
    alerts: openAlerts(figures, stood, asOf),
    sources: sourcesOf(uploads, asOf),
  };
  return { kind: "frozen", frozen };
}

/** What the one evaluation finds in the figures of the day, in the order of the alerts' names. */
function openAlerts(figures: OfficeFigures, stood: readonly Alert[], asOf: IsoDate): Alert[] {
  return currentAlerts(evaluateOffice(figures, stood, asOf), stood)
    .filter(isOpen)
    .map(({ isJudged: _isJudged, ...alert }) => alert)
    .toSorted((a, b) => ascending(alertName(a), alertName(b)));
}

async function readLastYear(
  ledger: LedgerStore,
  { office, fiscalYear }: Books,
  basis: RateBasis,
): Promise<LastYear | null> {
  const { lines: past } = joinedReading(
    await ledger.readLedger({ office, fiscalYear: fiscalYear - 1 }),
    null,
  );
  if (past.length === 0) return null;
  return lastYearOf(
    past.map(({ balance }) => balance),
    spendingMeasureOf(basis),
  );
}

/**
 * The applied uploads that figures of a day rest on: those that state something of it or of a day before.
 * @returns in the order of their numbers.
 */
export function sourcesOf(uploads: readonly Upload[], date: IsoDate): SnapshotSource[] {
  return uploads
    .flatMap(({ uploadId, seq, fileName, sha256, outcome }) => {
      if (outcome.state !== "applied") return [];
      const { format, asOf, at, saysFrom, period } = outcome;
      const first = [saysFrom, period?.from ?? asOf].filter((day) => day !== null).toSorted()[0];
      return first !== undefined && first <= date
        ? [{ uploadId, seq, fileName, sha256, format, asOf, at }]
        : [];
    })
    .toSorted((a, b) => a.seq - b.seq);
}
