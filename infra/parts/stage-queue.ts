/**
 * The queue that wakes a stage: first in, first out for each books, so that what happened to one office is worked in
 * order, one at a time, and offices beside each other. What keeps failing steps aside into a failure queue.
 */
import { Duration } from "aws-cdk-lib";
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { FailureQueue } from "./failure-queue.ts";
import { grantQueueKey } from "./rights.ts";
import type { Operators } from "./operators.ts";

export interface StageQueueProps {
  readonly stage: string;
  readonly encryptionKey: IKey;
  /** Of the stage's function. */
  readonly timeout: Duration;
  readonly operators: Operators;
}

export interface Waking {
  /** Bundles of one run. They may be of several books. */
  readonly batchSize: number;
  /** Runs at once, each for other books. */
  readonly maxConcurrency: number;
}

/** With twice the function's timeout between two deliveries, ten span more than half an hour of a broken world. */
const maxDeliveries = 10;

/** What waits this long failed more than once, or comes faster than it is worked. */
const tooOld = Duration.minutes(30);

export class StageQueue extends Construct {
  readonly queue: Queue;
  readonly failures: FailureQueue;
  readonly waiting: IMetric;
  readonly #key: IKey;

  constructor(scope: Construct, id: string, props: StageQueueProps) {
    super(scope, id);
    const { stage, encryptionKey, timeout, operators } = props;
    this.#key = encryptionKey;
    this.failures = new FailureQueue(this, "Failures", {
      heading: `${stage}-failures`,
      meaning: `${stage} gave up on a bundle: it never can be worked, or all tries failed.`,
      isFifo: true,
      encryptionKey,
      operators,
    });
    this.queue = new Queue(this, "Queue", {
      fifo: true,
      // Books have nothing to do with each other: neither their order, nor their doubles, nor how many come a second.
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      // Bundles hold figures, as the tables do.
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: encryptionKey,
      enforceSSL: true,
      // Books whose bundle failed wait for it that long. Lambda starts no more runs than it may, so that none waits
      // here for another to end, which is what the usual six times are for.
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * 2),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.failures.queue, maxReceiveCount: maxDeliveries },
    });
    this.waiting = this.queue.metricApproximateAgeOfOldestMessage({
      statistic: "Maximum",
      period: Duration.minutes(5),
    });
    operators.addAlarm(this, {
      heading: `${stage}-oldest-message`,
      meaning: `A bundle has been waiting for ${stage} for half an hour: it failed more than once, or bundles come faster than they are worked.`,
      metric: this.waiting,
      threshold: tooOld.toSeconds(),
      periods: 1,
    });
  }

  /** Also lets the function put aside, with its reason, what no try can work. */
  wake(worker: IFunction, { batchSize, maxConcurrency }: Waking): void {
    worker.addEventSource(
      new SqsEventSource(this.queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }),
    );
    this.#grantSend(worker, this.failures.queue);
  }

  grantSend(sender: IGrantable): void {
    this.#grantSend(sender, this.queue);
  }

  #grantSend(grantee: IGrantable, { queueArn }: Queue): void {
    Grant.addToPrincipal({ grantee, actions: ["sqs:SendMessage"], resourceArns: [queueArn] });
    grantQueueKey(this.#key, grantee);
  }
}
