/** Operations that look at the figures of one office and year: nearly every request is one of these. */
import * as z from "zod";
import { roles } from "../../domain/access/principal.ts";
import { revisionAnswer } from "./bodies/access.ts";
import * as alerts from "./bodies/alerts.ts";
import { chartsAnswer, chartsQuery } from "./bodies/charts.ts";
import { overviewAnswer, overviewQuery } from "./bodies/overview.ts";
import { booksPath } from "./bodies/parts.ts";
import { projectAnswer, projectQuery } from "./bodies/project.ts";
import { projectsAnswer, projectsQuery } from "./bodies/projects.ts";
import { storyAnswer } from "./bodies/story.ts";
import { whyAnswer, whyQuery } from "./bodies/why.ts";
import { answering, base, named, operation, readOf, storyPath } from "./operation.ts";

const projectPath = booksPath.extend({ id: z.string().min(1).max(300) });

export const figureOperations = named({
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
  revision: operation({
    ...readOf(
      "revision",
      "A word that is another one after each change of what the books show.",
      roles,
      booksPath,
      revisionAnswer,
    ),
    // It tells whether there is something to see, and nothing of it.
    isUnlogged: true,
  }),
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
});
