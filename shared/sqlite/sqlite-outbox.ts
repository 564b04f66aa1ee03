/** Events in the order in which they were committed, and how far each of their readers has come. */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import * as z from "zod";
import { type Backoff, tryAgain } from "../runtime/backoff.ts";
import { isBusy, keptBusy } from "./sqlite-errors.ts";

/** A bundle as it was written: who reads it judges it. */
const storedBundle = z.object({
  /** Grows with every bundle, and none is given twice. */
  number: z.int(),
  id: z.string(),
  /** JSON of the bundle. */
  data: z.string(),
});

export type NumberedBundle = z.output<typeof storedBundle>;

/** A bundle is read within seconds; 30 days are kept for questions, and keep its id from being told again. */
const retentionDays = 30;
const millisecondsPerDay = 86_400_000;

export class SqliteOutbox {
  readonly #backoff: Backoff;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: DatabaseSync, backoff: Backoff) {
    this.#backoff = backoff;
    this.#statements = prepareStatements(database);
  }

  /** The next after that number, in order. */
  readAfter(number: number, limit: number): Promise<NumberedBundle[]> {
    return this.#unlessBusy(() =>
      this.#statements.readAfter.all(number, limit).map((row) => storedBundle.parse(row)),
    );
  }

  /** The number of the last bundle that the reader is done with; 0 before the first. */
  position(consumer: string): Promise<number> {
    return this.#unlessBusy(() => {
      const number = this.#statements.position.get(consumer)?.["number"];
      return typeof number === "number" ? number : 0;
    });
  }

  /** Never goes back. */
  async advance(consumer: string, number: number): Promise<void> {
    await this.#unlessBusy(() => this.#statements.advance.run(consumer, number));
  }

  /** Forgets what is older than 30 days and what all readers are done with. @param now ISO 8601 in UTC. */
  async prune(now: string): Promise<void> {
    const oldest = new Date(Date.parse(now) - retentionDays * millisecondsPerDay).toISOString();
    await this.#unlessBusy(() => this.#statements.prune.run(oldest));
  }

  #unlessBusy<Result>(act: () => Result): Promise<Result> {
    return tryAgain({ backoff: this.#backoff, isTransient: isBusy, giveUp: keptBusy }, act);
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    readAfter: database.prepare(
      "SELECT number, id, data FROM outbox WHERE number > ? ORDER BY number LIMIT ?",
    ),
    position: database.prepare("SELECT number FROM positions WHERE consumer = ?"),
    advance: database.prepare(
      "INSERT INTO positions (consumer, number) VALUES (?, ?) ON CONFLICT DO UPDATE SET number = max(number, excluded.number)",
    ),
    prune: database.prepare(
      "DELETE FROM outbox WHERE at < ? AND number <= (SELECT min(number) FROM positions)",
    ),
  } satisfies Record<string, StatementSync>;
}
