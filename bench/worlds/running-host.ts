/** The embedded host as a process of its own, and plain requests to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type Agent, request } from "node:http";
import { monitorLine } from "./monitor-command.ts";

export interface RunningHost {
  readonly address: string;
  stop(): Promise<void>;
}

/** Answers once the host does. */
export async function startHost(home: string): Promise<RunningHost> {
  const host = spawn(process.execPath, [...monitorLine, "start", "--port", "0"], {
    env: { ...process.env, MONITOR_HOME: home },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(host, "close");
  const address = await addressOf(host);
  return {
    address,
    stop: async () => {
      host.kill("SIGTERM");
      await ended;
    },
  };
}

/** @returns the status, once all of the answer is there. */
export function ask(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (answer) => {
      answer.resume().on("end", () => {
        resolve(answer.statusCode ?? 0);
      });
    })
      .on("error", reject)
      .end();
  });
}

function addressOf(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    host.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (address !== undefined) resolve(address);
    });
    host.once("close", () => {
      reject(new Error(`The host ended: ${text}`));
    });
  });
}
