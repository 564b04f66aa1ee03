/**
 * Where an edge of the flow puts what it could not deliver, with an alarm as soon as one message lies
 * there, and a second one for each that comes while that stands. Nothing empties it by itself: bundles of a stage are moved back with SQS's own redrive, and what
 * never reached a stage's queue is sent again by hand, as the runbook says.
 */
import { Duration, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Queue, QueueEncryption, RedrivePermission } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Operators } from "./operators.ts";

export interface FailureQueueProps {
  /** The alarm's heading in docs/runbook.md. */
  readonly heading: string;
  /** What a message in it means, as a sentence. */
  readonly meaning: string;
  /** Behind a queue that keeps an order. */
  readonly isFifo?: boolean;
  /** Behind a queue, which cannot be named here: each would name the other. What is behind none is no queue's to take. */
  readonly isBehindQueue?: boolean;
  /** For what holds figures and is put there by our own functions. */
  readonly encryptionKey?: IKey;
  readonly operators: Operators;
}

export class FailureQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: FailureQueueProps) {
    super(scope, id);
    const { heading, meaning, isFifo = false, isBehindQueue = isFifo, encryptionKey, operators } = props;
    this.queue = new Queue(this, "Queue", {
      ...(isFifo ? { fifo: true } : {}),
      ...(isBehindQueue ? {} : { redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL } }),
      // SQS's own key: EventBridge, SNS and Scheduler then write here without a word in our key's policy,
      // and messages hold names of files, words of a schedule, and at most one event's figures by project.
      ...(encryptionKey === undefined
        ? { encryption: QueueEncryption.SQS_MANAGED }
        : { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey }),
      enforceSSL: true,
      // The longest that SQS keeps a message: a failure outlasts a long holiday.
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.queue).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "This queue is where failures end: behind it comes the alarm and a person, not another queue.",
    });
    const metric = this.queue.metricApproximateNumberOfMessagesVisible({
      statistic: "Maximum",
      period: Duration.minutes(1),
    });
    operators.addAlarm(this, { heading, meaning, metric, threshold: 1, periods: 1 });
    operators.watchArrivals(isFifo ? "stage" : "edge", metric);
  }
}
