/** The function of one stage: traced, and with alarms of its own. */
import { Duration, Validations } from "aws-cdk-lib";
import { Tracing } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Settings } from "../settings/settings.ts";
import { BundledFunction, type FunctionBundling } from "./bundled-function.ts";
import { bundling } from "./bundling.ts";
import type { Operators } from "./operators.ts";

export interface StageFunctionProps<Environment> {
  /** The folder in functions/. */
  readonly stage: string;
  readonly description: string;
  /** Exactly what the stage's env.ts asks for. */
  readonly environment: Environment;
  /** Where the stage takes more along than one file. */
  readonly bundling?: FunctionBundling;
  readonly memoryMegabytes: number;
  readonly timeout: Duration;
  readonly settings: Settings;
  readonly operators: Operators;
}

/**
 * Without reserved concurrency: it would be taken from an account that may have a quota of ten in all,
 * and the event sources already bound how many run at once.
 */
export class StageFunction<Environment extends Readonly<Record<string, string>>> extends BundledFunction {
  constructor(scope: Construct, id: string, props: StageFunctionProps<Environment>) {
    const { stage, operators, ...rest } = props;
    super(scope, id, {
      bundling,
      ...rest,
      entry: `functions/${stage}/lambda.ts`,
      tracing: Tracing.ACTIVE,
    });
    Validations.of(this.role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason:
        "X-Ray's PutTraceSegments and PutTelemetryRecords, and DynamoDB's ListStreams, know no narrower resource.",
    });
    this.#alarm(operators, stage);
  }

  #alarm(operators: Operators, stage: string): void {
    const period = Duration.minutes(5);
    operators.addAlarm(new Construct(this, "Errors"), {
      heading: `${stage}-errors`,
      meaning: `A whole run of ${stage} failed: it ran out of time or memory, could not start, or got an event that it does not know.`,
      metric: this.function.metricErrors({ period }),
      threshold: 1,
      periods: 1,
    });
    operators.addAlarm(new Construct(this, "Throttles"), {
      heading: `${stage}-throttles`,
      meaning: `Lambda refused to start ${stage} for fifteen minutes on end: the account's concurrency is used up.`,
      metric: this.function.metricThrottles({ period }),
      threshold: 1,
      periods: 3,
    });
  }
}
