// What wakes each stage, and what does not.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { eventsPrefix } from "../../functions/ingest/env.ts";
import { dayBegan } from "../../shared/contracts/lambda-events.ts";
import { outboxBundle } from "../../shared/contracts/outbox.ts";
import { synthesized } from "./environments.ts";

const { pipeline, data, target } = synthesized();

const filters = z.object({ Filters: z.array(z.object({ Pattern: z.string() })) });

/** Stage -> the pattern that news must fit; null for whatever comes. */
function patterns(): Record<string, unknown> {
  return Object.fromEntries(
    pipeline.all("AWS::Lambda::EventSourceMapping").map(({ properties }) => {
      const criteria = filters.safeParse(properties["FilterCriteria"]).data;
      const [first, ...others] = criteria?.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern)) ?? [];
      expect(others).toEqual([]);
      return [target(properties["FunctionName"]), first ?? null];
    }),
  );
}

describe("ingest", () => {
  test("is woken by files of the uploads bucket, but not by those that it stores there itself", () => {
    const { properties } = pipeline.at("Ingest/FileStored", "AWS::Events::Rule");
    expect(properties).toMatchObject({
      State: "ENABLED",
      EventPattern: {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { object: { key: [{ "anything-but": { prefix: eventsPrefix } }] } },
      },
    });
    expect(properties).not.toHaveProperty("EventBusName");
    const named = z.object({ detail: z.object({ bucket: z.object({ name: z.tuple([z.unknown()]) }) }) });
    const [name] = named.parse(properties["EventPattern"]).detail.bucket.name;
    expect(target(name)).toBe("Uploads/Bucket");
    expect(data.at("Uploads/Bucket", "AWS::S3::Bucket").properties["NotificationConfiguration"]).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  test("is woken by ExecutionRecorded events on the bus of offices", () => {
    const { properties } = pipeline.at("Ingest/Bus/ExecutionRecorded", "AWS::Events::Rule");
    expect(properties).toMatchObject({
      State: "ENABLED",
      EventPattern: { "detail-type": ["ExecutionRecorded"] },
    });
    expect(target(properties["EventBusName"])).toBe("Ingest/Bus/Bus");
  });

  test("can be given the events of the last 30 days again", () => {
    const [archive] = pipeline.all("AWS::Events::Archive");
    expect(archive?.properties).toMatchObject({
      EventPattern: { "detail-type": ["ExecutionRecorded"] },
      RetentionDays: 30,
    });
    expect(target(archive?.properties["SourceArn"])).toBe("Ingest/Bus/Bus");
  });
});

describe("assess", () => {
  const schedule = z
    .object({
      Target: z.object({
        RoleArn: z.unknown(),
        Input: z.string().transform((text): unknown => JSON.parse(text)),
        RetryPolicy: z.unknown(),
      }),
    })
    .loose()
    .parse(pipeline.at("Assess/EveryMorning", "AWS::Scheduler::Schedule").properties);

  test("is woken at six in Seoul, not some time after, with the word that a day began", () => {
    expect(schedule).toMatchObject({
      ScheduleExpression: "cron(0 6 * * ? *)",
      ScheduleExpressionTimezone: "Asia/Seoul",
      FlexibleTimeWindow: { Mode: "OFF" },
      State: "ENABLED",
    });
    expect(schedule.Target.Input).toEqual({ schedule: "daily" });
    expect(dayBegan.parse(schedule.Target.Input)).toEqual(schedule.Target.Input);
  });

  test("is woken by the schedule's own role, for as long as it is still morning", () => {
    expect(target(schedule.Target.RoleArn)).toBe("Assess/MorningRole");
    expect(schedule.Target.RetryPolicy).toEqual({
      MaximumEventAgeInSeconds: 6 * 3600,
      MaximumRetryAttempts: 10,
    });
  });
});

describe("streams", () => {
  const woken = (...topics: readonly string[]) => ({
    eventName: ["INSERT"],
    dynamodb: { NewImage: { topic: { S: topics } } },
  });

  test("wake assess with uploads and days, notify with uploads and alerts, neither with what expires", () => {
    expect(patterns()).toEqual({
      "Ingest/Worker/Function": null,
      "Assess/Worker/Function": woken("upload", "day"),
      "Notify/Worker/Function": woken("upload", "alert"),
    });
  });

  test("bring every topic of the outbox to somebody", () => {
    const topics = outboxBundle.options.flatMap(({ shape }) => [...shape.topic.values]);
    for (const topic of topics) expect(JSON.stringify(patterns())).toContain(`"${topic}"`);
  });

  test("are read from their beginning, by functions that are switched on", () => {
    const mappings = pipeline.all("AWS::Lambda::EventSourceMapping");
    for (const { properties } of mappings) expect(properties["Enabled"] ?? true).toBe(true);
    const positions = mappings.map(({ properties }) => properties["StartingPosition"]);
    expect(positions).toEqual([undefined, "TRIM_HORIZON", "TRIM_HORIZON"]);
  });
});
