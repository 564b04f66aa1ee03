/** A damaged ledger is made anew from its files; everything beside it stays, and what cannot be mended is left and told. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Home, openHome } from "../../local/storage/home.ts";
import { rebuildInto, switchTo } from "../../local/recovery/rebuild-home.ts";
import { tryLock } from "../../shared/sqlite/process-lock.ts";
import { runMonitor } from "../support/monitor-process.ts";
import { unpackOldHome } from "../adapters/old-home/unpack-old-home.ts";

const at = "2026-12-01T00:00:00.000Z";
const insertPosting = `INSERT INTO items (pk, sk, version, data)
  SELECT pk, '0000000099#1/1', version, data FROM items WHERE pk LIKE 'POST#4573000#2026#%p1' LIMIT 1`;
const monitor = (...words: string[]) => runMonitor(words, { home: home.path });

let original: string;
let home: Home;
beforeAll(async () => {
  // With everything in it: applied, held, released, discarded, undone, restored, answered, frozen.
  original = await unpackOldHome();
  expect(await runMonitor(["upgrade"], { home: original })).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(original, { recursive: true, force: true }));
beforeEach(() => {
  const path = mkdtempSync(join(tmpdir(), "rebuild-"));
  cpSync(original, path, { recursive: true });
  rmSync(join(path, "old"), { recursive: true });
  home = openHome(path);
});
afterEach(() => rmSync(home.path, { recursive: true, force: true }));

describe("a rebuild", () => {
  test.each([
    {
      what: "a balance",
      sql: "UPDATE items SET data = replace(data, '14000', '14001') WHERE pk LIKE 'BAL#%'",
    },
    { what: "balances that are gone", sql: "DELETE FROM items WHERE pk LIKE 'BAL#4573000#2026#%'" },
    { what: "a posting that nobody wrote", sql: insertPosting },
    {
      what: "a posting that is no JSON",
      sql: "UPDATE items SET data = '{' WHERE pk LIKE 'POST#4573000#2026#%p1'",
    },
    { what: "the findings of an upload", sql: "DELETE FROM items WHERE pk LIKE 'FIND#4573000#%'" },
  ])("mends $what, and keeps everything else", async ({ sql }) => {
    const beside = itemsBeside();
    const ledger = ledgerItems();
    const frozen = snapshotFiles();
    expect(corruption(sql)).toBeGreaterThan(0);
    expect((await monitor("verify")).code).toBe(1);
    const rebuilt = await monitor("rebuild");
    expect(rebuilt).toMatchObject({ code: 0 });
    expect(rebuilt.out).toMatch(/고친 것 [1-9]\d*건/);
    expect((await monitor("verify")).code).toBe(0);
    expect(ledgerItems()).toEqual(ledger);
    expect(itemsBeside()).toEqual(beside);
    expect(snapshotFiles()).toEqual(frozen);
    expect(readdirSync(join(home.path, "old")).filter((name) => /^monitor-.*\.db$/.test(name))).toHaveLength(
      1,
    );
    expect(existsSync(join(home.path, "rebuild.part"))).toBe(false);
  });

  test("of a ledger that is whole changes nothing", async () => {
    const before = readFileSync(home.database);
    const { code, out } = await monitor("rebuild");
    expect(code).toBe(0);
    expect(out).toContain("고칠 것이 없어");
    expect(readFileSync(home.database)).toEqual(before);
  });

  test("leaves what cannot be executed again as it is stored, and tells of it", async () => {
    const ledger = ledgerItems();
    const lost = fileOf("may.csv");
    rmSync(lost);
    corruption("UPDATE items SET data = replace(data, '14000', '14001') WHERE pk LIKE 'BAL#%'");
    const { code, out } = await monitor("rebuild");
    expect(code).toBe(0);
    expect(out).toMatch(/may\.csv.*\[file-missing\]/);
    expect(ledgerItems()).toEqual(ledger);
  });

  test.each([
    {
      what: "whose journal lacks a number",
      sql: "DELETE FROM items WHERE pk = 'JOURNAL#4573000#2026' AND sk = '0000000002'",
    },
    {
      what: "whose journal says otherwise than its files",
      sql: "UPDATE items SET data = replace(data, '\"hold\"', '\"apply\"') WHERE pk = 'JOURNAL#4573000#2026'",
    },
  ])("of a ledger $what is refused in both languages, and nothing changes", async ({ sql }) => {
    expect(corruption(sql)).toBeGreaterThan(0);
    const items = [...ledgerItems(), ...itemsBeside()];
    const { code, err } = await monitor("rebuild");
    expect(code).toBe(2);
    expect(err).toContain("그대로 두었습니다");
    expect([...ledgerItems(), ...itemsBeside()]).toEqual(items);
  });

  test("is refused while a monitor runs on the home", async () => {
    const lock = tryLock(home.hostLock);
    const { code, err } = await monitor("rebuild");
    expect(code).toBe(2);
    expect(err).toContain("다른 프로그램이");
    lock?.release();
  });

  test("gives way to a command that wrote meanwhile, or has the database open", async () => {
    corruption("UPDATE items SET data = replace(data, '14000', '14001') WHERE pk LIKE 'BAL#%'");
    const folder = join(home.path, "rebuild.part");
    const rebuilt = await rebuildInto(home, folder, () => {});
    const open = new DatabaseSync(home.database);
    open.prepare("SELECT count(*) FROM items").get();
    expect(await switchTo(home, folder, rebuilt, at)).toBe("moved-on");
    open.close();
    const file = join(home.path, "later.csv");
    writeFileSync(
      file,
      "사업코드,사업명,부서,예산액(원),집행액(원),기준일\nP1,사업 1,부서 1,90000,20000,2026-09-30\n",
    );
    await monitor("ingest", file, "--office", "4573000", "--year", "2026");
    expect(await switchTo(home, folder, rebuilt, at)).toBe("moved-on");
  });

  test("that broke off begins anew", async () => {
    const ledger = ledgerItems();
    corruption(insertPosting);
    corruption("DELETE FROM items WHERE pk LIKE 'BAL#4573000#2026#%'");
    const folder = join(home.path, "rebuild.part");
    await rebuildInto(home, folder, () => {});
    expect(ledgerItems(join(folder, "monitor.db"))).toEqual(ledger);
    expect((await monitor("rebuild")).code).toBe(0);
    expect((await monitor("verify")).code).toBe(0);
  });
});

const ofLedger = /^(HEAD|JOURNAL|UP|FIND|POST|BAL|CONF|CONFMONTH)#/;

function inDatabase<Result>(act: (database: DatabaseSync) => Result, path = home.database): Result {
  const database = new DatabaseSync(path);
  try {
    return act(database);
  } finally {
    database.close();
  }
}

/** Past the program. @returns how many items. */
function corruption(sql: string): number {
  return inDatabase((database) => Number(database.prepare(sql).run().changes));
}

function allItems(path = home.database): string[] {
  const rows = inDatabase(
    (database) => database.prepare("SELECT pk, sk, version, data FROM items ORDER BY pk, sk").all(),
    path,
  );
  return rows.map((row) => `${String(row["pk"])} ${JSON.stringify(row)}`);
}

function ledgerItems(path = home.database): string[] {
  return allItems(path).filter((item) => ofLedger.test(item));
}

function itemsBeside(): string[] {
  return allItems().filter((item) => !ofLedger.test(item));
}

function snapshotFiles(): string[] {
  return readdirSync(home.snapshots, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${name} ${readFileSync(join(parentPath, name), "utf8")}`);
}

function fileOf(fileName: string): string {
  const version = inDatabase((database) =>
    database
      .prepare("SELECT data ->> 'fileVersion' AS version FROM items WHERE data ->> 'fileName' = ?")
      .get(fileName),
  )?.["version"];
  return join(home.files, String(version).slice(0, 2), String(version));
}
