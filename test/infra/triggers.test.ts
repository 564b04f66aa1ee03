// What wakes each stage, and what does not.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { eventsPrefix, triedFilesPrefix } from "../../functions/ingest/env.ts";
import { dayBegan, noticesDue, quarterEnded } from "../../shared/contracts/lambda-events.ts";
import { outboxBundle } from "../../shared/contracts/outbox.ts";
import { synthesized } from "./environments.ts";

const { pipeline, data, target } = synthesized();

const filters = z.object({ Filters: z.array(z.object({ Pattern: z.string() })) });

/** Stage -> for each of its sources the pattern that news must fit; null for whatever comes. */
function patterns(): Record<string, unknown[]> {
  const found: Record<string, unknown[]> = {};
  for (const { properties } of pipeline.all("AWS::Lambda::EventSourceMapping")) {
    const criteria = filters.safeParse(properties["FilterCriteria"]).data;
    const [first, ...others] = criteria?.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern)) ?? [];
    expect(others).toEqual([]);
    (found[target(properties["FunctionName"])] ??= []).push(first ?? null);
  }
  return found;
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

  test("is woken to try by files of the bucket of tries, but not by the answers that it stores there", () => {
    const { properties } = pipeline.at("Ingest/FileTried", "AWS::Events::Rule");
    expect(properties).toMatchObject({
      State: "ENABLED",
      EventPattern: {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { object: { key: [{ prefix: triedFilesPrefix }] } },
      },
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
    .parse(pipeline.at("Assess/EveryMorning/Schedule", "AWS::Scheduler::Schedule").properties);

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
    expect(target(schedule.Target.RoleArn)).toBe("Assess/EveryMorning/Role");
    expect(schedule.Target.RetryPolicy).toEqual({
      MaximumEventAgeInSeconds: 6 * 3600,
      MaximumRetryAttempts: 10,
    });
  });
});

describe("notify", () => {
  test("is woken every quarter of an hour for what waited", () => {
    const { properties } = pipeline.at("Notify/EveryQuarterHour/Schedule", "AWS::Scheduler::Schedule");
    expect(properties).toMatchObject({ ScheduleExpression: "rate(15 minutes)", State: "ENABLED" });
    const { Target } = z.object({ Target: z.object({ Input: z.string() }) }).parse(properties);
    expect(noticesDue.parse(JSON.parse(Target.Input))).toEqual({ schedule: "due-notices" });
  });
});

describe("snapshot", () => {
  const { properties } = pipeline.at("Snapshot/QuarterEnd/Schedule", "AWS::Scheduler::Schedule");

  test("is woken in Seoul as many days after a quarter's end as the settings say", () => {
    expect(properties).toMatchObject({
      ScheduleExpression: "cron(0 7 7 1,4,7,10 ? *)",
      ScheduleExpressionTimezone: "Asia/Seoul",
      State: "ENABLED",
    });
    const { Target } = z.object({ Target: z.object({ Input: z.string() }) }).parse(properties);
    expect(quarterEnded.parse(JSON.parse(Target.Input))).toEqual({ schedule: "quarter-end", delayDays: 7 });
  });
});

describe("streams", () => {
  const woken = (...topics: readonly string[]) => ({
    eventName: ["INSERT"],
    dynamodb: { NewImage: { topic: { S: topics } } },
  });

  test("wake each stage with the news that is for it, and none with what expires", () => {
    expect(patterns()).toEqual({
      "Ingest/Worker/Function": [null, woken("upload-wish")],
      "Assess/Worker/Function": [woken("upload", "day")],
      "Notify/Worker/Function": [woken("upload", "alert", "digest")],
      "Snapshot/Worker/Function": [woken("quarter", "snapshot-wish")],
      "Report/Worker/Function": [woken("snapshot", "report-wish")],
    });
  });

  test("bring every topic of the outbox to somebody", () => {
    const topics = outboxBundle.options.flatMap(({ shape }) => [...shape.topic.values]);
    // News of a report is for whoever fetches it.
    for (const topic of topics.filter((each) => each !== "report"))
      expect(JSON.stringify(patterns())).toContain(`"${topic}"`);
  });

  test("are read from their beginning, by functions that are switched on", () => {
    const mappings = pipeline.all("AWS::Lambda::EventSourceMapping");
    for (const { properties } of mappings) expect(properties["Enabled"] ?? true).toBe(true);
    const positions = mappings.map(({ properties }) => properties["StartingPosition"]);
    // The queue of files has none.
    expect(positions.filter((each) => each !== undefined)).toEqual(
      Array.from({ length: mappings.length - 1 }, () => "TRIM_HORIZON"),
    );
  });
});
