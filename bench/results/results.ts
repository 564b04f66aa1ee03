/** The results of a whole run as they are kept, and as docs/performance.md shows them between two marks. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { list, paragraph, withBlock } from "./markdown.ts";
import { measuredRow } from "./measure.ts";
import { missesOf, tableOf } from "./table.ts";

/** What the figures of a run were taken on: without it they say nothing. */
const machine = z.object({
  processor: z.string(),
  cores: z.int(),
  memoryGibibytes: z.int(),
  node: z.string(),
  commit: z.string(),
  day: z.string(),
  /** How many processes wanted a core in the minute before the first measure. */
  loadBefore: z.number(),
});

type Machine = z.infer<typeof machine>;

/** @param now when the run began. */
export function thisMachine(now: Date): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    memoryGibibytes: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    commit: commitOf(join(import.meta.dirname, "../..")),
    day: now.toISOString().slice(0, 10),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

function commitOf(folder: string): string {
  const words = ["describe", "--always", "--dirty", "--exclude", "*"];
  return execFileSync("git", words, { cwd: folder, encoding: "utf8" }).trim();
}

const results = z.object({ machine, rows: z.array(measuredRow).min(1) });

export type Results = z.infer<typeof results>;

export const resultsFile = join(import.meta.dirname, "measured.json");
export const documentFile = join(import.meta.dirname, "../../docs/performance.md");

export function readResults(): Results {
  return results.parse(JSON.parse(readFileSync(resultsFile, "utf8")));
}

/** The results of this run, and of measures that it did not take those that are kept; in the measures' order. */
export function overKept(
  { machine: on, rows }: Results,
  order: readonly { readonly name: string }[],
): Results {
  const taken = new Set(rows.map(({ measure }) => measure));
  const kept = existsSync(resultsFile) ? readResults().rows.filter(({ measure }) => !taken.has(measure)) : [];
  const all = [...rows, ...kept];
  return { machine: on, rows: order.flatMap(({ name }) => all.filter(({ measure }) => measure === name)) };
}

/** @throws RangeError when the document has no place for them. */
export function withResults(document: string, { machine: on, rows }: Results): string {
  const misses = missesOf(rows);
  const verdict =
    misses.length === 0 ? "Every target was met." : `Missed, with the causes below:\n\n${list(misses)}`;
  const block = [paragraph(machineText(on)), tableOf(rows), verdict].join("\n\n");
  return withBlock(document, "npm run bench -- --write", block);
}

export function machineText({
  processor,
  cores,
  memoryGibibytes,
  node,
  commit,
  day,
  loadBefore,
}: Machine): string {
  return `Measured on ${day} at ${commit}: ${processor}, ${cores} cores, ${memoryGibibytes} GiB, Node ${node}, load ${loadBefore} before.`;
}
