/**
 * ingest: the command line takes the real dump of 1,763 projects, as our template, into an empty home, and
 * then the same bytes again. The peer does the least that any program must: it reads the same CSV and
 * puts one plain item for each project, one by one, into the same engine: no ledger, no transaction.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import Papa from "papaparse";
import * as z from "zod";
import { createTables } from "../local/create-tables.ts";
import { startEngineProcess } from "../local/engine-process.ts";
import { localConfig } from "../local/local-config.ts";
import { documentClient } from "../shared/aws/document-client.ts";
import { realDump, templateFromDump } from "./template-from-dump.ts";

const rounds = 5;

const resultSchema = z.tuple([
  z.object({ outcome: z.string(), added: z.int(), changed: z.int(), writeUnits: z.number() }),
]);

export async function benchIngest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const template = await templateFromDump(realDump);
    const file = join(folder, "template.csv");
    writeFileSync(file, template.csv);
    const [first, again, peer]: number[][] = [[], [], []];
    let [writeUnits, unitsAgain] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const home = join(folder, `home-${round}`);
      const applied = timed(() => ingest(file, home));
      const repeated = timed(() => ingest(file, home));
      first?.push(applied.seconds);
      again?.push(repeated.seconds);
      writeUnits = applied.result.writeUnits / applied.result.added;
      unitsAgain = repeated.result.writeUnits;
      peer?.push(await plainPuts(template.csv, join(folder, `peer-${round}.db`)));
    }
    console.log(
      `ingest: ${template.projects} projects, whole process, median of ${rounds} (min-max), seconds`,
    );
    console.log(
      `  into an empty home        ${spread(first ?? [])}   ${writeUnits.toFixed(2)} write units a project`,
    );
    console.log(`  the same bytes again      ${spread(again ?? [])}   ${unitsAgain} write units`);
    console.log(`  peer: plain puts          ${spread(peer ?? [])}   no ledger, no alerts`);
    console.log(`  ratio to the peer         ${(median(first ?? []) / median(peer ?? [])).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ingest(file: string, home: string): z.infer<typeof resultSchema>[0] {
  const monitor = join(import.meta.dirname, "../local/monitor.ts");
  const words = [monitor, "ingest", file, "--office", "4573000", "--year", "2026", "--json"];
  const out = execFileSync(process.execPath, words, {
    env: { ...process.env, MONITOR_HOME: home },
    encoding: "utf8",
  });
  return resultSchema.parse(JSON.parse(out))[0];
}

async function plainPuts(csv: string, database: string): Promise<number> {
  const startedAt = performance.now();
  const engine = await startEngineProcess(database);
  const config = localConfig(`http://127.0.0.1:${engine.port}`);
  await createTables(new DynamoDBClient(config), { ledger: "ledger", outbox: "outbox" });
  const client = documentClient(config);
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true });
  for (const row of data) {
    await client.send(
      new PutCommand({ TableName: "ledger", Item: { pk: "all", sk: row["사업코드"], ...row } }),
    );
  }
  await engine.stop();
  return (performance.now() - startedAt) / 1000;
}

function timed<Result>(act: () => Result): { seconds: number; result: Result } {
  const startedAt = performance.now();
  const result = act();
  return { seconds: (performance.now() - startedAt) / 1000, result };
}

function spread(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  return `${median(seconds).toFixed(2)} (${(sorted[0] ?? 0).toFixed(2)}-${(sorted.at(-1) ?? 0).toFixed(2)})`;
}

function median(seconds: readonly number[]): number {
  const sorted = seconds.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
