/** Operations that look at the books of one office and year, and answer their alerts. */
import * as z from "zod";
import { roles } from "../../domain/access/principal.ts";
import { revisionAnswer } from "./bodies/access.ts";
import * as alerts from "./bodies/alerts.ts";
import { chartsAnswer, chartsQuery } from "./bodies/charts.ts";
import * as departments from "./bodies/departments.ts";
import { matchingAnswer, matchPreviewAnswer, matchPreviewBody } from "./bodies/matching.ts";
import { overviewAnswer, overviewQuery } from "./bodies/overview.ts";
import { alertIdText, booksPath } from "./bodies/parts.ts";
import { projectAnswer, projectQuery } from "./bodies/project.ts";
import { projectsAnswer, projectsQuery } from "./bodies/projects.ts";
import { reconciliationAnswer, reconciliationQuery } from "./bodies/reconciliation.ts";
import { storyAnswer } from "./bodies/story.ts";
import { whyAnswer, whyQuery } from "./bodies/why.ts";
import { answering, base, finance, operation, readOf, storyPath } from "./operation.ts";

const projectPath = booksPath.extend({ id: z.string().min(1).max(300) });
const alertPath = booksPath.extend({ alertId: alertIdText });

export const booksOperations = {
  overview: operation({
    method: "GET",
    path: `${base}/overview`,
    summary: "Where the office stands against what was expected, and what needs action.",
    who: roles,
    params: booksPath,
    query: overviewQuery,
    answer: { kind: "json", schema: overviewAnswer },
  }),
  why: operation({
    ...readOf(
      "why",
      "What the figures of the office or a department are made of: the formula, its parts, and the files that state them.",
      roles,
      booksPath,
      whyAnswer,
    ),
    query: whyQuery,
  }),
  revision: readOf(
    "revision",
    "A word that is another one after each change of what the books show.",
    roles,
    booksPath,
    revisionAnswer,
  ),
  story: operation({
    method: "GET",
    path: storyPath,
    summary:
      "The story page of an office that opened it to anybody, by its policy; of any other there is none.",
    who: "anybody",
    params: booksPath,
    answer: { kind: "json", schema: storyAnswer },
  }),
  charts: operation({
    ...readOf("charts", "What the overview draws, of one evaluation.", roles, booksPath, chartsAnswer),
    query: chartsQuery,
  }),
  projects: operation({
    method: "GET",
    path: `${base}/projects`,
    summary: "The table of projects: filtered, sorted, in pages or as CSV.",
    who: answering,
    params: booksPath,
    query: projectsQuery,
    answer: { kind: "json-or-file", schema: projectsAnswer, mediaTypes: ["text/csv"] },
  }),
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
  project: operation({
    ...readOf(
      "projects/{id}",
      "One project, back to the rows of the files.",
      answering,
      projectPath,
      projectAnswer,
    ),
    query: projectQuery,
    lastMayHaveSlashes: true,
  }),
  alerts: operation({
    method: "GET",
    path: `${base}/alerts`,
    summary: "Alerts with their reasons.",
    who: answering,
    params: booksPath,
    query: alerts.alertsQuery,
    answer: { kind: "json", schema: alerts.alertsAnswer },
  }),
  inbox: operation({
    method: "GET",
    path: `${base}/inbox`,
    summary: "What needs somebody, a row for each project: new, waiting, overdue, put off, done.",
    who: answering,
    params: booksPath,
    query: alerts.inboxQuery,
    answer: { kind: "json", schema: alerts.inboxAnswer },
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
} as const;

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
