// Who may touch what: the whole list for each role and each door, so that a right which is added shows up here.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { keptSettings, type Resource, secondVault, synthesized } from "./environments.ts";

const environment = synthesized();

const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((each) => [each])]);

const statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()),
  Principal: z.record(z.string(), z.unknown()).optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const policyDocument = z.object({ Statement: z.array(statement) });
const trustDocument = z.object({ Statement: z.array(statement.omit({ Resource: true })) });

const keyUse = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];
const logWriting = ["logs:CreateLogStream", "logs:PutLogEvents"];
const tracing = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"];
const streamReading = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];
const queueUse = ["kms:Decrypt", "kms:GenerateDataKey"];
const consuming = [
  "sqs:ChangeMessageVisibility",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
  "sqs:GetQueueUrl",
  "sqs:ReceiveMessage",
];
const sending = ["sqs:SendMessage"];
const failureSending = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"];

const documentReading = {
  "Tries/Bucket/documents/*": ["s3:GetObject", "s3:PutObject"],
  "Extract/Worker/Function": ["lambda:InvokeFunction"],
};

const access: Record<string, Record<string, string[]>> = {
  "Receive/Worker/Role": {
    "Ingest/Work/Queue": sending,
    "Receive/Arrivals": consuming,
    // Its own refusals.
    "Receive/Failures/Queue": sending,
    Key: queueUse,
    "Receive/Worker/Log": logWriting,
    "*": tracing,
  },
  "Relay/Worker/Role": {
    "Outbox stream": streamReading,
    "Ingest/Work/Queue": sending,
    "Assess/Work/Queue": sending,
    "Notify/Work/Queue": sending,
    "Snapshot/Work/Queue": sending,
    "Report/Work/Queue": sending,
    "Verify/Work/Queue": sending,
    "Relay/Failures/Queue": sending,
    // What Lambda gives up on, under the function's own rights.
    "FailedRecords/Bucket": ["s3:ListBucket"],
    "FailedRecords/Bucket/aws/lambda/*": ["s3:PutObject"],
    Key: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
    "Relay/Worker/Log": logWriting,
    "*": ["dynamodb:ListStreams", ...tracing],
  },
  // It reads what strangers wrote: no table, no bucket, no key. The file comes by a signed address.
  "Extract/Worker/Role": {
    "Extract/Worker/Log": logWriting,
    "*": tracing,
  },
  "Ingest/Worker/Role": {
    "Ingest/Work/Queue": consuming,
    // A file that is gone is told from one that is forbidden.
    "Uploads/Bucket": ["s3:ListBucket"],
    "Tries/Bucket": ["s3:ListBucket"],
    "Uploads/Bucket/*": ["s3:GetObject", "s3:GetObjectVersion"],
    "Uploads/Bucket/events/*": ["s3:PutObject"],
    "Tries/Bucket/files/*": ["s3:GetObject"],
    "Tries/Bucket/answers/*": ["s3:PutObject"],
    ...documentReading,
    "Ingest/Work/Failures/Queue": sending,
    Ledger: ["dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
    Outbox: ["dynamodb:PutItem"],
    Key: keyUse,
    "Ingest/Worker/Log": logWriting,
    "*": tracing,
  },
  "Assess/Worker/Role": {
    // Deleting is for who read what alone: a test below.
    Ledger: ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
    Outbox: ["dynamodb:PutItem"],
    Key: keyUse,
    "Assess/Work/Queue": consuming,
    "Assess/Work/Failures/Queue": sending,
    "Assess/EveryMorning/Failures/Queue": failureSending,
    "Assess/Worker/Log": logWriting,
    "*": tracing,
  },
  "Assess/EveryMorning/Role": {
    "Assess/Worker/Function": ["lambda:InvokeFunction"],
    "Assess/EveryMorning/Failures/Queue": ["sqs:SendMessage"],
  },
  "Notify/Worker/Role": {
    Ledger: ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
    "Notify/Notices/Topic": ["sns:Publish"],
    "Notify/Webhook/Bus": ["events:PutEvents"],
    "arn:aws:ses:ap-northeast-2:123456789012:identity/office.example": ["ses:SendEmail"],
    "arn:aws:ses:ap-northeast-2:123456789012:configuration-set/budget-monitor-test": ["ses:SendEmail"],
    Key: keyUse,
    "Notify/Work/Queue": consuming,
    "Notify/Work/Failures/Queue": sending,
    "Notify/EveryQuarterHour/Failures/Queue": failureSending,
    "Notify/Worker/Log": logWriting,
    "*": tracing,
  },
  "Notify/EveryQuarterHour/Role": {
    "Notify/Worker/Function": ["lambda:InvokeFunction"],
    "Notify/EveryQuarterHour/Failures/Queue": ["sqs:SendMessage"],
  },
  "Snapshot/Worker/Role": {
    Ledger: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
    Outbox: ["dynamodb:PutItem"],
    "Snapshots/Bucket/*": ["s3:PutObject"],
    Key: keyUse,
    "Snapshot/Work/Queue": consuming,
    "Snapshot/Work/Failures/Queue": sending,
    "Snapshot/QuarterEnd/Failures/Queue": failureSending,
    "Snapshot/Worker/Log": logWriting,
    "*": tracing,
  },
  "Report/Worker/Role": {
    Ledger: ["dynamodb:GetItem", "dynamodb:Query"],
    Outbox: ["dynamodb:PutItem"],
    // Of an export: files as they were sent. It lies where nothing lies for longer than a day.
    "Uploads/Bucket": ["s3:ListBucket"],
    "Uploads/Bucket/*": ["s3:GetObject", "s3:GetObjectVersion"],
    "Snapshots/Bucket": ["s3:ListBucket"],
    "Snapshots/Bucket/*": ["s3:GetObject"],
    "Reports/Bucket/*": ["s3:PutObject"],
    "Tries/Bucket/exports/*": ["s3:AbortMultipartUpload", "s3:PutObject"],
    Key: keyUse,
    "Report/Work/Queue": consuming,
    "Report/Work/Failures/Queue": sending,
    "Report/Worker/Log": logWriting,
    "*": tracing,
  },
  "Api/Worker/Role": {
    Ledger: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
    Outbox: ["dynamodb:PutItem"],
    "Uploads/Bucket/*": ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
    "Snapshots/Bucket/*": ["s3:GetObject"],
    "Reports/Bucket/*": ["s3:GetObject"],
    "Reports/Bucket": ["s3:ListBucket"],
    "Tries/Bucket": ["s3:ListBucket"],
    "Tries/Bucket/files/*": ["s3:PutObject"],
    "Tries/Bucket/answers/*": ["s3:GetObject"],
    "Tries/Bucket/large/*": ["s3:GetObject", "s3:PutObject"],
    "Tries/Bucket/exports/*": ["s3:GetObject"],
    "Tries/Bucket/verifications/*": ["s3:GetObject"],
    Key: keyUse,
    "Api/Worker/Log": logWriting,
    "*": tracing,
  },
  // It reads everything, and writes to nothing but its own queues, where documents lie while they are read, and what was requested.
  "Verify/Worker/Role": {
    Ledger: ["dynamodb:GetItem", "dynamodb:Query"],
    "Uploads/Bucket": ["s3:ListBucket"],
    "Uploads/Bucket/*": ["s3:GetObject", "s3:GetObjectVersion"],
    "Snapshots/Bucket": ["s3:ListBucket"],
    "Snapshots/Bucket/*": ["s3:GetObject"],
    "Tries/Bucket/verifications/*": ["s3:PutObject"],
    ...documentReading,
    Key: keyUse,
    // One request for each books of the night.
    "Verify/Work/Queue": [...consuming, ...sending].toSorted(),
    "Verify/Work/Failures/Queue": sending,
    "Verify/EveryNight/Failures/Queue": failureSending,
    "Verify/Worker/Log": logWriting,
    "*": tracing,
  },
  // It does what an office does, as an office may: files of its own folder, and to see alerts.
  "Canary/Worker/Role": {
    Ledger: ["dynamodb:GetItem", "dynamodb:Query"],
    "Uploads/Bucket/9900001/*": ["s3:PutObject"],
    "Canary/EveryHour/Failures/Queue": failureSending,
    Key: keyUse,
    "Canary/Worker/Log": logWriting,
    "*": tracing,
  },
  "Canary/EveryHour/Role": {
    "Canary/Worker/Function": ["lambda:InvokeFunction"],
    "Canary/EveryHour/Failures/Queue": ["sqs:SendMessage"],
  },
  "Verify/EveryNight/Role": {
    "Verify/Worker/Function": ["lambda:InvokeFunction"],
    "Verify/EveryNight/Failures/Queue": ["sqs:SendMessage"],
  },
  "Snapshot/QuarterEnd/Role": {
    "Snapshot/Worker/Function": ["lambda:InvokeFunction"],
    "Snapshot/QuarterEnd/Failures/Queue": ["sqs:SendMessage"],
  },
  "Page/Files/Writer/Role": {
    "Page/Bucket/*": ["s3:DeleteObject", "s3:PutObject"],
    "Page/Bucket": ["s3:ListBucket"],
    "Page/Files/Writer/Log": logWriting,
  },
  // The rule's own role: it may call the one address.
  "Notify/Webhook/Destination/EventsRole": {
    "Notify/Webhook/Destination/ApiDestination": ["events:InvokeApiDestination"],
  },
};

describe("who may touch what", () => {
  test.each(Object.entries(access))("%s may do this and nothing more", (role, expected) => {
    expect(granted(environment.pipeline.at(`${role}/DefaultPolicy`, "AWS::IAM::Policy"))).toEqual(expected);
  });

  test("no role has rights beside the list above", () => {
    const { pipeline, data } = environment;
    const policies = pipeline.all("AWS::IAM::Policy").map(({ path }) => path);
    expect(new Set(policies)).toEqual(new Set(Object.keys(access).map((role) => `${role}/DefaultPolicy`)));
    expect(data.all("AWS::IAM::Policy").map(({ path }) => path)).toEqual(["Backup/Role/DefaultPolicy"]);
    for (const role of [...pipeline.all("AWS::IAM::Role"), ...data.all("AWS::IAM::Role")]) {
      expect(role.properties).not.toHaveProperty("ManagedPolicyArns");
      expect(role.properties).not.toHaveProperty("Policies");
    }
  });

  test("the copies of each night are made of one table and two buckets, and of nothing else of the account", () => {
    const policy = environment.data.at("Backup/Role/DefaultPolicy", "AWS::IAM::Policy");
    const objects = ["", "Version"].flatMap((kind) =>
      ["", "Acl", "Tagging"].map((part) => `s3:GetObject${kind}${part}`),
    );
    const bucket = [
      "s3:GetBucketAcl",
      "s3:GetBucketLocation",
      "s3:GetBucketNotification",
      "s3:GetBucketTagging",
      "s3:GetBucketVersioning",
      "s3:GetInventoryConfiguration",
      "s3:ListBucket",
      "s3:ListBucketVersions",
      "s3:PutBucketNotification",
      "s3:PutInventoryConfiguration",
    ];
    const vault = ["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"];
    expect(granted(policy, environment.dataTarget)).toEqual({
      Ledger: ["CreateBackup", "DescribeTable", "ListTagsOfResource", "StartAwsBackupJob"].map(
        (act) => `dynamodb:${act}`,
      ),
      "Ledger/backup/*": ["dynamodb:DeleteBackup", "dynamodb:DescribeBackup"],
      "Uploads/Bucket": bucket,
      "Uploads/Bucket/*": objects.toSorted(),
      "Snapshots/Bucket": bucket,
      "Snapshots/Bucket/*": objects.toSorted(),
      "arn:aws:events:*:*:rule/AwsBackupManagedRule*": [
        "DeleteRule",
        "DescribeRule",
        "DisableRule",
        "EnableRule",
        "ListTargetsByRule",
        "PutRule",
        "PutTargets",
        "RemoveTargets",
      ].map((act) => `events:${act}`),
      "Backup/Vault": vault,
      [secondVault]: vault,
      Key: ["CreateGrant", "Decrypt", "DescribeKey", "GenerateDataKey"].map((act) => `kms:${act}`),
      "*": ["cloudwatch:GetMetricData", "events:ListRules", "s3:ListAllMyBuckets", "tag:GetResources"],
    });
  });

  test("no action that is allowed has a wildcard", () => {
    const { pipeline, data, target, dataTarget } = environment;
    const actions = [
      ...pipeline.all("AWS::IAM::Policy").map((policy) => granted(policy, target)),
      ...data.all("AWS::IAM::Policy").map((policy) => granted(policy, dataTarget)),
    ].flatMap((each) => Object.values(each).flat());
    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
  });
});

describe("who may come in", () => {
  test("functions take the role of a function, and only this account's schedules their own", () => {
    const lambda = [{ Service: "lambda.amazonaws.com" }, undefined];
    const ownSchedules = [
      { Service: "scheduler.amazonaws.com" },
      {
        StringEquals: {
          "aws:SourceAccount": keptSettings.account,
          "aws:SourceArn": `arn:aws:scheduler:ap-northeast-2:${keptSettings.account}:schedule-group/default`,
        },
      },
    ];
    const trusted = environment.pipeline.all("AWS::IAM::Role").map(({ path, properties }) => {
      const { Statement } = trustDocument.parse(properties["AssumeRolePolicyDocument"]);
      return [path, Statement.map(({ Principal, Condition }) => [Principal, Condition])];
    });
    expect(Object.fromEntries(trusted)).toEqual({
      "Receive/Worker/Role": [lambda],
      "Relay/Worker/Role": [lambda],
      "Extract/Worker/Role": [lambda],
      "Ingest/Worker/Role": [lambda],
      "Assess/Worker/Role": [lambda],
      "Notify/Worker/Role": [lambda],
      "Notify/Webhook/Destination/EventsRole": [[{ Service: "events.amazonaws.com" }, undefined]],
      "Assess/EveryMorning/Role": [ownSchedules],
      "Notify/EveryQuarterHour/Role": [ownSchedules],
      "Snapshot/Worker/Role": [lambda],
      "Report/Worker/Role": [lambda],
      "Api/Worker/Role": [lambda],
      "Page/Files/Writer/Role": [lambda],
      "Snapshot/QuarterEnd/Role": [ownSchedules],
      "Verify/Worker/Role": [lambda],
      "Verify/EveryNight/Role": [ownSchedules],
      "Canary/Worker/Role": [lambda],
      "Canary/EveryHour/Role": [ownSchedules],
    });
  });

  test("what assess may delete of the ledger's table is who read what, and no figure or act", () => {
    const policy = environment.pipeline
      .all("AWS::IAM::Policy")
      .find(({ path }) => path.startsWith("Assess/Worker/Role"));
    const { Statement } = z
      .object({ PolicyDocument: policyDocument })
      .parse(policy?.properties).PolicyDocument;
    const deleting = Statement.filter(({ Action }) => Action.includes("dynamodb:DeleteItem"));
    expect(deleting.map(({ Action, Condition }) => ({ Action, Condition }))).toEqual([
      {
        Action: ["dynamodb:DeleteItem"],
        Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["READ#*"] } },
      },
    ]);
  });

  test("queues take messages from our own rules and topic, and a stage's own only from roles", () => {
    const rules = ["Receive/FileStored", "Receive/FileTried", "Receive/Bus/ExecutionRecorded"];
    const closed = ["Ingest", "Assess", "Notify", "Snapshot", "Report", "Verify"].flatMap((stage) => [
      [`${stage}/Work/Queue/Policy`, []],
      [`${stage}/Work/Failures/Queue/Policy`, []],
    ]);
    expect(Object.fromEntries(environment.pipeline.all("AWS::SQS::QueuePolicy").map(sendersOf))).toEqual({
      ...Object.fromEntries(closed),
      "Receive/Arrivals/Policy": rules,
      "Receive/Failures/Queue/Policy": rules,
      "Relay/Failures/Queue/Policy": [],
      "Canary/EveryHour/Failures/Queue/Policy": [],
      "Assess/EveryMorning/Failures/Queue/Policy": [],
      "Notify/Returned/Failures/Queue/Policy": ["Notify/Returned/LetterReturned"],
      "Notify/Notices/Undelivered/Queue/Policy": ["Notify/Notices/Topic"],
      "Notify/EveryQuarterHour/Failures/Queue/Policy": [],
      "Snapshot/QuarterEnd/Failures/Queue/Policy": [],
      "Verify/EveryNight/Failures/Queue/Policy": [],
      "Notify/Webhook/Undelivered/Queue/Policy": ["Notify/Webhook/NoticeTold"],
    });
  });

  test("the bus takes events from the accounts of the settings, and from nobody else", () => {
    const accounts = ["210987654321", "321098765432"];
    const eventSenders = accounts.map((account) => ({ account, offices: ["4573000"] }));
    const { pipeline, target } = synthesized({ eventSenders });
    const statements = pipeline
      .all("AWS::Events::EventBusPolicy")
      .map(({ properties }) => statement.parse(properties["Statement"]));
    expect(statements).toMatchObject([
      { Effect: "Allow", Action: ["events:PutEvents"], Principal: { AWS: accounts } },
    ]);
    expect(new Set(statements.flatMap(({ Resource }) => Resource.map(target)))).toEqual(
      new Set(["Receive/Bus/Bus"]),
    );
  });

  test("the bus lets nobody of another account in where the settings name none", () => {
    const { pipeline } = synthesized({ eventSenders: [] });
    // That of offices, and that on which notices leave.
    expect(pipeline.all("AWS::Events::EventBus")).toHaveLength(2);
    expect(pipeline.all("AWS::Events::EventBusPolicy")).toEqual([]);
  });
});

/** The policy of a queue, and on whose behalf services may send to it. */
function sendersOf({ path, properties }: Resource): [string, string[]] {
  const { Statement } = policyDocument.parse(properties["PolicyDocument"]);
  const allowing = Statement.filter(({ Effect }) => Effect === "Allow");
  return [
    path,
    allowing.map(({ Condition }) => environment.target(Condition?.["ArnEquals"]?.["aws:SourceArn"])),
  ];
}

/** Resource -> actions, both sorted. */
function granted({ properties }: Resource, target = environment.target): Record<string, string[]> {
  const actions: Record<string, Set<string>> = {};
  for (const { Effect, Action, Resource } of policyDocument.parse(properties["PolicyDocument"]).Statement) {
    expect(Effect).toBe("Allow");
    for (const resource of Resource) {
      const list = (actions[target(resource)] ??= new Set());
      for (const action of Action) list.add(action);
    }
  }
  return Object.fromEntries(
    Object.entries(actions).map(([resource, list]) => [resource, [...list].toSorted()]),
  );
}
