/** canary: each hour a file of an office that is there for nothing else -> its alert; an alarm when that does not come. */
import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { CanaryEnvironment } from "../../functions/canary/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import { grantFiles, grantKeyUse } from "../parts/rights.ts";
import type { Operators } from "../parts/operators.ts";
import { percentilesOf, writtenEachHour, type StagePanel } from "../parts/stage-metrics.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { StageSchedule } from "../parts/stage-schedule.ts";
import type { Settings } from "../settings/settings.ts";

/** Three waits of two minutes, of which the first is rare. */
const timeout = Duration.minutes(7);

/** One hour may be lost to a deployment. */
const silentHours = 2;

export interface CanaryProps {
  readonly office: string;
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
}

export class Canary extends Construct {
  readonly worker: StageFunction<CanaryEnvironment>;
  readonly everyHour: StageSchedule;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { office, settings, data, operators }: CanaryProps) {
    super(scope, id);
    this.worker = new StageFunction<CanaryEnvironment>(this, "Worker", {
      stage: "canary",
      description: "Puts a file as an office does, and waits for its alert. Writes to no table.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        UPLOADS_BUCKET: data.uploads.bucket.bucketName,
        CANARY_OFFICE: office,
        LOG_LEVEL: settings.logLevel,
      },
      // It waits.
      memoryMegabytes: 256,
      timeout,
      settings,
      operators,
    });
    this.everyHour = new StageSchedule(this, "EveryHour", {
      worker: this.worker.function,
      description: "An hour began: a file goes in, and its alert must come out.",
      schedule: ScheduleExpression.cron({ minute: "20", timeZone: TimeZone.of(settings.timeZone) }),
      input: { schedule: "hourly" },
      maxEventAge: Duration.minutes(30),
      heading: "canary-schedule-failures",
      meaning: "An hour's canary did not come through, in three tries.",
      operators,
    });
    operators.addSilenceAlarm(new Construct(this, "Silence"), {
      heading: "canary-silent",
      meaning: "For two hours no file of the demo office came to an alert: files of offices may not either.",
      metric: writtenEachHour("canary", "secondsToAlert"),
      periods: silentHours,
    });
    this.#grant(office, data);
    this.step = {
      stage: "canary",
      wokenBy: "the hour",
      // What it waits for is what it runs for.
      waiting: this.worker.function.metricDuration({ statistic: "Maximum", period: Duration.minutes(5) }),
      function: this.worker.function,
      failures: { "canary-schedule-failures": this.everyHour.failures.queue },
      outcomes: { "seconds to an alert": percentilesOf("canary", "secondsToAlert") },
    };
  }

  /** It puts files of its one office, and reads alerts. */
  #grant(office: string, { ledger, uploads, key }: DataStack): void {
    const worker = this.worker.function;
    ledger.grant(worker, "dynamodb:GetItem", "dynamodb:Query");
    grantFiles(this.worker, uploads, {
      folder: `${office}/`,
      actions: ["s3:PutObject"],
      reason: "Each file is one of its own in the folder of this one office, which nobody else uses.",
    });
    grantKeyUse(key, worker);
  }
}
