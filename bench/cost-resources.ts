/** What stands in the account whether or not anybody sends a file, counted in the templates. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { synthesizeApp } from "./synthesized-app.ts";

export interface Resources {
  readonly alarms: number;
  readonly dashboards: number;
  readonly keys: number;
  readonly queuesThatWakeFunctions: number;
  readonly schedules: number;
  readonly streamReaders: number;
  readonly memoryMegabytes: {
    readonly relay: number;
    readonly ingest: number;
    readonly assess: number;
    readonly notify: number;
    readonly verify: number;
  };
}

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

/** @param templates the CloudFormation templates of one environment. */
export function countResources(templates: readonly unknown[]): Resources {
  const all = templates.flatMap((each) => Object.entries(template.parse(each).Resources));
  const of = (type: string) => all.filter(([, { Type }]) => Type === type);
  const memoryOf = (stage: string): number => {
    const found = of("AWS::Lambda::Function").find(([id]) => id.startsWith(`${stage}Worker`));
    return z.int().parse(found?.[1].Properties["MemorySize"]);
  };
  // Only a stream's mapping says where in it to begin.
  const isOfStream = ([, { Properties }]: (typeof all)[number]) =>
    Properties["StartingPosition"] !== undefined;
  const mappings = of("AWS::Lambda::EventSourceMapping");
  return {
    alarms: of("AWS::CloudWatch::Alarm").length,
    dashboards: of("AWS::CloudWatch::Dashboard").length,
    keys: of("AWS::KMS::Key").length,
    queuesThatWakeFunctions: mappings.filter((each) => !isOfStream(each)).length,
    streamReaders: mappings.filter(isOfStream).length,
    schedules: of("AWS::Scheduler::Schedule").length,
    memoryMegabytes: {
      relay: memoryOf("Relay"),
      ingest: memoryOf("Ingest"),
      assess: memoryOf("Assess"),
      notify: memoryOf("Notify"),
      verify: memoryOf("Verify"),
    },
  };
}

/** The templates of the dev environment, without bundles. */
export function synthesizeTemplates(): readonly unknown[] {
  const folder = mkdtempSync(join(tmpdir(), "templates-"));
  try {
    synthesizeApp(folder, []);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".template.json"))
      .map((name): unknown => JSON.parse(readFileSync(join(folder, name), "utf8")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
