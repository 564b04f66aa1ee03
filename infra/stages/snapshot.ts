/** snapshot: some days after a quarter's end its figures are due -> a locked file and its place in the chain. */
import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { SnapshotEnvironment } from "../../functions/snapshot/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import { grantFiles, grantKeyUse } from "../parts/rights.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { StageQueue } from "../parts/stage-queue.ts";
import { StageSchedule } from "../parts/stage-schedule.ts";
import { countsOf, type StagePanel } from "../parts/stage-metrics.ts";
import type { Settings } from "../settings/settings.ts";

/** Ten offices of a batch at a few seconds each, with room for those whose lines have to be replayed. */
const timeout = Duration.minutes(5);

export interface SnapshotProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
}

export class Snapshot extends Construct {
  readonly worker: StageFunction<SnapshotEnvironment>;
  readonly work: StageQueue;
  readonly quarterEnd: StageSchedule;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { settings, data, operators }: SnapshotProps) {
    super(scope, id);
    this.work = new StageQueue(this, "Work", {
      stage: "snapshot",
      encryptionKey: data.key,
      timeout,
      operators,
    });
    this.worker = new StageFunction<SnapshotEnvironment>(this, "Worker", {
      stage: "snapshot",
      description: "Freezes what an office's ledger says of a day: hashed, chained, locked.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OUTBOX_TABLE: data.outbox.tableName,
        SNAPSHOTS_BUCKET: data.snapshots.bucket.bucketName,
        FAILURE_QUEUE_URL: this.work.failures.queue.queueUrl,
        LOG_LEVEL: settings.logLevel,
      },
      // One whole processor: an office's lines and its alert log are unpacked, and megabytes of JSON written.
      memoryMegabytes: 1769,
      timeout,
      settings,
      operators,
    });
    this.work.wake(this.worker.function, { batchSize: 10, maxConcurrency: 2 });
    const { delayDays } = settings.snapshots;
    this.quarterEnd = new StageSchedule(this, "QuarterEnd", {
      worker: this.worker.function,
      description: `${delayDays} days after a quarter's end its figures are frozen.`,
      schedule: ScheduleExpression.cron({
        // The quarter ends with the month before, so the delay is the day of the month.
        month: "1,4,7,10",
        day: `${delayDays}`,
        hour: "7",
        minute: "0",
        timeZone: TimeZone.of(settings.timeZone),
      }),
      input: { schedule: "quarter-end", delayDays },
      maxEventAge: Duration.hours(24),
      heading: "snapshot-schedule-failures",
      meaning: "A quarter's end was not announced: no office's figures of that day are frozen.",
      operators,
    });
    this.#grant(data);
    this.step = {
      stage: "snapshot",
      wokenBy: "a quarter's end or a command",
      waiting: this.work.waiting,
      function: this.worker.function,
      failures: {
        "snapshot-failures": this.work.failures.queue,
        "snapshot-schedule-failures": this.quarterEnd.failures.queue,
      },
      outcomes: { taken: countsOf("snapshot", "snapshotsTaken") },
    };
  }

  /** It writes files and never reads them: what it must know of them is in the index. */
  #grant({ ledger, outbox, snapshots, key }: DataStack): void {
    const worker = this.worker.function;
    ledger.grant(worker, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem");
    outbox.grant(worker, "dynamodb:PutItem");
    grantFiles(this.worker, snapshots, {
      folder: "",
      actions: ["s3:PutObject"],
      reason: "Each snapshot is a file of its own in this one bucket, named by office, year and day.",
    });
    grantKeyUse(key, worker);
  }
}
