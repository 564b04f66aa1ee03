/** GET snapshots and one of them: what was frozen, when, and from which files. */
import type { operations, SnapshotAnswer, SnapshotsAnswer } from "../../../shared/contracts/api/api.ts";
import { budgetOf, rateOf, spendingOf, sumStated } from "../../../shared/domain/rates/rate.ts";
import type { Snapshot, SnapshotEntry } from "../../../shared/domain/snapshots/snapshot.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { readSnapshot } from "../../../shared/reading/read-snapshot.ts";
import { requestedSnapshots } from "../commands/submit-snapshot-command.ts";
import { percentText, wonText } from "../figures/scope-figures.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request-context.ts";

const maxItems = 500;

export const listSnapshots: Act<typeof operations.snapshots> = async ({ params }, world) => {
  const books = booksOf(params);
  const [entries, asked] = await Promise.all([world.snapshots.list(books), requestedSnapshots(books, world)]);
  const items = entries.toReversed().slice(0, maxItems).map(entryView);
  return json({ total: entries.length, items, asked });
};

export const showSnapshot: Act<typeof operations.snapshot> = async ({ params }, world) => {
  const books = booksOf(params);
  const { entry, snapshot } = await readSnapshot(books, params, world);
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
