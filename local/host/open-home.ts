/** How commands get at the monitor's home, and let go of it whatever happens. */
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { endingSignals } from "../../shared/runtime/platform.ts";
import { noticeSettings } from "../notify/notice-settings.ts";
import { CommandError } from "../terminal/command-line.ts";
import { isEntered } from "../storage/read-file.ts";
import { type Home, homeAt, openHome } from "../storage/home.ts";
import type { Host, HostOptions } from "./host.ts";

/** What a shell shows for a command that Ctrl-C ended. */
const interruptedExit = 130;

/** The home of the environment, made where there is none: for what begins one. */
export function newOrKnownHome(): Home {
  return openHome(pathOfHome());
}

/** The same for everything else: a path that was mistyped is no new home. @throws CommandError where none was begun. */
export function knownHome(): Home {
  const path = pathOfHome();
  if (isKnownHome()) return openHome(path);
  if (existsSync(path) && !isEntered(path))
    throw new CommandError(
      `${path}: 이 사용자는 이 폴더를 볼 수 없습니다. 폴더의 권한을 받거나 그 폴더의 사용자로 실행하여 주십시오.`,
      `${path}: this user may not look into the folder. Get its rights, or run as the user whose it is.`,
    );
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  const what = isFile
    ? { ko: "자료 폴더가 아니라 파일입니다", en: "This is a file and no home" }
    : existsSync(path)
      ? { ko: "이 폴더는 자료 폴더가 아닙니다", en: "This folder is no home" }
      : { ko: "자료 폴더가 없습니다", en: "There is no such home" };
  throw new CommandError(
    `${what.ko}: ${path}. MONITOR_HOME을 확인해 주십시오. 처음이면 monitor start나 monitor ingest가 만듭니다.`,
    `${what.en}: ${path}. Check MONITOR_HOME. A first one is made by monitor start or monitor ingest.`,
  );
}

/** Whether the environment names a home that was begun. */
export function isKnownHome(): boolean {
  const { database, oldDatabase, files } = homeAt(pathOfHome());
  return [database, oldDatabase, files].some((each) => existsSync(each));
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
  return withHost({ home: knownHome(), role: "command", ...quiet }, work);
}

/** The same for what may come before the first file: users, mappings. */
export function inNewHome<Result>(work: (host: Host) => Promise<Result>): Promise<Result> {
  return withHost({ home: newOrKnownHome(), role: "command", ...quiet }, work);
}

/** For commands that only read. */
const quiet = { onNotice: () => {}, onAssessed: () => {}, onError: () => {} } as const;
