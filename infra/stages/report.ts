/** report: the outbox's news that a snapshot was taken -> its report as HWPX, XLSX, PDF, CSV and JSON. */
import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import { exportsPrefix, type ReportEnvironment } from "../../functions/report/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import { reportBundling, withOfficeNames } from "../parts/bundling.ts";
import {
  type ExportedBucket,
  type FileRights,
  grantFiles,
  grantKeyUse,
  grantListing,
} from "../parts/rights.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { StageQueue } from "../parts/stage-queue.ts";
import { countsOf, type StagePanel } from "../parts/stage-metrics.ts";
import type { Settings } from "../settings/settings.ts";

/** Ten snapshots of a batch at a few seconds for all formats of each. */
const timeout = Duration.minutes(5);

export interface ReportProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
}

export class Report extends Construct {
  readonly worker: StageFunction<ReportEnvironment>;
  readonly work: StageQueue;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { settings, data, operators }: ReportProps) {
    super(scope, id);
    this.work = new StageQueue(this, "Work", {
      stage: "report",
      encryptionKey: data.key,
      timeout,
      operators,
    });
    this.worker = new StageFunction<ReportEnvironment>(this, "Worker", {
      stage: "report",
      description: "Writes a frozen snapshot as the report that councils are sent, in every format.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OUTBOX_TABLE: data.outbox.tableName,
        UPLOADS_BUCKET: data.uploads.bucket.bucketName,
        TRIES_BUCKET: data.tries.bucket.bucketName,
        SNAPSHOTS_BUCKET: data.snapshots.bucket.bucketName,
        REPORTS_BUCKET: data.reports.bucket.bucketName,
        FAILURE_QUEUE_URL: this.work.failures.queue.queueUrl,
        LOG_LEVEL: settings.logLevel,
      },
      bundling: withOfficeNames(reportBundling, settings.offices),
      // One whole processor for the lines of PDF; a county's takes some 360 MB of it.
      memoryMegabytes: 1769,
      timeout,
      settings,
      operators,
    });
    this.work.wake(this.worker.function, { batchSize: 10, maxConcurrency: 2 });
    this.#grant(data);
    this.step = {
      stage: "report",
      wokenBy: "a snapshot that was taken, or a command",
      waiting: this.work.waiting,
      function: this.worker.function,
      failures: { "report-failures": this.work.failures.queue },
      outcomes: { rendered: countsOf("report", "reportsRendered") },
    };
  }

  /**
   * It reads the index of snapshots and their files, and of a year without any whether it has books; for an export the journal and
   * the files of offices. It writes reports and archives that it never reads.
   */
  #grant({ ledger, outbox, uploads, tries, snapshots, reports, key }: DataStack): void {
    const worker = this.worker.function;
    ledger.grant(worker, "dynamodb:Query", "dynamodb:GetItem");
    outbox.grant(worker, "dynamodb:PutItem");
    const reason = "Each file is one of its own in this one bucket, named by office, year and day.";
    const grant = (bucket: ExportedBucket, folder: string, ...actions: FileRights["actions"]): void => {
      grantFiles(this.worker, bucket, { folder, actions, reason });
    };
    grant(uploads, "", "s3:GetObject", "s3:GetObjectVersion");
    grant(snapshots, "", "s3:GetObject");
    grant(reports, "", "s3:PutObject");
    // An archive is put part by part, and one that failed is taken back.
    grant(tries, exportsPrefix, "s3:PutObject", "s3:AbortMultipartUpload");
    grantListing(this.worker, uploads, snapshots);
    grantKeyUse(key, worker);
  }
}
