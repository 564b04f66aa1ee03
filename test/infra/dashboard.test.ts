// The one page: every stage in the order of the flow, and every figure that a stage writes about its work.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { metricNames, metricNamespace, stageDimension } from "../../shared/runtime/metric-names.ts";
import { synthesized } from "./environments.ts";

/** What came of each stage's work, from left to right. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
  // What these two pass on is counted where it is worked.
  receive: [],
  ingest: ["taken in", "held or rejected", "seconds to applied"],
  relay: [],
  assess: ["alerts", "mornings"],
  notify: ["delivered"],
  snapshot: ["taken"],
  report: ["rendered"],
  verify: ["verified", "discrepancies"],
  canary: ["seconds to an alert"],
};
const stages = Object.keys(outcomes);
const inSeconds: ReadonlySet<string> = new Set([metricNames.secondsToApplied, metricNames.secondsToAlert]);

const bodySchema = z.object({
  widgets: z.array(
    z.object({
      x: z.number(),
      width: z.number(),
      properties: z.object({ title: z.string().default(""), metrics: z.array(z.unknown()).default([]) }),
    }),
  ),
});
/** Namespace, name, the one dimension and its value, how it is drawn. */
const metricSchema = z
  .tuple([
    z.literal(metricNamespace),
    z.string(),
    z.literal(stageDimension),
    z.string(),
    z.object({ stat: z.string() }),
  ])
  .transform(([, name, , stage, { stat }]) => ({ stage, name, statistic: stat }));

const { widgets } = bodySchema.parse(JSON.parse(bodyText()));
const ownMetrics = widgets
  .flatMap(({ properties }) => properties.metrics)
  .flatMap((metric) => metricSchema.safeParse(metric).data ?? []);

function bodyText(): string {
  const [dashboard] = synthesized().pipeline.all("AWS::CloudWatch::Dashboard");
  const body = z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown())]) });
  const [, parts] = body.parse(dashboard?.properties["DashboardBody"])["Fn::Join"];
  return parts.map((part) => (typeof part === "string" ? part : "reference")).join("");
}

/** `ingest RecordsApplied`, for every name that the stage's lambda.ts gives to its meter. */
function writtenBy(stage: string): string[] {
  const text = readFileSync(join(import.meta.dirname, "../../functions", stage, "lambda.ts"), "utf8");
  return Object.entries(metricNames)
    .filter(([key]) => new RegExp(`\\bmetricNames\\.${key}\\b`).test(text))
    .map(([, name]) => `${stage} ${name}`);
}

describe("the dashboard", () => {
  test("shows what people ask, and the stages in the order of the flow, each as it runs and what came of it", () => {
    const requests = [
      "api: requests",
      "api: refused and broken",
      "api: duration",
      "page: requests, and errors in percent",
    ];
    const titles = Object.entries(outcomes).flatMap(([stage, columns]) =>
      ["waiting", "runs", "duration", "given up", ...columns].map((column) => `${stage}: ${column}`),
    );
    const shown = widgets.map(({ properties }) => properties.title.replace(/ \(woken by .*\)$/, ""));
    expect(shown.filter((title) => title.includes(": "))).toEqual([...requests, ...titles]);
  });

  test("shows every figure that a stage writes about its work, and no figure that nobody writes", () => {
    const written = stages.flatMap(writtenBy);
    expect(new Set(ownMetrics.map(({ stage, name }) => `${stage} ${name}`))).toEqual(new Set(written));
    expect(new Set(written.map((each) => each.split(" ")[1]))).toEqual(new Set(Object.values(metricNames)));
  });

  test("adds up what is counted, and shows of seconds what half and nearly all stay below", () => {
    const statistics = Map.groupBy(ownMetrics, ({ name }) => name);
    for (const [name, drawn] of statistics) {
      const expected = inSeconds.has(name) ? ["p50", "p95"] : ["Sum"];
      expect(drawn.map(({ statistic }) => statistic)).toEqual(expected);
    }
  });

  test("fits its page", () => {
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });
});
