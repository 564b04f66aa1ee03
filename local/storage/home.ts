/** The monitor's home: one folder that holds everything an office has on one PC. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure } from "../../shared/domain/values/failure.ts";
import { environmentErrorOf } from "../terminal/environment-error.ts";

export interface Home {
  readonly path: string;
  /** The ledger and the outbox: one SQLite file. */
  readonly database: string;
  /** Where versions with an engine of its own kept both. */
  readonly oldDatabase: string;
  /** Held by the one process that is the host. */
  readonly hostLock: string;
  /** Where the running host answers, as its http address; absent when none runs, stale after one was killed. */
  readonly hostAddress: string;
  /** Held by the one process that works the outbox. */
  readonly outboxLock: string;
  /** The bytes of every upload, for as long as figures lead back to them. */
  readonly files: string;
  /** Where people drop files: OFFICE/YEAR/[as-of=…/][unit=…/]NAME. */
  readonly inbox: string;
  /** Where they are moved once worked: applied, held or rejected, with the reasons beside them. */
  readonly worked: string;
  /** Letters about alerts and uploads, as .eml files. */
  readonly notices: string;
  /** Frozen snapshots, read-only: OFFICE/YEAR/DATE/vN-HASH.json. */
  readonly snapshots: string;
  /** Events that no try could work, kept for an operator. */
  readonly failed: string;
}

/** @param path the folder, made when absent; relative to where the command runs. */
export function openHome(path: string): Home {
  const root = resolve(path);
  const home: Home = {
    path: root,
    database: join(root, "monitor.db"),
    oldDatabase: join(root, "ledger.db"),
    hostLock: join(root, "host.lock"),
    hostAddress: join(root, "host.address"),
    outboxLock: join(root, "outbox.lock"),
    files: join(root, "files"),
    inbox: join(root, "inbox"),
    worked: join(root, "worked"),
    notices: join(root, "notices"),
    snapshots: join(root, "snapshots"),
    failed: join(root, "failed"),
  };
  try {
    for (const folder of [home.files, home.inbox, home.worked, home.notices, home.failed])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (environmentErrorOf(error) !== null) throw error;
    throw unusable(root, error);
  }
  return home;
}

function unusable(path: string, cause: unknown): Failure {
  return new Failure(
    `MONITOR_HOME ${path}을(를) 폴더로 쓸 수 없습니다. 폴더인지, 쓸 수 있는지 확인하거나 다른 폴더로 정하십시오.\n` +
      `MONITOR_HOME ${path} cannot be used as a folder. Check that it is one and that you may write there, or name another.`,
    { code: "home-unusable", retryable: false, context: { path }, cause },
  );
}
