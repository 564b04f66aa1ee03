/** The real command line in a process of its own, on a home of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const repository = join(import.meta.dirname, "../..");
export const realReport = join(repository, "../shared/data/seed/000_28d2bcfaeb1c558b.txt");

export interface Run {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly home: string;
  /** A module that the process loads first. */
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function newHome(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "monitor-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function startMonitor(words: readonly string[], options: RunOptions): ChildProcess {
  const preload = options.preload === undefined ? [] : ["--import", options.preload];
  return spawn(process.execPath, [...preload, join(repository, "local/monitor.js"), ...words], {
    cwd: repository,
    env: { ...process.env, ...options.env, MONITOR_HOME: options.home },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export function runMonitor(words: readonly string[], options: RunOptions): Promise<Run> {
  const child = startMonitor(words, options);
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, out, err });
    });
  });
}

/** The JSON that a command prints; throws with its words when it did not end well. */
export async function readJson(words: readonly string[], options: RunOptions): Promise<unknown> {
  const run = await runMonitor([...words, "--json"], options);
  if (run.code !== 0) throw new Error(`monitor ${words.join(" ")} ended with ${run.code}: ${run.err}`);
  return JSON.parse(run.out);
}

/** Resolves once the text was printed on either stream. */
export function printed(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = "";
    const look = (chunk: string): void => {
      seen += chunk;
      if (seen.includes(text)) resolve();
    };
    child.stdout?.setEncoding("utf8").on("data", look);
    child.stderr?.setEncoding("utf8").on("data", look);
    child.once("close", (code) => {
      reject(new Error(`The process ended with ${code} and never printed "${text}". It printed: ${seen}`));
    });
  });
}

/** Has an office told of everything at once and at any hour: a test may run at night, and of mild alerts. */
export async function speakOut(home: string, office: string, year: string): Promise<void> {
  mkdirSync(home, { recursive: true });
  const path = join(home, "outspoken.json");
  const quietTimes = { from: "00:00", to: "00:00", onWeekends: false };
  writeFileSync(path, JSON.stringify({ lettersFrom: "notice", quietTimes }));
  await runMonitor(["policy", "set", path, "--office", office, "--year", year], { home });
}
