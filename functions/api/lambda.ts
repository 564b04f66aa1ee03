/** api as AWS Lambda runs it: files go past it, and what other stages do is asked of them and not waited for. */
import { randomUUID } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import { documentClient } from "../../shared/aws/document-client.ts";
import { DynamoAlertStore } from "../../shared/aws/dynamo-alert-store.ts";
import { DynamoAuditTrail } from "../../shared/aws/dynamo-audit-trail.ts";
import { DynamoBooksRevision } from "../../shared/aws/dynamo-books-revision.ts";
import { DynamoLedgerStore } from "../../shared/aws/dynamo-ledger-store.ts";
import { DynamoOutbox } from "../../shared/aws/dynamo-outbox.ts";
import { DynamoPolicyStore } from "../../shared/aws/dynamo-policy-store.ts";
import { DynamoSnapshotStore } from "../../shared/aws/dynamo-snapshot-store.ts";
import { DynamoWishStore } from "../../shared/aws/dynamo-wish-store.ts";
import { presignedPuts } from "../../shared/aws/s3-presigned-uploads.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { findAnswer } from "../../shared/aws/s3-tried-uploads.ts";
import { S3ReportAddresses } from "../../shared/aws/s3-report-addresses.ts";
import { S3SnapshotFiles } from "../../shared/aws/s3-snapshot-files.ts";
import { previewAnswer } from "../../shared/contracts/api/uploads.ts";
import { triedFileKey } from "../../shared/contracts/tried-key.ts";
import { uploadKey } from "../../shared/contracts/upload-key.ts";
import { openApiDocument } from "../../shared/contracts/openapi.ts";
import { officeNameOf } from "../../shared/runtime/office-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { askReport } from "./asked-report.ts";
import { askSnapshot } from "./asked-snapshot.ts";
import { askedSettling } from "./asked-of-upload.ts";
import { BooksCache } from "./books-cache.ts";
import { apiEnvironment } from "./env.ts";
import { apiHandler } from "./handler.ts";

const environment = apiEnvironment.parse(process.env);
const tables = { ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE };
const client = documentClient({});
const s3 = new S3Client({});
const ledger = new DynamoLedgerStore(client, tables);
const alerts = new DynamoAlertStore(client, tables);
const policies = new DynamoPolicyStore(client, tables.ledger);
const revisions = new DynamoBooksRevision(client, tables.ledger);
const wishes = new DynamoWishStore(client, tables);
const snapshots = new DynamoSnapshotStore(
  client,
  tables,
  new S3SnapshotFiles(s3, environment.SNAPSHOTS_BUCKET),
);
const clock = systemClock;
const putToUploads = presignedPuts(s3, environment.UPLOADS_BUCKET, clock);
const putToTries = presignedPuts(s3, environment.TRIES_BUCKET, clock);
const reports = {
  snapshots,
  addresses: new S3ReportAddresses(s3, environment.REPORTS_BUCKET, clock),
  outbox: new DynamoOutbox(client, tables.outbox),
  clock,
  officeNameOf,
};

export const handler = apiHandler({
  world: {
    ledger,
    alerts,
    policies,
    snapshots,
    files: new S3FileStore(s3, environment.UPLOADS_BUCKET),
    wishes,
    audit: new DynamoAuditTrail(client, tables.ledger),
    clock,
    cache: new BooksCache({ ledger, policies, alerts, revisions, clock }),
    uploadActs: {
      submit: null,
      presign: (address, file) => putToUploads(uploadKey(address), file),
      preview: null,
      tryPast: {
        presign: (file, announced) => putToTries(triedFileKey(file), announced),
        find: async (books, id) =>
          previewAnswer.nullable().parse(await findAnswer(s3, environment.TRIES_BUCKET, books, id)),
      },
      settle: askedSettling({ wishes, clock }),
    },
    snapshotActs: {
      take: (asking) => askSnapshot(asking, { wishes, clock }),
      report: (books, name, query) => askReport(books, name, query, reports),
    },
    hash: sha256Of,
    newId: randomUUID,
    openapi: openApiDocument,
    hasSessions: false,
  },
  log: powertoolsLog("api", environment.LOG_LEVEL),
  decode: (text, encoding) => Buffer.from(text, encoding),
  encode: (bytes) => Buffer.from(bytes).toString("base64"),
});
