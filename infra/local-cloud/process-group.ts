/** Processes of one group, known by a mark in their command lines, so that nobody else's is ever ended. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";

const wait = promisify(setTimeout);

interface Process {
  readonly pid: number;
  readonly group: number;
  /** Empty for one that has ended and only waits to be counted out. */
  readonly commandLine: string;
}

/** What is in an emulator is lost when it ends: it gets no longer than this to do so in its own way. */
const patienceMilliseconds = 3_000;
const pollEveryMilliseconds = 20;

/** The living members of a group whose command line holds the mark. */
export function membersOf(group: number, mark: string): readonly number[] {
  return processes()
    .filter((each) => each.group === group && each.commandLine.includes(mark))
    .map(({ pid }) => pid);
}

/** Ends every marked member, also those that are born meanwhile. @returns how many there were at first. */
export async function endGroup(group: number, mark: string): Promise<number> {
  const found = membersOf(group, mark);
  const deadline = performance.now() + patienceMilliseconds;
  for (let left = found; left.length > 0; left = membersOf(group, mark)) {
    const isPatient = performance.now() < deadline;
    for (const pid of left) send(pid, isPatient ? "SIGTERM" : "SIGKILL");
    await wait(pollEveryMilliseconds);
  }
  return found.length;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself since the look.
  }
}

function processes(): readonly Process[] {
  return existsSync("/proc/self/stat") ? processesOfLinux() : processesByCommand();
}

function processesOfLinux(): readonly Process[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // "pid (name) state parent group ...": the name may hold anything, so that fields count from its end.
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const group = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2] ?? "";
      const commandLine = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      return [{ pid: Number.parseInt(name, 10), group: Number.parseInt(group, 10), commandLine }];
    } catch {
      return [];
    }
  });
}

function processesByCommand(): readonly Process[] {
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "pid=,pgid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, group, commandLine] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || group === undefined || commandLine === undefined) return [];
    return [{ pid: Number.parseInt(pid, 10), group: Number.parseInt(group, 10), commandLine }];
  });
}
