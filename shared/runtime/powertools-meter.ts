/** Our own metrics, as CloudWatch reads them out of the log: no call, no waiting. */
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { metricNamespace, type metricNames } from "./metric-names.ts";

export type MetricName = (typeof metricNames)[keyof typeof metricNames];

export interface Reading {
  readonly name: MetricName;
  readonly value: number;
  readonly unit: "Count" | "Seconds";
}

/** @returns what writes the readings of one outcome down, together. */
export function powertoolsMeter(stage: string): (readings: readonly Reading[]) => void {
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: stage });
  return (readings) => {
    for (const { name, value, unit } of readings) {
      metrics.addMetric(name, unit === "Seconds" ? MetricUnit.Seconds : MetricUnit.Count, value);
    }
    if (readings.length > 0) metrics.publishStoredMetrics();
  };
}
