/** What stands in the account whether or not anybody sends a file, counted in the templates. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

export interface Resources {
  readonly alarms: number;
  readonly dashboards: number;
  readonly keys: number;
  readonly queuesThatWakeFunctions: number;
  readonly schedules: number;
  readonly memoryMegabytes: { readonly ingest: number; readonly assess: number; readonly notify: number };
}

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

const cdkSettings = z.object({ context: z.record(z.string(), z.unknown()) });

/** @param templates the CloudFormation templates of one environment. */
export function countResources(templates: readonly unknown[]): Resources {
  const all = templates.flatMap((each) => Object.entries(template.parse(each).Resources));
  const of = (type: string) => all.filter(([, { Type }]) => Type === type);
  const memoryOf = (stage: string): number => {
    const found = of("AWS::Lambda::Function").find(([id]) => id.startsWith(`${stage}Worker`));
    return z.int().parse(found?.[1].Properties["MemorySize"]);
  };
  return {
    alarms: of("AWS::CloudWatch::Alarm").length,
    dashboards: of("AWS::CloudWatch::Dashboard").length,
    keys: of("AWS::KMS::Key").length,
    // Only a stream's mapping says where in it to begin.
    queuesThatWakeFunctions: of("AWS::Lambda::EventSourceMapping").filter(
      ([, { Properties }]) => Properties["StartingPosition"] === undefined,
    ).length,
    schedules: of("AWS::Scheduler::Schedule").length,
    memoryMegabytes: { ingest: memoryOf("Ingest"), assess: memoryOf("Assess"), notify: memoryOf("Notify") },
  };
}

/** The templates of the dev environment, made by the app itself as the CDK command line runs it, without bundles. */
export function synthesizeTemplates(): readonly unknown[] {
  const root = join(import.meta.dirname, "..");
  const { context } = cdkSettings.parse(JSON.parse(readFileSync(join(root, "cdk.json"), "utf8")));
  const folder = mkdtempSync(join(tmpdir(), "templates-"));
  try {
    execFileSync(process.execPath, [join(root, "infra/app.ts")], {
      env: {
        ...process.env,
        CDK_OUTDIR: folder,
        CDK_CONTEXT_JSON: JSON.stringify({ ...context, "aws:cdk:bundling-stacks": [] }),
      },
      stdio: ["ignore", "ignore", "inherit"],
    });
    return readdirSync(folder)
      .filter((name) => name.endsWith(".template.json"))
      .map((name): unknown => JSON.parse(readFileSync(join(folder, name), "utf8")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
