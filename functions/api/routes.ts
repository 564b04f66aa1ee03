/** Which act works which operation of the contract. */
import { operations } from "../../shared/contracts/api/api.ts";
import { acknowledgeAlert, explainAlert, snoozeAlert } from "./answer-alert.ts";
import { compareSnapshots } from "./compare-snapshots.ts";
import { downloadReport } from "./download-report.ts";
import { listAlerts } from "./list-alerts.ts";
import { listAudit } from "./list-audit.ts";
import { listProjects } from "./list-projects.ts";
import { listSnapshots, showSnapshot } from "./list-snapshots.ts";
import { listUploads, showUpload } from "./list-uploads.ts";
import { markedUpload } from "./marked-upload.ts";
import { matchUpload } from "./match-upload.ts";
import { unmatchUpload } from "./unmatch-upload.ts";
import { listDepartments, nameDepartment } from "./name-department.ts";
import { reconcileBooks } from "./reconcile-books.ts";
import { previewPolicy } from "./preview-policy.ts";
import { json, refuse } from "./reply.ts";
import { previewUpload, sendUpload, showPreview } from "./send-upload.ts";
import { type Route, route } from "./route.ts";
import { setPolicy } from "./set-policy.ts";
import { discardUpload, releaseUpload, undoUpload } from "./settle-upload.ts";
import { listBooks, showMe } from "./show-me.ts";
import { showOverview } from "./show-overview.ts";
import { showPolicy } from "./show-policy.ts";
import { showProject } from "./show-project.ts";
import { takeSnapshot } from "./take-snapshot.ts";

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
