/** GET snapshots/diff: what changed from one snapshot to another, to the won, by upload and row. */
import type { DiffAnswer, operations } from "../../../shared/contracts/api/api.ts";
import { diffPageLength, maxDiffRows } from "../../../shared/contracts/api/bodies/snapshots.ts";
import { diffTotalsToJson, partToJson } from "../../../shared/contracts/documents/snapshot-diff-json.ts";
import { type NamedSnapshot, readSnapshotName } from "../../../shared/contracts/files/snapshot-name.ts";
import { type DiffPart, greatestFirst } from "../../../shared/domain/snapshots/diff/diff-parts.ts";
import { inOrder } from "../../../shared/domain/snapshots/diff/snapshot-diff.ts";
import type { Snapshot } from "../../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { diffSnapshots, readSnapshot } from "../../../shared/reading/read-snapshot.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf, type ApiDependencies } from "../http/request.ts";
import { snapshotTotals } from "./show-snapshots.ts";

export const compareSnapshots: Act<typeof operations.snapshotDiff> = async (
  { params, query },
  dependencies,
) => {
  const books = booksOf(params);
  const read = (text: string) => named(readSnapshotName(text, books.fiscalYear), books, dependencies);
  const [from, to] = await Promise.all([read(query.from), read(query.to)]);
  if (from === null || to === null) return refuse("not-found");
  const [earlier, later] = inOrder(from, to);
  const diff = await diffSnapshots(books, [earlier, later], dependencies.ledger);
  const shown = diff.parts.filter(({ kind }) => query.kind === undefined || kind === query.kind);
  return json({
    earlier: sideOf(earlier),
    later: sideOf(later),
    ...diffTotalsToJson(diff),
    parts: greatestFirst(shown)
      .slice(query.skip, query.skip + diffPageLength)
      .map(partView),
    partCount: shown.length,
  });
};

async function named(
  name: NamedSnapshot | null,
  books: Books,
  dependencies: ApiDependencies,
): Promise<Snapshot | null> {
  if (name === null || name.version === null) return null;
  const { snapshot } = await readSnapshot(books, { asOf: name.asOf, version: name.version }, dependencies);
  return snapshot;
}

function sideOf(snapshot: Snapshot): DiffAnswer["earlier"] {
  return { asOf: snapshot.asOf, version: snapshot.version, totals: snapshotTotals(snapshot) };
}

function partView(part: DiffPart): DiffAnswer["parts"][number] {
  const { causes, ...others } = partToJson(part);
  return {
    ...others,
    causes: causes.map((cause) => ({
      ...cause,
      rows: cause.rows.slice(0, maxDiffRows),
      rowCount: cause.rows.length,
    })),
  };
}
