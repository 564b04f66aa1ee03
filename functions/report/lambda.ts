/** report as AWS Lambda runs it. */
import { readFile } from "node:fs/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { openTable } from "../../shared/aws/open-table.ts";
import { S3Archives } from "../../shared/aws/s3-archives.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { S3ReportStore } from "../../shared/aws/s3-reports.ts";
import { S3SnapshotFiles } from "../../shared/aws/s3-snapshot-files.ts";
import { SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { officeNameOf } from "../../shared/runtime/office-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { powertoolsMeter } from "../../shared/runtime/powertools-meter.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";
import { reportEnvironment } from "./env.ts";
import { reportHandler } from "./handler.ts";

const environment = reportEnvironment.parse(process.env);
const table = openTable({ ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE });
const objects = new S3Client(clientSettings);
const meter = powertoolsMeter("report");

/** Copied beside the function when it is bundled. */
const font = (name: string): Promise<Uint8Array> => readFile(new URL(`fonts/${name}`, import.meta.url));

const sources = {
  ledger: new TableLedgerStore(table),
  snapshots: new TableSnapshotStore(table, new S3SnapshotFiles(objects, environment.SNAPSHOTS_BUCKET)),
  clock: systemClock,
  hash: sha256Of,
};

export const handler = reportHandler({
  ...sources,
  reports: new S3ReportStore(objects, environment.REPORTS_BUCKET),
  exporting: {
    ...sources,
    files: new S3FileStore(objects, environment.UPLOADS_BUCKET),
    archives: new S3Archives(objects, environment.TRIES_BUCKET, systemClock),
  },
  outbox: new TableOutbox(table),
  officeNameOf: (office) => Promise.resolve(officeNameOf(office)),
  fonts: async () => ({
    regular: await font("NotoSansKR_400Regular.ttf"),
    bold: await font("NotoSansKR_700Bold.ttf"),
  }),
  log: powertoolsLog("report", environment.LOG_LEVEL),
  failureQueue: new SqsFailureQueue(new SQSClient(clientSettings), environment.FAILURE_QUEUE_URL),
  observe: ({ isNews }) => {
    if (isNews) meter([{ name: metricNames.reportsRendered, value: 1, unit: "Count" }]);
  },
});
