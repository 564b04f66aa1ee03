// What is lost can be brought back: copies that outlive their source, and a switch to what was restored.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { keptSettings, secondVault, type StackTemplate, synthesized } from "./environments.ts";

const usual = synthesized();
const ledgerTable = "budget-monitor-ledger-2026-11-29";
const outbox = {
  table: "budget-monitor-outbox-2026-11-29",
  stream: `arn:aws:dynamodb:ap-northeast-2:${"1".repeat(12)}:table/budget-monitor-outbox-2026-11-29/stream/2026-11-29T00:00:00.000`,
};
const switched = synthesized({ restored: { ledgerTable, outbox } });

describe("the copies of each night", () => {
  const rules = z.object({
    BackupPlan: z.object({
      BackupPlanRule: z.array(
        z.looseObject({
          Lifecycle: z.object({ DeleteAfterDays: z.int() }),
          ScheduleExpression: z.string(),
          ScheduleExpressionTimezone: z.string(),
          CopyActions: z.array(z.looseObject({ DestinationBackupVaultArn: z.unknown() })).default([]),
        }),
      ),
    }),
  });
  const planOf = (data: StackTemplate) =>
    rules.parse(data.all("AWS::Backup::BackupPlan")[0]?.properties).BackupPlan.BackupPlanRule;

  test("are made in Korea's night, kept as long as the settings say, and copied to the second vault", () => {
    expect(planOf(usual.data)).toMatchObject([
      {
        ScheduleExpression: "cron(0 1 * * ? *)",
        ScheduleExpressionTimezone: "Asia/Seoul",
        Lifecycle: { DeleteAfterDays: 35 },
        CopyActions: [{ DestinationBackupVaultArn: secondVault, Lifecycle: { DeleteAfterDays: 35 } }],
      },
    ]);
    expect(planOf(synthesized({ backup: { days: 35, secondVault: null } }).data)).toMatchObject([
      { CopyActions: [] },
    ]);
  });

  test("hold the ledger, the files and the snapshots; the outbox is told again from them", () => {
    const selection = z
      .object({ BackupSelection: z.object({ Resources: z.array(z.unknown()) }) })
      .parse(usual.data.all("AWS::Backup::BackupSelection")[0]?.properties);
    expect(selection.BackupSelection.Resources.map((arn) => usual.dataTarget(arn))).toEqual([
      "Ledger",
      "Uploads/Bucket",
      "Snapshots/Bucket",
    ]);
  });

  test("are not there where the settings want none", () => {
    const { data } = synthesized({ backup: null });
    expect(data.text).not.toContain("AWS::Backup");
  });
});

describe("a restored table", () => {
  test("is what every stage reads and writes, under rights to it alone", () => {
    const tables = switched.pipeline.all("AWS::Lambda::Function").flatMap(({ properties }) => {
      const { Variables = {} } = z
        .object({ Variables: z.record(z.string(), z.unknown()).optional() })
        .parse(properties["Environment"] ?? {});
      return [Variables["LEDGER_TABLE"], Variables["OUTBOX_TABLE"]].filter((name) => name !== undefined);
    });
    expect(new Set(tables)).toEqual(new Set([ledgerTable, outbox.table]));
    const policies = JSON.stringify(
      switched.pipeline.all("AWS::IAM::Policy").map(({ properties }) => properties),
    );
    expect(policies).toContain(`:table/${ledgerTable}"`);
    expect(policies).not.toMatch(/ExportsOutput(FnGetAtt|Ref)(Ledger|Outbox)/);
    const readers = switched.pipeline
      .all("AWS::Lambda::EventSourceMapping")
      .flatMap(({ properties }) =>
        typeof properties["EventSourceArn"] === "string" ? [properties["EventSourceArn"]] : [],
      );
    expect(readers).toEqual([outbox.stream]);
  });

  test("leaves what was lost as it is, and every export that the stages still hold on to", () => {
    const exports = (data: StackTemplate) =>
      [...data.text.matchAll(/"Name":"([^"]*)"/g)].map(([, name]) => name);
    expect(exports(switched.data)).toEqual(expect.arrayContaining(exports(usual.data)));
    const { BackupSelection: _then, ...kept } = resourcesOf(usual.data);
    const { BackupSelection: _now, ...still } = resourcesOf(switched.data);
    for (const name of ["Ledger", "Outbox"])
      expect(switched.data.at(name, "AWS::DynamoDB::Table")).toEqual(
        usual.data.at(name, "AWS::DynamoDB::Table"),
      );
    expect(Object.keys(still)).toEqual(Object.keys(kept));
  });

  test.each([
    [
      "a table that no name is",
      { ledgerTable: "a table", outbox: null },
      "- restored.ledgerTable: a table is named",
    ],
    [
      "a stream that is none",
      { ledgerTable: null, outbox: { ...outbox, stream: "latest" } },
      "- restored.outbox.stream: a stream",
    ],
  ])("is refused with the reason where the settings name %s", (_, restored, reason) => {
    expect(() => synthesized({ restored })).toThrow(reason);
  });
});

describe("files of offices", () => {
  test("are locked as they are written", () => {
    expect(usual.data.at("Uploads/Bucket", "AWS::S3::Bucket").properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: keptSettings.uploadsLock.days } },
      },
    });
  });

  test("of an environment that goes with its stack are locked by nobody for ever", () => {
    const changes = { removalPolicy: "destroy", uploadsLock: { mode: "compliance", days: 1 } };
    expect(() => synthesized(changes)).toThrow("- uploadsLock.mode: what nobody can remove");
  });
});

test("persons are kept with the data: a pipeline that is made anew knows them", () => {
  expect(usual.pipeline.all("AWS::Cognito::UserPool")).toEqual([]);
  const [pool, ...others] = usual.data.all("AWS::Cognito::UserPool");
  expect(others).toEqual([]);
  expect(pool).toMatchObject({ deletionPolicy: "Retain", properties: { DeletionProtection: "ACTIVE" } });
});

test("docs/recovery.md asks only for outputs that the stacks have", () => {
  const text = readFileSync(join(import.meta.dirname, "../../docs/recovery.md"), "utf8");
  const requested = [...text.matchAll(/\$\(output (data|pipeline) (\w+)\)/g)].map(([, stack, name]) => [
    stack,
    name,
  ]);
  expect(requested).not.toEqual([]);
  for (const [stack, name] of requested)
    expect(usual[stack === "data" ? "data" : "pipeline"].outputs).toContain(name);
});

function resourcesOf({ text }: StackTemplate): Record<string, unknown> {
  return z.object({ Resources: z.record(z.string(), z.unknown()) }).parse(JSON.parse(text)).Resources;
}
