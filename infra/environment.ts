/** One environment: its data, the pipeline over it, and the rules that every resource of both must pass. */
import { type App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { DataStack } from "./data/data-stack.ts";
import { PipelineStack } from "./pipeline-stack.ts";
import { giveReasons } from "./reasons.ts";
import type { Settings } from "./settings/settings.ts";

export interface Environment {
  readonly data: DataStack;
  readonly pipeline: PipelineStack;
}

export function addEnvironment(app: App, settings: Settings): Environment {
  const { environment, account, region, removalPolicy } = settings;
  // Templates are made without credentials; where an account is named, the CDK refuses credentials of any other.
  const shared = { settings, env: { region, ...(account === null ? {} : { account }) } };
  const data = new DataStack(app, `budget-monitor-${environment}-data`, {
    ...shared,
    description: "Budget execution monitor: what is kept. Ledger, outbox, uploaded files and their key.",
    terminationProtection: removalPolicy === "retain",
  });
  const pipeline = new PipelineStack(app, `budget-monitor-${environment}-pipeline`, {
    ...shared,
    data,
    description: "Budget execution monitor: what works. Stages, their queues, notices and alarms.",
  });
  giveReasons(app);
  Tags.of(app).add("product", "budget-execution-monitor");
  Tags.of(app).add("environment", environment);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, pipeline };
}
