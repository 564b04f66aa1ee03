/** The engine as a child process: found, started on a loopback port, and stopped. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer, connect } from "node:net";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../shared/domain/failure.ts";
import { hasCode } from "./write-file.ts";

export interface EngineProcess {
  readonly pid: number;
  readonly port: number;
  /** Done when the process has ended, for whatever reason. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

/** The engine is up in 12-25 ms on a small PC; ten seconds is a machine in trouble. */
const startLimitMilliseconds = 10_000;
const startAttempts = 3;

/**
 * @param database the SQLite file; null keeps everything in memory.
 * @param wantedPort where it must answer; any free port when it is left out.
 * @throws Failure `engine-missing` or `engine-not-started`.
 */
export async function startEngineProcess(
  database: string | null,
  wantedPort?: number,
): Promise<EngineProcess> {
  for (let attempt = 1; attempt <= startAttempts; attempt++) {
    const port = wantedPort ?? (await freePort());
    const store = database === null ? [] : ["--db-path", database];
    // A group of its own: Ctrl-C reaches the monitor, which then stops the engine when its work is done.
    const child = spawn(engineBinary(), ["--host", "127.0.0.1", "--port", `${port}`, ...store], {
      detached: true,
      stdio: ["ignore", "ignore", "ignore"],
    });
    const { pid } = child;
    const gone = new Promise<void>((resolve) => {
      child.once("exit", () => {
        resolve();
      });
    });
    const stop = async (): Promise<void> => {
      if (isOver(child)) return;
      child.kill("SIGTERM");
      await gone;
    };
    if (pid !== undefined && (await answers(child, port))) return { pid, port, gone, stop };
    await stop();
  }
  const place = database ?? "memory";
  throw new Failure(
    `데이터베이스 엔진을 켜지 못했습니다(${place}). 디스크에 빈 공간이 있는지, 파일에 쓸 수 있는지 확인하고 다시 실행하십시오.\n` +
      `The database engine did not start on ${place}. Check that the disk has room and that the file can be written, and run it again.`,
    { code: "engine-not-started", retryable: true },
  );
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

function isOver({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}
