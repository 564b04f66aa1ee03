import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { SqliteOutbox } from "../../shared/sqlite/sqlite-outbox.ts";
import { countedBackoff } from "../support/tables.ts";
import { describeItemTable } from "./item-table-contract.ts";

describeItemTable(() => {
  const folder = mkdtempSync(join(tmpdir(), "items-"));
  const databases: DatabaseSync[] = [];
  return Promise.resolve({
    open: () => {
      const database = openDatabase(join(folder, `${databases.length}.db`));
      databases.push(database);
      const outbox = new SqliteOutbox(database, countedBackoff());
      return Promise.resolve({
        table: new SqliteItemTable(database, countedBackoff()),
        announced: async () => (await outbox.readAfter(0, 100)).map(({ id }) => id),
      });
    },
    close: () => {
      for (const database of databases) database.close();
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  });
}, "SQLite");
