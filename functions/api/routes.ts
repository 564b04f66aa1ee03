/** Which act answers which operation of the contract, and the route of a method and a path. */
import { operations } from "../../shared/contracts/api/api.ts";
import type { Operation } from "../../shared/contracts/api/operation.ts";
import {
  addAccount,
  changeAccount,
  endSessions,
  listAccounts,
  removeAccount,
  resetPassword,
} from "./access/accounts.ts";
import { listAudit } from "./access/audit.ts";
import { listReads } from "./access/read-log.ts";
import { listBooks, showMe, showRevision } from "./access/my-access.ts";
import { acknowledgeAlert, explainAlert, snoozeAlert, withdrawAnswer } from "./alerts/answer-alert.ts";
import { listAlerts } from "./alerts/list-alerts.ts";
import { listInbox } from "./alerts/list-inbox.ts";
import { json, refuse } from "./http/reply.ts";
import { route, type Route } from "./http/route.ts";
import { forgetMapping, listMappings, teachMapping } from "./mappings/office-mappings.ts";
import { previewMatching } from "./matching/preview-matching.ts";
import { showMatching } from "./matching/show-matching.ts";
import { showCharts } from "./overview/show-charts.ts";
import { showOverview } from "./overview/show-overview.ts";
import { showWhy } from "./overview/show-why.ts";
import { showStory } from "./overview/show-story.ts";
import { backtestBooks } from "./oversight/backtest.ts";
import { exportBooks } from "./oversight/export-books.ts";
import { listNotices } from "./oversight/list-notices.ts";
import { showVerification, verifyOnRequest } from "./oversight/verify-books.ts";
import { previewPolicy } from "./policy/preview-policy.ts";
import { setPolicy } from "./policy/set-policy.ts";
import { showPolicy } from "./policy/show-policy.ts";
import { listProjects } from "./projects/list-projects.ts";
import { reconcileBooks } from "./projects/reconcile-books.ts";
import { showProject } from "./projects/show-project.ts";
import { compareSnapshots } from "./snapshots/compare-snapshots.ts";
import { downloadPack, downloadReport, listSnapshots, showSnapshot } from "./snapshots/show-snapshots.ts";
import { takeSnapshot } from "./snapshots/take-snapshot.ts";
import { previewUpload, sendUpload, showPreview } from "./uploads/send-upload.ts";
import {
  discardUpload,
  matchUpload,
  releaseUpload,
  restoreUpload,
  undoUpload,
  unmatchUpload,
} from "./uploads/settle-upload.ts";
import { showEffect } from "./uploads/show-effect.ts";
import { listUploads, showUpload } from "./uploads/show-uploads.ts";

/** What reads or writes files is loaded when it is asked for: the readers are a third of the function, and few requests need them. */
export const routes: readonly Route[] = [
  route(operations.health, () => Promise.resolve(json({ status: "ok" }))),
  route(operations.openapi, (_context, { openapi }) => Promise.resolve(json(openapi()))),
  // A host with users of its own works these before they come here; elsewhere there is nothing to log in to.
  route(operations.login, () => Promise.resolve(refuse("not-found"))),
  route(operations.logout, () => Promise.resolve(refuse("not-found"))),
  route(operations.logoutEverywhere, () => Promise.resolve(refuse("not-found"))),
  route(operations.changePassword, () => Promise.resolve(refuse("not-found"))),
  route(operations.me, showMe),
  route(operations.users, listAccounts),
  route(operations.addUser, addAccount),
  route(operations.changeUser, changeAccount),
  route(operations.resetPassword, resetPassword),
  route(operations.endSessions, endSessions),
  route(operations.removeUser, removeAccount),
  route(operations.books, listBooks),
  route(operations.overview, showOverview),
  route(operations.why, showWhy),
  route(operations.revision, showRevision),
  route(operations.charts, showCharts),
  route(operations.story, showStory),
  route(operations.projects, listProjects),
  route(operations.reconciliation, reconcileBooks),
  route(operations.matching, showMatching),
  route(operations.previewMatching, previewMatching),
  route(operations.departments, async (asked, dependencies) =>
    (await import("./uploads/name-department.ts")).listDepartments(asked, dependencies),
  ),
  route(operations.nameDepartment, async (asked, dependencies) =>
    (await import("./uploads/name-department.ts")).nameDepartment(asked, dependencies),
  ),
  route(operations.project, showProject),
  route(operations.alerts, listAlerts),
  route(operations.inbox, listInbox),
  route(operations.acknowledgeAlert, acknowledgeAlert),
  route(operations.snoozeAlert, snoozeAlert),
  route(operations.explainAlert, explainAlert),
  route(operations.withdrawAnswer, withdrawAnswer),
  route(operations.upload, sendUpload),
  route(operations.previewUpload, previewUpload),
  route(operations.preview, showPreview),
  route(operations.uploads, listUploads),
  route(operations.uploadDetail, showUpload),
  route(operations.releaseUpload, releaseUpload),
  route(operations.discardUpload, discardUpload),
  route(operations.undoUpload, undoUpload),
  route(operations.restoreUpload, restoreUpload),
  route(operations.uploadEffect, showEffect),
  route(operations.matchUpload, matchUpload),
  route(operations.unmatchUpload, unmatchUpload),
  route(operations.markedUpload, async (asked, dependencies) =>
    (await import("./uploads/marked-upload.ts")).markedUpload(asked, dependencies),
  ),
  route(operations.uploadColumns, async (asked, dependencies) =>
    (await import("./mappings/upload-columns.ts")).uploadColumns(asked, dependencies),
  ),
  route(operations.template, async (asked, dependencies) =>
    (await import("./uploads/download-template.ts")).downloadTemplate(asked, dependencies),
  ),
  route(operations.mappings, listMappings),
  route(operations.teachMapping, teachMapping),
  route(operations.forgetMapping, forgetMapping),
  route(operations.snapshots, listSnapshots),
  route(operations.takeSnapshot, takeSnapshot),
  route(operations.snapshotDiff, compareSnapshots),
  route(operations.snapshot, showSnapshot),
  route(operations.report, downloadReport),
  route(operations.auditPack, downloadPack),
  route(operations.policy, showPolicy),
  route(operations.previewPolicy, previewPolicy),
  route(operations.setPolicy, setPolicy),
  route(operations.audit, listAudit),
  route(operations.readLog, listReads),
  route(operations.verify, verifyOnRequest),
  route(operations.verification, showVerification),
  route(operations.exportBooks, exportBooks),
  route(operations.backtest, backtestBooks),
  route(operations.notices, listNotices),
];

type FoundRoute =
  | { readonly kind: "route"; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: "other-methods"; readonly methods: readonly string[] }
  | { readonly kind: "unknown" };

const compiled = routes.map((bound) => ({ bound, segments: bound.operation.path.split("/") }));

/**
 * Paths are matched as they were sent: what is encoded stays one segment. A gateway decodes them before (all but `%25`), so that the
 * slashes of a project's id come as segments of their own. HEAD is GET without a body.
 */
export function findRoute(method: string, path: string): FoundRoute {
  const segments = path.split("/");
  const fitting = compiled
    .map(({ bound, segments: pattern }) => ({
      bound,
      params: match(pattern, rejoined(bound.operation, pattern, segments)),
    }))
    .filter((each) => each.params !== null);
  if (fitting.length === 0) return { kind: "unknown" };
  const wanted = method === "HEAD" ? "GET" : method;
  // `snapshots/diff` before `snapshots/{…}`: what is written out is meant.
  const [best] = fitting
    .filter(({ bound }) => bound.operation.method === wanted)
    .toSorted((a, b) => Object.keys(a.params ?? {}).length - Object.keys(b.params ?? {}).length);
  if (best?.params === undefined || best.params === null) {
    const known = fitting.map(({ bound }) => bound.operation.method);
    const methods = [...new Set([...known, ...(known.includes("GET") ? ["HEAD"] : []), "OPTIONS"])];
    return { kind: "other-methods", methods: methods.toSorted() };
  }
  return { kind: "route", route: best.bound, params: best.params };
}

/** What stands behind the last place of the pattern belongs to it, where the operation says so. */
function rejoined(
  { lastMayHaveSlashes }: Operation,
  pattern: readonly string[],
  segments: readonly string[],
): readonly string[] {
  if (lastMayHaveSlashes !== true || segments.length <= pattern.length) return segments;
  const last = pattern.length - 1;
  return [...segments.slice(0, last), segments.slice(last).join("/")];
}

/** Null of a path that is another one, or holds what is no text. */
function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? "";
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    if (name === undefined) {
      if (part !== segment) return null;
      continue;
    }
    const text = decoded(segment);
    if (text === null || text === "") return null;
    params[name] = text;
  }
  return params;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
