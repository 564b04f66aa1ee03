/** New files where the file system has no hard links: whole all the same, and in place of no other. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openHome } from "../../local/storage/home.ts";
import { openStorage } from "../../local/storage/open-storage.ts";
import { createFile } from "../../local/storage/write-file.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "place-file-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As FAT under Linux, Windows and macOS answer. */
const codes = ["EPERM", "ENOTSUP", "ENOSYS", "EINVAL"];

test.each(codes)("a database is made without links (%s), and opened by the next", (code) => {
  const path = join(folder, "monitor.db");
  const made = openDatabase(path, noLinks(code));
  made.exec("INSERT INTO items (pk, sk, data) VALUES ('a', 'b', '{}')");
  const again = openDatabase(path, noLinks(code));
  expect(again.prepare("SELECT count(*) AS items FROM items").get()).toEqual({ items: 1 });
  again.close();
  made.close();
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a database that another process made meanwhile is left as it is", () => {
  const path = join(folder, "monitor.db");
  const first = (): never => {
    const other = openDatabase(path);
    other.exec("INSERT INTO items (pk, sk, data) VALUES ('a', 'b', '{}')");
    other.close();
    throw errorOf("EPERM");
  };
  const opened = openDatabase(path, first);
  expect(opened.prepare("SELECT count(*) AS items FROM items").get()).toEqual({ items: 1 });
  opened.close();
});

test("a file is made without links, and one that is there stays", async () => {
  const path = join(folder, "a/file");
  expect(await createFile(path, "first", noLinks("EPERM"))).toBe(true);
  expect(await createFile(path, "second", noLinks("EPERM"))).toBe(false);
  expect(readFileSync(path, "utf8")).toBe("first");
  expect(readdirSync(join(folder, "a"))).toEqual(["file"]);
});

test("what is wrong for another reason is told, and no draft is left", async () => {
  const path = join(folder, "file");
  await expect(createFile(path, "x", noLinks("EIO"))).rejects.toThrow("EIO");
  expect(() => openDatabase(join(folder, "monitor.db"), noLinks("EIO"))).toThrow("EIO");
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  { what: "stored files", make: "files/ab/abcd" },
  { what: "snapshots", make: "snapshots/1129000/2020/2020-10-31/v1.json" },
])("a home with $what and without its database is refused in both languages", async ({ make }) => {
  const home = openHome(folder);
  mkdirSync(join(folder, make, ".."), { recursive: true });
  writeFileSync(join(folder, make), "bytes");
  const opening = openStorage(home, "command");
  await expect(opening).rejects.toMatchObject({ code: "database-missing" });
  await expect(opening).rejects.toThrow(/monitor restore[^]*[가-힣].*\n.*monitor restore/);
  expect(existsSync(home.database)).toBe(false);
});

function noLinks(code: string) {
  return (): never => {
    throw errorOf(code);
  };
}

function errorOf(code: string): Error {
  return Object.assign(new Error(code), { code });
}
