/**
 * Freezes the office's figures as of a day, with everything known now. What says the same as the latest of that
 * day is no new version; what was asked before is answered as before. Store first, tell later: the index, the
 * chain and the event are one transaction.
 */
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import { contentToCanonical, snapshotToCanonical } from "../../shared/contracts/stored/snapshot-json.ts";
import {
  dataDayOf,
  linkOf,
  nameOf,
  type Snapshot,
  type SnapshotEntry,
  type SnapshotName,
} from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { isInFiscalYear, type IsoDate } from "../../shared/domain/values/calendar.ts";
import { fileFinding, type Finding } from "../../shared/domain/values/finding.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { SnapshotAdding, SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { freeze, type FreezeSources, type Frozen } from "./freeze.ts";
import { repeatWhileOvertaken } from "../../shared/domain/values/repeat-while-overtaken.ts";
import {
  answered,
  isOfSnapshot,
  snapshotCommandName,
  type CommandAnswer,
} from "../../shared/domain/uploads/command.ts";
import type { CommandStore } from "../../shared/ports/command-store.ts";

export interface SnapshotDependencies extends FreezeSources {
  readonly snapshots: SnapshotStore;
  readonly clock: Clock;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

export interface SnapshotRequest {
  readonly books: Books;
  readonly asOf: IsoDate;
  /** Null where the quarter's end asks. */
  readonly by: string | null;
  /** The same request twice is one; null where each asking is one of its own. */
  readonly requestId: string | null;
  /** A new version although it says the same. */
  readonly isForced: boolean;
}

export type SnapshotOutcome =
  | { readonly kind: "taken"; readonly entry: SnapshotEntry; readonly lines: number }
  /** It would say what this one says. */
  | { readonly kind: "unchanged"; readonly entry: SnapshotEntry }
  /** The same request was answered before, with this one. */
  | { readonly kind: "answered"; readonly name: SnapshotName }
  | { readonly kind: "refused"; readonly finding: Finding; readonly isPassing: boolean };

/** How often the figures are frozen anew because somebody else's snapshot was first. */
const contention = {
  maxAttempts: 6,
  message:
    "Other snapshots kept being stored first. If none is being taken, verify the chain of these books.",
  code: "snapshots-contended",
};

/** @throws Failure `snapshots-contended`, or `ledger-moving` when uploads kept coming in; both may be tried again. */
export async function takeSnapshot(
  request: SnapshotRequest,
  dependencies: SnapshotDependencies,
): Promise<SnapshotOutcome> {
  const { books, asOf, requestId, isForced } = request;
  const { snapshots } = dependencies;
  if (!isInFiscalYear(asOf, books.fiscalYear)) return refused(outsideTheYear(asOf, books), false);
  if (asOf > dependencies.clock.today()) return refused(dayAhead(asOf), false);
  return repeatWhileOvertaken({ ...contention, context: { ...books } }, async () => {
    const name = requestId === null ? null : await snapshots.answered(books, requestId);
    if (name !== null) return { kind: "answered", name };
    const entries = await snapshots.list(books);
    const freezing = await freeze(dependencies, books, asOf);
    if (freezing.kind === "empty") return refused(nothingKnown(asOf), false);
    const adding = addingOf(freezing.frozen, entries, request, dependencies);
    const latest = latestOf(entries, asOf);
    if (!isForced && latest?.contentHash === adding.entry.contentHash) {
      if (requestId !== null) await snapshots.answer(books, requestId, latest);
      return { kind: "unchanged", entry: latest };
    }
    const isStored = (await snapshots.add(adding)) === "stored";
    return isStored ? { kind: "taken", entry: adding.entry, lines: countedLines(freezing.frozen) } : null;
  });
}

/** As rates count them: a business tells a part of its unit project once more. */
function countedLines({ lines }: Frozen): number {
  return lines.filter(({ project }) => project.tier !== "business").length;
}

function addingOf(
  frozen: Frozen,
  entries: readonly SnapshotEntry[],
  { books, asOf, by, requestId }: SnapshotRequest,
  { clock, hash }: SnapshotDependencies,
): SnapshotAdding {
  const head = entries.at(-1) ?? null;
  const snapshot: Snapshot = {
    ...frozen,
    version: (latestOf(entries, asOf)?.version ?? 0) + 1,
    previous: head === null ? null : linkOf(head),
    takenAt: clock.now(),
    takenBy: by,
  };
  const bytes = snapshotToCanonical(snapshot);
  const { version, previous, takenAt, takenBy, knownSeq } = snapshot;
  const entry: SnapshotEntry = {
    asOf,
    version,
    hash: hash(bytes),
    number: (head?.number ?? 0) + 1,
    previous,
    takenAt,
    takenBy,
    knownSeq,
    contentHash: hash(contentToCanonical(snapshot)),
    byteLength: bytes.length,
    dataAsOf: dataDayOf(snapshot),
    requestId,
  };
  return { books, entry, bytes, bundle: bundleOf(books, entry) };
}

function bundleOf(books: Books, entry: SnapshotEntry): OutboxBundle {
  const id = `${books.office}/${books.fiscalYear}/snapshot/${nameOf(entry)}`;
  const { takenBy, takenAt } = entry;
  const event = { type: "SnapshotTaken", version: 1, id, snapshot: linkOf(entry), takenBy } as const;
  return { topic: "snapshot", id, books, at: takenAt, events: [event] };
}

function latestOf(entries: readonly SnapshotEntry[], asOf: IsoDate): SnapshotEntry | null {
  return entries.findLast((entry) => entry.asOf === asOf) ?? null;
}

function refused(finding: Finding, isPassing: boolean): SnapshotOutcome {
  return { kind: "refused", finding, isPassing };
}

/** Why no snapshot was taken, in the words of whoever asked for it. */
function outsideTheYear(asOf: IsoDate, { fiscalYear }: Books): Finding {
  return rejection(
    "day-outside-year",
    asOf,
    `${asOf}: ${fiscalYear} 회계연도 밖의 날짜입니다.`,
    `${asOf} is outside the fiscal year ${fiscalYear}.`,
  );
}

function dayAhead(asOf: IsoDate): Finding {
  return rejection(
    "day-ahead",
    asOf,
    `${asOf}: 아직 오지 않은 날입니다. 오늘이나 지난 날짜로 적어 주십시오.`,
    `${asOf} is yet to come; take today or a day that is over.`,
  );
}

function nothingKnown(asOf: IsoDate): Finding {
  return rejection(
    "nothing-known",
    asOf,
    `${asOf}까지의 수치가 장부에 없어 스냅숏을 만들지 않았습니다. 자료를 먼저 올려 주십시오.`,
    `The ledger knows nothing up to ${asOf}, so no snapshot was taken; ingest its figures first.`,
  );
}

function rejection(code: string, value: string, ko: string, en: string): Finding {
  return fileFinding("reject", code, value, { ko, en });
}

// Takes the snapshot that a person asked for through the API, once for each command, and answers it.

export interface TakeDependencies extends SnapshotDependencies {
  readonly commands: CommandStore;
}

interface RequestedSnapshot {
  readonly books: Books;
  readonly asOf: IsoDate;
  readonly commandVersion: number;
}

/** @returns null when it was answered before, or another command has taken its place. */
export async function takeRequested(
  { books, asOf, commandVersion }: RequestedSnapshot,
  dependencies: TakeDependencies,
): Promise<SnapshotOutcome | null> {
  const command = await dependencies.commands.find(books, snapshotCommandName(asOf));
  if (command === null || !isOfSnapshot(command) || command.version !== commandVersion) return null;
  const requestId = `command/${asOf}/${commandVersion}`;
  const { by, requested } = command;
  const request = { books, asOf, by: by.name, requestId, isForced: requested.isForced };
  const outcome = await takeSnapshot(request, dependencies);
  await dependencies.commands.answer(answered(command, answerOf(outcome, dependencies.clock.now())));
  return outcome;
}

/** Also what would pass by itself is said at once: the person decides whether to ask again. */
function answerOf(outcome: SnapshotOutcome, at: string): CommandAnswer {
  if (outcome.kind === "refused") return { at, outcome: "refused", findings: [outcome.finding] };
  // A run that took it and could not say so: the next finds its request answered.
  return { at, outcome: outcome.kind === "answered" ? "taken" : outcome.kind, findings: [] };
}
