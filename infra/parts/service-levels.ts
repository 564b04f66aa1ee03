/**
 * The alarms behind docs/slo.md: how fast the errors that a month allows are used up, and what nearly all of an hour
 * had to wait for. One window each: at some tens of requests an hour a window of minutes says nothing.
 */
import { Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { type IMetric, MathExpression, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { Operators } from "./operators.ts";
import { percentileOfHour } from "./stage-metrics.ts";

/** Of 28 days: of a hundred requests so many may break. */
const allowedErrorPercent = 0.5;

/** Fewer requests of a window say nothing of a month. */
const leastRequests = 20;

/** By how much faster than allowed errors come, and over how long: two hours, or two days, and a tenth of the month's are gone. */
const burns = [
  { heading: "api-errors-fast", burn: 14.4, hours: 1 },
  { heading: "api-errors-slow", burn: 6, hours: 6 },
] as const;

export interface ServiceLevelsProps {
  readonly http: HttpApi;
  /** By name. */
  readonly tables: readonly string[];
  readonly operators: Operators;
}

export function addServiceLevels(scope: Construct, { http, tables, operators }: ServiceLevelsProps): void {
  const levels = new Construct(scope, "ServiceLevels");
  for (const { heading, burn, hours } of burns) {
    operators.addAlarm(new Construct(levels, heading), {
      heading,
      meaning: `Requests to the API break ${burn} times as often as the month allows.`,
      metric: errorPercent(http, Duration.hours(hours)),
      threshold: burn * allowedErrorPercent,
      periods: 1,
    });
  }
  const hour = Duration.hours(1);
  operators.addAlarm(new Construct(levels, "Slow"), {
    heading: "api-slow",
    meaning: "One in twenty requests of an hour waited three seconds or longer.",
    metric: http.metricLatency({ statistic: Stats.p(95), period: hour }),
    threshold: 3_000,
    periods: 2,
  });
  operators.addAlarm(new Construct(levels, "Late"), {
    heading: "ingest-late",
    meaning: "One in twenty files or events of an hour took five minutes or longer to its figures.",
    metric: percentileOfHour("ingest", "secondsToApplied"),
    threshold: 300,
    periods: 1,
  });
  operators.addAlarm(new Construct(levels, "Throttled"), {
    heading: "table-throttles",
    meaning: "DynamoDB refused reads or writes for a quarter of an hour: stages wait and try again.",
    metric: throttledRequests(tables),
    threshold: 1,
    periods: 3,
  });
}

function errorPercent(http: HttpApi, period: Duration): IMetric {
  const [requests, broken] = [http.metricCount({ period }), http.metricServerError({ period })];
  return new MathExpression({
    expression: `IF(requests >= ${leastRequests}, 100 * broken / requests, 0)`,
    usingMetrics: { requests, broken },
    label: "broken, in percent",
    period,
  });
}

function throttledRequests(tables: readonly string[]): IMetric {
  const period = Duration.minutes(5);
  const metrics = tables.flatMap((TableName, at) =>
    ["Read", "Write"].map((act) => {
      const metricName = `${act}ThrottleEvents`;
      const properties = { namespace: "AWS/DynamoDB", metricName, statistic: Stats.SUM, period };
      return [
        `${act.toLowerCase()}${at}`,
        new Metric({ ...properties, dimensionsMap: { TableName } }),
      ] as const;
    }),
  );
  return new MathExpression({
    expression: metrics.map(([name]) => `FILL(${name}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(metrics),
    label: "refused by DynamoDB",
    period,
  });
}
