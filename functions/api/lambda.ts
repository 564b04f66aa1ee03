/** api as AWS Lambda runs it: files go past it, and other stages do what is requested of them later. */
import { randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { openTable } from "../../shared/aws/open-table.ts";
import { findKept } from "../../shared/aws/s3-dry-run-uploads.ts";
import { S3LargeAnswers } from "../../shared/aws/s3-large-answers.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { presignedPuts } from "../../shared/aws/s3-presigned-uploads.ts";
import { S3ReportAddresses } from "../../shared/aws/s3-reports.ts";
import { S3SnapshotFiles } from "../../shared/aws/s3-snapshot-files.ts";
import { verificationAnswer } from "../../shared/contracts/api/bodies/oversight.ts";
import { previewAnswer } from "../../shared/contracts/api/bodies/uploads.ts";
import { openApiDocument } from "../../shared/contracts/api/openapi.ts";
import {
  dryRunAnswerKey,
  dryRunFileKey,
  uploadKey,
  verificationKey,
} from "../../shared/contracts/files/upload-key.ts";
import { officeNameOf } from "../../shared/runtime/office-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableOfficeThrottle } from "../../shared/stores/office-throttle.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableBooksRevision } from "../../shared/stores/books-revision.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { TableMappingStore } from "../../shared/stores/mapping-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableNoticeStore } from "../../shared/stores/notice-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { TableReadLog } from "../../shared/stores/read-log-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";
import { requestingOversight } from "./commands/request-oversight.ts";
import { requestPack, requestReport } from "./commands/request-report.ts";
import { submitSnapshotCommand } from "./commands/submit-snapshot-command.ts";
import { settlingByCommand } from "./commands/submit-upload-command.ts";
import { apiEnvironment, type FederatedLogin } from "./env.ts";
import { BooksCache } from "./figures/books-cache.ts";
import { apiHandler } from "./handler.ts";

/** Put in when the function is bundled, as the settings say: an environment of 4 KB does not hold fifty providers. */
declare const FEDERATED_LOGINS: readonly FederatedLogin[] | undefined;

const environment = apiEnvironment.parse(process.env);
const table = openTable({ ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE });
const s3 = new S3Client(clientSettings);
const ledger = new TableLedgerStore(table);
const alerts = new TableAlertStore(table);
const policies = new TablePolicyStore(table);
const revisions = new TableBooksRevision(table);
const commands = new TableCommandStore(table);
const snapshots = new TableSnapshotStore(table, new S3SnapshotFiles(s3, environment.SNAPSHOTS_BUCKET));
const clock = systemClock;
const putToUploads = presignedPuts(s3, environment.UPLOADS_BUCKET, clock);
const putToTries = presignedPuts(s3, environment.TRIES_BUCKET, clock);
const files = new S3FileStore(s3, environment.UPLOADS_BUCKET);
const outbox = new TableOutbox(table);
const throttle = new TableOfficeThrottle(table, clock);
const reports = {
  snapshots,
  ledger,
  hash: sha256Of,
  addresses: new S3ReportAddresses(s3, environment.REPORTS_BUCKET, clock),
  outbox,
  clock,
  officeNameOf,
};

export const handler = apiHandler({
  dependencies: {
    ledger,
    alerts,
    policies,
    mappings: new TableMappingStore(table),
    snapshots,
    notices: new TableNoticeStore(table),
    files,
    readDocument: () => Promise.resolve({ kind: "pages", lines: [], isPrinted: false, findings: [] }),
    commands,
    audit: new TableAuditTrail(table),
    reads: new TableReadLog(table),
    clock,
    cache: new BooksCache({ ledger, policies, alerts, revisions, clock }),
    uploadActs: {
      submit: null,
      presign: (address, file) => putToUploads(uploadKey(address), file),
      enter: async (address, bytes) => {
        await files.put(uploadKey(address), bytes);
        return null;
      },
      preview: null,
      tryPast: {
        presign: (file, announced) => putToTries(dryRunFileKey(file), announced),
        find: async (books, id) =>
          previewAnswer
            .nullable()
            .parse(await findKept(s3, environment.TRIES_BUCKET, dryRunAnswerKey(books, id))),
      },
      settle: settlingByCommand({ commands, clock }),
    },
    snapshotActs: {
      take: (request) => submitSnapshotCommand(request, { commands, clock }),
      report: (books, name, query) => requestReport(books, name, query, reports),
      pack: (books, query) => requestPack(books, query, reports),
    },
    oversightActs: requestingOversight({
      ledger,
      snapshots,
      outbox,
      clock,
      officeNameOf,
      addresses: new S3ReportAddresses(s3, environment.TRIES_BUCKET, clock),
      find: async (books, id) =>
        verificationAnswer
          .nullable()
          .parse(await findKept(s3, environment.TRIES_BUCKET, verificationKey(books, id))),
    }),
    officeNameOf: (office) => Promise.resolve(officeNameOf(office)),
    hash: sha256Of,
    newId: randomUUID,
    openapi: openApiDocument,
    accounts: null,
    identityProvider: "Amazon Cognito",
    hasSessions: false,
    // No function stays open for a page.
    hasNews: false,
  },
  logins: typeof FEDERATED_LOGINS === "undefined" ? [] : FEDERATED_LOGINS,
  large: new S3LargeAnswers({ s3, bucket: environment.TRIES_BUCKET, clock, newId: randomUUID }),
  log: powertoolsLog("api", environment.LOG_LEVEL),
  secondsToWait: (office) => throttle.secondsToWait(office),
  decode: (text, encoding) => Buffer.from(text, encoding),
  encode: (bytes) => Buffer.from(bytes).toString("base64"),
});
