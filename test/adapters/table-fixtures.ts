/** The tables that a store may stand on: in memory, in SQLite, and on the protocol of DynamoDB. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { ItemTable } from "../../shared/ports/item-table.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { SqliteOutbox } from "../../shared/sqlite/sqlite-outbox.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { bundlesIn, startTestEngine } from "../support/engine.ts";
import { countedBackoff } from "../support/tables.ts";

export interface TableFixtures {
  readonly open: () => Promise<TableFixture>;
  readonly close: () => Promise<void>;
}

export interface TableFixture {
  /** A table that nobody has written to. */
  readonly table: ItemTable;
  /** The ids of all bundles that were announced. */
  readonly announced: () => Promise<string[]>;
}

export function memoryTables(): Promise<TableFixtures> {
  return Promise.resolve({
    open: () => {
      const table = new MemoryItemTable();
      return Promise.resolve({
        table,
        announced: () => Promise.resolve(table.bundles().map(({ id }) => id)),
      });
    },
    close: () => Promise.resolve(),
  });
}

export function sqliteTables(): Promise<TableFixtures> {
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
}

export async function dynamoTables(): Promise<TableFixtures> {
  const { openTable, stop } = await startTestEngine();
  return {
    open: async () => {
      const { table, client, tables } = await openTable();
      return { table, announced: async () => (await bundlesIn(client, tables.outbox)).map(({ id }) => id) };
    },
    close: stop,
  };
}
