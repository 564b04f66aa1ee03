/**
 * `npm run bench` takes every measure and prints one table. `npm run bench -- NAME` takes one of them, or prints one
 * subject with its details; `--json` prints the figures, `--write` puts them into docs/performance.md, where those of
 * other measures stay as they were kept.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchAlerts } from "./details/alerts.ts";
import { benchApi } from "./details/api.ts";
import { benchDay } from "./details/day.ts";
import { benchFormats } from "./details/formats.ts";
import { benchIngest } from "./details/ingest.ts";
import type { Measure, MeasuredRow } from "./results/measure.ts";
import {
  documentFile,
  machineText,
  overKept,
  resultsFile,
  withResults,
  thisMachine,
} from "./results/results.ts";
import { missesOf, tableOf } from "./results/table.ts";
import { benchYear } from "./details/year.ts";
import { assess } from "./measures/assess.ts";
import { dump } from "./measures/dump.ts";
import { latency } from "./measures/latency.ts";
import { overview } from "./measures/overview.ts";
import { page } from "./measures/page.ts";
import { payments } from "./measures/payments.ts";
import { coldStart } from "./measures/cold-start.ts";
import { reports } from "./measures/reports.ts";
import { snapshot } from "./measures/snapshot.ts";
import { writeUnits } from "./measures/write-units.ts";
import { scriptArguments } from "../shared/runtime/script-arguments.ts";

/** All measures of the one table, in its order. */
const measures: readonly Measure[] = [
  payments,
  dump,
  latency,
  assess,
  overview,
  page,
  snapshot,
  reports,
  writeUnits,
  coldStart,
];

const details: ReadonlyMap<string, () => Promise<void>> = new Map([
  ["ingest", benchIngest],
  ["formats", benchFormats],
  ["alerts", benchAlerts],
  ["api", benchApi],
  ["day", benchDay],
  ["year", benchYear],
]);

const known = [...details.keys(), ...measures.map(({ name }) => name)];
const { values: options, words: names } = scriptArguments({
  usage: `npm run bench -- [NAME ...] [--json] [--write]: ${known.join(", ")}`,
  options: { json: { type: "boolean" }, write: { type: "boolean" } },
  mostWords: known.length,
});

/** One temporary folder for the run and the processes that it starts, which goes however the run ends. */
const folder = mkdtempSync(join(tmpdir(), "bench-"));
process.env["TMPDIR"] = folder;
process.on("exit", () => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const unknown = names.filter((name) => !known.includes(name));

if (unknown.length > 0) refuse(`No such benchmark: ${unknown.join(", ")}.`);
else {
  for (const name of names) await details.get(name)?.();
  const chosen = names.length === 0 ? measures : measures.filter(({ name }) => names.includes(name));
  if (chosen.length > 0) await measureAll(chosen);
}

async function measureAll(chosen: readonly Measure[]): Promise<void> {
  const machine = thisMachine(new Date());
  const rows = await rowsOf(chosen);
  const measured = { machine, rows };
  if (options.json === true) console.log(JSON.stringify(measured, null, 2));
  else {
    console.log(`${machineText(machine)}\n\n${tableOf(rows)}\n`);
    for (const miss of missesOf(rows)) console.log(`missed: ${miss}`);
  }
  if (options.write !== true) return;
  const results = overKept(measured, measures);
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(documentFile, withResults(readFileSync(documentFile, "utf8"), results));
}

async function rowsOf(chosen: readonly Measure[]): Promise<MeasuredRow[]> {
  const rows: MeasuredRow[] = [];
  for (const { name, measure } of chosen) {
    const startedAt = performance.now();
    for (const row of await measure(folder)) rows.push({ measure: name, ...row });
    console.error(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  }
  return rows;
}

function refuse(what: string): void {
  console.error(`${what} There are: ${known.join(", ")}; --json and --write.`);
  process.exitCode = 2;
}
