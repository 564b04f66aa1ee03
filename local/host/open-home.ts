/** How commands get at the monitor's home, and let go of it whatever happens. */
import { resolve } from "node:path";
import { endingSignals } from "../../shared/runtime/platform.ts";
import { noticeSettings } from "../notify/notice-settings.ts";
import { type Home, openHome } from "../storage/home.ts";
import type { Host, HostOptions } from "./host.ts";

/** What a shell shows for a command that Ctrl-C ended. */
const interruptedExit = 130;

export function homeFromEnvironment(): Home {
  return openHome(pathOfHome());
}

/** Made or not. */
export function pathOfHome(): string {
  return resolve(process.env["MONITOR_HOME"] ?? ".monitor");
}

/**
 * Opens the home, works, and closes it. Ctrl-C ends a command at once: whatever was half done, the next
 * delivery finishes. A host first finishes what is under way, and is ended at once by a second Ctrl-C.
 * @param work gets a signal that says when a host should end.
 */
export async function withHost<Result>(
  options: Omit<HostOptions, "noticeSettings">,
  work: (host: Host, ending: AbortSignal) => Promise<Result>,
): Promise<Result> {
  // The help of a command opens no home.
  const { openHost } = await import("./host.ts");
  const host = await openHost({
    ...options,
    noticeSettings: noticeSettings(process.env),
  });
  const ending = new AbortController();
  const interrupt = (): void => {
    if (options.role === "host" && !ending.signal.aborted) ending.abort();
    else {
      host.close();
      process.exit(interruptedExit);
    }
  };
  for (const signal of endingSignals) process.on(signal, interrupt);
  try {
    return await work(host, ending.signal);
  } finally {
    for (const signal of endingSignals) process.off(signal, interrupt);
    host.close();
  }
}

/** Opens the home of the environment for the time of one command. */
export function inHome<Result>(work: (host: Host) => Promise<Result>): Promise<Result> {
  return withHost({ home: homeFromEnvironment(), role: "command", ...quiet }, work);
}

/** For commands that only read. */
const quiet = { onNotice: () => {}, onAssessed: () => {}, onError: () => {} } as const;
