/** Operations on what is kept of the books: snapshots, reports, the policy and the audit trail. */
import { readLogAnswer, readLogQuery } from "./bodies/reads.ts";
import { roles } from "../../domain/access/principal.ts";
import { auditAnswer, auditQuery } from "./bodies/access.ts";
import { booksPath } from "./bodies/parts.ts";
import * as policy from "./bodies/policy.ts";
import * as snapshots from "./bodies/snapshots.ts";
import { base, finance, operation, overseeing, readOf } from "./operation.ts";

const snapshotPath = booksPath.extend(snapshots.snapshotPath);

export const keptOperations = {
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
  policy: readOf("policy", "The policy and its versions.", finance, booksPath, policy.policyAnswer),
  previewPolicy: operation({
    method: "POST",
    path: `${base}/policy/preview`,
    summary: "What alerts a change would raise and clear; nothing is written.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: policy.policyBody },
    answer: { kind: "json", schema: policy.policyPreviewAnswer },
  }),
  setPolicy: operation({
    method: "PUT",
    path: `${base}/policy`,
    summary: "Decides anew; 409 when somebody else decided meanwhile.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: policy.policyBody },
    answer: { kind: "json", schema: policy.policySetAnswer },
  }),
  readLog: operation({
    method: "GET",
    path: `${base}/read-log`,
    summary: "Who downloaded and who looked at what.",
    who: overseeing,
    params: booksPath,
    query: readLogQuery,
    answer: { kind: "json", schema: readLogAnswer },
  }),
  audit: operation({
    method: "GET",
    path: `${base}/audit`,
    summary: "Every act: who, what, when, before and after.",
    who: overseeing,
    params: booksPath,
    query: auditQuery,
    answer: { kind: "json", schema: auditAnswer },
  }),
} as const;
