/** One database file in the hands of several connections and processes, some of which are killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { everything } from "../../shared/ports/item-table.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { type ProcessLock, tryLock } from "../../shared/sqlite/process-lock.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { SqliteOutbox } from "../../shared/sqlite/sqlite-outbox.ts";
import { aBundle, aPut, aWrite, countedBackoff } from "../support/tables.ts";

let folder: string;
let path: string;
let databases: DatabaseSync[];
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sqlite-"));
  path = join(folder, "ledger.db");
  [databases, children] = [[], []];
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  for (const database of databases) if (database.isOpen) database.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(backoff = countedBackoff()) {
  const database = openDatabase(path);
  databases.push(database);
  return {
    database,
    table: new SqliteItemTable(database, backoff),
    outbox: new SqliteOutbox(database, backoff),
    backoff,
  };
}

/** Starts it and waits for a line of its output. */
async function child(
  what: string,
  of: string,
  until: (line: string) => boolean,
): Promise<[ChildProcess, string]> {
  const started = spawn(
    process.execPath,
    [join(import.meta.dirname, "../support/sqlite-child.ts"), what, of],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  children.push(started);
  for await (const line of createInterface(started.stdout)) if (until(line)) return [started, line];
  throw new Error(`The process ended before it came so far (${what})`);
}

async function kill(process: ChildProcess): Promise<void> {
  const gone = once(process, "exit");
  process.kill("SIGKILL");
  await gone;
}

describe("two connections on one file", () => {
  test("see at once what the other wrote, and give one number to each bundle in the order of commits", async () => {
    const [one, other] = [open(), open()];
    expect(await one.table.write(aWrite({ puts: [aPut()], bundle: aBundle("first") }))).toBe("written");
    expect(await other.table.get(aPut().item)).toEqual(aPut().item);
    expect(await other.table.write(aWrite({ puts: [aPut()], bundle: aBundle("lost") }))).toBe("conflict");
    expect(await other.table.write(aWrite({ bundle: aBundle("second") }))).toBe("written");
    expect(await one.outbox.readAfter(0, 10)).toMatchObject([{ id: "first" }, { id: "second" }]);
  });

  test("read beside a transaction under way what was there before it, and write as soon as it is done", async () => {
    const [writer, other] = [open(), open(countedBackoff(1_000))];
    writer.database.exec("BEGIN IMMEDIATE; INSERT INTO items (pk, sk, data) VALUES ('p', 'a', '{}');");
    expect(await other.table.query("p", everything())).toEqual([]);
    const writing = other.table.write(aWrite({ puts: [aPut({ pk: "p" }, "always")] }));
    setImmediate(() => {
      writer.database.exec("COMMIT");
    });
    expect(await writing).toBe("written");
    expect(other.backoff.waits.length).toBeGreaterThan(0);
  });

  test("give up in both languages when the other never ends", async () => {
    const [writer, other] = [open(), open(countedBackoff(3))];
    writer.database.exec("BEGIN IMMEDIATE");
    const writing = other.table.write(aWrite({ puts: [aPut()] }));
    await expect(writing).rejects.toMatchObject({ code: "table-unavailable", retryable: true });
    await expect(writing).rejects.toThrow(/오래.*\n.*for long/);
  });
});

describe("a process that is killed", () => {
  test("between writes leaves each of them whole, and every one that it was answered", async () => {
    const [writer, line] = await child("write", path, (said) => said === "written 40");
    await kill(writer);
    const { table } = open();
    const counts: number[] = [];
    for (let batch = 0; batch < 100_000; batch++) {
      const items = await table.query(`batch ${batch}`, everything());
      if (items.length === 0) break;
      counts.push(items.length);
    }
    expect(counts.length).toBeGreaterThan(Number(line.replace("written ", "")));
    expect(new Set(counts)).toEqual(new Set([100]));
    expect(await table.write(aWrite({ puts: [aPut()] }))).toBe("written");
  });

  test("in the middle of a transaction leaves nothing of it, and keeps nobody waiting", async () => {
    const [writer] = await child("stand-in-the-middle", path, (line) => line === "inside");
    const { table } = open();
    await kill(writer);
    expect(await table.query("half", everything())).toEqual([]);
    expect(await table.write(aWrite({ puts: [aPut()] }))).toBe("written");
  });
});

describe("a lock", () => {
  let held: ProcessLock | null = null;
  afterEach(() => held?.release());

  test("has one holder in a process, until it is released", () => {
    held = tryLock(path);
    expect(held).not.toBeNull();
    expect(tryLock(path)).toBeNull();
    held?.release();
    held = tryLock(path);
    expect(held).not.toBeNull();
  });

  test("has one holder among processes, and is free when it was killed", async () => {
    const [holder] = await child("lock", path, (line) => line === "locked");
    expect(tryLock(path)).toBeNull();
    await child("lock", path, (line) => line === "refused");
    await kill(holder);
    held = tryLock(path);
    expect(held).not.toBeNull();
  });
});

describe("the outbox", () => {
  test("is read by each reader from where it stood, and a position never goes back", async () => {
    const { table, outbox } = open();
    for (const id of ["a", "b", "c"]) await table.write(aWrite({ bundle: aBundle(id) }));
    expect(await outbox.position("assess")).toBe(0);
    const [first, second] = await outbox.readAfter(0, 2);
    await outbox.advance("assess", second?.number ?? 0);
    await outbox.advance("assess", first?.number ?? 0);
    expect((await outbox.readAfter(await outbox.position("assess"), 10)).map(({ id }) => id)).toEqual(["c"]);
    expect(await outbox.position("notify")).toBe(0);
  });

  test("forgets after 30 days what all its readers are done with, and numbers go on", async () => {
    const { table, outbox } = open();
    const now = "2020-12-02T00:00:00.000Z";
    await table.write(aWrite({ bundle: aBundle("old", "2020-11-01T23:59:59.999Z") }));
    await table.write(aWrite({ bundle: aBundle("old and unread", "2020-11-01T23:59:59.999Z") }));
    await table.write(aWrite({ bundle: aBundle("of today", now) }));
    const ids = async () => (await outbox.readAfter(0, 10)).map(({ id }) => id);
    await outbox.prune(now);
    expect(await ids()).toHaveLength(3);
    await outbox.advance("assess", 3);
    await outbox.advance("notify", 1);
    await outbox.prune(now);
    expect(await ids()).toEqual(["old and unread", "of today"]);
    await outbox.advance("notify", 3);
    await outbox.prune("2021-12-02T00:00:00.000Z");
    expect(await ids()).toEqual([]);
    await table.write(aWrite({ bundle: aBundle("next") }));
    expect((await outbox.readAfter(0, 10)).map(({ number }) => number)).toEqual([4]);
  });
});

describe("a database file", () => {
  test.each([
    { what: "nothing", make: () => writeFileSync(path, ""), code: "database-damaged" },
    {
      what: "another thing",
      make: () => writeFileSync(path, "예산".repeat(5_000)),
      code: "database-damaged",
    },
    {
      what: "another program's tables",
      make: () => foreign("CREATE TABLE ledger (pk TEXT)"),
      code: "database-foreign",
    },
    { what: "tables of a newer version", make: () => newer(), code: "database-newer" },
    { what: "half of what it was", make: () => halved(), code: "database-damaged" },
  ])("that holds $what is refused in both languages and left as it is", async ({ make, code }) => {
    make();
    const opening = readFrom();
    await expect(opening).rejects.toMatchObject({ code });
    await expect(opening).rejects.toThrow(/[가-힣].*\n.*[a-z]/s);
  });

  test("is made once by two that come at the same moment", async () => {
    const [one, other] = [open(), open()];
    await one.table.write(aWrite({ puts: [aPut()] }));
    expect(await other.table.get(aPut().item)).not.toBeNull();
  });

  async function readFrom(): Promise<unknown> {
    return open().table.query("batch 1", everything());
  }

  function foreign(sql: string): void {
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
  }

  function newer(): void {
    openDatabase(path).close();
    foreign("PRAGMA user_version = 99");
  }

  function halved(): void {
    const database = openDatabase(path);
    const insert = database.prepare("INSERT INTO items (pk, sk, data) VALUES (?, ?, ?)");
    database.exec("BEGIN");
    for (let at = 0; at < 2_000; at++) insert.run(`batch ${at % 10}`, `${at}`, "x".repeat(500));
    database.exec("COMMIT");
    database.close();
    truncateSync(path, 300_000);
  }
});
