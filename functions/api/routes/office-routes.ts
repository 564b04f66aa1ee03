/**
 * What an office does now and then: answers, accounts, files, matching, mappings, snapshots, policy, oversight. Loaded with the first request for one
 * of them, since together with its contracts it is a fifth of what a start would read.
 */
import { operations } from "../../../shared/contracts/api/api.ts";
import { openApiDocument } from "../../../shared/contracts/api/openapi.ts";
import {
  addAccount,
  changeAccount,
  endSessions,
  listAccounts,
  removeAccount,
  resetPassword,
} from "../access/accounts.ts";
import { acknowledgeAlert, explainAlert, snoozeAlert, withdrawAnswer } from "../alerts/answer-alert.ts";
import { listAudit } from "../oversight/list-audit.ts";
import { listReads } from "../access/read-log.ts";
import { json, refuse } from "../http/reply.ts";
import { forgetMapping, listMappings, teachMapping } from "../mappings/office-mappings.ts";
import { previewMatching } from "../matching/preview-matching.ts";
import { showMatching } from "../matching/show-matching.ts";
import { backtestBooks } from "../oversight/backtest.ts";
import { listNotices } from "../oversight/list-notices.ts";
import { showVerification, verifyOnRequest } from "../oversight/verify-books.ts";
import { showStory } from "../overview/show-public-story.ts";
import { showWhy } from "../overview/show-why.ts";
import { previewPolicy } from "../policy/preview-policy.ts";
import { setPolicy } from "../policy/set-policy.ts";
import { showPolicy } from "../policy/show-policy.ts";
import { reconcileBooks } from "../projects/reconcile-books.ts";
import { compareSnapshots } from "../snapshots/compare-snapshots.ts";
import {
  downloadPack,
  downloadReport,
  listSnapshots,
  showSnapshot,
  exportBooks,
} from "../snapshots/show-snapshots.ts";
import { takeSnapshot } from "../snapshots/take-snapshot.ts";
import { previewUpload, sendUpload, showPreview } from "../uploads/send-upload.ts";
import {
  discardUpload,
  matchUpload,
  releaseUpload,
  restoreUpload,
  undoUpload,
  unmatchUpload,
} from "../uploads/settle-upload.ts";
import { showEffect } from "../uploads/show-effect.ts";
import { listUploads, showUpload } from "../uploads/show-uploads.ts";
import { route, type Route } from "./route.ts";

export const officeRoutes: readonly Route[] = [
  route(operations.openapi, () => Promise.resolve(json(openApiDocument()))),
  // A host with users of its own works these before they come here; elsewhere there is nothing to log in to.
  route(operations.login, () => Promise.resolve(refuse("not-found"))),
  route(operations.logout, () => Promise.resolve(refuse("not-found"))),
  route(operations.logoutEverywhere, () => Promise.resolve(refuse("not-found"))),
  route(operations.changePassword, () => Promise.resolve(refuse("not-found"))),
  route(operations.users, listAccounts),
  route(operations.addUser, addAccount),
  route(operations.changeUser, changeAccount),
  route(operations.resetPassword, resetPassword),
  route(operations.endSessions, endSessions),
  route(operations.removeUser, removeAccount),
  route(operations.why, showWhy),
  route(operations.story, showStory),
  route(operations.reconciliation, reconcileBooks),
  route(operations.matching, showMatching),
  route(operations.previewMatching, previewMatching),
  route(operations.departments, async (asked, dependencies) =>
    (await import("../uploads/name-department.ts")).listDepartments(asked, dependencies),
  ),
  route(operations.nameDepartment, async (asked, dependencies) =>
    (await import("../uploads/name-department.ts")).nameDepartment(asked, dependencies),
  ),
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
    (await import("../uploads/marked-upload.ts")).markedUpload(asked, dependencies),
  ),
  route(operations.uploadColumns, async (asked, dependencies) =>
    (await import("../mappings/upload-columns.ts")).uploadColumns(asked, dependencies),
  ),
  route(operations.template, async (asked, dependencies) =>
    (await import("../uploads/download-template.ts")).downloadTemplate(asked, dependencies),
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
