/** ingest: a stored file, or another system's event -> EventBridge -> queue -> the ledger; and what a person asks of an upload. */
import { Duration, Fn, Validations } from "aws-cdk-lib";
import { Match, Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Grant } from "aws-cdk-lib/aws-iam";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import {
  eventsPrefix,
  type IngestEnvironment,
  triedAnswersPrefix,
  triedFilesPrefix,
} from "../../functions/ingest/env.ts";
import type { DataStack } from "../data-stack.ts";
import { FailureQueue } from "../parts/failure-queue.ts";
import type { FlowStep } from "../parts/flow-step.ts";
import { grantKeyUse } from "../parts/key-use.ts";
import { OfficeBus } from "../parts/office-bus.ts";
import type { Operators } from "../parts/operators.ts";
import { OutboxWake } from "../parts/outbox-wake.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { countsOf, percentilesOf } from "../parts/stage-metrics.ts";
import type { Settings } from "../settings.ts";

/** A full dump of an office is 3,200 projects at most, 66 transactions: seconds. The rest is for a slow day. */
const timeout = Duration.minutes(3);

/** Deliveries of a failing file; at one per visibility timeout they span more than an hour of a broken world. */
const maxDeliveries = 5;

/**
 * Files worked on at once. Offices have their own partitions and do not slow each other down; files of
 * one office contend for the same balances, which a few at a time settle by trying again.
 */
const maxConcurrency = 5;

export interface IngestProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
}

export class Ingest extends Construct {
  readonly worker: StageFunction<IngestEnvironment>;
  readonly queue: Queue;
  readonly fileStored: Rule;
  readonly fileTried: Rule;
  readonly bus: OfficeBus;
  readonly failures: FailureQueue;
  readonly wishes: OutboxWake;
  readonly step: FlowStep;

  constructor(scope: Construct, id: string, { settings, data, operators }: IngestProps) {
    super(scope, id);
    this.failures = new FailureQueue(this, "Failures", {
      heading: "ingest-failures",
      meaning:
        "A stored file or an event was not taken into the ledger: it never can be, or all tries failed, or it never reached the queue.",
      operators,
    });
    this.queue = new Queue(this, "Queue", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // AWS's advice for a queue before a function: a run that is throttled at first still ends in time.
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * 6),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.failures.queue, maxReceiveCount: maxDeliveries },
    });
    this.worker = new StageFunction<IngestEnvironment>(this, "Worker", {
      stage: "ingest",
      description: "Takes a stored file into the ledger: applied as a whole, held, or rejected with reasons.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OUTBOX_TABLE: data.outbox.tableName,
        UPLOADS_BUCKET: data.uploads.bucket.bucketName,
        TRIES_BUCKET: data.tries.bucket.bucketName,
        FAILURE_QUEUE_URL: this.failures.queue.queueUrl,
        LOG_LEVEL: settings.logLevel,
      },
      // One whole processor, which is what reading a file takes; and room for its bytes, text and rows at once.
      memoryMegabytes: 1769,
      timeout,
      settings,
      operators,
    });
    this.worker.function.addEventSource(
      // One file a run: a large one never uses up the time of those beside it.
      new SqsEventSource(this.queue, { batchSize: 1, maxConcurrency, reportBatchItemFailures: true }),
    );
    this.wishes = new OutboxWake(this, "Wishes", {
      stage: "ingest",
      alarms: "ingest-wish",
      outbox: data.outbox,
      worker: this.worker.function,
      // What a person asked of an upload through the API. Not its own news of what came of that.
      topics: ["upload-wish"],
      operators,
    });
    this.fileStored = this.#wake(data);
    this.fileTried = this.#wakeToTry(data);
    this.bus = new OfficeBus(this, "Bus", { settings });
    this.bus.deliver("ExecutionRecorded", this.queue, this.failures.queue);
    this.#grant(data);
    const waiting = this.queue.metricApproximateAgeOfOldestMessage({
      statistic: "Maximum",
      period: Duration.minutes(5),
    });
    operators.addAlarm(new Construct(this, "OldestMessage"), {
      heading: "ingest-oldest-message",
      meaning:
        "A file has been waiting for ingest for 45 minutes: it failed more than once, or files come faster than they are worked.",
      metric: waiting,
      threshold: Duration.minutes(45).toSeconds(),
      periods: 1,
    });
    this.step = {
      stage: "ingest",
      wokenBy: "a stored file, an event or a wish",
      waiting,
      function: this.worker.function,
      failures: {
        "ingest-failures": this.failures.queue,
        "ingest-wish-failures": this.wishes.failures.queue,
      },
      outcomes: {
        "taken in": countsOf("ingest", "records", "postings"),
        "held or rejected": countsOf("ingest", "uploadsHeld", "uploadsRejected"),
        // Without an alarm: what waits too long has its own, and every redrive would set this one off.
        "seconds to applied": percentilesOf("ingest", "secondsToApplied"),
      },
    };
  }

  #wake({ uploads }: DataStack): Rule {
    const { bucket } = uploads;
    return new Rule(this, "FileStored", {
      description: "A file was stored among the uploads.",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: {
          bucket: { name: [bucket.bucketName] },
          // What ingest itself stores there is an event that it is already working on.
          object: { key: Match.anythingButPrefix(eventsPrefix) },
        },
      },
      // The same failure queue as behind the queue: what lies there is the same event, redriven the same way.
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.failures.queue })],
    });
  }

  #wakeToTry({ tries }: DataStack): Rule {
    return new Rule(this, "FileTried", {
      description: "A file was stored only to be tried.",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: {
          bucket: { name: [tries.bucket.bucketName] },
          // The answers lie there too.
          object: { key: Match.prefix(triedFilesPrefix) },
        },
      },
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.failures.queue })],
    });
  }

  /** A transaction of puts needs the right to put, and no right of its own. */
  #grant({ ledger, outbox, uploads, tries, key }: DataStack): void {
    const worker = this.worker.function;
    ledger.grant(worker, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem");
    outbox.grant(worker, "dynamodb:PutItem");
    // To put aside, with its reason, what no try can work.
    Grant.addToPrincipal({
      grantee: worker,
      actions: ["sqs:SendMessage"],
      resourceArns: [this.failures.queue.queueArn],
    });
    Grant.addToPrincipal({
      grantee: worker,
      actions: ["s3:PutObject"],
      resourceArns: [`${Fn.importValue(uploads.arnExport)}/${eventsPrefix}*`],
    });
    grantKeyUse(key, worker);
    Grant.addToPrincipal({
      grantee: worker,
      // By name: CDK's own grant says GetObject*, GetBucket* and List*.
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      resourceArns: [`${Fn.importValue(uploads.arnExport)}/*`],
    });
    const triesArn = Fn.importValue(tries.arnExport);
    for (const [action, prefix] of [
      ["s3:GetObject", triedFilesPrefix],
      ["s3:PutObject", triedAnswersPrefix],
    ] as const) {
      Grant.addToPrincipal({
        grantee: worker,
        actions: [action],
        resourceArns: [`${triesArn}/${prefix}*`],
      });
      Validations.of(this.worker).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${tries.arnExport}/${prefix}*]`,
        reason: "Each file that is tried, and each answer, has a name of its own in this one folder.",
      });
    }
    Validations.of(this.worker).acknowledge(
      {
        id: `AwsSolutions-IAM5[Resource::${uploads.arnExport}/*]`,
        reason: "Any file of this one bucket may be an upload: offices choose the names.",
      },
      {
        id: `AwsSolutions-IAM5[Resource::${uploads.arnExport}/${eventsPrefix}*]`,
        reason: "Each event is stored under its own id, in this one folder of the bucket.",
      },
    );
  }
}
