/** Reads a snapshot back as it was frozen, or says that it is not: what rests on anything else would be no proof. */
import { snapshotFromCanonical } from "../contracts/stored/snapshot-json.ts";
import { confirmationsByProject, withCopies } from "../domain/journal/confirmation.ts";
import { doneSeq } from "../domain/journal/journal-entry.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { Histories } from "../domain/snapshots/diff/diff-causes.ts";
import {
  idsToRead,
  inOrder,
  snapshotDiff,
  type SnapshotDiff,
} from "../domain/snapshots/diff/snapshot-diff.ts";
import {
  dataDayOf,
  isNamed,
  nameOf,
  type Snapshot,
  type SnapshotEntry,
  type SnapshotName,
} from "../domain/snapshots/snapshot.ts";
import { type Bilingual, particle } from "../domain/values/bilingual.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { Books } from "../domain/values/books.ts";
import { Failure } from "../domain/values/failure.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";
import { readInWaves } from "../ports/read-in-waves.ts";
import type { SnapshotStore } from "../ports/snapshot-store.ts";

export interface SnapshotSources {
  readonly snapshots: SnapshotStore;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

export interface FrozenSnapshot {
  readonly entry: SnapshotEntry;
  readonly snapshot: Snapshot;
}

/** What is frozen never changes: one of an earlier version is opened for its day once. */
const openedDays = new WeakMap<SnapshotStore, Map<string, Promise<IsoDate | null>>>();

/** The day of its data, also of one that was taken before the list kept it; null where its file cannot be read, which `verify` tells. */
export function dataDayIn(
  books: Books,
  entry: SnapshotEntry,
  sources: SnapshotSources,
): Promise<IsoDate | null> {
  if (entry.dataAsOf !== null) return Promise.resolve(entry.dataAsOf);
  const opened = openedDays.get(sources.snapshots) ?? new Map<string, Promise<IsoDate | null>>();
  openedDays.set(sources.snapshots, opened);
  const name = `${books.office}/${books.fiscalYear}/${entry.hash}`;
  const day =
    opened.get(name) ??
    readFrozen(books, entry, sources)
      .then(dataDayOf)
      .catch(() => {
        // It may be restored.
        opened.delete(name);
        return null;
      });
  opened.set(name, day);
  return day;
}

/** @throws Failure `snapshot-unknown`, `snapshot-missing` or `snapshot-changed`. */
export async function readSnapshot(
  books: Books,
  name: SnapshotName,
  sources: SnapshotSources,
): Promise<FrozenSnapshot> {
  const entry = (await sources.snapshots.list(books)).find((each) => isNamed(each, name));
  if (entry !== undefined) return { entry, snapshot: await readFrozen(books, entry, sources) };
  const message = {
    ko: `스냅숏 ${nameOf(name)}${particle(nameOf(name), "이/가")} 없습니다. 목록을 보거나 새로 만들어 주십시오.`,
    en: `There is no snapshot ${nameOf(name)}; take one, or list them.`,
  };
  throw failure("snapshot-unknown", message, books, name);
}

/** @throws Failure `snapshot-missing` or `snapshot-changed`. */
export async function readFrozen(
  books: Books,
  entry: SnapshotEntry,
  { snapshots, hash }: SnapshotSources,
): Promise<Snapshot> {
  const bytes = await snapshots.read(books, entry);
  if (bytes === null) {
    const message = {
      ko: `스냅숏 ${nameOf(entry)}의 파일이 없습니다. 백업에서 되살려 주십시오.`,
      en: `The file of snapshot ${nameOf(entry)} is gone; restore it from a backup.`,
    };
    throw failure("snapshot-missing", message, books, entry);
  }
  const found = hash(bytes);
  if (found === entry.hash) return snapshotFromCanonical(bytes);
  const message = {
    ko: `스냅숏 ${nameOf(entry)}의 파일이 얼린 것과 다릅니다(SHA-256 ${entry.hash} 대신 ${found}). 백업에서 되살려 주십시오.`,
    en: `Snapshot ${nameOf(entry)} should hash to ${entry.hash} and hashes to ${found}; restore it from a backup.`,
  };
  throw failure("snapshot-changed", message, books, entry);
}

function failure(
  code: string,
  message: Bilingual,
  { office, fiscalYear }: Books,
  name: SnapshotName,
): Failure {
  return new Failure(message, {
    code,
    retryable: false,
    context: { office, fiscalYear, snapshot: nameOf(name) },
  });
}

/** What explanations are read from. */
type DiffSource = Pick<LedgerStore, "readHead" | "readPostings" | "readConfirmed" | "listUploads">;

/**
 * Explains what changed between two snapshots, from both of them and the postings of the lines that changed.
 * @param snapshots in any order.
 */
export async function diffSnapshots(
  books: Books,
  [a, b]: readonly [Snapshot, Snapshot],
  ledger: DiffSource,
): Promise<SnapshotDiff> {
  const [earlier, later] = inOrder(a, b);
  const [histories, uploads] = await Promise.all([
    readHistories(ledger, books, idsToRead(earlier, later)),
    ledger.listUploads(books),
  ]);
  return snapshotDiff(earlier, later, histories, uploads);
}

async function readHistories(
  ledger: DiffSource,
  books: Books,
  ids: readonly ProjectId[],
): Promise<Histories> {
  const histories = new Map<ProjectId, readonly Posting[]>();
  const through = doneSeq(await ledger.readHead(books));
  const confirmed = (await ledger.readConfirmed(books)).filter(({ counts }) => counts);
  const confirmations = confirmationsByProject(confirmed);
  const reads = readInWaves(ids, async (id) => [id, await ledger.readPostings(books, id, through)] as const);
  for await (const [id, postings] of reads)
    histories.set(id, withCopies(postings, confirmations.get(id) ?? []));
  return histories;
}
