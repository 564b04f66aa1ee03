/**
 * Another process on a database, for tests that kill it: `sqlite-child.ts WHAT PATH`. It tells on its output how far
 * it has come, and goes on until it is killed.
 */
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { tryLock } from "../../shared/sqlite/process-lock.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { aPut, aWrite, countedBackoff } from "./tables.ts";

const [, , what, path = ""] = process.argv;
const forEver = 2 ** 30;

if (what === "lock") {
  say(tryLock(path) === null ? "refused" : "locked");
  await wait(forEver);
} else if (what === "stand-in-the-middle") {
  const database = openDatabase(path);
  database.exec("BEGIN IMMEDIATE; INSERT INTO items (pk, sk, data) VALUES ('half', 'a', '{}');");
  say("inside");
  await wait(forEver);
} else {
  const table = new SqliteItemTable(openDatabase(path), countedBackoff());
  for (let batch = 0; ; batch++) {
    const puts = Array.from({ length: 100 }, (_, at) => aPut({ pk: `batch ${batch}`, sk: `${at}` }));
    await table.write(aWrite({ puts }));
    say(`written ${batch}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
