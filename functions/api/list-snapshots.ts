/** GET snapshots and one of them: what was frozen, when, and from which files. */
import { snapshotFromCanonical } from "../../shared/contracts/snapshot-json.ts";
import type { operations, SnapshotAnswer, SnapshotsAnswer } from "../../shared/contracts/api.ts";
import type { Books } from "../../shared/domain/books.ts";
import { totalOf } from "../../shared/domain/fund.ts";
import { budgetOf, rateOf, spendingOf, sumStated } from "../../shared/domain/rate.ts";
import type { Snapshot, SnapshotName } from "../../shared/domain/snapshot.ts";
import { isNamed, type SnapshotEntry } from "../../shared/domain/snapshot-chain.ts";
import { type Act, booksOf } from "./asked.ts";
import { json, refuse } from "./reply.ts";
import { percentText, wonText } from "./scope-figures.ts";
import type { ApiWorld } from "./world.ts";

const maxItems = 500;

export const listSnapshots: Act<typeof operations.snapshots> = async ({ params }, { snapshots }) => {
  const entries = await snapshots.list(booksOf(params));
  return json({ total: entries.length, items: entries.toReversed().slice(0, maxItems).map(entryView) });
};

export const showSnapshot: Act<typeof operations.snapshot> = async ({ params }, world) => {
  const books = booksOf(params);
  const found = await findSnapshot(books, { asOf: params.asOf, version: params.version }, world);
  if (found === null) return refuse("not-found");
  const { entry, snapshot } = found;
  const { policyVersion, sources } = snapshot;
  return json({
    books,
    entry: entryView(entry),
    policyVersion,
    totals: snapshotTotals(snapshot),
    sources: sources.map(({ uploadId, fileName, sha256, asOf, at }) => ({
      uploadId,
      fileName,
      sha256,
      asOf,
      at,
    })),
  });
};

export interface FoundSnapshot {
  readonly entry: SnapshotEntry;
  readonly snapshot: Snapshot;
}

/** Null where there is none of that name, or its bytes are not those that were frozen. */
export async function findSnapshot(
  books: Books,
  name: SnapshotName,
  { snapshots, hash }: Pick<ApiWorld, "snapshots" | "hash">,
): Promise<FoundSnapshot | null> {
  const entry = (await snapshots.list(books)).find((each) => isNamed(each, name));
  const bytes = entry === undefined ? null : await snapshots.read(books, entry);
  if (entry === undefined || bytes === null || hash(bytes) !== entry.hash) return null;
  return { entry, snapshot: snapshotFromCanonical(bytes) };
}

export function snapshotTotals({ lines, basis, alerts }: Snapshot): SnapshotAnswer["totals"] {
  const counted = lines.filter(({ project }) => project.tier !== "business");
  return {
    budgetWon: wonText(sumStated(counted.map((line) => totalOf(budgetOf(line, basis))))),
    spentWon: wonText(sumStated(counted.map((line) => totalOf(spendingOf(line, basis))))),
    rate: percentText(rateOf(counted, basis)),
    lines: counted.length,
    alerts: alerts.length,
  };
}

function entryView(entry: SnapshotEntry): SnapshotsAnswer["items"][number] {
  const { asOf, version, number, hash, previous, takenAt, takenBy, knownSeq, byteLength } = entry;
  return { asOf, version, number, hash, previous, takenAt, takenBy, knownSeq, byteLength };
}
