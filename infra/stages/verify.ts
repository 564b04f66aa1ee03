/** verify: each night, and on request, what is stored is held against the files it follows from -> log, metrics, alarm. */
import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import { type VerifyEnvironment, verificationsPrefix } from "../../functions/verify/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import { grantFiles, grantKeyUse, grantListing } from "../parts/rights.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { countOfDay, countsOf, writtenEachHour, type StagePanel } from "../parts/stage-metrics.ts";
import { StageQueue } from "../parts/stage-queue.ts";
import { StageSchedule } from "../parts/stage-schedule.ts";
import type { Settings } from "../settings/settings.ts";
import type { Extract } from "./extract.ts";

/** A year of daily dumps takes half a minute; whatever disagrees is looked at a second time. The rest is for a slow night. */
const timeout = Duration.minutes(10);

/** A night may take longer than the one before. */
const silentHours = 25;

export interface VerifyProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
  readonly extract: Extract;
}

export class Verify extends Construct {
  readonly worker: StageFunction<VerifyEnvironment>;
  readonly work: StageQueue;
  readonly everyNight: StageSchedule;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { settings, data, operators, extract }: VerifyProps) {
    super(scope, id);
    this.work = new StageQueue(this, "Work", {
      stage: "verify",
      encryptionKey: data.key,
      timeout,
      operators,
    });
    this.worker = new StageFunction<VerifyEnvironment>(this, "Worker", {
      stage: "verify",
      description:
        "Holds what is stored of an office and year against its files. Writes log and metrics, and what was requested.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        UPLOADS_BUCKET: data.uploads.bucket.bucketName,
        SNAPSHOTS_BUCKET: data.snapshots.bucket.bucketName,
        TRIES_BUCKET: data.tries.bucket.bucketName,
        EXTRACT_FUNCTION: extract.worker.function.functionName,
        VERIFY_QUEUE_URL: this.work.queue.queueUrl,
        FAILURE_QUEUE_URL: this.work.failures.queue.queueUrl,
        LOG_LEVEL: settings.logLevel,
      },
      // One whole processor, which is what reading files takes; a year of daily dumps stays below 400 MB.
      memoryMegabytes: 1769,
      timeout,
      settings,
      operators,
    });
    // One books a run. Five at once: every office of the country is done within half an hour.
    this.work.wake(this.worker.function, { batchSize: 1, maxConcurrency: 5 });
    this.everyNight = new StageSchedule(this, "EveryNight", {
      worker: this.worker.function,
      description: "It is night: the books of the running year are verified.",
      schedule: ScheduleExpression.cron({ hour: "3", minute: "0", timeZone: TimeZone.of(settings.timeZone) }),
      input: { schedule: "nightly" },
      maxEventAge: Duration.hours(3),
      heading: "verify-schedule-failures",
      meaning: "A night was not announced: books are not verified until the next.",
      operators,
    });
    this.#grant(data);
    extract.grantReading(this.worker, data.tries);
    this.#alarm(operators);
    this.step = {
      stage: "verify",
      wokenBy: "the night or a request",
      waiting: this.work.waiting,
      function: this.worker.function,
      failures: {
        "verify-failures": this.work.failures.queue,
        "verify-schedule-failures": this.everyNight.failures.queue,
      },
      outcomes: {
        verified: countsOf("verify", "verifiedBooks"),
        discrepancies: countsOf("verify", "discrepancies"),
      },
    };
  }

  #alarm(operators: Operators): void {
    operators.addAlarm(new Construct(this, "Discrepancies"), {
      heading: "verify-discrepancies",
      meaning: "What is stored is not what its files, its journal or its chain say: a figure may be wrong.",
      // Until a whole day found nothing: it is not over because five minutes have passed.
      metric: countOfDay("verify", "discrepancies"),
      threshold: 1,
      periods: 1,
    });
    operators.addSilenceAlarm(new Construct(this, "Silence"), {
      heading: "verify-silent",
      meaning: "No books were verified for a day: nobody knows whether what is stored still holds.",
      metric: writtenEachHour("verify", "verifiedBooks"),
      periods: silentHours,
    });
  }

  /**
   * It reads everything and writes nothing but messages of its own queues, documents for the minutes that they are read, and
   * for a day what came of a request.
   */
  #grant({ ledger, uploads, snapshots, tries, key }: DataStack): void {
    const worker = this.worker.function;
    ledger.grant(worker, "dynamodb:GetItem", "dynamodb:Query");
    this.work.grantSend(worker);
    grantKeyUse(key, worker);
    grantFiles(this.worker, tries, {
      folder: verificationsPrefix,
      actions: ["s3:PutObject"],
      reason: "Each verification is a file of its own in this one folder, named by office, year and minute.",
    });
    const reason = "Whatever figures lead back to lies in this one bucket, under names of offices' own.";
    const actions = ["s3:GetObject", "s3:GetObjectVersion"] as const;
    grantFiles(this.worker, uploads, { folder: "", actions, reason });
    grantFiles(this.worker, snapshots, { folder: "", actions: ["s3:GetObject"], reason });
    grantListing(this.worker, uploads, snapshots);
  }
}
