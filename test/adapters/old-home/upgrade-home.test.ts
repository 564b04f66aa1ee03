/** What a home of version 0.1 becomes: the same figures, acts, answers and snapshots, or nothing at all. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { verifyAudit } from "../../../functions/api/verify-audit.ts";
import { verifyBooks } from "../../../functions/verify/verify-books.ts";
import { type Host, openHost } from "../../../local/host/host.ts";
import { folderOnly } from "../../../local/notify/notice-settings.ts";
import { type Home, openHome } from "../../../local/storage/home.ts";
import { readOldItems } from "../../../local/upgrade/old-books.ts";
import { isSound } from "../../../local/upgrade/print-upgrade.ts";
import { convertOldHome, type HomeUpgrade, switchOver } from "../../../local/upgrade/upgrade-home.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { runMonitor } from "../../support/monitor-process.ts";
import { unpackOldHome } from "./unpack-old-home.ts";

const now = "2026-12-01T00:00:00.000Z";
const books = { office: "4573000", fiscalYear: 2026 };

let home: Home;
let draft: string;
beforeEach(async () => {
  home = openHome(await unpackOldHome());
  draft = join(home.path, "upgrade.part");
});
afterEach(() => rmSync(home.path, { recursive: true, force: true }));

describe("a home of version 0.1", () => {
  test("is converted with every act, and comes to the same figures", async () => {
    const upgraded = await convert();
    expect(isSound(upgraded)).toBe(true);
    expect(
      upgraded.books.map(({ acts, differences, problems, notes }) => ({
        acts,
        differences,
        problems,
        notes: notes.map(({ fileName }) => fileName),
      })),
    ).toEqual([
      { acts: 1, differences: [], problems: [], notes: [] },
      {
        acts: 12,
        differences: [],
        problems: [],
        // It lacks five of six projects, and has one of them.
        notes: ["cut.csv"],
      },
    ]);
    expect(upgraded.books.map(({ totals }) => totals.after.expenditure)).toEqual([7_590_887_000n, 294_000n]);
    await inHost(async (host) => {
      const uploads = await host.ledger.listUploads(books);
      expect(uploads.map(({ fileName, outcome }) => `${fileName} ${outcome.state}`).toSorted()).toEqual([
        "april.csv applied",
        "broken.csv rejected",
        "cut.csv applied",
        "june.csv applied",
        "may.csv undone",
        "slip.csv discarded",
        "slip2.csv applied",
        "slip3.csv held",
      ]);
      const journal = await host.ledger.readJournal(books, 0, 100);
      expect(journal.map(({ act, by }) => `${act.kind} ${by ?? "–"}`)).toEqual([
        "apply –",
        "apply –",
        "apply –",
        "hold –",
        "apply monitor upgrade",
        "hold –",
        "reject –",
        "hold –",
        "undo 담당자",
        "undo 담당자",
        "restore 담당자",
        "apply 과장",
        "discard 담당자",
      ]);
      const moments = journal.map(({ at }) => at);
      expect(moments).toEqual(moments.toSorted());
    });
  });

  test("keeps policy, answers, audit trail, letters and snapshots, and is verified clean", async () => {
    const frozen = filesBelow(home.snapshots);
    const audit = [...readOldItems(home.oldDatabase)].filter(({ pk }) => pk.startsWith("AUDIT#"));
    await convert();
    expect(filesBelow(home.snapshots)).toEqual(frozen);
    await inHost(async (host) => {
      expect((await host.policies.current(books)).minimumBudget).toBe(1_000_000n);
      const all = await host.ledger.listBooks();
      let entries = 0;
      let answered = 0;
      for (const each of all) {
        const verification = await verifyBooks(each, { ...host, hash: sha256Of }, () => {});
        expect(verification).toMatchObject({ discrepancies: [], snapshots: 1 });
        entries += (await verifyAudit(each, host)).checked;
        answered += (await host.alerts.readAlerts(each)).filter(
          ({ explanation }) => explanation !== null,
        ).length;
      }
      expect(entries).toBe(audit.length);
      expect(answered).toBe(1);
      const messages = await host.notices.list(books);
      expect(messages.map(({ state }) => state)).toEqual(messages.map(() => ({ state: "dropped", at: now })));
      expect(messages.length).toBeGreaterThan(0);
    });
  });

  test("lies aside when it was converted, and an upgrade that broke off begins anew", async () => {
    mkdirSync(draft);
    writeFileSync(join(draft, "monitor.db"), "half");
    const before = readFileSync(home.oldDatabase);
    await convert();
    expect(existsSync(draft)).toBe(false);
    expect(readFileSync(join(home.path, "old/ledger.db"))).toEqual(before);
    expect(existsSync(home.oldDatabase)).toBe(false);
  });

  test.each([
    { what: "another figure", from: '"14000"', to: '"14001"' },
    { what: "a file half worked", from: '"state":"held"', to: '"state":"applying"' },
  ])(
    "whose ledger says $what stays as it is, and the command says so in both languages",
    async ({ from, to }) => {
      const changed = change(from, to);
      expect(changed).toBeGreaterThan(0);
      expect(isSound(await convertOldHome(home, draft, now, () => {}))).toBe(false);
      const before = readFileSync(home.oldDatabase);
      const { code, out, err } = await runMonitor(["upgrade"], { home: home.path });
      expect(code).toBe(2);
      expect(out).toMatch(/^ {2}! .*[가-힣]/m);
      expect(err).toContain("옮기지 않았습니다");
      expect(readFileSync(home.oldDatabase)).toEqual(before);
      expect(existsSync(home.database)).toBe(false);
    },
  );

  test("is converted by the command once; another home has nothing to convert", async () => {
    const refused = await runMonitor(["rates"], { home: home.path });
    expect(refused.err).toContain("monitor upgrade");
    const upgraded = await runMonitor(["upgrade"], { home: home.path });
    expect(upgraded).toMatchObject({ code: 0 });
    expect(upgraded.out).toContain("7,590,887,000 → 7,590,887,000");
    expect(readFileSync(join(home.path, "upgrade-report.txt"), "utf8")).toContain("7,590,887,000");
    const again = await runMonitor(["upgrade"], { home: home.path });
    expect(again.code).toBe(2);
    expect(again.err).toContain("옮길 것이 없습니다");
  });
});

async function convert(): Promise<HomeUpgrade> {
  const upgraded = await convertOldHome(home, draft, now, () => {});
  await switchOver(home, draft);
  return upgraded;
}

async function inHost(check: (host: Host) => Promise<void>): Promise<void> {
  const host = await openHost({
    home,
    role: "command",
    noticeSettings: folderOnly,
    onNotice: () => {},
    onAssessed: () => {},
    onError: () => {},
  });
  try {
    await check(host);
  } finally {
    host.close();
  }
}

/** Past the program. @returns how many items. */
function change(from: string, to: string): number {
  const database = new DatabaseSync(home.oldDatabase);
  const escaped = (text: string): string => text.replaceAll('"', '\\"');
  const { changes } = database
    .prepare("UPDATE ledger SET item_json = replace(item_json, ?, ?) WHERE instr(item_json, ?) > 0")
    .run(escaped(from), escaped(to), escaped(from));
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  return Number(changes);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${name} ${readFileSync(join(parentPath, name), "utf8")}`);
}
