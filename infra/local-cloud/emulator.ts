/** The emulator as a process of its own: started on a free loopback port, known to be ours, and ended with its children. */
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { CloudHome, CloudState } from "./cloud-home.ts";
import { CloudError, logTail } from "./run-command.ts";
import { endGroup, membersOf } from "./process-group.ts";
import type { PythonEnvironment } from "./python-environment.ts";

const wait = promisify(setTimeout);

/** It is up in one to two seconds; a minute is a machine in trouble. */
const startLimitMilliseconds = 60_000;
const pollEveryMilliseconds = 50;
/** Between the look for a free port and its use, somebody else may take it. */
const startAttempts = 3;
const launcher = join(import.meta.dirname, "emulator.py");

export type Emulator = Pick<CloudState, "pid" | "port" | "endpoint">;

/** @throws CloudTrouble when it does not come up. */
export async function startEmulator(
  home: CloudHome,
  { python, variables }: PythonEnvironment,
  region: string,
  signal: AbortSignal,
): Promise<Emulator> {
  for (let attempt = 1; attempt <= startAttempts; attempt++) {
    signal.throwIfAborted();
    const port = await freePort();
    const log = openSync(home.emulatorLog, "a");
    // In a group of its own: Ctrl-C reaches us, who then end it in order. The option means nothing to
    // Python and everything to us: it is the mark of this home.
    const child = spawn(python, ["-X", `local_cloud=${home.folder}/`, launcher], {
      detached: true,
      stdio: ["ignore", log, log],
      env: { ...environmentOf(home, port, region), ...variables },
    });
    child.on("error", () => {});
    closeSync(log);
    const { pid } = child;
    const endpoint = `http://127.0.0.1:${port}`;
    if (pid !== undefined) {
      if (await comesUp(pid, home, endpoint, signal)) {
        child.unref();
        return { pid, port, endpoint };
      }
      await endEmulator(home, pid);
    }
  }
  throw new CloudError(
    `에뮬레이터가 시작되지 않았습니다. 기록: ${home.emulatorLog}`,
    `The emulator did not start. Its log: ${home.emulatorLog}`,
    [logTail(home.emulatorLog)],
  );
}

/** @returns whether one of ours ran there. */
export async function endEmulator(home: CloudHome, pid: number): Promise<boolean> {
  return (await endGroup(pid, `${home.folder}/`)) > 0;
}

export function isRunning(home: CloudHome, pid: number): boolean {
  return membersOf(pid, `${home.folder}/`).includes(pid);
}

export async function isHealthy(endpoint: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2_000) });
    return ok;
  } catch {
    return false;
  }
}

async function comesUp(
  pid: number,
  home: CloudHome,
  endpoint: string,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = performance.now() + startLimitMilliseconds;
  do {
    await wait(pollEveryMilliseconds);
    if (signal.aborted || !isRunning(home, pid)) return false;
  } while (!(await isHealthy(endpoint)) && performance.now() < deadline);
  return isHealthy(endpoint);
}

/** Nothing of the user's AWS, and nothing outside of the home but programs. */
function environmentOf(home: CloudHome, port: number, region: string): NodeJS.ProcessEnv {
  return {
    // Its functions run on the Node that runs this.
    PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
    HOME: home.temporary,
    TMPDIR: home.temporary,
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    BIND_HOST: "127.0.0.1",
    GATEWAY_PORT: `${port}`,
    MINISTACK_REGION: region,
    // Functions act under their roles, and what a role may not do is refused, as on AWS.
    AUTH: "true",
    PERSIST_STATE: "0",
    S3_PERSIST: "0",
    STATE_DIR: `${home.temporary}/state`,
    S3_DATA_DIR: `${home.temporary}/s3`,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("The machine gave no free port."));
      });
    });
  });
}
