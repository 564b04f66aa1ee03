/** assess: the outbox's news of applied uploads and of a new day -> alerts; each morning -> that news. */
import { Duration, Stack, TimeZone } from "aws-cdk-lib";
import { Grant, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Schedule, ScheduleExpression, ScheduleTargetInput } from "aws-cdk-lib/aws-scheduler";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import { Construct } from "constructs";
import type { AssessEnvironment } from "../../functions/assess/env.ts";
import type { DataStack } from "../data-stack.ts";
import { FailureQueue } from "../parts/failure-queue.ts";
import type { FlowStep } from "../parts/flow-step.ts";
import { grantKeyUse } from "../parts/key-use.ts";
import type { Operators } from "../parts/operators.ts";
import { OutboxWake } from "../parts/outbox-wake.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { countsOf } from "../parts/stage-metrics.ts";
import type { Settings } from "../settings.ts";

export interface AssessProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
}

export class Assess extends Construct {
  readonly worker: StageFunction<AssessEnvironment>;
  readonly wake: OutboxWake;
  readonly schedule: Schedule;
  readonly scheduleFailures: FailureQueue;
  readonly step: FlowStep;

  constructor(scope: Construct, id: string, { settings, data, operators }: AssessProps) {
    super(scope, id);
    this.worker = new StageFunction<AssessEnvironment>(this, "Worker", {
      stage: "assess",
      description: "Looks at an office's figures after each upload; raises, worsens and clears alerts.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OUTBOX_TABLE: data.outbox.tableName,
        LOG_LEVEL: settings.logLevel,
      },
      // Room for the 3,200 balances of the largest office, and enough processor to unpack them in a second or two.
      memoryMegabytes: 1024,
      // Ten offices of a batch, each also with the most tries that assess makes against another look at it.
      timeout: Duration.minutes(2),
      settings,
      operators,
    });
    this.scheduleFailures = new FailureQueue(this, "ScheduleFailures", {
      heading: "assess-schedule-failures",
      meaning: "A morning was not announced: offices without new files are not looked at that day.",
      operators,
    });
    this.wake = new OutboxWake(this, "Wake", {
      stage: "assess",
      outbox: data.outbox,
      worker: this.worker.function,
      // Its own alerts come by in the same stream: being woken by them would be a loop.
      topics: ["upload", "day"],
      operators,
    });
    this.schedule = this.#everyMorning(settings);
    data.ledger.grant(this.worker.function, "dynamodb:Query", "dynamodb:PutItem");
    data.outbox.grant(this.worker.function, "dynamodb:PutItem");
    grantKeyUse(data.key, this.worker.function);
    this.step = {
      stage: "assess",
      wokenBy: "an applied upload or a new day",
      waiting: this.wake.waiting,
      function: this.worker.function,
      failures: {
        "assess-failures": this.wake.failures.queue,
        "assess-schedule-failures": this.scheduleFailures.queue,
      },
      outcomes: { alerts: countsOf("assess", "alertsRaised", "alertsWorsened", "alertsCleared") },
    };
  }

  /** Pace goes on where nothing new comes in: before the office opens, all books of the year are due. */
  #everyMorning(settings: Settings): Schedule {
    const role = new Role(this, "MorningRole", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    });
    // By hand: CDK's own grant covers every version and alias of the function.
    const grant = (actions: string[], resourceArns: string[]) =>
      Grant.addToPrincipal({ grantee: role, actions, resourceArns });
    grant(["lambda:InvokeFunction"], [this.worker.function.functionArn]);
    grant(["sqs:SendMessage"], [this.scheduleFailures.queue.queueArn]);
    // The schedule hands the morning over and waits for no answer: a run that then fails is Lambda's to report.
    this.worker.function.configureAsyncInvoke({
      retryAttempts: 2,
      onFailure: new SqsDestination(this.scheduleFailures.queue),
    });
    return new Schedule(this, "EveryMorning", {
      description: "A day began: the books of the running year are looked at.",
      schedule: ScheduleExpression.cron({
        hour: "6",
        minute: "0",
        timeZone: TimeZone.of(settings.timeZone),
      }),
      target: new LambdaInvoke(this.worker.function, {
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ schedule: "daily" }),
        deadLetterQueue: this.scheduleFailures.queue,
        retryAttempts: 10,
        maxEventAge: Duration.hours(6),
      }),
    });
  }
}
