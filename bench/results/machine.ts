/** What the figures of a run were taken on: without it they say nothing. */
import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import * as z from "zod";

export const machine = z.object({
  processor: z.string(),
  cores: z.int(),
  memoryGibibytes: z.int(),
  node: z.string(),
  commit: z.string(),
  day: z.string(),
  /** How many processes wanted a core in the minute before the first measure. */
  loadBefore: z.number(),
});

export type Machine = z.infer<typeof machine>;

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
