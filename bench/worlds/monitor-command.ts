/** The product's command line as a process of its own, on a home: what a person at a PC waits for. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import product from "../../package.json" with { type: "json" };
import { fiscalYear, office } from "./office-home.ts";

/** The flags and the script that `npm run monitor` gives to Node. */
export const monitorLine: readonly string[] = [
  ...product.scripts.monitor.split(" ").slice(1, -1),
  join(import.meta.dirname, "../../local/monitor.js"),
];

const ingested = z.tuple([z.object({ outcome: z.string(), added: z.int(), changed: z.int() })]);

export function runMonitor(home: string, words: readonly string[]): string {
  return execFileSync(process.execPath, [...monitorLine, ...words], {
    env: { ...process.env, MONITOR_HOME: home },
    encoding: "utf8",
    maxBuffer: 1024 ** 3,
  });
}

/** Alerts and letters that follow from the file are written before it ends. */
export function ingestFile(home: string, file: string): z.infer<typeof ingested>[0] {
  const words = ["ingest", file, "--office", office, "--year", `${fiscalYear}`, "--json"];
  return ingested.parse(JSON.parse(runMonitor(home, words)))[0];
}
