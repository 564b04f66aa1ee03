// The functions as they are configured, against what their code asks for.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { canaryEnvironment } from "../../functions/canary/env.ts";
import { apiEnvironment } from "../../functions/api/env.ts";
import { assessEnvironment } from "../../functions/assess/env.ts";
import { extractEnvironment } from "../../functions/extract/env.ts";
import { ingestEnvironment } from "../../functions/ingest/env.ts";
import { notifyEnvironment } from "../../functions/notify/env.ts";
import { receiveEnvironment } from "../../functions/receive/env.ts";
import { relayEnvironment } from "../../functions/relay/env.ts";
import { reportEnvironment } from "../../functions/report/env.ts";
import { snapshotEnvironment } from "../../functions/snapshot/env.ts";
import { verifyEnvironment } from "../../functions/verify/env.ts";
import { synthesized } from "./environments.ts";

const { pipeline, target, attribute } = synthesized();

const functionSchema = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  Role: z.unknown(),
  Handler: z.string(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  TracingConfig: z.object({ Mode: z.string() }),
  LoggingConfig: z.object({ LogGroup: z.unknown() }),
});

/** No stage: it works when the stacks are deployed. */
const pageWriter = "Page/Files/Writer";

const stages = [
  { stage: "Receive", schema: receiveEnvironment },
  { stage: "Relay", schema: relayEnvironment },
  { stage: "Extract", schema: extractEnvironment },
  { stage: "Ingest", schema: ingestEnvironment },
  { stage: "Assess", schema: assessEnvironment },
  { stage: "Notify", schema: notifyEnvironment },
  { stage: "Snapshot", schema: snapshotEnvironment },
  { stage: "Report", schema: reportEnvironment },
  { stage: "Api", schema: apiEnvironment },
  { stage: "Verify", schema: verifyEnvironment },
  { stage: "Canary", schema: canaryEnvironment },
];

function functionOf(stage: string) {
  return functionSchema.parse(pipeline.at(`${stage}/Worker/Function`, "AWS::Lambda::Function").properties);
}

function workersOf(stack: typeof pipeline) {
  return stack.all("AWS::Lambda::Function").filter(({ path }) => !path.startsWith(pageWriter));
}

/** Settings that name nothing that AWS makes. */
const plain = new Set([
  "CANARY_OFFICE",
  "MAIL_FROM",
  "MAIL_CONFIGURATION",
  "LETTER_LANGUAGE",
  "PAGE_ADDRESS",
  "READ_LOG_DAYS",
]);

function suppliedBy(resource: string): string {
  return resource === "AWS::AccountId" ? "123456789012" : `https://aws.example/${resource}`;
}

describe("functions", () => {
  test("are one per stage, and the one that puts the page into its bucket", () => {
    const paths = pipeline.all("AWS::Lambda::Function").map(({ path }) => path);
    const workers = stages.map(({ stage }) => `${stage}/Worker/Function`);
    expect(new Set(paths)).toEqual(new Set([...workers, `${pageWriter}/Function`]));
  });

  test.each(stages)("$stage is told exactly what its code asks for", ({ stage, schema }) => {
    const variables = functionOf(stage).Environment.Variables;
    const notified = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        // What a reference becomes is known only to AWS; an address is taken for any of them.
        typeof value === "string" ? value : suppliedBy(target(value)),
      ]),
    );
    expect(schema.safeParse(notified).error).toBeUndefined();
    expect(Object.keys(variables).toSorted()).toEqual(Object.keys(schema.shape).toSorted());
  });

  test("names of tables, bucket, queue and topic lead to the right ones", () => {
    const names = stages.map(({ stage }) => {
      const { LOG_LEVEL: _level, ...rest } = functionOf(stage).Environment.Variables;
      return Object.entries(rest);
    });
    const notified = names.map((each) =>
      Object.fromEntries(each.map(([name, value]) => [name, plain.has(name) ? value : target(value)])),
    );
    expect(notified).toEqual([
      {
        INGEST_QUEUE_URL: "Ingest/Work/Queue",
        FAILURE_QUEUE_URL: "Receive/Failures/Queue",
        TRIES_BUCKET: "Tries/Bucket",
        OWN_ACCOUNT: "AWS::AccountId",
      },
      {
        INGEST_QUEUE_URL: "Ingest/Work/Queue",
        ASSESS_QUEUE_URL: "Assess/Work/Queue",
        NOTIFY_QUEUE_URL: "Notify/Work/Queue",
        SNAPSHOT_QUEUE_URL: "Snapshot/Work/Queue",
        REPORT_QUEUE_URL: "Report/Work/Queue",
        VERIFY_QUEUE_URL: "Verify/Work/Queue",
        FAILURE_QUEUE_URL: "Relay/Failures/Queue",
      },
      {},
      {
        LEDGER_TABLE: "Ledger",
        OUTBOX_TABLE: "Outbox",
        UPLOADS_BUCKET: "Uploads/Bucket",
        TRIES_BUCKET: "Tries/Bucket",
        EXTRACT_FUNCTION: "Extract/Worker/Function",
        FAILURE_QUEUE_URL: "Ingest/Work/Failures/Queue",
      },
      {
        LEDGER_TABLE: "Ledger",
        OUTBOX_TABLE: "Outbox",
        READ_LOG_DAYS: "730",
        FAILURE_QUEUE_URL: "Assess/Work/Failures/Queue",
      },
      {
        LEDGER_TABLE: "Ledger",
        NOTICES_TOPIC: "Notify/Notices/Topic",
        MAIL_FROM: "budget@office.example",
        MAIL_CONFIGURATION: "budget-monitor-test",
        NOTICES_BUS: "Notify/Webhook/Bus",
        LETTER_LANGUAGE: "en",
        PAGE_ADDRESS: "https://monitor.office.example/",
        FAILURE_QUEUE_URL: "Notify/Work/Failures/Queue",
      },
      {
        LEDGER_TABLE: "Ledger",
        OUTBOX_TABLE: "Outbox",
        SNAPSHOTS_BUCKET: "Snapshots/Bucket",
        FAILURE_QUEUE_URL: "Snapshot/Work/Failures/Queue",
      },
      {
        LEDGER_TABLE: "Ledger",
        OUTBOX_TABLE: "Outbox",
        UPLOADS_BUCKET: "Uploads/Bucket",
        TRIES_BUCKET: "Tries/Bucket",
        SNAPSHOTS_BUCKET: "Snapshots/Bucket",
        REPORTS_BUCKET: "Reports/Bucket",
        FAILURE_QUEUE_URL: "Report/Work/Failures/Queue",
      },
      {
        LEDGER_TABLE: "Ledger",
        OUTBOX_TABLE: "Outbox",
        UPLOADS_BUCKET: "Uploads/Bucket",
        TRIES_BUCKET: "Tries/Bucket",
        SNAPSHOTS_BUCKET: "Snapshots/Bucket",
        REPORTS_BUCKET: "Reports/Bucket",
      },
      {
        LEDGER_TABLE: "Ledger",
        UPLOADS_BUCKET: "Uploads/Bucket",
        SNAPSHOTS_BUCKET: "Snapshots/Bucket",
        TRIES_BUCKET: "Tries/Bucket",
        EXTRACT_FUNCTION: "Extract/Worker/Function",
        VERIFY_QUEUE_URL: "Verify/Work/Queue",
        FAILURE_QUEUE_URL: "Verify/Work/Failures/Queue",
      },
      { LEDGER_TABLE: "Ledger", UPLOADS_BUCKET: "Uploads/Bucket", CANARY_OFFICE: "9900001" },
    ]);
    // A table's or bucket's name, a queue's URL, a topic's ARN: what each is known by.
    expect(
      new Set(names.flat().flatMap(([name, value]) => (plain.has(name) ? [] : attribute(value)))),
    ).toEqual(new Set(["Ref"]));
  });

  test.each(stages)(
    "$stage starts, is traced, and writes a log that is kept as long as the settings say",
    ({ stage }) => {
      const { Handler, LoggingConfig, Runtime, TracingConfig } = functionOf(stage);
      expect(target(LoggingConfig.LogGroup)).toBe(`${stage}/Worker/Log`);
      expect(pipeline.at(`${stage}/Worker/Log`, "AWS::Logs::LogGroup").properties["RetentionInDays"]).toBe(
        365,
      );
      expect({ Handler, Runtime, TracingConfig }).toEqual({
        Handler: "index.handler",
        Runtime: "nodejs24.x",
        TracingConfig: { Mode: "Active" },
      });
    },
  );

  test.each(stages)("$stage runs with the role that is made for it", ({ stage }) => {
    expect(target(functionOf(stage).Role)).toBe(`${stage}/Worker/Role`);
  });

  test("say as much in their logs as the settings say", () => {
    const loud = synthesized({ logLevel: "DEBUG" }).pipeline;
    const levels = workersOf(loud).map(
      ({ properties }) => functionSchema.parse(properties).Environment.Variables["LOG_LEVEL"],
    );
    expect(levels).toEqual(stages.map(() => "DEBUG"));
  });

  test("every log group is one of theirs, beside those of the gateway and of the page's writer", () => {
    const logs = pipeline.all("AWS::Logs::LogGroup").map(({ path }) => path);
    const own = stages.map(({ stage }) => `${stage}/Worker/Log`);
    expect(new Set(logs)).toEqual(new Set([...own, "Api/AccessLog", `${pageWriter}/Log`]));
  });

  test("extract runs as often at once as the settings reserve for it, and unreserved where they say nothing", () => {
    const at = (changes: Parameters<typeof synthesized>[0]): unknown =>
      synthesized(changes).pipeline.at("Extract/Worker/Function", "AWS::Lambda::Function").properties[
        "ReservedConcurrentExecutions"
      ];
    expect([at({}), at({ documentsAtOnce: null })]).toEqual([10, undefined]);
  });

  test("run on the architecture of the settings", () => {
    expect(functionOf("Ingest").Architectures).toEqual(["arm64"]);
    const other = synthesized({ architecture: "x86_64" }).pipeline;
    for (const { properties } of workersOf(other)) {
      expect(functionSchema.parse(properties).Architectures).toEqual(["x86_64"]);
    }
  });
});
