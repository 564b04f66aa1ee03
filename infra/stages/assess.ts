/** assess: the outbox's news of applied uploads and of a new day -> alerts; each morning -> that news. */
import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Grant } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { type AssessEnvironment, readPartitionPrefix } from "../../functions/assess/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import { grantKeyUse } from "../parts/rights.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { StageQueue } from "../parts/stage-queue.ts";
import { StageSchedule } from "../parts/stage-schedule.ts";
import { countsOf, writtenEachHour, type StagePanel } from "../parts/stage-metrics.ts";
import type { Settings } from "../settings/settings.ts";

/** Ten offices of a batch, each also with the most tries that assess makes against another look at it. */
const timeout = Duration.minutes(2);

/** A morning may come a little later than the one before. */
const silentHours = 25;

export interface AssessProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
}

export class Assess extends Construct {
  readonly worker: StageFunction<AssessEnvironment>;
  readonly work: StageQueue;
  readonly everyMorning: StageSchedule;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { settings, data, operators }: AssessProps) {
    super(scope, id);
    this.work = new StageQueue(this, "Work", {
      stage: "assess",
      encryptionKey: data.key,
      timeout,
      operators,
    });
    this.worker = new StageFunction<AssessEnvironment>(this, "Worker", {
      stage: "assess",
      description: "Looks at an office's figures after each upload; raises, worsens and clears alerts.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OUTBOX_TABLE: data.outbox.tableName,
        FAILURE_QUEUE_URL: this.work.failures.queue.queueUrl,
        READ_LOG_DAYS: `${settings.readLogDays}`,
        LOG_LEVEL: settings.logLevel,
      },
      // Room for the 3,200 balances of the largest office, and enough processor to unpack them in a second or two.
      memoryMegabytes: 1024,
      timeout,
      settings,
      operators,
    });
    this.work.wake(this.worker.function, { batchSize: 10, maxConcurrency: 5 });
    // Pace goes on where nothing new comes in: before the office opens, all books of the year are due.
    this.everyMorning = new StageSchedule(this, "EveryMorning", {
      worker: this.worker.function,
      description: "A day began: the books of the running year are looked at.",
      schedule: ScheduleExpression.cron({ hour: "6", minute: "0", timeZone: TimeZone.of(settings.timeZone) }),
      input: { schedule: "daily" },
      maxEventAge: Duration.hours(6),
      heading: "assess-schedule-failures",
      meaning: "A morning was not announced: offices without new files are not looked at that day.",
      operators,
    });
    operators.addSilenceAlarm(new Construct(this, "NoMorning"), {
      heading: "assess-no-morning",
      meaning: "No morning was announced for a day: silence is not found, and no digest goes out.",
      metric: writtenEachHour("assess", "booksAnnounced"),
      periods: silentHours,
    });
    data.ledger.grant(this.worker.function, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem");
    this.#grantForgetting(data);
    data.outbox.grant(this.worker.function, "dynamodb:PutItem");
    grantKeyUse(data.key, this.worker.function);
    this.step = {
      stage: "assess",
      wokenBy: "an applied upload or a new day",
      waiting: this.work.waiting,
      function: this.worker.function,
      failures: {
        "assess-failures": this.work.failures.queue,
        "assess-schedule-failures": this.everyMorning.failures.queue,
      },
      outcomes: {
        alerts: countsOf("assess", "alertsRaised", "alertsWorsened", "alertsCleared"),
        mornings: countsOf("assess", "booksAnnounced"),
      },
    };
  }

  /** Who read what goes after its time; nothing else in the ledger's table is ever deleted. */
  #grantForgetting({ ledger }: DataStack): void {
    Grant.addToPrincipal({
      grantee: this.worker.function,
      actions: ["dynamodb:DeleteItem"],
      resourceArns: [ledger.tableArn],
      conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [`${readPartitionPrefix}*`] } },
    });
  }
}
