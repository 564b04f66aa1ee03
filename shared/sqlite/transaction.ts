/** One transaction from its first reading to its commit, in one turn of the event loop; all of it or nothing. */
import type { DatabaseSync } from "node:sqlite";

/** @throws what SQLite throws, among it that another process writes (`isBusy`); nothing is stored then. */
export function inTransaction<Result>(database: DatabaseSync, act: () => Result | Undone<Result>): Result {
  // From the start for writing: a reader that becomes a writer could be refused in the middle.
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = act();
    if (result instanceof Undone) {
      database.exec("ROLLBACK");
      return result.value;
    }
    database.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk has ended it already.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** An answer with which nothing is stored. */
export class Undone<Result> {
  readonly value: Result;

  constructor(value: Result) {
    this.value = value;
  }
}
