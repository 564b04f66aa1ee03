/** What a stage writes down about its own work, as CloudWatch keeps it under the names that the functions use. */
import { Duration } from "aws-cdk-lib";
import { Metric, Stats, type IMetric } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { metricNames, metricNamespace, stageDimension } from "../../shared/runtime/metric-names.ts";

type MetricKey = keyof typeof metricNames;

/** How many of each in five minutes. */
export function countsOf(stage: string, ...keys: readonly MetricKey[]): Metric[] {
  return keys.map((key) => metricOf(stage, key, Stats.SUM));
}

/** What half of them, and nearly all, stay below. */
export function percentilesOf(stage: string, key: MetricKey): Metric[] {
  return [Stats.p(50), Stats.p(95)].map((statistic) => metricOf(stage, key, statistic));
}

/** What nearly all of an hour stay below. */
export function percentileOfHour(stage: string, key: MetricKey): Metric {
  return metricOf(stage, key, Stats.p(95), Duration.hours(1));
}

/** How often a figure was written down in an hour, whatever it was. */
export function writtenEachHour(stage: string, key: MetricKey): Metric {
  return metricOf(stage, key, Stats.SAMPLE_COUNT, Duration.hours(1));
}

/** How many in a day. */
export function countOfDay(stage: string, key: MetricKey): Metric {
  return metricOf(stage, key, Stats.SUM, Duration.days(1));
}

function metricOf(
  stage: string,
  key: MetricKey,
  statistic: string,
  period: Duration = Duration.minutes(5),
): Metric {
  return new Metric({
    namespace: metricNamespace,
    metricName: metricNames[key],
    dimensionsMap: { [stageDimension]: stage },
    statistic,
    period,
  });
}

// What the dashboard shows of a stage: a row of how it runs, and below it a row of what came of that.

export interface StagePanel {
  readonly stage: string;
  /** What wakes it, in a few words. */
  readonly wokenBy: string;
  /** How long its oldest work has been waiting. */
  readonly waiting: IMetric;
  readonly function: IFunction;
  /** By alarm heading: where its work went that could not be done. */
  readonly failures: Readonly<Record<string, IQueue>>;
  /** By title, from left to right: what the stage itself counts. */
  readonly outcomes: Readonly<Record<string, readonly IMetric[]>>;
}
