/** Takes partitions out of a database that is a copy, all at once: what lies beside them stays. */
import type { DatabaseSync } from "node:sqlite";

/**
 * @param partitions whole ones.
 * @param prefix of the partitions that no list names, such as postings of a project without a balance.
 */
export function forgetPartitions(
  database: DatabaseSync,
  partitions: readonly string[],
  prefix: string,
): void {
  const one = database.prepare("DELETE FROM items WHERE pk = ?");
  const many = database.prepare("DELETE FROM items WHERE pk >= ? AND pk < ?");
  database.exec("BEGIN IMMEDIATE");
  for (const partition of partitions) one.run(partition);
  many.run(prefix, `${prefix}\u{10ffff}`);
  database.exec("COMMIT");
}
