/** Engines that run on a database although nobody may own them any more: found by what they were started with. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { isAlive } from "./is-alive.ts";

/** An engine closes its file in a few milliseconds; one that takes longer than this hangs. */
const stopLimitMilliseconds = 10_000;

/**
 * The processes that run an engine on that very file. The list of processes is asked, and not a note of
 * their starter: one that was killed between starting an engine and noting it leaves no note.
 */
export function enginesOn(database: string): number[] {
  return runningCommands()
    .filter(({ command }) => command.includes("dynoxide") && command.endsWith(` --db-path ${database}`))
    .map(({ pid }) => pid);
}

/** Stops an engine that lost its monitor, and waits until it is gone. */
export async function stopOrphan(pid: number): Promise<void> {
  signal(pid, "SIGTERM");
  const deadline = performance.now() + stopLimitMilliseconds;
  while (isAlive(pid) && performance.now() < deadline) await wait(10);
  if (isAlive(pid)) signal(pid, "SIGKILL");
}

interface RunningCommand {
  readonly pid: number;
  readonly command: string;
}

function runningCommands(): RunningCommand[] {
  if (existsSync("/proc/self/cmdline")) return readdirSync("/proc").flatMap(commandOf);
  try {
    const list = execFileSync("ps", ["-axo", "pid=,args="], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return list.split("\n").flatMap((line) => {
      const [, pid, command] = /^\s*(\d+)\s+(.*\S)/.exec(line) ?? [];
      return pid === undefined || command === undefined ? [] : [{ pid: Number(pid), command }];
    });
  } catch {
    // A system without `ps`: its user ends what was left behind.
    return [];
  }
}

/** @param entry a name in /proc, most of which are processes; one may end while it is looked at. */
function commandOf(entry: string): RunningCommand[] {
  if (!/^\d+$/.test(entry)) return [];
  try {
    const command = readFileSync(`/proc/${entry}/cmdline`, "utf8").replaceAll("\0", " ").trimEnd();
    return [{ pid: Number(entry), command }];
  } catch {
    return [];
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile, as it should.
  }
}
