/** Operations on the books of one office and year. */
import * as z from "zod";
import { type Role, roles } from "../../domain/principal.ts";
import { auditAnswer, auditQuery } from "./access.ts";
import * as alerts from "./alerts.ts";
import { noBody, nothing, operation } from "./operation.ts";
import { overviewAnswer, overviewQuery } from "./overview.ts";
import { booksPath } from "./parts.ts";
import * as policy from "./policy.ts";
import { projectAnswer } from "./project.ts";
import { projectsAnswer, projectsQuery } from "./projects.ts";
import * as snapshots from "./snapshots.ts";
import * as uploads from "./uploads.ts";

const base = "/api/v1/offices/{office}/years/{year}";
const finance = ["finance"] as const;
const answering = ["finance", "manager"] as const;

const projectPath = booksPath.extend({ id: z.string().min(1).max(300) });
const alertPath = booksPath.extend({ alertId: z.string().regex(/^[0-9a-f]{10}$/) });
const uploadPath = booksPath.extend({ id: z.string().regex(/^[0-9a-z-]{1,80}$/i) });
const snapshotPath = booksPath.extend(snapshots.snapshotPath);

function read<Params extends z.ZodType, Schema extends z.ZodType>(
  path: string,
  summary: string,
  who: readonly Role[],
  params: Params,
  schema: Schema,
) {
  return operation({
    method: "GET",
    path: `${base}/${path}`,
    summary,
    who,
    params,
    query: nothing,
    body: noBody,
    status: 200,
    answer: { kind: "json", schema },
  });
}

function settle(act: string, summary: string) {
  return operation({
    method: "POST",
    path: `${base}/uploads/{id}/${act}`,
    summary,
    who: finance,
    params: uploadPath,
    query: nothing,
    body: noBody,
    status: 200,
    answer: { kind: "json", schema: uploads.settledAnswer },
  });
}

function answerAlert<Body extends z.ZodType>(act: string, summary: string, schema: Body) {
  return operation({
    method: "POST",
    path: `${base}/alerts/{alertId}/${act}`,
    summary,
    who: answering,
    params: alertPath,
    body: { kind: "json", schema },
    query: nothing,
    status: 200,
    answer: { kind: "json", schema: alerts.apiAlert },
  });
}

export const booksOperations = {
  overview: operation({
    method: "GET",
    path: `${base}/overview`,
    summary: "Where the office stands against what was expected, and what needs action.",
    who: roles,
    params: booksPath,
    query: overviewQuery,
    body: noBody,
    status: 200,
    answer: { kind: "json", schema: overviewAnswer },
  }),
  projects: operation({
    method: "GET",
    path: `${base}/projects`,
    summary: "The table of projects: filtered, sorted, in pages or as CSV.",
    who: answering,
    params: booksPath,
    query: projectsQuery,
    body: noBody,
    status: 200,
    answer: { kind: "json-or-file", schema: projectsAnswer, mediaTypes: ["text/csv"] },
  }),
  project: read(
    "projects/{id}",
    "One project, back to the rows of the files.",
    answering,
    projectPath,
    projectAnswer,
  ),
  alerts: operation({
    method: "GET",
    path: `${base}/alerts`,
    summary: "Alerts with their reasons.",
    who: answering,
    params: booksPath,
    query: alerts.alertsQuery,
    body: noBody,
    status: 200,
    answer: { kind: "json", schema: alerts.alertsAnswer },
  }),
  acknowledgeAlert: answerAlert(
    "acknowledge",
    "Somebody has seen it and is at work.",
    alerts.acknowledgeBody,
  ),
  snoozeAlert: answerAlert("snooze", "Puts it off up to a day, with a reason.", alerts.snoozeBody),
  explainAlert: answerAlert("explain", "Says why it is so; reports print it.", alerts.explainBody),
  upload: operation({
    method: "POST",
    path: `${base}/uploads`,
    summary: "Sends a file, or asks for an address to put it to.",
    who: finance,
    params: booksPath,
    query: uploads.uploadQuery,
    body: { kind: "file", schema: uploads.presignBody.nullable() },
    answer: { kind: "json", schema: z.union([uploads.uploadedAnswer, uploads.presignAnswer]) },
    status: 201,
  }),
  previewUpload: operation({
    method: "POST",
    path: `${base}/uploads/preview`,
    summary: "What a file would change; nothing is written.",
    who: finance,
    params: booksPath,
    query: uploads.uploadQuery,
    body: { kind: "file", schema: z.null() },
    status: 200,
    answer: { kind: "json", schema: uploads.previewAnswer },
  }),
  uploads: read(
    "uploads",
    "Every file that was sent, the newest first.",
    finance,
    booksPath,
    uploads.uploadsAnswer,
  ),
  uploadDetail: read(
    "uploads/{id}",
    "One file: how far it is, and what was found in it.",
    finance,
    uploadPath,
    uploads.uploadAnswer,
  ),
  releaseUpload: settle("release", "Lets a held file in as it is."),
  discardUpload: settle("discard", "Puts a held file aside for good."),
  undoUpload: settle("undo", "Takes an applied file back."),
  markedUpload: operation({
    method: "GET",
    path: `${base}/uploads/{id}/marked`,
    summary: "A copy of the file with its findings beside its rows.",
    who: finance,
    params: uploadPath,
    query: nothing,
    body: noBody,
    status: 200,
    answer: { kind: "file", mediaTypes: ["application/octet-stream"] },
  }),
  snapshots: read(
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
    query: nothing,
    answer: { kind: "json", schema: snapshots.takenAnswer },
    status: 201,
  }),
  snapshotDiff: operation({
    method: "GET",
    path: `${base}/snapshots/diff`,
    summary: "What changed from one snapshot to another.",
    who: roles,
    params: booksPath,
    query: snapshots.diffQuery,
    body: noBody,
    status: 200,
    answer: { kind: "json", schema: snapshots.diffAnswer },
  }),
  snapshot: read(
    "snapshots/{asOf}/{version}",
    "One snapshot, and the files that it rests on.",
    roles,
    snapshotPath,
    snapshots.snapshotAnswer,
  ),
  report: operation({
    method: "GET",
    path: `${base}/snapshots/{asOf}/{version}/report`,
    summary: "The council report of a snapshot, as a file.",
    who: roles,
    params: snapshotPath,
    query: snapshots.reportQuery,
    body: noBody,
    status: 200,
    answer: { kind: "file", mediaTypes: ["application/octet-stream"] },
  }),
  policy: read("policy", "The policy and its versions.", finance, booksPath, policy.policyAnswer),
  previewPolicy: operation({
    method: "POST",
    path: `${base}/policy/preview`,
    summary: "What alerts a change would raise and clear; nothing is written.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: policy.policyBody },
    query: nothing,
    status: 200,
    answer: { kind: "json", schema: policy.policyPreviewAnswer },
  }),
  setPolicy: operation({
    method: "PUT",
    path: `${base}/policy`,
    summary: "Decides anew; 409 when somebody else decided meanwhile.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: policy.policyBody },
    query: nothing,
    status: 200,
    answer: { kind: "json", schema: policy.policySetAnswer },
  }),
  audit: operation({
    method: "GET",
    path: `${base}/audit`,
    summary: "Every act: who, what, when, before and after.",
    who: finance,
    params: booksPath,
    query: auditQuery,
    body: noBody,
    status: 200,
    answer: { kind: "json", schema: auditAnswer },
  }),
} as const;
