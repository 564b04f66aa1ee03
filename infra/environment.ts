/** One environment: its data, the pipeline over it, and the rules that every resource of both must pass. */
import { type App, Tags, Validations, CfnResource } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { IConstruct } from "constructs";
import * as z from "zod";
import { DataStack } from "./data/data-stack.ts";
import { addOutputs } from "./parts/outputs.ts";
import { PipelineStack } from "./pipeline-stack.ts";
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

// What checkov finds and we keep, each with its reason. It stands in the template beside the resource, where checkov reads
// it. `test/infra/reasons.test.ts` holds the list.

interface Reason {
  readonly type: string;
  /** Of which resources of the type; all where it is absent. */
  readonly path?: RegExp;
  readonly checks: Readonly<Record<string, string>>;
}

const reasons: readonly Reason[] = [
  {
    type: "AWS::Lambda::Function",
    checks: {
      CKV_AWS_115:
        "Event sources bound how many run; reserved concurrency would be taken from an account that may have ten in all.",
      CKV_AWS_116: "Its queue, stream or asynchronous call has a failure queue of its own, with an alarm.",
      CKV_AWS_117:
        "It talks to AWS's own services alone, by TLS; a network with endpoints costs more than all the rest.",
      CKV_AWS_173:
        "Its environment holds names of resources and settings alone; Lambda's own key encrypts it.",
    },
  },
  {
    type: "AWS::Logs::LogGroup",
    checks: {
      CKV_AWS_158:
        "Lines hold words and identifiers, no figure and no address; CloudWatch's own key encrypts them.",
    },
  },
  {
    type: "AWS::SQS::Queue",
    path: /(Failures|Undelivered)\/Queue|\/Receive\/Arrivals/,
    checks: {
      CKV_AWS_27:
        "SQS's own key encrypts it: services then put failures there without a word in our key's policy.",
    },
  },
  {
    type: "AWS::SNS::Topic",
    path: /\/Operators\//,
    checks: { CKV_AWS_26: "Alarms hold no figures, and must arrive also when the key is the trouble." },
  },
  {
    type: "AWS::S3::Bucket",
    path: /\/Uploads\/AccessLogs\//,
    checks: {
      CKV_AWS_18: "It is the log; a log of its own would fill itself.",
      CKV_AWS_21: "S3 writes each line once, and nobody else may.",
    },
  },
  {
    type: "AWS::S3::Bucket",
    path: /\/(Tries|Reports|PageLogs|FailedRecords)\//,
    checks: {
      CKV_AWS_21:
        "Gone in a day, made again to the byte, or written once: nothing of it needs an earlier version.",
    },
  },
  {
    type: "AWS::S3::Bucket",
    path: /\/Page\//,
    checks: {
      CKV_AWS_18: "CloudFront alone reads it, and writes down every request.",
      CKV_AWS_21: "It holds what is built from the repository, which has its versions.",
    },
  },
  {
    type: "AWS::SecretsManager::Secret",
    checks: {
      CKV_AWS_149:
        "EventBridge reads it under a role of its own, which our key would have to let in; AWS's key encrypts it.",
    },
  },
  {
    type: "AWS::CloudFront::Distribution",
    checks: {
      CKV_AWS_68:
        "The files are public code, the API behind takes tokens alone and is throttled; a firewall costs more than all the rest.",
      CKV_AWS_174:
        "CloudFront's own name has its own least version; with a name in the settings it is TLS 1.2 (2021).",
    },
  },
];

/** After everything is made. */
function giveReasons(scope: IConstruct): void {
  for (const construct of scope.node.findAll()) {
    if (!(construct instanceof CfnResource)) continue;
    const { path } = construct.node;
    const given = reasons.filter(
      (each) => each.type === construct.cfnResourceType && (each.path?.test(path) ?? true),
    );
    const skip = given.flatMap(({ checks }) =>
      Object.entries(checks).map(([id, comment]) => ({ id, comment })),
    );
    if (skip.length > 0) construct.addMetadata("checkov", { skip });
  }
}
