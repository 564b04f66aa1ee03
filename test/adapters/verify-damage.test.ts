/** Whatever single field of a stored item, or byte of a stored file, somebody changes: a verification names it. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FolderFileStore } from "../../local/folder-file-store.ts";
import { verifyBooks } from "../../local/verify-books.ts";
import { DynamoLedgerStore, type LedgerTables } from "../../shared/aws/dynamo-ledger-store.ts";
import type { Discrepancy } from "../../shared/domain/discrepancy.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { liveThrough, openWorld } from "../functions/verify-world.ts";
import { startTestEngine, type TestEngine } from "../support/engine.ts";
import { books } from "../support/uploads.ts";
import { damagesOf, type StoredItem } from "./damage.ts";
import { TableCopy } from "./table-copy.ts";

const sample = join(import.meta.dirname, "../../samples/1129000/2020/as-of=2020-10-31/council-report.txt");

/** What is said of damage to an item of each kind; an item of another kind has no business to be there. */
const codesByKind: Readonly<Record<string, RegExp>> = {
  BAL: /^(balance-(differs|missing)|item-damaged)$/,
  BOOKS: /^item-damaged$/,
  POST: /^(posting-differs|item-damaged)$/,
  UP: /^(upload-differs|file-(missing|unreadable)|number-twice|item-damaged)$/,
  UPSEQ: /^(number-missing|counter-differs)$/,
};

/** Nothing else in the ledger tells what these are. */
const unchecked: Readonly<Record<string, string>> = {
  "UP data.receivedAt": "when it came is written nowhere else",
  "UP data.outcome.at": "when it ended",
  "UP data.outcome.applied.at": "when it ended",
  "UP data.outcome.by": "who did it",
  "UPSEQ data": "it is empty, and its version is what counts",
};

let engine: TestEngine;
let tables: LedgerTables;
let folder: string;
let files: FolderFileStore;
/** Of these books and of two others. */
let everything: StoredItem[];
let items: StoredItem[];

beforeAll(async () => {
  engine = await startTestEngine();
  tables = await engine.freshTables();
  folder = await mkdtemp(join(tmpdir(), "verify-"));
  files = new FolderFileStore(folder);
  const ledger = new DynamoLedgerStore(engine.client, tables);
  await liveThrough(openWorld({ ledger, files }), await readFile(sample, "utf8"));
  const scan = new ScanCommand({ TableName: tables.ledger, ConsistentRead: true });
  everything = (await engine.client.send(scan)).Items ?? [];
  items = everything.filter((item) => isOurs(keyOf(item)));
});

afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true });
});

function keyOf({ pk, sk }: StoredItem): string {
  return `${String(pk)}#${String(sk)}`;
}

function isOurs(key: string): boolean {
  return key.includes(`#${books.office}#${books.fiscalYear}`);
}

/** As the command does: first which books there are. */
async function verify(client: TestEngine["client"]): Promise<readonly Discrepancy[]> {
  const ledger = new DynamoLedgerStore(client, tables);
  const evidence = { ledger, numbers: ledger, files, hash: sha256Of };
  const { discrepancies } = await verifyBooks(books, evidence, () => {});
  return discrepancies;
}

describe("a verification of what lies in the real engine", () => {
  test("finds nothing where nobody touched anything", async () => {
    expect(await verify(engine.client)).toEqual([]);
  });

  test("finds every field of every item that somebody changed", async () => {
    const copy = new TableCopy(everything);
    const damages = damagesOf(items);
    const missed: string[] = [];
    for (const { name, item, damaged } of damages) {
      copy.put(damaged);
      const kind = codesByKind[name.split(" ")[0] ?? ""] ?? /^$/;
      const found = await codesOf(copy);
      if (!found.some((code) => kind.test(code))) missed.push(name);
      copy.put(item);
    }
    expect(damages.length).toBeGreaterThan(100);
    expect(missed.toSorted()).toEqual(Object.keys(unchecked).toSorted());
  }, 60_000);

  test("finds every item that somebody took away", async () => {
    const copy = new TableCopy(everything);
    const missed: string[] = [];
    for (const item of items.filter(({ pk }) => pk !== "BOOKS")) {
      copy.remove(item);
      if ((await codesOf(copy)).length === 0) missed.push(keyOf(item));
      copy.put(item);
    }
    expect(missed).toEqual([]);
  });

  test("says where: the file, the row, the project, the field, what should be there and what is", async () => {
    const copy = new TableCopy(everything);
    const posting = items.find(
      ({ pk, sk }) => pk === "POST#1129000#2020#code/a1" && String(sk).endsWith("8#00"),
    );
    copy.put({ ...posting, data: String(posting?.["data"]).replace('"25000000"', '"25000001"') });
    expect(await verify(copy.client)).toMatchObject([
      {
        code: "posting-differs",
        fileName: "7월.csv",
        row: 3,
        projectId: "code/a1",
        expected: "25000000",
        found: "25000001",
      },
    ]);
  });

  test("reads the engine itself, and not only a copy of it", async () => {
    const balance = items.find(({ sk }) => sk === "code/a1");
    const data = String(balance?.["data"]).replace('"25000000"', '"25000001"');
    const put = (Item: StoredItem) =>
      engine.client.send(new PutCommand({ TableName: tables.ledger, Item: { ...Item } }));
    await put({ ...balance, data });
    expect(await verify(engine.client)).toMatchObject([{ code: "balance-differs", projectId: "code/a1" }]);
    await put({ ...balance });
  });

  test("reads nothing of another office or year, and writes nothing", async () => {
    const copy = new TableCopy(everything);
    expect(everything.length).toBeGreaterThan(items.length);
    await verify(copy.client);
    expect(copy.asked.length).toBeGreaterThan(20);
    expect(copy.asked.filter((pk) => !isOurs(pk))).toEqual([]);
  });
});

describe("a verification of stored files", () => {
  test("finds every file that somebody changed or took away", async () => {
    const copy = new TableCopy(everything);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.includes("/"));
    const uploads = await new DynamoLedgerStore(copy.client, tables).listUploads(books);
    const own = names.filter((name) => uploads.some(({ file }) => name.endsWith(file.version)));
    expect(own).toHaveLength(uploads.length);
    for (const name of own) {
      const path = join(folder, name);
      const bytes = await readFile(path);
      await writeFile(path, Buffer.concat([bytes, Buffer.from(" ")]));
      expect(await codesOf(copy)).toEqual(["file-altered"]);
      await rm(path);
      expect(await codesOf(copy)).toEqual(["file-missing"]);
      await writeFile(path, bytes);
    }
  });
});

async function codesOf(copy: TableCopy): Promise<string[]> {
  try {
    await new DynamoLedgerStore(copy.client, tables).listBooks();
  } catch (error) {
    return [String((error as { code?: unknown }).code)];
  }
  return [...new Set((await verify(copy.client)).map(({ code }) => code))];
}
