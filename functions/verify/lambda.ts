/** verify as AWS Lambda runs it. */
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { documentsReadBy } from "../../shared/aws/invoked-document-reader.ts";
import { openTable } from "../../shared/aws/open-table.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { S3SnapshotFiles } from "../../shared/aws/s3-snapshot-files.ts";
import { keptVerifications } from "../../shared/aws/s3-kept-answers.ts";
import { SqsBundleQueue, SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { powertoolsMeter, type Reading } from "../../shared/runtime/powertools-meter.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { replayTarget } from "../../shared/stores/compare-ledgers.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { verifyEnvironment } from "./env.ts";
import { verifyHandler } from "./handler.ts";

const environment = verifyEnvironment.parse(process.env);
const { LEDGER_TABLE: ledger } = environment;
// Nothing is told from here, so the outbox is never written.
const table = openTable({ ledger, outbox: ledger });
const s3 = new S3Client(clientSettings);
const sqs = new SQSClient(clientSettings);
const meter = powertoolsMeter("verify");

export const handler = verifyHandler({
  ledger: new TableLedgerStore(table),
  replayTarget: () => replayTarget(table),
  files: new S3FileStore(s3, environment.UPLOADS_BUCKET),
  readDocument: documentsReadBy(environment.EXTRACT_FUNCTION, { s3, bucket: environment.TRIES_BUCKET }),
  alerts: new TableAlertStore(table),
  policies: new TablePolicyStore(table),
  snapshots: new TableSnapshotStore(table, new S3SnapshotFiles(s3, environment.SNAPSHOTS_BUCKET)),
  audit: new TableAuditTrail(table),
  hash: sha256Of,
  verifications: keptVerifications(s3, environment.TRIES_BUCKET),
  queue: new SqsBundleQueue(sqs, environment.VERIFY_QUEUE_URL),
  clock: systemClock,
  log: powertoolsLog("verify", environment.LOG_LEVEL),
  failureQueue: new SqsFailureQueue(sqs, environment.FAILURE_QUEUE_URL),
  observe: ({ verifiedBooks, discrepancies }) => {
    const found: Reading = { name: metricNames.discrepancies, value: discrepancies, unit: "Count" };
    const verified: Reading = { name: metricNames.verifiedBooks, value: verifiedBooks ?? 0, unit: "Count" };
    meter(verifiedBooks === null ? [found] : [found, verified]);
  },
});
