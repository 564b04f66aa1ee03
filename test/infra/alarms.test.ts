// What speaks when something is wrong, from when on, and where it is written what to do then.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { synthesized } from "./environments.ts";

const { pipeline, target } = synthesized({ apiShift: "gradual" });
const runbook = readFileSync(join(import.meta.dirname, "../../docs/runbook.md"), "utf8");

const alarmSchema = z.object({
  AlarmName: z.string().transform((name) => name.replace("budget-monitor-test-", "")),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()).min(1),
  OKActions: z.array(z.unknown()).min(1),
  MetricName: z.string().optional(),
  Dimensions: z
    .array(z.object({ Name: z.string(), Value: z.unknown() }))
    .max(1)
    .default([]),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: z.number().optional(),
  /** What is computed of several metrics: the expression comes first. */
  Metrics: z
    .array(
      z.object({
        Expression: z.string().optional(),
        MetricStat: z
          .object({
            Metric: z.object({
              MetricName: z.string(),
              Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).max(1),
            }),
            Period: z.number(),
            Stat: z.enum(["Sum", "SampleCount", "Maximum"]),
          })
          .optional(),
      }),
    )
    .default([]),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  ComparisonOperator: z.enum(["GreaterThanOrEqualToThreshold", "LessThanThreshold"]),
  TreatMissingData: z.enum(["notBreaching", "breaching"]),
});
const alarms = pipeline.all("AWS::CloudWatch::Alarm").map(({ properties }) => alarmSchema.parse(properties));
const notified = alarms.map(({ AlarmName }) => AlarmName);

/** Whose metric, which, how it is summed up, how much is too much, and for how many seconds on end. */
type Limit = readonly [string, string, string, number, number];

/** The same of what is computed of several metrics: whose and which they are, and the expression. */
function computedLimit({ Metrics, Threshold, EvaluationPeriods }: z.output<typeof alarmSchema>) {
  const [{ Expression: expression } = {}, ...of] = Metrics;
  const stats = of.flatMap(({ MetricStat }) => MetricStat ?? []);
  const names = stats.map(
    ({ Metric: { MetricName, Dimensions } }) => `${whose(Dimensions[0]?.Value)} ${MetricName}`,
  );
  const [period] = new Set(stats.map(({ Period }) => Period));
  return [expression, names, Threshold, (period ?? 0) * EvaluationPeriods];
}

const failures = (queue: string): Limit => [queue, "ApproximateNumberOfMessagesVisible", "Maximum", 1, 60];
const limits = (stage: string): Record<string, Limit> => ({
  [`${stage.toLowerCase()}-errors`]: [`${stage}/Worker/Function`, "Errors", "Sum", 1, 300],
  [`${stage.toLowerCase()}-throttles`]: [`${stage}/Worker/Function`, "Throttles", "Sum", 1, 900],
});
const waiting = (stage: string): Limit => [
  `${stage}/Work/Queue`,
  "ApproximateAgeOfOldestMessage",
  "Maximum",
  30 * 60,
  300,
];

/** A resource, or the stage that wrote a metric of our own. */
function whose(value: unknown): string {
  return typeof value === "string" ? value : target(value);
}

/** In the order in which the stages are made. */
const stageFailures = ["Ingest", "Assess", "Notify", "Snapshot", "Report", "Verify"].map(
  (stage) => `${stage}/Work/Failures/Queue`,
);
const edgeFailures = [
  "Receive/Failures/Queue",
  "Assess/EveryMorning/Failures/Queue",
  "Notify/Notices/Undelivered/Queue",
  "Notify/Webhook/Undelivered/Queue",
  "Notify/Returned/Failures/Queue",
  "Notify/EveryQuarterHour/Failures/Queue",
  "Snapshot/QuarterEnd/Failures/Queue",
  "Verify/EveryNight/Failures/Queue",
  "Canary/EveryHour/Failures/Queue",
  "Relay/Failures/Queue",
];
const depthOf = (queue: string) => `${queue} ApproximateNumberOfMessagesVisible`;
const grown = (queues: readonly string[]) =>
  queues.map((_, at) => `IF(DIFF(FILL(depth${at}, REPEAT)) > 0, 1, 0)`).join(" + ");

/** A window of few requests says nothing of a month. */
const shareOfErrors = "IF(requests >= 20, 100 * broken / requests, 0)";

describe("alarms", () => {
  test("watch every queue of failures, every function, and everything that waits", () => {
    const found = alarms.map((alarm) => {
      const { AlarmName, MetricName, Dimensions, Statistic, ExtendedStatistic, Period = 0 } = alarm;
      if (MetricName === undefined) return [AlarmName, computedLimit(alarm)];
      const limit = [Statistic ?? ExtendedStatistic, alarm.Threshold, Period * alarm.EvaluationPeriods];
      const [dimension] = Dimensions;
      return [
        AlarmName,
        [dimension === undefined ? "the account" : whose(dimension.Value), MetricName, ...limit],
      ];
    });
    expect(Object.fromEntries(found)).toEqual({
      ...limits("Receive"),
      "receive-failures": failures("Receive/Failures/Queue"),
      "receive-oldest-message": ["Receive/Arrivals", "ApproximateAgeOfOldestMessage", "Maximum", 1800, 300],
      ...limits("Extract"),
      ...limits("Ingest"),
      "ingest-failures": failures("Ingest/Work/Failures/Queue"),
      "ingest-oldest-message": waiting("Ingest"),
      ...limits("Relay"),
      "relay-failures": failures("Relay/Failures/Queue"),
      "relay-iterator-age": ["Relay/Worker/Function", "IteratorAge", "Maximum", 15 * 60_000, 600],
      ...limits("Assess"),
      "assess-failures": failures("Assess/Work/Failures/Queue"),
      "assess-oldest-message": waiting("Assess"),
      "assess-schedule-failures": failures("Assess/EveryMorning/Failures/Queue"),
      "assess-no-morning": ["assess", "BooksAnnounced", "SampleCount", 1, 25 * 3600],
      ...limits("Notify"),
      "notify-failures": failures("Notify/Work/Failures/Queue"),
      "notify-oldest-message": waiting("Notify"),
      "notify-schedule-failures": failures("Notify/EveryQuarterHour/Failures/Queue"),
      "notify-returns-failures": failures("Notify/Returned/Failures/Queue"),
      "notices-given-up": ["notify", "NoticesGivenUp", "Sum", 1, 300],
      ...limits("Snapshot"),
      "snapshot-failures": failures("Snapshot/Work/Failures/Queue"),
      "snapshot-oldest-message": waiting("Snapshot"),
      "snapshot-schedule-failures": failures("Snapshot/QuarterEnd/Failures/Queue"),
      ...limits("Report"),
      "report-failures": failures("Report/Work/Failures/Queue"),
      "report-oldest-message": waiting("Report"),
      ...limits("Api"),
      ...limits("Canary"),
      "canary-schedule-failures": failures("Canary/EveryHour/Failures/Queue"),
      "canary-silent": ["canary", "SecondsToAlert", "SampleCount", 1, 2 * 3600],
      ...limits("Verify"),
      "verify-failures": failures("Verify/Work/Failures/Queue"),
      "verify-oldest-message": waiting("Verify"),
      "verify-schedule-failures": failures("Verify/EveryNight/Failures/Queue"),
      "verify-discrepancies": ["verify", "Discrepancies", "Sum", 1, 86_400],
      "verify-silent": ["verify", "VerifiedBooks", "SampleCount", 1, 25 * 3600],
      "webhook-undelivered": failures("Notify/Webhook/Undelivered/Queue"),
      "notices-undelivered": failures("Notify/Notices/Undelivered/Queue"),
      "mail-bounces": ["the account", "Reputation.BounceRate", "Average", 0.05, 3600],
      "mail-complaints": ["the account", "Reputation.ComplaintRate", "Average", 0.001, 3600],
      "api-new-version": ["Api/Http", "5xx", "Sum", 3, 60],
      "api-errors-fast": [shareOfErrors, ["Api/Http Count", "Api/Http 5xx"], 14.4 * 0.5, 3600],
      "api-errors-slow": [shareOfErrors, ["Api/Http Count", "Api/Http 5xx"], 6 * 0.5, 6 * 3600],
      "api-slow": ["Api/Http", "Latency", "p95", 3_000, 2 * 3600],
      "ingest-late": ["ingest", "SecondsToApplied", "p95", 300, 3600],
      // An alarm computes with ten metrics at most.
      "stage-failures-grow": [grown(stageFailures), stageFailures.map(depthOf), 1, 60],
      "edge-failures-grow": [grown(edgeFailures), edgeFailures.map(depthOf), 1, 60],
      "table-throttles": [
        "FILL(read0, 0) + FILL(write0, 0) + FILL(read1, 0) + FILL(write1, 0)",
        ["Ledger", "Outbox"].flatMap((table) => [
          `${table} ReadThrottleEvents`,
          `${table} WriteThrottleEvents`,
        ]),
        1,
        900,
      ],
    });
  });

  test("speak of too much, and take silence for peace; three speak of too little, and of silence", () => {
    const kinds = alarms.map(({ AlarmName, ComparisonOperator, TreatMissingData }) => {
      return [AlarmName, `${ComparisonOperator} ${TreatMissingData}`];
    });
    expect(Object.fromEntries(kinds)).toEqual({
      ...Object.fromEntries(notified.map((name) => [name, "GreaterThanOrEqualToThreshold notBreaching"])),
      "verify-silent": "LessThanThreshold breaching",
      "assess-no-morning": "LessThanThreshold breaching",
      "canary-silent": "LessThanThreshold breaching",
    });
  });

  test("each names a heading of the runbook, which says what to do", () => {
    const headings = [...runbook.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    for (const { AlarmName, AlarmDescription } of alarms) {
      expect(AlarmDescription).toMatch(new RegExp(`\\. What to do: docs/runbook\\.md#${AlarmName}$`));
    }
    expect(new Set(headings)).toEqual(new Set(notified));
  });

  test("each tells the operators, also when it is over", () => {
    for (const { AlarmActions, OKActions } of alarms) {
      expect([...AlarmActions, ...OKActions].map(target)).toEqual(["Operators/Topic", "Operators/Topic"]);
    }
  });
});
