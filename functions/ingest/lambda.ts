/** ingest as AWS Lambda runs it. */
import type { Context } from "aws-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { openTable } from "../../shared/aws/open-table.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { S3KeptAnswers } from "../../shared/aws/s3-tried-uploads.ts";
import { SqsFailureQueue } from "../../shared/aws/sqs-failure-queue.ts";
import { uploadWishFromImage } from "../../shared/aws/wish-image.ts";
import { streamEvent } from "../../shared/contracts/lambda-events.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsMeter, type Reading } from "../../shared/runtime/powertools-meter.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import type { BatchAnswer } from "../../shared/runtime/records.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableWishStore } from "../../shared/stores/wish-store.ts";
import { ingestEnvironment } from "./env.ts";
import { ingestHandler, uploadWishesHandler } from "./handler.ts";
import type { IngestOutcome } from "./take-in.ts";

const environment = ingestEnvironment.parse(process.env);

const meter = powertoolsMeter("ingest");

const table = openTable({ ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE });
const log = powertoolsLog("ingest", environment.LOG_LEVEL);
const s3 = new S3Client({});
const world = {
  ledger: new TableLedgerStore(table),
  files: new S3FileStore(s3, environment.UPLOADS_BUCKET),
  clock: systemClock,
};

const takeFiles = ingestHandler({
  ...world,
  log,
  tries: {
    bucket: environment.TRIES_BUCKET,
    files: new S3FileStore(s3, environment.TRIES_BUCKET),
    answers: new S3KeptAnswers(s3, environment.TRIES_BUCKET),
  },
  failureQueue: new SqsFailureQueue(new SQSClient({}), environment.FAILURE_QUEUE_URL),
  observe: (outcome, sentAt) => {
    meter(readingsOf(outcome, sentAt));
  },
});

const workWishes = uploadWishesHandler({
  ...world,
  wishes: new TableWishStore(table),
  log,
  readBundle: uploadWishFromImage,
});

/** Two sources wake it: the queue of files and events, and the outbox's stream. */
export function handler(event: unknown, context: Context): Promise<BatchAnswer> {
  return streamEvent.safeParse(event).success ? workWishes(event, context) : takeFiles(event, context);
}

function readingsOf(outcome: IngestOutcome, sentAt: string | null): Reading[] {
  switch (outcome.kind) {
    case "applied": {
      const { added, changed, unchanged } = outcome.tally;
      const counts: Reading[] = [
        { name: metricNames.records, value: added + changed + unchanged, unit: "Count" },
        { name: metricNames.postings, value: added + changed, unit: "Count" },
      ];
      if (sentAt === null) return counts;
      const seconds = (Date.parse(systemClock.now()) - Date.parse(sentAt)) / 1000;
      return [...counts, { name: metricNames.secondsToApplied, value: seconds, unit: "Seconds" }];
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
