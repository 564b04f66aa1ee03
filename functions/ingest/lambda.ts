/** ingest as AWS Lambda runs it. */
import { setTimeout as pause } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { documentsReadBy } from "../../shared/aws/invoked-document-reader.ts";
import { openTable } from "../../shared/aws/open-table.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { keptDryRuns } from "../../shared/aws/s3-kept-answers.ts";
import { SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsMeter, type Reading } from "../../shared/runtime/powertools-meter.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableMappingStore } from "../../shared/stores/mapping-store.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { ingestEnvironment } from "./env.ts";
import { ingestHandler } from "./handler.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import type { IngestOutcome } from "../../shared/examination/submission.ts";

const environment = ingestEnvironment.parse(process.env);

const meter = powertoolsMeter("ingest");

const table = openTable({ ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE });
const s3 = new S3Client(clientSettings);
const ledger = new TableLedgerStore(table);

export const handler = ingestHandler({
  ledger,
  current: new CurrentLedger(ledger),
  pause,
  files: new S3FileStore(s3, environment.UPLOADS_BUCKET),
  readDocument: documentsReadBy(environment.EXTRACT_FUNCTION, { s3, bucket: environment.TRIES_BUCKET }),
  commands: new TableCommandStore(table),
  mappings: new TableMappingStore(table),
  clock: systemClock,
  log: powertoolsLog("ingest", environment.LOG_LEVEL),
  tries: {
    files: new S3FileStore(s3, environment.TRIES_BUCKET),
    answers: keptDryRuns(s3, environment.TRIES_BUCKET),
  },
  failureQueue: new SqsFailureQueue(new SQSClient(clientSettings), environment.FAILURE_QUEUE_URL),
  observe: (outcome, arrivedAt) => {
    meter(readingsOf(outcome, arrivedAt));
  },
});

function readingsOf(outcome: IngestOutcome, arrivedAt: string): Reading[] {
  switch (outcome.kind) {
    case "applied": {
      const { added, changed, unchanged } = outcome.tally;
      const seconds = (Date.parse(systemClock.now()) - Date.parse(arrivedAt)) / 1000;
      return [
        { name: metricNames.records, value: added + changed + unchanged, unit: "Count" },
        { name: metricNames.postings, value: added + changed, unit: "Count" },
        { name: metricNames.secondsToApplied, value: seconds, unit: "Seconds" },
      ];
    }
    case "held":
      return [{ name: metricNames.uploadsHeld, value: 1, unit: "Count" }];
    case "rejected":
      return [{ name: metricNames.uploadsRejected, value: 1, unit: "Count" }];
    case "already-applied":
    case "already-discarded":
    case "already-undone":
      return [];
  }
}
