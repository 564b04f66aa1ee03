// The functions as they are configured, against what their code asks for.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { assessEnvironment } from "../../functions/assess/env.ts";
import { ingestEnvironment } from "../../functions/ingest/env.ts";
import { notifyEnvironment } from "../../functions/notify/env.ts";
import { synthesized } from "./environments.ts";

const { pipeline, target } = synthesized();

const functionSchema = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  TracingConfig: z.object({ Mode: z.string() }),
  LoggingConfig: z.object({ LogGroup: z.unknown() }),
});

const stages = [
  { stage: "Ingest", schema: ingestEnvironment },
  { stage: "Assess", schema: assessEnvironment },
  { stage: "Notify", schema: notifyEnvironment },
];

function functionOf(stage: string) {
  return functionSchema.parse(pipeline.at(`${stage}/Worker/Function`, "AWS::Lambda::Function").properties);
}

describe("functions", () => {
  test("are one per stage", () => {
    expect(pipeline.all("AWS::Lambda::Function").map(({ path }) => path)).toEqual(
      stages.map(({ stage }) => `${stage}/Worker/Function`),
    );
  });

  test.each(stages)("$stage is told exactly what its code asks for", ({ stage, schema }) => {
    const { NODE_OPTIONS: options, ...variables } = functionOf(stage).Environment.Variables;
    const told = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        typeof value === "string" ? value : target(value),
      ]),
    );
    expect(schema.safeParse(told).error).toBeUndefined();
    expect(Object.keys(variables).toSorted()).toEqual(Object.keys(schema.shape).toSorted());
    expect(options).toBe("--enable-source-maps");
  });

  test("names of tables, bucket and topic lead to the right ones", () => {
    const told = stages.map(({ stage }) => {
      const { LOG_LEVEL: _level, NODE_OPTIONS: _options, ...names } = functionOf(stage).Environment.Variables;
      return Object.fromEntries(Object.entries(names).map(([name, value]) => [name, target(value)]));
    });
    expect(told).toEqual([
      { LEDGER_TABLE: "Ledger", OUTBOX_TABLE: "Outbox", UPLOADS_BUCKET: "Uploads/Bucket" },
      { LEDGER_TABLE: "Ledger", OUTBOX_TABLE: "Outbox" },
      { LEDGER_TABLE: "Ledger", NOTICES_TOPIC: "Notify/Notices/Topic" },
    ]);
  });

  test.each(stages)("$stage writes a log that is kept as long as the settings say", ({ stage }) => {
    const { LoggingConfig, Runtime, TracingConfig } = functionOf(stage);
    expect(target(LoggingConfig.LogGroup)).toBe(`${stage}/Worker/Log`);
    expect(pipeline.at(`${stage}/Worker/Log`, "AWS::Logs::LogGroup").properties["RetentionInDays"]).toBe(365);
    expect({ Runtime, TracingConfig }).toEqual({ Runtime: "nodejs24.x", TracingConfig: { Mode: "Active" } });
  });

  test("every log group is one of theirs", () => {
    expect(pipeline.all("AWS::Logs::LogGroup")).toHaveLength(stages.length);
  });

  test("run on the architecture of the settings", () => {
    expect(functionOf("Ingest").Architectures).toEqual(["arm64"]);
    const other = synthesized({ architecture: "x86_64" }).pipeline;
    for (const { properties } of other.all("AWS::Lambda::Function")) {
      expect(functionSchema.parse(properties).Architectures).toEqual(["x86_64"]);
    }
  });
});

describe("the dashboard", () => {
  test("shows the stages in the order of the flow", () => {
    const [dashboard] = pipeline.all("AWS::CloudWatch::Dashboard");
    const body = JSON.stringify(dashboard?.properties["DashboardBody"]);
    const titles = ["ingest", "assess", "notify"].flatMap((stage) =>
      ["waiting", "runs", "duration", "given up"].map((column) => `${stage}: ${column}`),
    );
    const places = titles.map((title) => body.indexOf(title));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
