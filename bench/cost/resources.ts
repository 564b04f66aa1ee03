/** What the templates of the priced environment hold: counts by type, and what the bill asks of queues and functions. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { synthesizeApp } from "../worlds/synthesized-app.ts";

export interface Resources {
  readonly counts: ReadonlyMap<string, number>;
  /** Stage -> what its function has. */
  readonly megabytes: ReadonlyMap<string, number>;
  /** Of all alarms: one that computes with several is billed for each. */
  readonly alarmMetrics: number;
  /** Mappings that poll a queue day and night, and those that read the stream. */
  readonly polledQueues: number;
  readonly streamReaders: number;
}

const properties = z.looseObject({
  MemorySize: z.int().optional(),
  StartingPosition: z.string().optional(),
  Metrics: z.array(z.looseObject({ MetricStat: z.unknown().optional() })).optional(),
});
const template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: properties.default({}) })),
});

export function synthesizedResources(): Resources {
  const folder = mkdtempSync(join(tmpdir(), "templates-"));
  try {
    synthesizeApp(folder, "priced", []);
    const names = readdirSync(folder).filter((name) => name.endsWith(".template.json"));
    return resourcesOf(names.map((name): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function resourcesOf(templates: readonly unknown[]): Resources {
  const all = templates.flatMap((each) => Object.entries(template.parse(each).Resources));
  const counts = new Map<string, number>();
  for (const [, { Type }] of all) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  const workers = all.flatMap(([id, { Properties }]) => {
    const [, stage] = /^(\w+?)WorkerFunction[0-9A-F]{8}$/.exec(id) ?? [];
    return stage === undefined ? [] : [[stage.toLowerCase(), Properties.MemorySize ?? 0] as const];
  });
  const alarms = all.filter(([, { Type }]) => Type === "AWS::CloudWatch::Alarm");
  const alarmMetrics = alarms.flatMap(
    ([, { Properties }]) =>
      Properties.Metrics?.filter(({ MetricStat }) => MetricStat !== undefined) ?? [null],
  );
  const mappings = all.filter(([, { Type }]) => Type === "AWS::Lambda::EventSourceMapping");
  // Only a stream's mapping says where in it to begin.
  const readers = mappings.filter(([, { Properties }]) => Properties.StartingPosition !== undefined);
  return {
    counts,
    megabytes: new Map(workers),
    alarmMetrics: alarmMetrics.length,
    polledQueues: mappings.length - readers.length,
    streamReaders: readers.length,
  };
}
