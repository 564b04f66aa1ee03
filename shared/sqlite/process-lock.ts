/**
 * One holder at a time among all processes of a computer: an exclusive lock of SQLite on a file of its own, held
 * open. The system frees it when its holder ends, however that ends; nothing is guessed from process ids.
 */
import { DatabaseSync } from "node:sqlite";
import { isBusy } from "./sqlite-errors.ts";

export interface ProcessLock {
  release(): void;
}

/** @returns null while another connection, of this process or another, holds it. */
export function tryLock(path: string): ProcessLock | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    // Nothing is ever written, so nothing has to be recovered after a holder that was killed.
    database.exec("PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE;");
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return {
    release: () => {
      database.close();
    },
  };
}
