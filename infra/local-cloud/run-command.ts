/** A command as a child process that is ended with all of its own children, and the time that a step took. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, existsSync, readFileSync } from "node:fs";
import { repository } from "./cloud-home.ts";

export interface Command {
  readonly file: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Where its words go; null for the terminal. */
  readonly log: string | null;
  /** Ends the command early. */
  readonly signal: AbortSignal;
}

/** @returns whether it ended well. @throws the signal's reason when that ended it. */
export async function succeeds({ file, words, environment, log, signal }: Command): Promise<boolean> {
  signal.throwIfAborted();
  const out = log === null ? "inherit" : openSync(log, "a");
  // In a group of its own: Ctrl-C reaches us alone, who then end all of it and wait until that is done.
  const child = spawn(file, words, {
    cwd: repository,
    env: environment,
    detached: true,
    stdio: ["ignore", out, out],
  });
  if (typeof out === "number") closeSync(out);
  const end = () => {
    signalGroup(child, "SIGTERM");
  };
  signal.addEventListener("abort", end);
  try {
    const code = await exitCode(child);
    if (signal.aborted) signalGroup(child, "SIGKILL");
    signal.throwIfAborted();
    return code === 0;
  } finally {
    signal.removeEventListener("abort", end);
  }
}

/** Null when a signal ended it. */
function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // All of it has ended.
  }
}

/** Prints the step's name and how long it took. */
export async function step<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await act();
  process.stdout.write(`  ${name.padEnd(44)}${seconds(performance.now() - startedAt).padStart(8)}\n`);
  return result;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * Ctrl-C and its kin as a signal that work looks at, so that what was begun is also ended. Aborts at the first of
 * them; whoever asks a second time is heard by nobody, and the ending goes on.
 */
export function untilInterrupted(): AbortSignal {
  const interruption = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      interruption.abort(
        new CloudError(
          `중단되었습니다 (${name}). 시작한 것을 모두 끝냅니다.`,
          `Interrupted (${name}); what was started is being ended.`,
        ),
      );
    });
  }
  return interruption.signal;
}

/** What stands in the way of a local cloud, told to whoever sits before the terminal, in both languages. */
export class CloudError extends Error {
  override readonly name = "CloudTrouble";

  constructor(ko: string, en: string, details: readonly string[] = []) {
    super([ko, en, ...details.filter((line) => line !== "")].join("\n"));
  }
}

/** The last lines of a log; an empty text when there is none. */
export function logTail(path: string, lines = 30): string {
  if (!existsSync(path)) return "";
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

/** Prints what went wrong: trouble in words, anything else with its trace. */
export function report(error: unknown): void {
  const text = error instanceof CloudError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`\n${String(text)}\n`);
}
