/** Whatever single field of a stored item, or byte of a stored file, somebody changes: a verification names it. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyLedger } from "../../functions/verify/replay/verify-ledger.ts";
import { FolderFileStore } from "../../local/storage/folder-file-store.ts";
import { FolderSnapshotFiles } from "../../local/storage/folder-stores.ts";
import { verifyBooks } from "../../functions/verify/verify-books.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { replayTarget } from "../../shared/stores/compare-ledgers.ts";
import type { Item, ItemTable } from "../../shared/ports/item-table.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { liveBriefly, liveThrough, openFixture, type Fixture } from "../functions/verify/verify-fixture.ts";
import { books } from "../support/uploads.ts";
import { corruptionsOf } from "./corruption.ts";
import { TableCopy } from "./table-copy.ts";

const sample = join(import.meta.dirname, "../../samples/1129000/2020/as-of=2020-10-31/council-report.txt");

/** What is said of damage to an item of each kind; an item of another kind has no business to be there. */
const codesByKind: Readonly<Record<string, RegExp>> = {
  BAL: /^(balance-(differs|missing)|item-damaged)$/,
  BOOKS: /^item-damaged$/,
  CONF: /^(confirmation-differs|item-damaged)$/,
  CONFMONTH: /^(confirmation-differs|item-damaged)$/,
  FIND: /^(upload-differs|item-damaged)$/,
  HEAD: /^(entry-(differs|missing)|item-damaged)$/,
  JOURNAL: /^(entry-(differs|missing)|file-(missing|altered|unreadable)|upload-differs|item-damaged)$/,
  POST: /^(posting-differs|item-damaged)$/,
  UP: /^(upload-differs|item-damaged)$/,
  AL: /^(alert-(differs|missing|log-broken)|item-damaged)$/,
  LOOK: /^item-damaged$/,
  SN: /^(snapshot-.*|item-damaged)$/,
  SNHEAD: /^(snapshot-.*|item-damaged)$/,
};

/** Nothing else in the ledger tells what these are. */
const unchecked: Readonly<Record<string, string>> = {
  "JOURNAL apply data.by": "the program applies what nothing holds, whoever sent it",
  "JOURNAL reject data.by": "the program rejects it, whoever sent it",
  "JOURNAL undo data.by": "the upload was restored since: only the audit trail says who undid it",
  "JOURNAL undo data.at": "and when",
  "JOURNAL restore data.by":
    "the upload is what it was before the undo: only the audit trail says who restored it",
  "JOURNAL restore data.at": "and when",
};

/** Facts as they are printed: they are made anew from the exact facts when they are read. */
const printedFacts = ["expectedRate", "gapPoints", "planRate", "rate", "targetRate"].map(
  (name) => `facts.${name}`,
);
const uncheckedOfAlerts = printedFacts.flatMap((name) => [
  `AL ALERT data.${name}`,
  `AL ALERT data.raised.${name}`,
  `AL LOG data.alert.${name}`,
  `AL LOG data.alert.raised.${name}`,
]);

const ledgerKinds = ["BAL", "BOOKS", "CONF", "CONFMONTH", "FIND", "HEAD", "JOURNAL", "POST", "UP"];

interface Place {
  readonly folder: string;
  readonly files: FolderFileStore;
  /** Of these books and of two others. */
  readonly everything: readonly Item[];
  /** Of these books. */
  readonly items: readonly Item[];
}

let whole: Place;
let brief: Place;

beforeAll(async () => {
  const report = await readFile(sample, "utf8");
  whole = await settle((fixture) => liveThrough(fixture, report));
  brief = await settle(liveBriefly);
});

afterAll(async () => {
  for (const { folder } of [whole, brief]) await rm(folder, { recursive: true });
});

/** Lives a story on a table and in a folder. */
async function settle(live: (fixture: Fixture) => Promise<void>): Promise<Place> {
  const table = new MemoryItemTable();
  const folder = await mkdtemp(join(tmpdir(), "verify-"));
  const files = new FolderFileStore(join(folder, "files"));
  await live(openFixture({ ...storesOf({ folder }, table), files }));
  const everything = table.items();
  return { folder, files, everything, items: everything.filter((item) => isOurs(keyOf(item))) };
}

function storesOf({ folder }: Pick<Place, "folder">, table: ItemTable) {
  return {
    ledger: new TableLedgerStore(table),
    replayTarget: () => replayTarget(table),
    alerts: new TableAlertStore(table),
    audit: new TableAuditTrail(table),
    policies: new TablePolicyStore(table),
    snapshots: new TableSnapshotStore(table, new FolderSnapshotFiles(join(folder, "snapshots"))),
  };
}

function keyOf({ pk, sk }: Item): string {
  return `${pk}#${sk}`;
}

function isOurs(key: string): boolean {
  return key.includes(`#${books.office}#${books.fiscalYear}`);
}

function evidenceOf(place: Place, table: ItemTable) {
  const stores = storesOf(place, table);
  return { ...stores, files: place.files, readDocument: openDocument, hash: sha256Of };
}

type Verify = (place: Place, table: ItemTable) => Promise<readonly Discrepancy[]>;

const everythingKept: Verify = async (place, table) =>
  (await verifyBooks(books, evidenceOf(place, table), () => {})).discrepancies;

const ledgerAlone: Verify = async (place, table) =>
  (await verifyLedger(books, evidenceOf(place, table), [], () => {})).discrepancies;

/** As the command does: first which books there are. */
async function codesOf(place: Place, copy: TableCopy, verify: Verify): Promise<string[]> {
  try {
    await new TableLedgerStore(copy).listBooks();
  } catch (error) {
    return [String((error as { code?: unknown }).code)];
  }
  return [...new Set((await verify(place, copy)).map(({ code }) => code))];
}

/** The damages of these kinds of items that were not told by a fitting code. */
async function missedOf(
  place: Place,
  kinds: readonly string[],
  verify: Verify,
): Promise<{ planted: number; missed: string[] }> {
  const copy = await TableCopy.of(place.everything);
  const own = place.items.filter(({ pk }) => kinds.includes(kindOf(pk)));
  const damages = corruptionsOf(own);
  const missed: string[] = [];
  for (const { name, item, corrupt } of damages) {
    await copy.put(corrupt);
    const codes = codesByKind[kindOf(item.pk)] ?? /^$/;
    if (!(await codesOf(place, copy, verify)).some((code) => codes.test(code))) missed.push(name);
    await copy.put(item);
  }
  return { planted: damages.length, missed: missed.toSorted() };
}

function kindOf(pk: string): string {
  return pk.split("#", 1)[0] ?? "";
}

describe("a verification of what lies in a table", () => {
  test("finds nothing where nobody touched anything", async () => {
    expect(await everythingKept(whole, await TableCopy.of(whole.everything))).toEqual([]);
    expect(await everythingKept(brief, await TableCopy.of(brief.everything))).toEqual([]);
  });

  test("knows every kind of item", () => {
    const kinds = new Set([...whole.items, ...brief.items].map(({ pk }) => kindOf(pk)));
    // A policy is what people decided: it follows from nothing else.
    expect([...kinds].toSorted()).toEqual([...Object.keys(codesByKind), "POL"].toSorted());
  });

  test("finds every field of uploads, postings and balances that somebody changed", async () => {
    const { planted, missed } = await missedOf(whole, ledgerKinds, ledgerAlone);
    expect(missed).toEqual(Object.keys(unchecked).toSorted());
    expect(planted).toBeGreaterThan(150);
  }, 240_000);

  test("finds every field of alerts, their log and snapshots that somebody changed", async () => {
    const { planted, missed } = await missedOf(brief, ["AL", "SN", "SNHEAD"], everythingKept);
    expect(missed).toEqual(uncheckedOfAlerts.toSorted());
    expect(planted).toBeGreaterThan(80);
  }, 60_000);

  test("finds every item that somebody took away", async () => {
    const copy = await TableCopy.of(brief.everything);
    const missed: string[] = [];
    // Without its note a look takes what it finds for news, and makes another.
    for (const item of brief.items.filter(({ pk }) => pk !== "BOOKS" && kindOf(pk) !== "LOOK")) {
      await copy.remove(item);
      if ((await codesOf(brief, copy, everythingKept)).length === 0) missed.push(keyOf(item));
      await copy.put(item);
    }
    expect(missed).toEqual([]);
  });

  test("finds an item of each kind that somebody took away or added under another name", async () => {
    const copy = await TableCopy.of(whole.everything);
    const missed: string[] = [];
    const verifyWith = async (what: string, item: Item): Promise<void> => {
      if ((await codesOf(whole, copy, ledgerAlone)).length === 0) missed.push(`${what} ${keyOf(item)}`);
    };
    for (const kind of ledgerKinds) {
      // Which books there are follows from nothing else, and other books are verified as their own.
      if (kind === "BOOKS") continue;
      const own = whole.items.filter(({ pk }) => kindOf(pk) === kind);
      for (const item of new Set([own.at(0), own.at(-1)])) {
        if (item === undefined) throw new RangeError(`The story has no item of ${kind}`);
        await copy.remove(item);
        await verifyWith("took away", item);
        await copy.put(item);
        const added = { ...item, sk: `${item.sk}9` };
        await copy.put(added);
        await verifyWith("added", added);
        await copy.remove(added);
      }
    }
    expect(missed).toEqual([]);
  }, 60_000);

  test.each(["with its files", "without its files"])(
    "names an item that cannot be read any more and goes on, %s",
    async (how) => {
      const copy = await TableCopy.of(brief.everything);
      const place =
        how === "with its files"
          ? brief
          : { ...brief, files: new FolderFileStore(join(brief.folder, "none")) };
      const missed: string[] = [];
      for (const item of brief.items.filter(({ pk }) => pk !== "BOOKS" && kindOf(pk) !== "POL")) {
        await copy.put({ ...item, data: "{" });
        const codes = await codesOf(place, copy, everythingKept);
        if (!codes.some((code) => code !== "file-missing")) missed.push(keyOf(item));
        await copy.put(item);
      }
      expect(missed).toEqual([]);
    },
  );

  test("says where: the file, the row, the project, the field, what should be there and what is", async () => {
    const copy = await TableCopy.of(whole.everything);
    const posting = whole.items.find(
      ({ pk, sk }) => pk === "POST#1129000#2020#code/a1" && sk.endsWith("8#1/1"),
    );
    if (posting === undefined) throw new RangeError("The story has another posting there now");
    await copy.put({ ...posting, data: posting.data.replace('"25000000"', '"25000001"') });
    expect(await ledgerAlone(whole, copy)).toMatchObject([
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

  test("reads of other offices the list of books alone, of another year only last year's balances, and writes nothing", async () => {
    const copy = await TableCopy.of(whole.everything);
    expect(whole.everything.length).toBeGreaterThan(whole.items.length);
    await everythingKept(whole, copy);
    expect(copy.asked.length).toBeGreaterThan(20);
    const others = [...new Set(copy.asked)].filter((pk) => !isOurs(pk));
    expect(others.filter((pk) => !/^(HEAD|UP|BAL)#1129000#2019\b/.test(pk))).toEqual([
      "POL#1129000",
      "BOOKS",
    ]);
  });
});

describe("a verification of stored files", () => {
  test("finds every file that somebody changed or took away, uploads and snapshots alike", async () => {
    const copy = await TableCopy.of(brief.everything);
    const entries = await readdir(brief.folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(paths).toHaveLength(4);
    for (const path of paths) {
      const kind = path.includes("/snapshots/") ? "snapshot-file" : "file";
      const bytes = await readFile(path);
      await rm(path);
      expect(await codesOf(brief, copy, everythingKept)).toEqual([`${kind}-missing`]);
      await writeFile(path, Buffer.concat([bytes, Buffer.from(" ")]));
      const altered = kind === "file" ? "file-altered" : "snapshot-file-changed";
      expect(await codesOf(brief, copy, everythingKept)).toEqual([altered]);
      await rm(path);
      await writeFile(path, bytes);
    }
  });
});
