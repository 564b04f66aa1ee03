// Who may touch what: the whole list for each function, so that a right which is added shows up here.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type Resource, synthesized } from "./environments.ts";

const environment = synthesized();

const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((each) => [each])]);

const statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()),
});
const policyDocument = z.object({ Statement: z.array(statement) });

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
const failureSending = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"];

const access: Record<string, Record<string, string[]>> = {
  Ingest: {
    "Ingest/Queue": [
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
    ],
    "Uploads/Bucket/*": ["s3:GetObject", "s3:GetObjectVersion"],
    Ledger: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
    Outbox: ["dynamodb:PutItem"],
    Key: keyUse,
    "Ingest/Worker/Log": logWriting,
    "*": tracing,
  },
  Assess: {
    "Outbox stream": streamReading,
    Ledger: ["dynamodb:PutItem", "dynamodb:Query"],
    Outbox: ["dynamodb:PutItem"],
    Key: keyUse,
    "Assess/Wake/Failures/Queue": failureSending,
    "Assess/Worker/Log": logWriting,
    "*": ["dynamodb:ListStreams", ...tracing],
  },
  Notify: {
    "Outbox stream": streamReading,
    Ledger: ["dynamodb:GetItem", "dynamodb:PutItem"],
    "Notify/Notices/Topic": ["sns:Publish"],
    Key: keyUse,
    "Notify/Wake/Failures/Queue": failureSending,
    "Notify/Worker/Log": logWriting,
    "*": ["dynamodb:ListStreams", ...tracing],
  },
};

describe("who may touch what", () => {
  test.each(Object.entries(access))("%s may do this and nothing more", (stage, expected) => {
    expect(
      granted(environment.pipeline.at(`${stage}/Worker/Role/DefaultPolicy`, "AWS::IAM::Policy")),
    ).toEqual(expected);
  });

  test("no role has rights beside the list above", () => {
    const { pipeline, data } = environment;
    const policies = pipeline.all("AWS::IAM::Policy").map(({ path }) => path);
    expect(policies).toEqual(Object.keys(access).map((stage) => `${stage}/Worker/Role/DefaultPolicy`));
    expect(data.all("AWS::IAM::Policy")).toEqual([]);
    for (const role of [...pipeline.all("AWS::IAM::Role"), ...data.all("AWS::IAM::Role")]) {
      expect(role.properties).not.toHaveProperty("ManagedPolicyArns");
      expect(role.properties).not.toHaveProperty("Policies");
    }
  });

  test("no action that is allowed has a wildcard", () => {
    const actions = environment.pipeline
      .all("AWS::IAM::Policy")
      .flatMap((policy) => Object.values(granted(policy)).flat());
    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
  });
});

/** Resource -> actions, both sorted. */
function granted({ properties }: Resource): Record<string, string[]> {
  const actions: Record<string, Set<string>> = {};
  for (const { Effect, Action, Resource } of policyDocument.parse(properties["PolicyDocument"]).Statement) {
    expect(Effect).toBe("Allow");
    for (const resource of Resource) {
      const list = (actions[environment.target(resource)] ??= new Set());
      for (const action of Action) list.add(action);
    }
  }
  return Object.fromEntries(
    Object.entries(actions).map(([resource, list]) => [resource, [...list].toSorted()]),
  );
}
