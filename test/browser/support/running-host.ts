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
}

const root = join(import.meta.dirname, "../../..");

/** @param options of `monitor start`, such as `--users FILE`. */
export async function startHost(options: readonly string[] = []): Promise<RunningHost> {
  const home = await mkdtemp(join(tmpdir(), "monitor-browser-"));
  const child = spawn(
    process.execPath,
    ["local/monitor.js", "start", "--samples", "samples", "--port", "0", ...options],
    { cwd: root, env: { ...process.env, MONITOR_HOME: home }, stdio: ["ignore", "ignore", "pipe"] },
  );
  const address = await addressOf(child);
  return {
    address,
    home,
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
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
