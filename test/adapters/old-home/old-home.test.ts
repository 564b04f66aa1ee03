/** A home as versions with an engine of its own left it: told from ours, and read to the last item. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isOldHome } from "../../../local/storage/assert-openable.ts";
import { openHome } from "../../../local/storage/home.ts";
import { openStorage } from "../../../local/storage/open-storage.ts";
import { readOldItems } from "../../../local/upgrade/old-books.ts";
import { engineConfig } from "../../support/dynamodb-client.ts";
import { hasDynamoDb, startEngineProcess } from "../../support/dynamodb-engine.ts";
import { createTables, engineTables } from "../../support/dynamodb-tables.ts";
import { documentClient } from "../../../shared/aws/open-table.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "old-home-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(!hasDynamoDb || process.env["DYNAMODB_ENDPOINT"] !== undefined)(
  "what the old engine kept is read as it was, and such a home is refused in both languages",
  async () => {
    const home = openHome(folder);
    expect(isOldHome(home)).toBe(false);
    const engine = await startEngineProcess(home.oldDatabase);
    const client = documentClient(engineConfig(engine.endpoint));
    await createTables(new DynamoDBClient(engineConfig(engine.endpoint)), engineTables);
    const stored = [
      { pk: "BOOKS", sk: "1129000#2020", data: '{"office":"1129000"}' },
      { pk: "POST#1129000#2020#code/가", sk: "0000000001#00", data: '{"half', chunks: 2 },
      { pk: "UP#1129000#2020", sk: "가😀", version: 3, data: '{"won":"355519488419"}' },
    ];
    for (const Item of stored) await client.send(new PutCommand({ TableName: engineTables.ledger, Item }));
    await engine.stop();
    expect(isOldHome(home)).toBe(true);
    expect([...readOldItems(home.oldDatabase)]).toEqual([
      { pk: "BOOKS", sk: "1129000#2020", version: null, data: '{"office":"1129000"}' },
      { pk: "POST#1129000#2020#code/가", sk: "0000000001#00", version: 2, data: '{"half' },
      { pk: "UP#1129000#2020", sk: "가😀", version: 3, data: '{"won":"355519488419"}' },
    ]);
    const opening = openStorage(home, "command");
    await expect(opening).rejects.toMatchObject({ code: "home-of-old-engine" });
    await expect(opening).rejects.toThrow(/[가-힣].*\n.*monitor upgrade/);
  },
);
