/** notify: the outbox's news of uploads and alerts -> a topic -> people. */
import { Duration } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { NotifyEnvironment } from "../../functions/notify/env.ts";
import type { DataStack } from "../data-stack.ts";
import type { FlowStep } from "../parts/flow-step.ts";
import { grantKeyUse } from "../parts/key-use.ts";
import { NoticesTopic } from "../parts/notices-topic.ts";
import type { Operators } from "../parts/operators.ts";
import { OutboxWake } from "../parts/outbox-wake.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { countsOf } from "../parts/stage-metrics.ts";
import type { Settings } from "../settings.ts";

export interface NotifyProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
}

export class Notify extends Construct {
  readonly worker: StageFunction<NotifyEnvironment>;
  readonly wake: OutboxWake;
  readonly notices: NoticesTopic;
  readonly step: FlowStep;

  constructor(scope: Construct, id: string, { settings, data, operators }: NotifyProps) {
    super(scope, id);
    this.notices = new NoticesTopic(this, "Notices", { settings, encryptionKey: data.key, operators });
    this.worker = new StageFunction<NotifyEnvironment>(this, "Worker", {
      stage: "notify",
      description: "Tells people of alerts and of uploads that were held or rejected, once each.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        NOTICES_TOPIC: this.notices.topic.topicArn,
        LOG_LEVEL: settings.logLevel,
      },
      // It waits for answers more than it computes.
      memoryMegabytes: 512,
      // Ten bundles of a batch; the largest, an office whose every alert moved, is about 300 sends one by one.
      timeout: Duration.minutes(2),
      settings,
      operators,
    });
    this.wake = new OutboxWake(this, "Wake", {
      stage: "notify",
      outbox: data.outbox,
      worker: this.worker.function,
      topics: ["upload", "alert"],
      operators,
    });
    // Receipts only; it reads no figure.
    data.ledger.grant(this.worker.function, "dynamodb:GetItem", "dynamodb:PutItem");
    Grant.addToPrincipal({
      grantee: this.worker.function,
      actions: ["sns:Publish"],
      resourceArns: [this.notices.topic.topicArn],
    });
    grantKeyUse(data.key, this.worker.function);
    this.step = {
      stage: "notify",
      wokenBy: "news of uploads and alerts",
      waiting: this.wake.waiting,
      function: this.worker.function,
      failures: {
        "notify-failures": this.wake.failures.queue,
        "notices-undelivered": this.notices.undelivered.queue,
      },
      outcomes: { delivered: countsOf("notify", "noticesDelivered") },
    };
  }
}
