/** Which act works which operation of the contract. */
import { operations } from "../../shared/contracts/api/api.ts";
import { acknowledgeAlert, explainAlert, snoozeAlert } from "./alerts/answer-alert.ts";
import { compareSnapshots } from "./snapshots/compare-snapshots.ts";
import { downloadReport } from "./snapshots/download-report.ts";
import { listAlerts } from "./alerts/list-alerts.ts";
import { listAudit } from "./access/list-audit.ts";
import { listProjects } from "./projects/list-projects.ts";
import { listSnapshots, showSnapshot } from "./snapshots/list-snapshots.ts";
import { listUploads, showUpload } from "./uploads/list-uploads.ts";
import { markedUpload } from "./uploads/marked-upload.ts";
import { matchUpload } from "./uploads/match-upload.ts";
import { unmatchUpload } from "./uploads/unmatch-upload.ts";
import { listDepartments, nameDepartment } from "./uploads/name-department.ts";
import { reconcileBooks } from "./projects/reconcile-books.ts";
import { previewPolicy } from "./policy/preview-policy.ts";
import { json, refuse } from "./http/reply.ts";
import { previewUpload, sendUpload, showPreview } from "./uploads/send-upload.ts";
import { type Route, route } from "./http/route.ts";
import { setPolicy } from "./policy/set-policy.ts";
import { discardUpload, releaseUpload, undoUpload } from "./uploads/settle-upload.ts";
import { listBooks, showMe } from "./access/show-me.ts";
import { showOverview } from "./overview/show-overview.ts";
import { showPolicy } from "./policy/show-policy.ts";
import { showProject } from "./projects/show-project.ts";
import { takeSnapshot } from "./snapshots/take-snapshot.ts";

export const routes: readonly Route[] = [
  route(operations.health, () => Promise.resolve(json({ status: "ok" }))),
  route(operations.openapi, (_asked, { openapi }) => Promise.resolve(json(openapi()))),
  // A host with users of its own works these before they come here; elsewhere there is nothing to log in to.
  route(operations.login, () => Promise.resolve(refuse("not-found"))),
  route(operations.logout, () => Promise.resolve(refuse("not-found"))),
  route(operations.me, showMe),
  route(operations.books, listBooks),
  route(operations.overview, showOverview),
  route(operations.projects, listProjects),
  route(operations.reconciliation, reconcileBooks),
  route(operations.departments, listDepartments),
  route(operations.nameDepartment, nameDepartment),
  route(operations.project, showProject),
  route(operations.alerts, listAlerts),
  route(operations.acknowledgeAlert, acknowledgeAlert),
  route(operations.snoozeAlert, snoozeAlert),
  route(operations.explainAlert, explainAlert),
  route(operations.upload, sendUpload),
  route(operations.previewUpload, previewUpload),
  route(operations.preview, showPreview),
  route(operations.uploads, listUploads),
  route(operations.uploadDetail, showUpload),
  route(operations.releaseUpload, releaseUpload),
  route(operations.discardUpload, discardUpload),
  route(operations.undoUpload, undoUpload),
  route(operations.matchUpload, matchUpload),
  route(operations.unmatchUpload, unmatchUpload),
  route(operations.markedUpload, markedUpload),
  route(operations.snapshots, listSnapshots),
  route(operations.takeSnapshot, takeSnapshot),
  route(operations.snapshotDiff, compareSnapshots),
  route(operations.snapshot, showSnapshot),
  route(operations.report, downloadReport),
  route(operations.policy, showPolicy),
  route(operations.previewPolicy, previewPolicy),
  route(operations.setPolicy, setPolicy),
  route(operations.audit, listAudit),
];
