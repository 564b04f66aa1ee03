/** Operations on frozen days: snapshots, what changed between two, and the papers that are made of them. */
import { roles } from "../../domain/access/principal.ts";
import { booksPath } from "./bodies/parts.ts";
import * as snapshots from "./bodies/snapshots.ts";
import { base, finance, named, operation, readOf } from "./operation.ts";

const snapshotPath = booksPath.extend(snapshots.snapshotPath);

export const snapshotOperations = named({
  snapshots: readOf(
    "snapshots",
    "Every snapshot, the newest first.",
    roles,
    booksPath,
    snapshots.snapshotsAnswer,
  ),
  takeSnapshot: operation({
    method: "POST",
    path: `${base}/snapshots`,
    summary: "Freezes what the ledger says of a day.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: snapshots.snapshotBody },
    answer: { kind: "json", schema: snapshots.takenAnswer },
    status: 201,
    mayTakeTime: true,
  }),
  snapshotDiff: operation({
    method: "GET",
    path: `${base}/snapshots/diff`,
    summary: "What changed from one snapshot to another.",
    who: roles,
    params: booksPath,
    query: snapshots.diffQuery,
    answer: { kind: "json", schema: snapshots.diffAnswer },
  }),
  snapshot: readOf(
    "snapshots/{asOf}/{version}",
    "One snapshot, and the files that it rests on.",
    roles,
    snapshotPath,
    snapshots.snapshotAnswer,
  ),
  report: operation({
    method: "GET",
    path: `${base}/snapshots/{asOf}/{version}/report`,
    summary: "The council report of a snapshot, as a file or where it lies.",
    who: roles,
    params: snapshotPath,
    query: snapshots.reportQuery,
    mayTakeTime: true,
    answer: {
      kind: "json-or-file",
      schema: snapshots.reportAnswer,
      mediaTypes: ["application/octet-stream"],
    },
  }),
  auditPack: operation({
    method: "GET",
    path: `${base}/audit-pack`,
    summary: "Papers for the council's audit: years of departments, from their frozen snapshots.",
    who: roles,
    params: booksPath,
    query: snapshots.packQuery,
    mayTakeTime: true,
    answer: {
      kind: "json-or-file",
      schema: snapshots.reportAnswer,
      mediaTypes: ["application/octet-stream"],
    },
  }),
});
