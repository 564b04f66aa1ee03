// Nothing that travels by itself is lost silently: each edge ends in a failure queue, each queue in an alarm.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type Resource, synthesized } from "./environments.ts";

const { pipeline, data, target } = synthesized();

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
});
const scheduleSchema = z.object({
  Target: z.object({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }) }),
});
const asynchronousSchema = z.object({
  FunctionName: z.unknown(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }),
});
const alarmSchema = z.object({ Dimensions: z.array(z.object({ Value: z.unknown() })) });

/** From what to which failure queue. */
function edges(): Record<string, string | null> {
  const ends: Record<string, string | null> = {};
  for (const rule of [...pipeline.all("AWS::Events::Rule"), ...data.all("AWS::Events::Rule")]) {
    for (const { Arn, DeadLetterConfig } of ruleSchema.parse(rule.properties).Targets) {
      ends[`${rule.path} -> ${target(Arn)}`] = target(DeadLetterConfig.Arn);
    }
  }
  for (const { path, properties } of pipeline.all("AWS::Scheduler::Schedule")) {
    const { Arn, DeadLetterConfig } = scheduleSchema.parse(properties).Target;
    ends[`${path} -> ${target(Arn)}`] = target(DeadLetterConfig.Arn);
  }
  for (const { properties } of pipeline.all("AWS::Lambda::EventInvokeConfig")) {
    const { FunctionName, DestinationConfig } = asynchronousSchema.parse(properties);
    ends[`${target(FunctionName)} without an answer`] = target(DestinationConfig.OnFailure.Destination);
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
      "Ingest/FileTried -> Ingest/Queue": "Ingest/Failures/Queue",
      "Ingest/Bus/ExecutionRecorded -> Ingest/Queue": "Ingest/Failures/Queue",
      "Ingest/Queue -> Ingest/Worker/Function": "Ingest/Failures/Queue",
      "Outbox stream -> Ingest/Worker/Function": "Ingest/Wishes/Failures/Queue",
      "Assess/EveryMorning/Schedule -> Assess/Worker/Function": "Assess/EveryMorning/Failures/Queue",
      "Notify/EveryQuarterHour/Schedule -> Notify/Worker/Function": "Notify/EveryQuarterHour/Failures/Queue",
      "Snapshot/QuarterEnd/Schedule -> Snapshot/Worker/Function": "Snapshot/QuarterEnd/Failures/Queue",
      "Snapshot/Worker/Function without an answer": "Snapshot/QuarterEnd/Failures/Queue",
      "Outbox stream -> Snapshot/Worker/Function": "Snapshot/Wake/Failures/Queue",
      "Outbox stream -> Report/Worker/Function": "Report/Wake/Failures/Queue",
      // The schedules' calls, once they are taken.
      "Assess/Worker/Function without an answer": "Assess/EveryMorning/Failures/Queue",
      "Notify/Worker/Function without an answer": "Notify/EveryQuarterHour/Failures/Queue",
      "Notify/Webhook/NoticeTold -> Notify/Webhook/Destination/ApiDestination":
        "Notify/Webhook/Undelivered/Queue",
      "Outbox stream -> Assess/Worker/Function": "Assess/Wake/Failures/Queue",
      "Outbox stream -> Notify/Worker/Function": "Notify/Wake/Failures/Queue",
      "Notify/Notices/Topic/council@office.example": "Notify/Notices/Undelivered/Queue",
      "Notify/Notices/Topic/budget@muju.example": "Notify/Notices/Undelivered/Queue",
      // The alarms themselves: an alarm about an alarm would go the same way.
      "Operators/Topic/operators@office.example": null,
    });
  });

  test("each failure queue keeps what it gets for 14 days, under an alarm", () => {
    const watched = pipeline.all("AWS::CloudWatch::Alarm").flatMap(({ properties }) =>
      // A metric of our own names its stage, and no resource.
      alarmSchema
        .parse(properties)
        .Dimensions.map(({ Value }) => (typeof Value === "string" ? Value : target(Value))),
    );
    for (const queue of new Set(Object.values(edges()).filter((each) => each !== null))) {
      expect(watched).toContain(queue);
      expect(pipeline.at(queue, "AWS::SQS::Queue").properties).toMatchObject({
        MessageRetentionPeriod: 14 * 86_400,
        SqsManagedSseEnabled: true,
      });
    }
  });

  test("a morning that fails is tried three times in all", () => {
    const [calls] = pipeline.all("AWS::Lambda::EventInvokeConfig");
    expect(calls?.properties).toMatchObject({ Qualifier: "$LATEST", MaximumRetryAttempts: 2 });
  });

  test("streams are worked in order, one bundle's failure does not hold up those behind it for ever", () => {
    const streams = mappings().filter(({ ParallelizationFactor }) => ParallelizationFactor !== undefined);
    expect(streams).toHaveLength(5);
    for (const stream of streams) {
      expect(stream).toMatchObject({
        ParallelizationFactor: 1,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        BatchSize: 10,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      });
    }
  });

  test("a file is taken up one at a time, by at most five runs, and waits six timeouts between deliveries", () => {
    const [mapping] = mappings();
    expect(mapping).toMatchObject({
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 5 },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
    const { properties } = pipeline.at("Ingest/Queue", "AWS::SQS::Queue");
    const timeout = z
      .number()
      .parse(pipeline.at("Ingest/Worker/Function", "AWS::Lambda::Function").properties["Timeout"]);
    expect(properties["MessageRetentionPeriod"]).toBe(14 * 86_400);
    expect(properties["VisibilityTimeout"]).toBeGreaterThanOrEqual(6 * timeout);
    expect(redrivePolicy.parse(properties["RedrivePolicy"]).maxReceiveCount).toBe(5);
  });
});
