/**
 * Where the embedded host keeps everything: one SQLite file that every process of a home opens by itself, and two
 * locks that the system frees when their holder ends. One process is the host; one at a time works the outbox.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { ItemTable } from "../../shared/ports/item-table.ts";
import type { Backoff } from "../../shared/runtime/backoff.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { isLocked, type ProcessLock, tryLock } from "../../shared/sqlite/process-lock.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { type NumberedBundle, SqliteOutbox } from "../../shared/sqlite/sqlite-outbox.ts";
import { assertOpenable } from "./assert-openable.ts";
import type { Home } from "./home.ts";
import { sweepDrafts } from "./write-file.ts";

/** A host goes on for long and works what others leave; a command is done in seconds. */
export type Role = "host" | "command";

/** Events in the order of their numbers, and how far each stage has come. */
export interface OutboxReading {
  readAfter(number: number, limit: number): Promise<NumberedBundle[]>;
  position(consumer: string): Promise<number>;
  advance(consumer: string, number: number): Promise<void>;
  prune(now: string): Promise<void>;
}

export interface Storage {
  readonly table: ItemTable;
  readonly outbox: OutboxReading;
  /**
   * Does the work while no other process does the same. A command waits for another command.
   * @returns false where that is another process's business: a host does it soon.
   */
  alone(work: () => Promise<void>): Promise<boolean>;
  close(): void;
}

/**
 * How long a process of this computer waits for another one that writes to the same database. A transaction of another
 * process takes milliseconds: 15 seconds in the mean, 30 at most, is one that hangs.
 */
export const databaseBackoff: Backoff = {
  tries: 120,
  firstWaitMilliseconds: 2,
  longestWaitMilliseconds: 250,
  chance: Math.random,
  wait,
};

/** Who looks whether a host runs holds the lock for less than a millisecond. */
const hostPatienceMilliseconds = 1_000;

const pollEveryMilliseconds = 25;

/** Another command's outbox may hold a county's alerts: seconds. */
const waitLimitMilliseconds = 120_000;

/** @throws Failure `home-busy` when this is to be the second host of the home, `home-of-old-engine` for an old one. */
export async function openStorage(home: Home, role: Role): Promise<Storage> {
  assertOpenable(home);
  const hostLock = role === "host" ? lockedForHost(home) : null;
  let outboxLock: ProcessLock | null = null;
  try {
    // What lies half-written there is of a process that was killed. Whoever only asks something goes through no folders.
    if (role === "host") await sweepDrafts(home.path);
    const database = openDatabase(home.database);
    return {
      table: new SqliteItemTable(database, databaseBackoff),
      outbox: new SqliteOutbox(database, databaseBackoff),
      alone: async (work) => {
        outboxLock ??= await lockOfOutbox(home, role);
        if (outboxLock === null) return false;
        try {
          await work();
        } finally {
          // A host keeps it, so that commands beside it leave the outbox to it.
          if (role === "command") {
            outboxLock.release();
            outboxLock = null;
          }
        }
        return true;
      },
      close: () => {
        outboxLock?.release();
        hostLock?.release();
        if (database.isOpen) database.close();
      },
    };
  } catch (error) {
    hostLock?.release();
    throw error;
  }
}

function lockedForHost(home: Home): ProcessLock {
  const lock = tryLock(home.hostLock, hostPatienceMilliseconds);
  if (lock !== null) return lock;
  throw new Failure(
    {
      ko: `${home.path}에서 이미 모니터가 실행 중입니다. 그 모니터를 끝내거나 MONITOR_HOME을 다른 폴더로 정하십시오.`,
      en: `A monitor is running on ${home.path} already. End it, or set MONITOR_HOME to another folder.`,
    },
    { code: "home-busy", retryable: true },
  );
}

async function lockOfOutbox(home: Home, role: Role): Promise<ProcessLock | null> {
  const deadline = performance.now() + waitLimitMilliseconds;
  for (;;) {
    const lock = tryLock(home.outboxLock);
    // A command that works the outbox now is done when a host looks again.
    if (lock !== null || role === "host" || isLocked(home.hostLock)) return lock;
    if (performance.now() > deadline) throw keptByCommand(home);
    await wait(pollEveryMilliseconds);
  }
}

function keptByCommand(home: Home): Failure {
  return new Failure(
    {
      ko: `다른 명령이 2분 넘게 ${home.path}의 알림을 처리하고 있습니다. 끝나기를 기다리거나 그 명령을 끝내고 다시 실행하십시오. 파일은 이미 반영되었습니다.`,
      en: `Another command has worked the alerts of ${home.path} for two minutes. Wait for it, or end it, and run this one again. The files are in already.`,
    },
    { code: "home-busy", retryable: true },
  );
}

/** A table that stores everything but events: what is executed again had its events when it happened. */
export function withoutEvents(table: ItemTable): ItemTable {
  return {
    limits: table.limits,
    get: (key) => table.get(key),
    query: (pk, query) => table.query(pk, query),
    write: (write) => table.write({ ...write, bundles: [] }),
  };
}
