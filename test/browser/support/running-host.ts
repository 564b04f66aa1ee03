/** The embedded host as an office runs it: its own process, its own home, the sample loaded. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RunningHost {
  readonly address: string;
  readonly home: string;
  stop(): Promise<void>;
  /** Ends, and begins again at the same address with the same home. @param meanwhile is done while nobody answers. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
}

const root = join(import.meta.dirname, "../../..");

/** @param options of `monitor start`, such as `--users FILE`. */
export async function startHost(options: readonly string[] = []): Promise<RunningHost> {
  const home = await mkdtemp(join(tmpdir(), "monitor-browser-"));
  let child = start(home, 0, options);
  const address = await addressOf(child);
  const end = async (): Promise<void> => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  return {
    address,
    home,
    stop: async () => {
      await end();
      await rm(home, { recursive: true, force: true });
    },
    restart: async (meanwhile) => {
      await end();
      await meanwhile();
      child = start(home, Number(new URL(address).port), options);
      await addressOf(child);
    },
  };
}

function start(home: string, port: number, options: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    ["local/monitor.js", "start", "--samples", "samples", "--port", `${port}`, ...options],
    { cwd: root, env: { ...process.env, MONITOR_HOME: home }, stdio: ["ignore", "ignore", "pipe"] },
  );
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const found = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on("exit", (code) => reject(new Error(`The host ended with ${String(code)}:\n${said}`)));
  });
}
