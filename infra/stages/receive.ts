/** receive: a stored file, or another system's event -> EventBridge -> its queue -> checked before it is read -> ingest's queue. */
import { Aws, Duration } from "aws-cdk-lib";
import { Match, Rule, EventBus } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Grant, ArnPrincipal, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption, type IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { eventsPrefix, type ReceiveEnvironment, dryRunFilesPrefix } from "../../functions/receive/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import type { FunctionBundling } from "../parts/bundled-function.ts";
import { bundling, withDefined, withOfficeNames } from "../parts/bundling.ts";
import { FailureQueue } from "../parts/failure-queue.ts";
import type { StagePanel } from "../parts/stage-metrics.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import type { StageQueue } from "../parts/stage-queue.ts";
import type { Settings } from "../settings/settings.ts";

/** Ten names of files, each a word to the next queue. */
const timeout = Duration.seconds(30);

/** With six times that between two of them: an hour. */
const maxDeliveries = 20;

export interface ReceiveProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly ingest: StageQueue;
  readonly operators: Operators;
}

/** With which account sends for which offices: like their names more than an environment holds. */
function withSenders(plain: FunctionBundling, { eventSenders }: Settings): FunctionBundling {
  const offices = Object.fromEntries(eventSenders.map(({ account, offices: of }) => [account, of]));
  return withDefined(plain, { SENDER_OFFICES: JSON.stringify(offices) });
}

export class Receive extends Construct {
  readonly worker: StageFunction<ReceiveEnvironment>;
  readonly fileStored: Rule;
  readonly dryRunStored: Rule;
  readonly bus: OfficeBus;
  /** What came in and is not checked yet. */
  readonly arrivals: Queue;
  readonly failures: FailureQueue;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { settings, data, ingest, operators }: ReceiveProps) {
    super(scope, id);
    this.failures = new FailureQueue(this, "Failures", {
      heading: "receive-failures",
      meaning: "A stored file or an event did not reach ingest: it never can be worked, or all tries failed.",
      isBehindQueue: true,
      operators,
    });
    this.arrivals = this.#queue();
    const waiting = this.arrivals.metricApproximateAgeOfOldestMessage({
      statistic: "Maximum",
      period: Duration.minutes(5),
    });
    operators.addAlarm(new Construct(this, "Oldest"), {
      heading: "receive-oldest-message",
      meaning: "A stored file or an event has been waiting for receive for half an hour.",
      metric: waiting,
      threshold: Duration.minutes(30).toSeconds(),
      periods: 1,
    });
    this.worker = new StageFunction<ReceiveEnvironment>(this, "Worker", {
      stage: "receive",
      description: "Checks whose a file is and how large, before it is read, and queues it under its books.",
      environment: {
        INGEST_QUEUE_URL: ingest.queue.queueUrl,
        FAILURE_QUEUE_URL: this.failures.queue.queueUrl,
        TRIES_BUCKET: data.tries.bucket.bucketName,
        OWN_ACCOUNT: Aws.ACCOUNT_ID,
        LOG_LEVEL: settings.logLevel,
      },
      bundling: withSenders(withOfficeNames(bundling, settings.offices), settings),
      // It reads a name; the processor that comes with it starts it in half a second.
      memoryMegabytes: 512,
      timeout,
      settings,
      operators,
    });
    const worker = this.worker.function;
    worker.addEventSource(
      new SqsEventSource(this.arrivals, { batchSize: 10, maxConcurrency: 5, reportBatchItemFailures: true }),
    );
    ingest.grantSend(worker);
    Grant.addToPrincipal({
      grantee: worker,
      actions: ["sqs:SendMessage"],
      resourceArns: [this.failures.queue.queueArn],
    });
    // What ingest itself stores there is an event that it is already working on.
    this.fileStored = this.#wake(
      "FileStored",
      "A file was stored; ingest reads it under its books.",
      data.uploads.bucket.bucketName,
      Match.anythingButPrefix(eventsPrefix),
    );
    // The answers lie there too.
    this.dryRunStored = this.#wake(
      "FileTried",
      "A file was stored to be tried; ingest says what it would change.",
      data.tries.bucket.bucketName,
      Match.prefix(dryRunFilesPrefix),
    );
    this.bus = new OfficeBus(this, "Bus", { settings });
    this.bus.deliver(this.arrivals, this.failures.queue);
    this.step = {
      stage: "receive",
      wokenBy: "a stored file or an event",
      waiting,
      function: worker,
      failures: { "receive-failures": this.failures.queue },
      outcomes: {},
    };
  }

  /**
   * So that what came in outlasts an hour of a broken world, and goes back by SQS's own redrive: an asynchronous call is tried three times.
   * Under SQS's own key, as the failures: EventBridge writes here.
   */
  #queue(): Queue {
    return new Queue(this, "Arrivals", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.failures.queue, maxReceiveCount: maxDeliveries },
    });
  }

  #wake(id: string, description: string, bucketName: string, key: string[]): Rule {
    return new Rule(this, id, {
      description,
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: { bucket: { name: [bucketName] }, object: { key } },
      },
      targets: [new SqsQueue(this.arrivals, { deadLetterQueue: this.failures.queue })],
    });
  }
}

interface OfficeBusProps {
  readonly settings: Settings;
}

/** As long as the outbox keeps its bundles: what went wrong this month can be told once more. */
const archived = Duration.days(30);

/**
 * The bus on which offices' own systems put their events. Who may put is said by account, in the
 * settings, and `receive` refuses what an account puts for an office that is not its own: AWS itself writes the account
 * into the event. What was put is kept for a month, so that a stretch of it can be delivered again.
 */
class OfficeBus extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { settings }: OfficeBusProps) {
    super(scope, id);
    this.bus = new EventBus(this, "Bus", {
      eventBusName: `budget-monitor-${settings.environment}`,
      description: "ExecutionRecorded events from the accounting systems of offices.",
    });
    // One statement, accounts by number: a statement for each of 243 would be more than a bus takes.
    if (settings.eventSenders.length > 0) {
      this.bus.addToResourcePolicy(
        new PolicyStatement({
          sid: "OfficeSenders",
          principals: settings.eventSenders.map(({ account }) => new ArnPrincipal(account)),
          actions: ["events:PutEvents"],
          resources: [this.bus.eventBusArn],
        }),
      );
    }
    this.bus.archive("Archive", {
      eventPattern: { detailType: ["ExecutionRecorded"] },
      retention: archived,
    });
  }

  /**
   * Delivers what is put there to a queue; what never reaches it ends in `failures`. Under whatever name: a bus takes an event
   * that no rule matches, and loses it without a word to its sender. The word of a stored file alone is S3's to say.
   */
  deliver(arrivals: IQueue, failures: IQueue): Rule {
    return new Rule(this, "ExecutionRecorded", {
      description: "Events of offices go to be taken into the ledger, or to be put aside with the reason.",
      eventBus: this.bus,
      eventPattern: { detailType: Match.anythingBut("Object Created") },
      targets: [new SqsQueue(arrivals, { deadLetterQueue: failures })],
    });
  }
}
