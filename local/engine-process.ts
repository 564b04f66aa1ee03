/** The engine as a child process: found, started on a free loopback port, known to be ours, and stopped. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../shared/domain/failure.ts";
import { hasCode } from "./write-file.ts";

export interface EngineProcess {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/** The engine is up in 12-25 ms on a small PC; ten seconds is a machine in trouble. */
const startLimitMilliseconds = 10_000;
const startAttempts = 3;

/** @param database the SQLite file; null keeps everything in memory. */
export async function startEngineProcess(database: string | null): Promise<EngineProcess> {
  for (let attempt = 1; attempt <= startAttempts; attempt++) {
    const port = await freePort();
    const store = database === null ? [] : ["--db-path", database];
    // A group of its own: Ctrl-C reaches the monitor, which then stops the engine when its work is done.
    const child = spawn(engineBinary(), ["--host", "127.0.0.1", "--port", `${port}`, ...store], {
      detached: true,
      stdio: ["ignore", "ignore", "ignore"],
    });
    const { pid } = child;
    if (pid !== undefined && (await answers(child, port))) {
      return { pid, port, stop: () => stopChild(child) };
    }
    await stopChild(child);
  }
  throw new Failure(
    `The database engine did not start${database === null ? "" : ` on ${database}`}. Check that the disk has room and that the file can be written.`,
    { code: "engine-not-started", retryable: true },
  );
}

/** True when a process with that id runs an engine on that very database. */
export function isEngineOn(pid: number, database: string): boolean {
  try {
    const commandLine = existsSync(`/proc/${pid}/cmdline`)
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
      : execFileSync("ps", ["-o", "args=", "-p", `${pid}`], {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "ignore"],
        });
    return commandLine.includes("dynoxide") && commandLine.includes(database);
  } catch {
    return false;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Stops an engine that lost its monitor, and waits until it is gone. */
export async function stopOrphan(pid: number): Promise<void> {
  process.kill(pid, "SIGTERM");
  const deadline = performance.now() + startLimitMilliseconds;
  while (isAlive(pid) && performance.now() < deadline) await wait(10);
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
}

function engineBinary(): string {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const packaged = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${packaged}/dynoxide${suffix}`);
  } catch {
    return `dynoxide${suffix}`;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Failure("The machine gave no free port", { code: "no-port", retryable: true }));
      });
    });
  });
}

async function answers(child: ChildProcess, port: number): Promise<boolean> {
  const deadline = performance.now() + startLimitMilliseconds;
  const fate: { value: "running" | "gone" | "missing" } = { value: "running" };
  child.once("exit", () => (fate.value = "gone"));
  child.once("error", (error) => (fate.value = hasCode(error, "ENOENT") ? "missing" : "gone"));
  while (performance.now() < deadline) {
    if (fate.value === "missing") {
      throw new Failure(
        `No database engine for ${process.platform}-${process.arch} is installed. Put a "dynoxide" on the PATH, or set DYNAMODB_ENDPOINT to a DynamoDB of your own.`,
        { code: "engine-missing", retryable: false },
      );
    }
    if (fate.value === "gone") return false;
    if (await accepts(port)) return true;
    await wait(3);
  }
  return false;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}
