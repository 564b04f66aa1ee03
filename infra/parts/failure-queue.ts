/**
 * Where an edge of the flow puts what it could not deliver, with an alarm as soon as one message lies
 * there. Nothing empties it by itself: messages of `ingest` are moved back with SQS's own redrive, those
 * of a stream only point at records, and a morning is announced again by hand, as the runbook says.
 */
import { Duration, Validations } from "aws-cdk-lib";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Operators } from "./operators.ts";

export interface FailureQueueProps {
  /** The alarm's heading in docs/runbook.md. */
  readonly heading: string;
  /** What a message in it means, as a sentence. */
  readonly meaning: string;
  readonly operators: Operators;
}

export class FailureQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { heading, meaning, operators }: FailureQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, "Queue", {
      // SQS's own key: EventBridge, SNS and Lambda then write here without a word in our key's policy,
      // and messages hold names of files, positions in a stream, and at most one event's figures by project.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // The longest that SQS keeps a message: a failure outlasts a long holiday.
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this.queue).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "This queue is where failures end: behind it comes the alarm and a person, not another queue.",
    });
    operators.addAlarm(this, {
      heading,
      meaning,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        statistic: "Maximum",
        period: Duration.minutes(1),
      }),
      threshold: 1,
      periods: 1,
    });
  }
}
