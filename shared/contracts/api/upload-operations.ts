/** Operations on files: sent, tried, settled. */
import * as z from "zod";
import { ruleMessage } from "../values/issue-text.ts";
import { booksPath } from "./bodies/parts.ts";
import * as mappings from "./bodies/mappings.ts";
import * as settling from "./bodies/settling.ts";
import { reportAnswer } from "./bodies/snapshots.ts";
import * as uploads from "./bodies/uploads.ts";
import { base, finance, named, operation, readOf } from "./operation.ts";

const uploadPath = booksPath.extend({
  id: z
    .string()
    .regex(
      /^[0-9a-z-]{1,80}$/i,
      ruleMessage(
        "자료의 번호는 영문자, 숫자, 붙임표로 80자까지입니다",
        "an upload's id has up to 80 letters, digits and hyphens",
      ),
    ),
});

export const uploadOperations = named({
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
    mayTakeTime: true,
  }),
  previewUpload: operation({
    method: "POST",
    path: `${base}/uploads/preview`,
    summary: "What a file would change; nothing is written. Or an address to put it to, to be tried there.",
    who: finance,
    params: booksPath,
    query: uploads.uploadQuery,
    body: { kind: "file", schema: uploads.presignBody.nullable() },
    mayTakeTime: true,
    answer: { kind: "json", schema: z.union([uploads.previewAnswer, uploads.presignedPreview]) },
  }),
  preview: operation({
    ...readOf(
      "uploads/previews/{id}",
      "What came of a file that was put past the API to be tried.",
      finance,
      uploadPath,
      z.union([uploads.previewAnswer, uploads.waitingPreview]),
    ),
    mayTakeTime: true,
  }),
  uploads: operation({
    ...readOf(
      "uploads",
      "Every file that was sent, the newest first, page by page.",
      finance,
      booksPath,
      uploads.uploadsAnswer,
    ),
    query: uploads.uploadsQuery,
  }),
  uploadDetail: readOf(
    "uploads/{id}",
    "One file: how far it is, and what was found in it.",
    finance,
    uploadPath,
    uploads.uploadAnswer,
  ),
  releaseUpload: settle("release", "Lets a held file in as it is."),
  discardUpload: settle("discard", "Puts a held file aside for good."),
  undoUpload: settle("undo", "Takes an applied file back."),
  restoreUpload: settle(
    "restore",
    "Brings in again a file that was taken back, or reads anew one that was put aside.",
  ),
  uploadEffect: operation({
    ...readOf(
      "uploads/{id}/effect",
      "How the totals would change if it were released, discarded, taken back or brought in again; nothing is written.",
      finance,
      uploadPath,
      settling.effectAnswer,
    ),
    query: settling.effectQuery,
  }),
  matchUpload: operation({
    method: "POST",
    path: `${base}/uploads/{id}/match`,
    summary: "Says which new lines of a held file, or payments that fit no project, are known projects.",
    who: finance,
    params: uploadPath,
    body: { kind: "json", schema: settling.matchBody },
    mayTakeTime: true,
    answer: { kind: "json", schema: uploads.matchedAnswer },
  }),
  unmatchUpload: operation({
    method: "POST",
    path: `${base}/uploads/{id}/unmatch`,
    summary:
      "Takes answers about a file back: what rested on them is read once more, and the questions stand again.",
    who: finance,
    params: uploadPath,
    body: { kind: "json", schema: settling.unmatchBody },
    mayTakeTime: true,
    answer: { kind: "json", schema: uploads.matchedAnswer },
  }),
  markedUpload: operation({
    method: "GET",
    path: `${base}/uploads/{id}/marked`,
    summary: "A copy of the file with its findings beside its rows.",
    who: finance,
    params: uploadPath,
    query: uploads.markedQuery,
    // Or where it lies, where it is too large to be carried.
    answer: { kind: "json-or-file", schema: reportAnswer, mediaTypes: ["application/octet-stream"] },
  }),
  uploadColumns: readOf(
    "uploads/{id}/columns",
    "What the columns of a stored table may mean, with some of its rows: for a person who says what they mean.",
    finance,
    uploadPath,
    mappings.columnsAnswer,
  ),
  template: operation({
    method: "GET",
    path: `${base}/template`,
    summary: "The office's template, filled with its projects as they were last known.",
    who: finance,
    params: booksPath,
    query: uploads.templateQuery,
    // Or where it lies, where it is too large to be carried.
    answer: { kind: "json-or-file", schema: reportAnswer, mediaTypes: ["application/octet-stream"] },
  }),
  mappings: readOf(
    "mappings",
    "What the columns of the office's own tables mean, as it taught them: remembered for all its years.",
    finance,
    booksPath,
    mappings.mappingsAnswer,
  ),
  teachMapping: operation({
    method: "PUT",
    path: `${base}/mappings`,
    summary: "Remembers a mapping: files of the same header are read through it from now on.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: mappings.mappingBody },
    answer: { kind: "json", schema: mappings.mappingTaughtAnswer },
  }),
  forgetMapping: operation({
    method: "DELETE",
    path: `${base}/mappings/{number}`,
    summary: "Forgets a mapping; what was read through it stays as it was read.",
    who: finance,
    params: mappings.mappingPath,
    status: 204,
    answer: { kind: "nothing" },
  }),
});

function settle(act: string, summary: string) {
  return operation({
    method: "POST",
    path: `${base}/uploads/{id}/${act}`,
    summary,
    who: finance,
    params: uploadPath,
    body: { kind: "optional-json", schema: settling.settleBody.nullable() },
    mayTakeTime: true,
    answer: { kind: "json", schema: uploads.settledAnswer },
  });
}
