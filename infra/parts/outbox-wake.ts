/**
 * Wakes a stage with the outbox's news, in order and at least once. A bundle that keeps failing steps
 * aside into a failure queue, so that those behind it are not kept waiting for a day.
 */
import { Duration } from "aws-cdk-lib";
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import { EventSourceMapping, FilterCriteria, type IFunction, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { Construct } from "constructs";
import type { DefinedTable } from "./defined-table.ts";
import { FailureQueue } from "./failure-queue.ts";
import type { Operators } from "./operators.ts";

type Topic =
  | "upload"
  | "alert"
  | "day"
  | "digest"
  | "quarter"
  | "snapshot"
  | "upload-wish"
  | "snapshot-wish"
  | "report-wish";

export interface OutboxWakeProps {
  readonly stage: string;
  /** What the headings of its alarms begin with, for a stage that is woken in other ways too. */
  readonly alarms?: string;
  readonly outbox: DefinedTable;
  readonly worker: IFunction;
  /** Which bundles it is woken for. */
  readonly topics: readonly Topic[];
  readonly operators: Operators;
}

export class OutboxWake extends Construct {
  readonly failures: FailureQueue;
  readonly mapping: EventSourceMapping;
  /** The age of the oldest record of each batch when it was taken up. */
  readonly waiting: IMetric;

  constructor(scope: Construct, id: string, props: OutboxWakeProps) {
    super(scope, id);
    const { stage, alarms = stage, outbox, worker, topics, operators } = props;
    this.failures = new FailureQueue(this, "Failures", {
      heading: `${alarms}-failures`,
      meaning: `${stage} gave up on a bundle of the outbox after all tries.`,
      operators,
    });
    outbox.grantStreamRead(worker);
    this.mapping = new EventSourceMapping(this, "Mapping", {
      target: worker,
      eventSourceArn: outbox.streamArn,
      // The outbox's own expiry shows in the stream as removals: they wake nobody.
      filters: [
        FilterCriteria.filter({
          eventName: ["INSERT"],
          dynamodb: { NewImage: { topic: { S: topics } } },
        }),
      ],
      // From the beginning: what was told while the first deployment was under way is not lost.
      startingPosition: StartingPosition.TRIM_HORIZON,
      // A bundle is at most a few seconds of work, so that ten stay far below the timeout.
      batchSize: 10,
      // One at a time and shard: the next bundle sees what the one before it stored.
      parallelizationFactor: 1,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // Ten tries outlast a hiccup of what lies behind; what will never work then makes way for the rest.
      retryAttempts: 10,
      onFailure: new SqsDlq(this.failures.queue),
    });
    this.waiting = worker.metric("IteratorAge", { statistic: "Maximum", period: Duration.minutes(5) });
    operators.addAlarm(this, {
      heading: `${alarms}-iterator-age`,
      meaning: `${stage} is more than fifteen minutes behind the outbox; after a day records would be lost to it.`,
      metric: this.waiting,
      threshold: Duration.minutes(15).toMilliseconds(),
      periods: 2,
    });
  }
}
