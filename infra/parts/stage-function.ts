/** The function of one stage: its code, its log, a role that may do nothing yet, and its own alarms. */
import { join } from "node:path";
import { Duration, Validations } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { type BundlingOptions, NodejsFunction } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Settings } from "../settings.ts";
import { bundling } from "./bundling.ts";
import type { Operators } from "./operators.ts";
import { removalPolicyOf } from "./removal-policy.ts";

const root = join(import.meta.dirname, "../..");

export interface StageFunctionProps<Environment> {
  /** The folder in functions/. */
  readonly stage: string;
  readonly description: string;
  /** Exactly what the stage's env.ts asks for. */
  readonly environment: Environment;
  /** Where the stage takes more along than one file. */
  readonly bundling?: BundlingOptions;
  readonly memoryMegabytes: number;
  readonly timeout: Duration;
  readonly settings: Settings;
  readonly operators: Operators;
}

/**
 * Without reserved concurrency: it would be taken from an account that may have a quota of ten in all,
 * and the event sources already bound how many run at once.
 */
export class StageFunction<Environment extends Readonly<Record<string, string>>> extends Construct {
  readonly function: NodejsFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: StageFunctionProps<Environment>) {
    super(scope, id);
    const { stage, settings, operators } = props;
    this.logGroup = new LogGroup(this, "Log", {
      retention: settings.logRetentionDays,
      removalPolicy: removalPolicyOf(settings),
    });
    // Our own role: the one that CDK makes holds a managed policy over every log of the account.
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    this.logGroup.grantWrite(role);
    this.function = new NodejsFunction(this, "Function", {
      description: props.description,
      entry: join(root, "functions", stage, "lambda.ts"),
      handler: "handler",
      projectRoot: root,
      depsLockFilePath: join(root, "package-lock.json"),
      bundling: props.bundling ?? bundling,
      runtime: Runtime.NODEJS_24_X,
      architecture: settings.architecture === "arm64" ? Architecture.ARM_64 : Architecture.X86_64,
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      environment: { ...props.environment, NODE_OPTIONS: "--enable-source-maps" },
      // Version 3 of the SDK keeps its connections without being told to.
      awsSdkConnectionReuse: false,
      tracing: Tracing.ACTIVE,
      logGroup: this.logGroup,
      role,
    });
    Validations.of(role).acknowledge({
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
