/**
 * One file that several processes may open at once. It appears whole: a draft gets its tables first and is then
 * linked under its name, so that a file without them is always a damaged one, never one that is being made.
 */
import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { Failure } from "../domain/values/failure.ts";
import { hardLink, type Link, placeFile } from "../runtime/place-file.ts";
import { keepPrivate } from "../runtime/platform.ts";
import { tryLock } from "./process-lock.ts";
import { isSqliteError, keptBusy } from "./sqlite-errors.ts";

/** "BEMl", in the file's head: a ledger of this program. */
const applicationId = 0x42_45_4d_6c;
/** Goes up with every change of the tables. */
const schemaVersion = 1;
/** While another process recovers the file or ends its work; all else waits outside of SQLite. */
const busyMilliseconds = 50;

const schema = `
  CREATE TABLE items (
    pk TEXT NOT NULL, sk TEXT NOT NULL, version INTEGER, data TEXT NOT NULL, PRIMARY KEY (pk, sk)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, topic TEXT NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL
  ) STRICT;
  CREATE TABLE positions (consumer TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;

/** Whoever makes the file where there are no hard links holds the lock for milliseconds. */
const makerPatienceMilliseconds = 5_000;

/** @throws Failure `database-damaged`, `database-foreign` or `database-newer`, in both languages. */
export function openDatabase(path: string, link: Link = hardLink): DatabaseSync {
  if (!existsSync(path)) createDatabase(path, link);
  const database = new DatabaseSync(path, { timeout: busyMilliseconds });
  try {
    assertOurs(database, path);
    // Whatever is answered as written is on the disk: the WAL is synced at each commit.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    return database;
  } catch (error) {
    database.close();
    throw isSqliteError(error, "corrupt", "notADatabase") ? corrupt(path) : error;
  }
}

function createDatabase(path: string, link: Link): void {
  const draft = `${path}.${process.pid}-${randomUUID()}.part`;
  try {
    const database = new DatabaseSync(draft);
    try {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
      database.exec(`BEGIN; ${schema} COMMIT;`);
    } finally {
      database.close();
    }
    // Its journals take the same rights.
    keepPrivate(draft);
    // Where a file is there by now another process was first.
    placeFile(draft, path, { link, alone: (act) => whileLocked(`${path}.lock`, act) });
  } finally {
    rmSync(draft, { force: true });
  }
}

function whileLocked<Result>(path: string, act: () => Result): Result {
  const lock = tryLock(path, makerPatienceMilliseconds);
  if (lock === null) throw keptBusy(null);
  try {
    return act();
  } finally {
    lock.release();
  }
}

function assertOurs(database: DatabaseSync, path: string): void {
  const [id, version] = [pragma(database, "application_id"), pragma(database, "user_version")];
  if (id === 0 && version === 0 && pragma(database, "page_count") === 0) throw empty(path);
  if (id !== applicationId) throw foreign(path);
  if (version > schemaVersion) throw newer(path, version);
}

function pragma(database: DatabaseSync, name: "application_id" | "user_version" | "page_count"): number {
  const value = database.prepare(`PRAGMA ${name}`).get()?.[name];
  return typeof value === "number" ? value : 0;
}

function corrupt(path: string): Failure {
  return new Failure(
    {
      ko: `데이터베이스 ${path} 파일이 손상되었습니다. 백업에서 되살리십시오(monitor restore). 파일을 지우거나 고쳐 쓰지 마십시오.`,
      en: `The database ${path} is damaged. Restore the home from a backup (monitor restore), and do not delete or change the file.`,
    },
    { code: "database-damaged", retryable: false, context: { path } },
  );
}

function empty(path: string): Failure {
  return new Failure(
    {
      ko: `데이터베이스 ${path} 파일이 비어 있습니다(0바이트). 복사가 덜 끝났으면 다시 복사하고, 아니면 백업에서 되살리십시오(monitor restore). 파일을 지우지 마십시오.`,
      en: `The database ${path} is empty (0 bytes). Copy it again where a copy was cut short, else restore the home from a backup (monitor restore). Do not delete the file.`,
    },
    { code: "database-damaged", retryable: false, context: { path } },
  );
}

function foreign(path: string): Failure {
  return new Failure(
    {
      ko: `${path} 파일은 이 프로그램의 데이터베이스가 아닙니다. MONITOR_HOME이 맞는 폴더인지 확인하십시오.`,
      en: `${path} is not a database of this program. Check that MONITOR_HOME names the right folder.`,
    },
    { code: "database-foreign", retryable: false, context: { path } },
  );
}

function newer(path: string, version: number): Failure {
  return new Failure(
    {
      ko: `${path} 파일은 더 새로운 판의 프로그램이 만들었습니다(자료 판 ${version}, 이 프로그램은 ${schemaVersion}까지). 그 판이나 더 새로운 판으로 여십시오.`,
      en: `${path} was made by a newer version of this program (data version ${version}; this one knows up to ${schemaVersion}). Open it with that version or a later one.`,
    },
    { code: "database-newer", retryable: false, context: { path, version } },
  );
}
