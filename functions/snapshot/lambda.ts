/** snapshot as AWS Lambda runs it. */
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { openTable } from "../../shared/aws/open-table.ts";
import { S3SnapshotFiles } from "../../shared/aws/s3-snapshot-files.ts";
import { SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { powertoolsMeter } from "../../shared/runtime/powertools-meter.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";
import { snapshotEnvironment } from "./env.ts";
import { snapshotHandler } from "./handler.ts";

const environment = snapshotEnvironment.parse(process.env);
const table = openTable({ ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE });
const files = new S3SnapshotFiles(new S3Client(clientSettings), environment.SNAPSHOTS_BUCKET);
const meter = powertoolsMeter("snapshot");

export const handler = snapshotHandler({
  ledger: new TableLedgerStore(table),
  alerts: new TableAlertStore(table),
  policies: new TablePolicyStore(table),
  snapshots: new TableSnapshotStore(table, files),
  commands: new TableCommandStore(table),
  outbox: new TableOutbox(table),
  clock: systemClock,
  hash: sha256Of,
  log: powertoolsLog("snapshot", environment.LOG_LEVEL),
  failureQueue: new SqsFailureQueue(new SQSClient(clientSettings), environment.FAILURE_QUEUE_URL),
  observe: ({ kind }) => {
    if (kind === "taken") meter([{ name: metricNames.snapshotsTaken, value: 1, unit: "Count" }]);
  },
});
