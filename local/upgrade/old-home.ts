/**
 * Homes of versions whose database was an engine of its own, `ledger.db`: told from ours, and read item by item. The file
 * is SQLite's; each item lies in it as JSON of DynamoDB under its keys.
 */
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { Item } from "../../shared/ports/item-table.ts";
import type { Home } from "../storage/home.ts";

const text = z.object({ S: z.string() });
const count = z.object({ N: z.string().transform(Number) });

/** How many pieces a long posting was cut into stood beside its text; today it is the item's version. */
const oldItem = z.object({
  pk: text,
  sk: text,
  data: text,
  version: count.optional(),
  chunks: count.optional(),
});
const oldRow = z.object({ item_json: z.string() });

/** An old database and none of ours beside it. */
export function isOldHome({ database, oldDatabase }: Home): boolean {
  return !existsSync(database) && existsSync(oldDatabase);
}

/** Everything that its ledger kept, in the order of its keys. @throws ZodError when an item is none of that version's. */
export function* readOldItems(oldDatabase: string): Generator<Item> {
  const database = new DatabaseSync(oldDatabase, { readOnly: true });
  try {
    for (const row of database.prepare("SELECT item_json FROM ledger ORDER BY pk, sk").iterate()) {
      const { pk, sk, data, version, chunks } = oldItem.parse(JSON.parse(oldRow.parse(row).item_json));
      yield { pk: pk.S, sk: sk.S, version: (version ?? chunks)?.N ?? null, data: data.S };
    }
  } finally {
    database.close();
  }
}

export function refusedOldHome({ path }: Home): Failure {
  return new Failure(
    `${path}은(는) 0.1 판이 만든 자료 폴더(ledger.db)입니다. 아무것도 바꾸지 않았습니다. monitor upgrade로 옮기십시오. 이전 자료는 그대로 보관됩니다(docs/upgrading.md).\n` +
      `${path} is a home of version 0.1 (ledger.db). Nothing was changed. Convert it with monitor upgrade, which keeps the old one (docs/upgrading.md).`,
    { code: "home-of-old-engine", retryable: false, context: { path } },
  );
}
