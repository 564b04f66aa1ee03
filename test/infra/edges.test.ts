// Nothing that travels by itself is lost silently: each edge ends in a failure queue, each queue in an alarm,
// each alarm in a heading of the runbook.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type Resource, synthesized } from "./environments.ts";

const { pipeline, data, target } = synthesized();
const runbook = readFileSync(join(import.meta.dirname, "../../docs/runbook.md"), "utf8");
const headings = [...runbook.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading]) => heading);

const redrivePolicy = z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number().optional() });
const ruleSchema = z.object({
  Targets: z.array(z.object({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }) })),
});
const mappingSchema = z.object({
  EventSourceArn: z.unknown(),
  FunctionName: z.unknown(),
  BatchSize: z.number(),
  FunctionResponseTypes: z.array(z.string()),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }).optional(),
  BisectBatchOnFunctionError: z.boolean().optional(),
  MaximumRetryAttempts: z.number().optional(),
  ParallelizationFactor: z.number().optional(),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
});
const alarmSchema = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()).min(1),
  OKActions: z.array(z.unknown()).min(1),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })),
  Threshold: z.number(),
});
const alarms = pipeline.all("AWS::CloudWatch::Alarm").map(({ properties }) => alarmSchema.parse(properties));

/** From what to which failure queue. */
function edges(): Record<string, string | null> {
  const ends: Record<string, string | null> = {};
  for (const rule of [...pipeline.all("AWS::Events::Rule"), ...data.all("AWS::Events::Rule")]) {
    for (const { Arn, DeadLetterConfig } of ruleSchema.parse(rule.properties).Targets) {
      ends[`${rule.path} -> ${target(Arn)}`] = target(DeadLetterConfig.Arn);
    }
  }
  for (const mapping of mappings()) {
    const source = target(mapping.EventSourceArn);
    const onFailure = mapping.DestinationConfig?.OnFailure.Destination;
    ends[`${source} -> ${target(mapping.FunctionName)}`] =
      onFailure === undefined ? deadLetters(pipeline.at(source, "AWS::SQS::Queue")) : target(onFailure);
  }
  for (const subscription of pipeline.all("AWS::SNS::Subscription")) {
    ends[subscription.path] = deadLetters(subscription);
  }
  return ends;
}

function mappings() {
  return pipeline
    .all("AWS::Lambda::EventSourceMapping")
    .map(({ properties }) => mappingSchema.parse(properties));
}

function deadLetters({ properties }: Resource): string | null {
  const policy = redrivePolicy.safeParse(properties["RedrivePolicy"]);
  return policy.success ? target(policy.data.deadLetterTargetArn) : null;
}

describe("asynchronous edges", () => {
  test("each ends in its failure queue", () => {
    expect(edges()).toEqual({
      "Ingest/FileStored -> Ingest/Queue": "Ingest/Failures/Queue",
      "Ingest/Queue -> Ingest/Worker/Function": "Ingest/Failures/Queue",
      "Outbox stream -> Assess/Worker/Function": "Assess/Wake/Failures/Queue",
      "Outbox stream -> Notify/Worker/Function": "Notify/Wake/Failures/Queue",
      "Notify/Notices/Topic/council@office.example": "Notify/Notices/Undelivered/Queue",
      "Notify/Notices/Topic/budget@muju.example": "Notify/Notices/Undelivered/Queue",
      // The alarms themselves: an alarm about an alarm would go the same way.
      "Operators/Topic/operators@office.example": null,
    });
  });

  test("each failure queue raises an alarm with its first message and keeps it for 14 days", () => {
    const queues = new Set(Object.values(edges()).filter((queue) => queue !== null));
    for (const queue of queues) {
      const { properties, id } = pipeline.at(queue, "AWS::SQS::Queue");
      expect(properties).toMatchObject({ MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true });
      const name = { Name: "QueueName", Value: { "Fn::GetAtt": [id, "QueueName"] } };
      expect(alarms).toContainEqual(
        expect.objectContaining({
          MetricName: "ApproximateNumberOfMessagesVisible",
          Dimensions: [name],
          Threshold: 1,
        }),
      );
    }
  });

  test("streams are worked in order, one bundle's failure does not hold up those behind it for ever", () => {
    const streams = mappings().filter(({ ParallelizationFactor }) => ParallelizationFactor !== undefined);
    expect(streams).toHaveLength(2);
    for (const stream of streams) {
      expect(stream).toMatchObject({
        ParallelizationFactor: 1,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      });
    }
  });

  test("assess is woken by new upload bundles only, notify by every new bundle, neither by expiry", () => {
    const filters = mappings().map(({ FunctionName, FilterCriteria }) => [
      target(FunctionName),
      FilterCriteria?.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern)),
    ]);
    expect(filters).toEqual([
      ["Ingest/Worker/Function", undefined],
      [
        "Assess/Worker/Function",
        [{ eventName: ["INSERT"], dynamodb: { NewImage: { topic: { S: ["upload"] } } } }],
      ],
      ["Notify/Worker/Function", [{ eventName: ["INSERT"] }]],
    ]);
  });

  test("a file is taken up one at a time, by at most five runs, and waits six timeouts between deliveries", () => {
    const [mapping] = mappings();
    expect(mapping).toMatchObject({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 5 } });
    const { properties } = pipeline.at("Ingest/Queue", "AWS::SQS::Queue");
    const timeout = z
      .number()
      .parse(pipeline.at("Ingest/Worker/Function", "AWS::Lambda::Function").properties["Timeout"]);
    expect(properties["VisibilityTimeout"]).toBeGreaterThanOrEqual(6 * timeout);
    expect(redrivePolicy.parse(properties["RedrivePolicy"]).maxReceiveCount).toBe(5);
  });

  test("the rule takes the uploads bucket's files and no folder markers", () => {
    expect(pipeline.at("Ingest/FileStored", "AWS::Events::Rule").properties["EventPattern"]).toMatchObject({
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { object: { key: [{ "anything-but": { suffix: "/" } }] } },
    });
    expect(data.at("Uploads/Bucket", "AWS::S3::Bucket").properties["NotificationConfiguration"]).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });
});

describe("alarms", () => {
  const told = alarms.map(({ AlarmName }) => AlarmName.replace("budget-monitor-test-", ""));

  test("each names a heading of the runbook, which says what to do", () => {
    for (const [index, { AlarmDescription }] of alarms.entries()) {
      expect(AlarmDescription).toMatch(new RegExp(`\\. What to do: docs/runbook\\.md#${told[index]}$`));
    }
    expect(headings).toEqual(expect.arrayContaining(told));
  });

  test("each heading of the runbook under a stage is an alarm", () => {
    const alarmHeadings = [...runbook.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(new Set(alarmHeadings)).toEqual(new Set(told));
  });

  test.each(["ingest", "assess", "notify"])(
    "%s has its heading, and alarms for failed and refused runs",
    (stage) => {
      expect(headings).toContain(stage);
      expect(told).toEqual(
        expect.arrayContaining([`${stage}-failures`, `${stage}-errors`, `${stage}-throttles`]),
      );
    },
  );

  test("waiting work raises one too", () => {
    expect(told).toEqual(
      expect.arrayContaining(["ingest-oldest-message", "assess-iterator-age", "notify-iterator-age"]),
    );
  });

  test("each tells the operators, also when it is over", () => {
    for (const { AlarmActions, OKActions } of alarms) {
      expect([...AlarmActions, ...OKActions].map(target)).toEqual(["Operators/Topic", "Operators/Topic"]);
    }
  });
});
