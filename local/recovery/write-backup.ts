/**
 * A backup of a home while its host runs, as one tar file. The database is copied first, as of one moment: every file
 * that it names was stored before it was named, and is never changed or taken away, so it is still there afterwards.
 */
import { createWriteStream, existsSync } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { packTar, type TarSource } from "modern-tar/fs";
import { renameFile } from "../../shared/runtime/platform.ts";
import type { AuditScope } from "../../shared/ports/audit-trail.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import type { Home } from "../storage/home.ts";
import { databaseBackoff } from "../storage/open-storage.ts";
import { syncFile } from "../storage/write-file.ts";
import { assertFolderOf } from "../storage/mistyped-path.ts";
import { CommandError } from "../terminal/command-line.ts";
import {
  databaseName,
  factsOf,
  folderNames,
  type KeptFile,
  type KeptHead,
  type Manifest,
  manifestName,
} from "./backup-manifest.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";

/** Hears how many bytes of how many are done. */
export type BytesReport = (done: number, of: number) => void;

/** @param at the moment, ISO 8601. @throws CommandError where a file of that name is: nothing is ever written over. */
export async function writeBackup(
  home: Home,
  file: string,
  at: string,
  report: BytesReport,
): Promise<Manifest> {
  if (existsSync(file)) {
    throw new CommandError(
      `${file}${particle(file, "이/가")} 이미 있습니다. 다른 이름을 정해 주십시오. 백업은 있는 파일을 덮어쓰지 않습니다.`,
      `${file} is there already. Choose another name: a backup never replaces a file.`,
    );
  }
  const parent = dirname(file);
  assertFolderOf(file);
  // Beside the backup, where there must be room for it anyway.
  const folder = await mkdtemp(join(parent, ".backup-"));
  try {
    const database = join(folder, databaseName);
    copyDatabase(home.database, database);
    const auditHeads = await readAuditHeads(database);
    const paths = await filesOf(home.path);
    const sizes = await Promise.all([database, ...paths.map((path) => join(home.path, path))].map(sizeOf));
    // Each byte is read twice: for its hash, and into the archive.
    const all = 2 * sizes.reduce((sum, size) => sum + size, 0);
    let done = 0;
    const tell = (bytes: number): void => report((done += bytes), all);
    const kept: KeptFile[] = [];
    for (const path of [databaseName, ...paths]) {
      const facts = await factsOf(path === databaseName ? database : join(home.path, path));
      kept.push({ path, ...facts });
      tell(facts.byteLength);
    }
    const manifest: Manifest = {
      format: "budget-execution-monitor-backup",
      version: 1,
      at,
      files: kept,
      auditHeads,
    };
    const sources: TarSource[] = [
      { type: "content", content: JSON.stringify(manifest), target: manifestName },
      { type: "file", source: database, target: databaseName, mode: 0o600 },
      ...paths.map((path) => ({ type: "file" as const, source: join(home.path, path), target: path })),
    ];
    const draft = join(folder, "backup.tar");
    await pipeline(packTar(sources), counted(tell), createWriteStream(draft, { mode: 0o600 }));
    await syncFile(draft);
    await renameFile(draft, file);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What passes is told. */
function counted(tell: (bytes: number) => void): Transform {
  return new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      tell(chunk.byteLength);
      done(null, chunk);
    },
  });
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}

/** One reading transaction: writers go on beside it, and the copy has nothing of what they write. */
function copyDatabase(from: string, to: string): void {
  const database = openDatabase(from);
  try {
    database.prepare("VACUUM INTO ?").run(to);
  } finally {
    database.close();
  }
}

async function readAuditHeads(path: string): Promise<KeptHead[]> {
  const database = openDatabase(path);
  try {
    const table = new SqliteItemTable(database, databaseBackoff);
    const trail = new TableAuditTrail(table);
    const books = await new TableLedgerStore(table).listBooks();
    const scopes: AuditScope[] = ["installation", ...books];
    const heads: KeptHead[] = [];
    for (const scope of scopes) {
      const head = await trail.head(scope);
      const name = scope === "installation" ? scope : `${scope.office}/${scope.fiscalYear}`;
      if (head !== null) heads.push({ scope: name, ...head });
    }
    return heads;
  } finally {
    database.close();
  }
}

/** Below the home, with `/`; without what is only half written. */
async function filesOf(home: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of folderNames) {
    const folder = join(home, name);
    if (!existsSync(folder)) continue;
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && !entry.name.endsWith(".part"))
        found.push(relative(home, join(entry.parentPath, entry.name)).split(sep).join("/"));
  }
  return found.toSorted();
}
