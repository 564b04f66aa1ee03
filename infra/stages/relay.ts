/** relay: the outbox's stream, of which it is the one reader -> the queue of every stage that waits for what was told. */
import { Duration } from "aws-cdk-lib";
import { EventField, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { SnsTopic } from "aws-cdk-lib/aws-events-targets";
import { Grant } from "aws-cdk-lib/aws-iam";
import { FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { RelayEnvironment } from "../../functions/relay/env.ts";
import type { Stage } from "../../shared/contracts/events/subscriptions.ts";
import type { FailedRecordsBucket } from "../data/report-buckets.ts";
import type { DataStack } from "../data/data-stack.ts";
import { FailureQueue } from "../parts/failure-queue.ts";
import type { StagePanel } from "../parts/stage-metrics.ts";
import { grantFiles, grantListing, grantQueueKey } from "../parts/rights.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import type { StageQueue } from "../parts/stage-queue.ts";
import type { Settings } from "../settings/settings.ts";

export interface RelayProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly queues: Readonly<Record<Stage, StageQueue>>;
  readonly operators: Operators;
}

export class Relay extends Construct {
  readonly worker: StageFunction<RelayEnvironment>;
  readonly failures: FailureQueue;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { settings, data, queues, operators }: RelayProps) {
    super(scope, id);
    const { ingest, assess, notify, snapshot, report, verify } = queues;
    this.failures = new FailureQueue(this, "Failures", {
      heading: "relay-failures",
      meaning: "A bundle of the outbox reached no stage: it cannot be read.",
      encryptionKey: data.key,
      operators,
    });
    this.worker = new StageFunction<RelayEnvironment>(this, "Worker", {
      stage: "relay",
      description: "Passes what stages told on to the queues of the stages that wait for it.",
      environment: {
        INGEST_QUEUE_URL: ingest.queue.queueUrl,
        ASSESS_QUEUE_URL: assess.queue.queueUrl,
        NOTIFY_QUEUE_URL: notify.queue.queueUrl,
        SNAPSHOT_QUEUE_URL: snapshot.queue.queueUrl,
        REPORT_QUEUE_URL: report.queue.queueUrl,
        VERIFY_QUEUE_URL: verify.queue.queueUrl,
        FAILURE_QUEUE_URL: this.failures.queue.queueUrl,
        LOG_LEVEL: settings.logLevel,
      },
      // It holds a batch of texts and waits for SQS; the processor that comes with it starts it in half a second.
      memoryMegabytes: 512,
      timeout: Duration.minutes(1),
      settings,
      operators,
    });
    this.#read(data, operators);
    for (const queue of Object.values(queues)) queue.grantSend(this.worker.function);
    const waiting = this.worker.function.metric("IteratorAge", {
      statistic: "Maximum",
      period: Duration.minutes(5),
    });
    operators.addAlarm(this, {
      heading: "relay-iterator-age",
      meaning:
        "The relay is more than fifteen minutes behind the outbox: no stage hears of anything. After six hours records step aside, to be told again by hand.",
      metric: waiting,
      threshold: Duration.minutes(15).toMilliseconds(),
      periods: 2,
    });
    this.step = {
      stage: "relay",
      wokenBy: "whatever a stage tells",
      waiting,
      function: this.worker.function,
      failures: { "relay-failures": this.failures.queue },
      outcomes: {},
    };
  }

  #read({ outbox, key, failedRecords }: DataStack, operators: Operators): void {
    const worker = this.worker.function;
    outbox.grantStreamRead(worker);
    Grant.addToPrincipal({
      grantee: worker,
      actions: ["sqs:SendMessage"],
      resourceArns: [this.failures.queue.queueArn],
    });
    grantQueueKey(key, worker);
    worker.addEventSourceMapping("Mapping", {
      eventSourceArn: outbox.streamArn,
      // The outbox's own expiry shows in the stream as removals: they wake nobody.
      filters: [FilterCriteria.filter({ eventName: ["INSERT"] })],
      // From the beginning: what was told while the first deployment was under way is not lost.
      startingPosition: StartingPosition.TRIM_HORIZON,
      // A hundred bundles are a second or two of sending.
      batchSize: 100,
      // One at a time and shard, so that what was told first is in the queues first.
      parallelizationFactor: 1,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // What can never be passed on is put aside by the function. The rest is trouble with the queues, which is
      // waited out: an operator is called after a quarter of an hour.
      maxRecordAge: Duration.hours(6),
      // By hand: CDK's own grant says GetObject*, List* and more. A file, because a queue gets no record with it.
      onFailure: { bind: () => ({ destination: failedRecords.bucket.bucketArn }) },
    });
    grantFiles(this.worker, failedRecords, {
      folder: "aws/lambda/",
      actions: ["s3:PutObject"],
      reason: "Lambda names each file by mapping, shard and time, in this one folder of the bucket.",
    });
    grantListing(this.worker, failedRecords);
    this.#tell(failedRecords, operators);
  }

  /** Each file is a failure of its own, and is told by itself: to operators at once, as alarms are. */
  #tell({ bucket }: FailedRecordsBucket, operators: Operators): Rule {
    return new Rule(this, "RecordsFailed", {
      description: "Records were written down that the relay could not pass on; operators are told.",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: { bucket: { name: [bucket.bucketName] } },
      },
      targets: [
        new SnsTopic(operators.topic, {
          message: RuleTargetInput.fromText(
            `Bundles reached no stage: the queues refused them for hours. They lie whole in s3://${EventField.fromPath("$.detail.bucket.name")}/${EventField.fromPath("$.detail.object.key")}. What to do: docs/runbook.md#relay-failures`,
          ),
        }),
      ],
    });
  }
}
