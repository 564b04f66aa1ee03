/**
 * The API as a contract: every operation with its request and answer. The server, the OpenAPI document and the
 * page all read this. The page imports its types alone: the schemas weigh more than the page may.
 */
import type * as z from "zod";
import type { loginWay } from "../files/login-way.ts";
import { accessOperations } from "./access-operations.ts";
import type * as access from "./bodies/access.ts";
import type { accountsAnswer } from "./bodies/accounts.ts";
import type * as alerts from "./bodies/alerts.ts";
import type { chartsAnswer } from "./bodies/charts.ts";
import type * as departments from "./bodies/departments.ts";
import type { overviewAnswer } from "./bodies/overview.ts";
import type { figures, forecast } from "./bodies/parts.ts";
import type * as oversight from "./bodies/oversight.ts";
import type { effectAnswer } from "./bodies/settling.ts";
import type { whyAnswer } from "./bodies/why.ts";
import type { matchingAnswer, matchPreviewAnswer } from "./bodies/matching.ts";
import type * as mappings from "./bodies/mappings.ts";
import type * as policy from "./bodies/policy.ts";
import type { problem } from "./bodies/problem.ts";
import type { projectAnswer } from "./bodies/project.ts";
import type * as projects from "./bodies/projects.ts";
import type { reconciliationAnswer } from "./bodies/reconciliation.ts";
import type { readLogAnswer } from "./bodies/reads.ts";
import type * as snapshots from "./bodies/snapshots.ts";
import type { storyAnswer } from "./bodies/story.ts";
import type * as uploads from "./bodies/uploads.ts";
import { booksOperations } from "./books-operations.ts";
import { figureOperations } from "./figure-operations.ts";
import { oversightOperations } from "./oversight-operations.ts";
import { snapshotOperations } from "./snapshot-operations.ts";
import { uploadOperations } from "./upload-operations.ts";

export const operations = {
  ...accessOperations,
  ...figureOperations,
  ...booksOperations,
  ...uploadOperations,
  ...snapshotOperations,
  ...oversightOperations,
} as const;

/** JSON of the document that describes all this. */
export type OpenApiDocument = Record<string, z.core.util.JSONType>;

export type { Role } from "../../domain/access/principal.ts";
export type Problem = z.infer<typeof problem>;
export type Me = z.infer<typeof access.meAnswer>;
export type LoginWay = z.infer<typeof loginWay>;
export type SessionBody = z.input<typeof access.sessionBody>;
export type AccountsAnswer = z.infer<typeof accountsAnswer>;
export type ReadLogAnswer = z.infer<typeof readLogAnswer>;
export type AuditAnswer = z.infer<typeof access.auditAnswer>;
export type AuditEntry = z.infer<typeof access.auditEntry>;
export type Overview = z.infer<typeof overviewAnswer>;
export type Charts = z.infer<typeof chartsAnswer>;
export type Story = z.infer<typeof storyAnswer>;
export type DepartmentsAnswer = z.infer<typeof departments.departmentsAnswer>;
export type DepartmentNamedAnswer = z.infer<typeof departments.departmentNamedAnswer>;
export type Figures = z.infer<typeof figures>;
export type ForecastJson = z.infer<typeof forecast>;
export type ProjectsQuery = z.input<typeof projects.projectsQuery>;
export type ProjectsAnswer = z.infer<typeof projects.projectsAnswer>;
export type ProjectRow = z.infer<typeof projects.projectRow>;
export type ProjectAnswer = z.infer<typeof projectAnswer>;
export type ReconciliationAnswer = z.infer<typeof reconciliationAnswer>;
export type ApiAlert = z.infer<typeof alerts.apiAlert>;
export type AlertsAnswer = z.infer<typeof alerts.alertsAnswer>;
export type RevisionAnswer = z.infer<typeof access.revisionAnswer>;
export type InboxAnswer = z.infer<typeof alerts.inboxAnswer>;
export type AcknowledgeBody = z.input<typeof alerts.acknowledgeBody>;
export type SnoozeBody = z.input<typeof alerts.snoozeBody>;
export type ExplainBody = z.input<typeof alerts.explainBody>;
export type UploadSummary = z.infer<typeof uploads.uploadSummary>;
export type UploadsAnswer = z.infer<typeof uploads.uploadsAnswer>;
export type ListedUpload = UploadsAnswer["items"][number];
export type WhyAnswer = z.infer<typeof whyAnswer>;
export type EffectAnswer = z.infer<typeof effectAnswer>;
export type UploadAnswer = z.infer<typeof uploads.uploadAnswer>;
export type UploadedAnswer = z.infer<typeof uploads.uploadedAnswer>;
export type SettledAnswer = z.infer<typeof uploads.settledAnswer>;
export type MatchingAnswer = z.infer<typeof matchingAnswer>;
export type MatchPreviewAnswer = z.infer<typeof matchPreviewAnswer>;
export type MatchedAnswer = z.infer<typeof uploads.matchedAnswer>;
export type MappingsAnswer = z.infer<typeof mappings.mappingsAnswer>;
export type MappingTaught = z.infer<typeof mappings.mappingTaughtAnswer>;
export type UploadColumns = z.infer<typeof mappings.columnsAnswer>;
export type PresignBody = z.input<typeof uploads.presignBody>;
export type PresignAnswer = z.infer<typeof uploads.presignAnswer>;
export type PresignedPreview = z.infer<typeof uploads.presignedPreview>;
export type WaitingPreview = z.infer<typeof uploads.waitingPreview>;
export type PreviewAnswer = z.infer<typeof uploads.previewAnswer>;
export type SnapshotsAnswer = z.infer<typeof snapshots.snapshotsAnswer>;
export type SnapshotAnswer = z.infer<typeof snapshots.snapshotAnswer>;
export type SnapshotBody = z.input<typeof snapshots.snapshotBody>;
export type TakenAnswer = z.infer<typeof snapshots.takenAnswer>;
export type ReportAnswer = z.infer<typeof snapshots.reportAnswer>;
export type ReportQuery = z.output<typeof snapshots.reportQuery>;
export type PackQuery = z.output<typeof snapshots.packQuery>;
export type DiffAnswer = z.infer<typeof snapshots.diffAnswer>;
export type VerificationAnswer = z.infer<typeof oversight.verificationAnswer>;
export type BacktestAnswer = z.infer<typeof oversight.backtestAnswer>;
export type NoticesAnswer = z.infer<typeof oversight.noticesAnswer>;
export type PolicyAnswer = z.infer<typeof policy.policyAnswer>;
export type PolicyBody = z.input<typeof policy.policyBody>;
export type PolicyPreviewAnswer = z.infer<typeof policy.policyPreviewAnswer>;
export type PolicySetAnswer = z.infer<typeof policy.policySetAnswer>;
