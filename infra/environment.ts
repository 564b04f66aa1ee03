/** One environment: its data, the pipeline over it, and the rules that every resource of both must pass. */
import { type App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import * as z from "zod";
import { DataStack } from "./data/data-stack.ts";
import { addOutputs } from "./parts/outputs.ts";
import { PipelineStack } from "./pipeline-stack.ts";
import { giveReasons } from "./reasons.ts";
import type { Settings } from "./settings/settings.ts";

export interface Environment {
  readonly data: DataStack;
  readonly pipeline: PipelineStack;
}

/** Which commit the templates were made of, where a workflow says it: what runs then names its source. */
const commit = z
  .string()
  .regex(/^[0-9a-f]{40}$/, "a commit is named by 40 hex digits: -c commit=$GITHUB_SHA")
  .optional();

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
  const deployed = commit.parse(app.node.tryGetContext("commit"));
  if (deployed !== undefined) addOutputs(pipeline, { Commit: deployed });
  giveReasons(app);
  Tags.of(app).add("product", "budget-execution-monitor");
  Tags.of(app).add("environment", environment);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, pipeline };
}
