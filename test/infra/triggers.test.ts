// What wakes each stage, and what does not.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { eventsPrefix, dryRunFilesPrefix } from "../../functions/receive/env.ts";
import {
  dayBegan,
  nightBegan,
  noticesDue,
  quarterEnded,
} from "../../shared/contracts/events/lambda-events.ts";
import { synthesized } from "./environments.ts";

const { pipeline, data, target } = synthesized();

/** From what each function is woken without being called. */
function sources(): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { properties } of pipeline.all("AWS::Lambda::EventSourceMapping"))
    (found[target(properties["FunctionName"])] ??= []).push(target(properties["EventSourceArn"]));
  return found;
}

describe("receive", () => {
  test("is woken by files of the uploads bucket, but not by those that ingest stores there itself", () => {
    const { properties } = pipeline.at("Receive/FileStored", "AWS::Events::Rule");
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

  test("is woken by files of the bucket of tries, but not by the answers that ingest stores there", () => {
    const { properties } = pipeline.at("Receive/FileTried", "AWS::Events::Rule");
    expect(properties).toMatchObject({
      State: "ENABLED",
      EventPattern: {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { object: { key: [{ prefix: dryRunFilesPrefix }] } },
      },
    });
  });

  test("is woken by whatever is put on the bus of offices, so that no wrong name is lost without a word, but not by a forged file", () => {
    const { properties } = pipeline.at("Receive/Bus/ExecutionRecorded", "AWS::Events::Rule");
    expect(properties).toMatchObject({
      State: "ENABLED",
      EventPattern: { "detail-type": [{ "anything-but": ["Object Created"] }] },
    });
    expect(target(properties["EventBusName"])).toBe("Receive/Bus/Bus");
  });

  test("is woken by the queue into which all of them go, in which a broken world is waited out for an hour", () => {
    const { properties: queue } = pipeline.at("Receive/Arrivals", "AWS::SQS::Queue");
    expect(queue).toMatchObject({ VisibilityTimeout: 180, RedrivePolicy: { maxReceiveCount: 20 } });
    for (const rule of ["FileStored", "FileTried", "Bus/ExecutionRecorded"]) {
      const { properties } = pipeline.at(`Receive/${rule}`, "AWS::Events::Rule");
      const { Targets } = z.object({ Targets: z.array(z.object({ Arn: z.unknown() })) }).parse(properties);
      expect(Targets.map(({ Arn }) => target(Arn))).toEqual(["Receive/Arrivals"]);
    }
  });

  test("can be given the events of the last 30 days again", () => {
    const [archive] = pipeline.all("AWS::Events::Archive");
    expect(archive?.properties).toMatchObject({
      EventPattern: { "detail-type": ["ExecutionRecorded"] },
      RetentionDays: 30,
    });
    expect(target(archive?.properties["SourceArn"])).toBe("Receive/Bus/Bus");
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

describe("a letter that came back", () => {
  test("is told by SES to the account's own bus, and of all letters of the account by ours alone to notify", () => {
    const [set, ...sets] = pipeline.all("AWS::SES::ConfigurationSet");
    expect(sets).toEqual([]);
    expect(set?.properties).toMatchObject({
      Name: "budget-monitor-test",
      ReputationOptions: { ReputationMetricsEnabled: true },
    });
    const [destination, ...others] = pipeline.all("AWS::SES::ConfigurationSetEventDestination");
    expect(others).toEqual([]);
    expect(destination?.properties).toMatchObject({
      EventDestination: { Enabled: true, MatchingEventTypes: ["bounce", "complaint"] },
    });
    expect(JSON.stringify(destination?.properties)).toContain("event-bus/default");
    const { properties } = pipeline.at("Notify/Returned/LetterReturned", "AWS::Events::Rule");
    expect(properties).toMatchObject({
      State: "ENABLED",
      EventPattern: {
        source: ["aws.ses"],
        "detail-type": ["Email Bounced", "Email Complaint Received"],
        detail: { mail: { tags: { "ses:configuration-set": ["budget-monitor-test"] } } },
      },
    });
    expect(properties).not.toHaveProperty("EventBusName");
  });

  test("is nobody's matter where no letters go to persons", () => {
    const { pipeline: silent } = synthesized({ mail: null });
    expect(silent.all("AWS::SES::ConfigurationSet")).toEqual([]);
    expect(silent.text).not.toContain("aws.ses");
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

describe("verify", () => {
  const { properties } = pipeline.at("Verify/EveryNight/Schedule", "AWS::Scheduler::Schedule");

  test("is woken at three in Seoul, when nobody sends files, with the word that it is night", () => {
    expect(properties).toMatchObject({
      ScheduleExpression: "cron(0 3 * * ? *)",
      ScheduleExpressionTimezone: "Asia/Seoul",
      FlexibleTimeWindow: { Mode: "OFF" },
      State: "ENABLED",
    });
    const { Target } = z.object({ Target: z.object({ Input: z.string() }) }).parse(properties);
    expect(nightBegan.parse(JSON.parse(Target.Input))).toEqual({ schedule: "nightly" });
  });
});

describe("a schedule", () => {
  test.each([
    ["Assess", 6 * 3_600],
    ["Notify", 15 * 60],
    // Lambda keeps a call for six hours at most.
    ["Snapshot", 6 * 3_600],
    ["Verify", 3 * 3_600],
  ])("of %s is not made up for when its word is of no use any more", (stage, seconds) => {
    const config = pipeline
      .all("AWS::Lambda::EventInvokeConfig")
      .find(({ properties }) => target(properties["FunctionName"]) === `${stage}/Worker/Function`);
    expect(config?.properties).toMatchObject({
      MaximumEventAgeInSeconds: seconds,
      MaximumRetryAttempts: 2,
    });
  });
});

describe("the outbox", () => {
  test("has one reader, the relay, and every other stage is woken by its own queue", () => {
    expect(sources()).toEqual({
      "Receive/Worker/Function": ["Receive/Arrivals"],
      "Relay/Worker/Function": ["Outbox stream"],
      "Ingest/Worker/Function": ["Ingest/Work/Queue"],
      "Assess/Worker/Function": ["Assess/Work/Queue"],
      "Notify/Worker/Function": ["Notify/Work/Queue"],
      "Snapshot/Worker/Function": ["Snapshot/Work/Queue"],
      "Report/Worker/Function": ["Report/Work/Queue"],
      "Verify/Worker/Function": ["Verify/Work/Queue"],
    });
  });

  test("is read from its beginning, and what expires in it wakes nobody", () => {
    const mappings = pipeline.all("AWS::Lambda::EventSourceMapping").map(({ properties }) => properties);
    for (const properties of mappings) expect(properties["Enabled"] ?? true).toBe(true);
    const [relay, ...others] = mappings.filter((properties) => "StartingPosition" in properties);
    expect(others).toEqual([]);
    expect(relay).toMatchObject({
      StartingPosition: "TRIM_HORIZON",
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ eventName: ["INSERT"] }) }] },
    });
  });
});
