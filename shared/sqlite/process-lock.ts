/**
 * One holder at a time among all processes of a computer: an exclusive lock of SQLite on a file of its own, held
 * open. The system frees it when its holder ends, however that ends; nothing is guessed from process ids.
 */
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { isBusy } from "./sqlite-errors.ts";

export interface ProcessLock {
  release(): void;
}

/** A connection that nobody refers to is collected, and its lock given up: what is held is referred to here. */
const held = new Set<DatabaseSync>();

/**
 * @param patienceMilliseconds how long a holder is waited for, while nothing else goes on here.
 * @returns null while another connection, of this process or another, holds it.
 */
export function tryLock(path: string, patienceMilliseconds = 0): ProcessLock | null {
  const database = new DatabaseSync(path, { timeout: patienceMilliseconds });
  try {
    // Nothing is ever written, so nothing has to be recovered after a holder that was killed.
    database.exec("PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE;");
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  held.add(database);
  return {
    release: () => {
      held.delete(database);
      if (database.isOpen) database.close();
    },
  };
}

/** Whether somebody holds it now. Who wants it at this very moment needs a little patience. */
export function isLocked(path: string): boolean {
  if (!existsSync(path)) return false;
  const database = new DatabaseSync(path, { timeout: 0, readOnly: true });
  try {
    database.prepare("SELECT count(*) FROM sqlite_schema").get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    database.close();
  }
}
