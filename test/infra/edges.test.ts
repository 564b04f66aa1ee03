// Nothing that travels by itself is lost silently: each edge ends in a failure queue, each queue in an alarm.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type Resource, synthesized } from "./environments.ts";

const { pipeline, data, target } = synthesized();

const redrivePolicy = z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number().optional() });
const ruleSchema = z.object({
  Targets: z.array(
    z.object({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }).optional() }),
  ),
});
const mappingSchema = z.object({
  EventSourceArn: z.unknown(),
  FunctionName: z.unknown(),
  BatchSize: z.number(),
  FunctionResponseTypes: z.array(z.string()),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }).optional(),
  BisectBatchOnFunctionError: z.boolean().optional(),
  MaximumRetryAttempts: z.number().optional(),
  MaximumRecordAgeInSeconds: z.number().optional(),
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
const alarmSchema = z.object({ Dimensions: z.array(z.object({ Value: z.unknown() })).default([]) });

/** From what to which failure queue. */
function edges(): Record<string, string | null> {
  const ends: Record<string, string | null> = {};
  for (const rule of [...pipeline.all("AWS::Events::Rule"), ...data.all("AWS::Events::Rule")]) {
    for (const { Arn, DeadLetterConfig } of ruleSchema.parse(rule.properties).Targets) {
      ends[`${rule.path} -> ${target(Arn)}`] =
        DeadLetterConfig === undefined ? null : target(DeadLetterConfig.Arn);
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
      "Receive/FileStored -> Receive/Arrivals": "Receive/Failures/Queue",
      "Receive/FileTried -> Receive/Arrivals": "Receive/Failures/Queue",
      "Receive/Bus/ExecutionRecorded -> Receive/Arrivals": "Receive/Failures/Queue",
      "Receive/Arrivals -> Receive/Worker/Function": "Receive/Failures/Queue",
      "Notify/Returned/LetterReturned -> Notify/Worker/Function": "Notify/Returned/Failures/Queue",
      // As a file, with all that is in the record; a queue hears of each.
      "Outbox stream -> Relay/Worker/Function": "FailedRecords/Bucket",
      // To operators, as alarms go.
      "Relay/RecordsFailed -> Operators/Topic": null,
      "Ingest/Work/Queue -> Ingest/Worker/Function": "Ingest/Work/Failures/Queue",
      "Assess/Work/Queue -> Assess/Worker/Function": "Assess/Work/Failures/Queue",
      "Notify/Work/Queue -> Notify/Worker/Function": "Notify/Work/Failures/Queue",
      "Snapshot/Work/Queue -> Snapshot/Worker/Function": "Snapshot/Work/Failures/Queue",
      "Report/Work/Queue -> Report/Worker/Function": "Report/Work/Failures/Queue",
      "Verify/Work/Queue -> Verify/Worker/Function": "Verify/Work/Failures/Queue",
      "Assess/EveryMorning/Schedule -> Assess/Worker/Function": "Assess/EveryMorning/Failures/Queue",
      "Notify/EveryQuarterHour/Schedule -> Notify/Worker/Function": "Notify/EveryQuarterHour/Failures/Queue",
      "Snapshot/QuarterEnd/Schedule -> Snapshot/Worker/Function": "Snapshot/QuarterEnd/Failures/Queue",
      "Canary/EveryHour/Schedule -> Canary/Worker/Function": "Canary/EveryHour/Failures/Queue",
      "Verify/EveryNight/Schedule -> Verify/Worker/Function": "Verify/EveryNight/Failures/Queue",
      // The calls of schedules and rules, once they are taken.
      "Assess/Worker/Function without an answer": "Assess/EveryMorning/Failures/Queue",
      "Notify/Worker/Function without an answer": "Notify/EveryQuarterHour/Failures/Queue",
      "Snapshot/Worker/Function without an answer": "Snapshot/QuarterEnd/Failures/Queue",
      "Canary/Worker/Function without an answer": "Canary/EveryHour/Failures/Queue",
      "Verify/Worker/Function without an answer": "Verify/EveryNight/Failures/Queue",
      "Notify/Webhook/NoticeTold -> Notify/Webhook/Destination/ApiDestination":
        "Notify/Webhook/Undelivered/Queue",
      "Notify/Notices/Topic/council@office.example": "Notify/Notices/Undelivered/Queue",
      "Notify/Notices/Topic/audit@office.example": "Notify/Notices/Undelivered/Queue",
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
    const queues = Object.values(edges()).filter((each) => each !== null && !each.endsWith("/Bucket"));
    for (const queue of new Set(queues.filter((each) => each !== null))) {
      expect(watched).toContain(queue);
      const { properties } = pipeline.at(queue, "AWS::SQS::Queue");
      expect(properties).toMatchObject({ MessageRetentionPeriod: 14 * 86_400 });
      // Behind a queue it would have to name the queue that names it.
      const isBehindQueue = properties["FifoQueue"] === true || queue.startsWith("Receive/");
      expect(properties["RedriveAllowPolicy"]).toEqual(
        isBehindQueue ? undefined : { redrivePermission: "denyAll" },
      );
      const holdsBundles = /\/Work\/|^Relay/.test(queue);
      const key = properties["KmsMasterKeyId"];
      expect(key === undefined ? properties["SqsManagedSseEnabled"] : target(key)).toBe(
        holdsBundles ? "Key" : true,
      );
    }
  });

  test("a morning that fails is tried three times in all", () => {
    const [calls] = pipeline.all("AWS::Lambda::EventInvokeConfig");
    expect(calls?.properties).toMatchObject({ Qualifier: "$LATEST", MaximumRetryAttempts: 2 });
  });

  test("the outbox is passed on in order, and trouble with the queues is waited out for hours", () => {
    const streams = mappings().filter(({ ParallelizationFactor }) => ParallelizationFactor !== undefined);
    expect(streams).toMatchObject([
      {
        ParallelizationFactor: 1,
        BisectBatchOnFunctionError: true,
        MaximumRecordAgeInSeconds: 6 * 3600,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      },
    ]);
    expect(streams[0]?.MaximumRetryAttempts).toBeUndefined();
  });

  test("every stage's queue keeps the order of a books, and so does the one behind it", () => {
    for (const stage of ["Ingest", "Assess", "Notify", "Snapshot", "Report", "Verify"])
      for (const name of ["Work/Queue", "Work/Failures/Queue"])
        expect(pipeline.at(`${stage}/${name}`, "AWS::SQS::Queue").properties).toMatchObject({
          FifoQueue: true,
        });
  });

  test.each([
    { stage: "Ingest", batch: 1, runs: 5 },
    { stage: "Assess", batch: 10, runs: 5 },
    { stage: "Notify", batch: 10, runs: 5 },
    { stage: "Snapshot", batch: 10, runs: 2 },
    { stage: "Report", batch: 10, runs: 2 },
    { stage: "Verify", batch: 1, runs: 5 },
  ])(
    "$stage works $batch a run in at most $runs runs, is tried ten times, and no run outlasts its messages' absence",
    ({ stage, batch, runs }) => {
      const mapping = mappings().find(
        ({ EventSourceArn }) => target(EventSourceArn) === `${stage}/Work/Queue`,
      );
      expect(mapping).toMatchObject({
        BatchSize: batch,
        ScalingConfig: { MaximumConcurrency: runs },
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      });
      const { properties } = pipeline.at(`${stage}/Work/Queue`, "AWS::SQS::Queue");
      const worker = pipeline.at(`${stage}/Worker/Function`, "AWS::Lambda::Function").properties;
      const timeout = z.number().parse(worker["Timeout"]);
      expect(properties).toMatchObject({
        MessageRetentionPeriod: 14 * 86_400,
        VisibilityTimeout: 2 * timeout,
        DeduplicationScope: "messageGroup",
        FifoThroughputLimit: "perMessageGroupId",
      });
      expect(redrivePolicy.parse(properties["RedrivePolicy"]).maxReceiveCount).toBe(10);
    },
  );
});
