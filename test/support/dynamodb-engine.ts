/**
 * A DynamoDB engine as a child process of tests and benches. There is one for some platforms only; whoever needs it
 * asks `hasDynamoDb` first and skips elsewhere.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, connect } from "node:net";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";

export interface EngineProcess {
  readonly pid: number;
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** The engine is up in 12-25 ms on a small PC; ten seconds is a machine in trouble. */
const startLimitMilliseconds = 10_000;
const startAttempts = 3;

const binary = installedBinary();

/** An engine is installed, or DYNAMODB_ENDPOINT names one that runs. */
export const hasDynamoDb = binary !== null || process.env["DYNAMODB_ENDPOINT"] !== undefined;

/** @param database the file to keep it in; null keeps everything in memory. */
export async function startEngineProcess(database: string | null): Promise<EngineProcess> {
  if (binary === null) throw new Error(`No DynamoDB engine is installed for ${process.platform}.`);
  for (let attempt = 1; attempt <= startAttempts; attempt++) {
    const port = await freePort();
    const store = database === null ? [] : ["--db-path", database];
    const child = spawn(binary, ["--host", "127.0.0.1", "--port", `${port}`, ...store], { stdio: "ignore" });
    const gone = once(child, "exit");
    const stop = async (): Promise<void> => {
      child.kill("SIGTERM");
      await gone;
    };
    if (child.pid !== undefined && (await answers(child, port)))
      return { pid: child.pid, endpoint: `http://127.0.0.1:${port}`, stop };
    await stop();
  }
  throw new Error(`The DynamoDB engine did not start on ${database ?? "memory"}.`);
}

function installedBinary(): string | null {
  try {
    return createRequire(import.meta.url).resolve(
      `@dynoxide/${process.platform}-${process.arch}/dynoxide${process.platform === "win32" ? ".exe" : ""}`,
    );
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address !== null && typeof address === "object") return address.port;
  throw new Error("The machine gave no free port.");
}

async function answers(child: ChildProcess, port: number): Promise<boolean> {
  const deadline = performance.now() + startLimitMilliseconds;
  while (performance.now() < deadline && child.exitCode === null) {
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
