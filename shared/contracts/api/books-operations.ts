/** Operations that answer what the books of one office and year ask: alerts, payments without a project, departments without a name. */
import type * as z from "zod";
import * as alerts from "./bodies/alerts.ts";
import * as departments from "./bodies/departments.ts";
import { matchingAnswer, matchPreviewAnswer, matchPreviewBody } from "./bodies/matching.ts";
import { alertIdText, booksPath } from "./bodies/parts.ts";
import { reconciliationAnswer, reconciliationQuery } from "./bodies/reconciliation.ts";
import { answering, base, finance, named, operation, readOf } from "./operation.ts";

const alertPath = booksPath.extend({ alertId: alertIdText });

export const booksOperations = named({
  reconciliation: operation({
    method: "GET",
    path: `${base}/reconciliation`,
    summary: "Dump, payment lists and e호조 beside each other for each project, as JSON or CSV.",
    who: answering,
    params: booksPath,
    query: reconciliationQuery,
    answer: { kind: "json-or-file", schema: reconciliationAnswer, mediaTypes: ["text/csv"] },
  }),
  matching: readOf(
    "matching",
    "Payments that fit no project with the projects that they may be, and the answers that stand.",
    finance,
    booksPath,
    matchingAnswer,
  ),
  previewMatching: operation({
    method: "POST",
    path: `${base}/matching/preview`,
    summary: "What answers about payments would change in won and in rates; nothing is written.",
    who: finance,
    params: booksPath,
    body: { kind: "json", schema: matchPreviewBody },
    answer: { kind: "json", schema: matchPreviewAnswer },
  }),
  departments: operation({
    ...readOf(
      "departments",
      "What departments are called beside their codes, by whom and since when.",
      finance,
      booksPath,
      departments.departmentsAnswer,
    ),
    query: departments.departmentsQuery,
  }),
  nameDepartment: operation({
    method: "PUT",
    path: `${base}/departments/{code}`,
    summary: "Names a department from a day on; what is doubtful is held like a file.",
    who: finance,
    params: departments.departmentPath,
    body: { kind: "json", schema: departments.departmentNameBody },
    mayTakeTime: true,
    answer: { kind: "json", schema: departments.departmentNamedAnswer },
  }),
  acknowledgeAlert: answerAlert(
    "acknowledge",
    "Somebody has seen it and is at work.",
    alerts.acknowledgeBody,
  ),
  snoozeAlert: answerAlert("snooze", "Puts it off up to a day, with a reason.", alerts.snoozeBody),
  explainAlert: answerAlert("explain", "Says why it is so; reports print it.", alerts.explainBody),
  withdrawAnswer: operation({
    method: "POST",
    path: `${base}/alerts/{alertId}/withdraw`,
    summary: "Takes back the asker's own last answer, while nothing else happened to the alert.",
    who: answering,
    params: alertPath,
    answer: { kind: "json", schema: alerts.apiAlert },
  }),
});

function answerAlert<Body extends z.ZodType>(act: string, summary: string, schema: Body) {
  return operation({
    method: "POST",
    path: `${base}/alerts/{alertId}/${act}`,
    summary,
    who: answering,
    params: alertPath,
    body: { kind: "json", schema },
    answer: { kind: "json", schema: alerts.apiAlert },
  });
}
