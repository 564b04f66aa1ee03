/**
 * A home from a backup, in an empty place only. It is unpacked beside that place, held against its manifest file by
 * file, and then moved there at once: a home that is there is whole.
 */
import { createReadStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { unpackTar } from "modern-tar/fs";
import { renameFile } from "../../shared/runtime/platform.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { absentFile } from "../storage/mistyped-path.ts";
import { CommandError } from "../terminal/command-line.ts";
import { environmentErrorOf } from "../terminal/explain-error.ts";
import type { BytesReport } from "./write-backup.ts";
import {
  databaseName,
  factsOf,
  folderNames,
  type KeptFile,
  manifest,
  type Manifest,
  manifestName,
} from "./backup-manifest.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";

/**
 * @param home the folder that the home is to be.
 * @throws CommandError where something lies there, or where the file is no whole backup: nothing is left then.
 */
export async function restoreBackup(file: string, home: string, report: BytesReport): Promise<Manifest> {
  if (!existsSync(file)) throw absentFile(file);
  await assertEmpty(home);
  await mkdir(dirname(home), { recursive: true });
  const folder = await mkdtemp(join(dirname(home), `.${basename(home)}-restore-`));
  try {
    await unpack(file, folder);
    const said = await readManifest(file, folder);
    const all = said.files.reduce((sum, { byteLength }) => sum + byteLength, 0);
    let checked = 0;
    for (const kept of said.files) {
      await assertWhole(file, folder, kept);
      report((checked += kept.byteLength), all);
    }
    openDatabase(join(folder, databaseName)).close();
    await rm(join(folder, manifestName));
    await rm(home, { recursive: true, force: true });
    await renameFile(folder, home);
    return said;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Folders without a file in them are as good as nothing. */
async function assertEmpty(home: string): Promise<void> {
  if (!existsSync(home)) return;
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const [first] = entries.filter((entry) => !entry.isDirectory());
  if (first === undefined) return;
  const path = join(first.parentPath, first.name);
  throw new CommandError(
    `${home}${particle(home, "은/는")} 비어 있지 않습니다(${path}). 백업은 빈 폴더에만 되살립니다. MONITOR_HOME을 새 폴더로 정하십시오.`,
    `${home} is not empty (${path}). A backup is restored into an empty folder only: set MONITOR_HOME to a new one.`,
  );
}

function isOurs(name: string): boolean {
  return (
    name === manifestName || name === databaseName || folderNames.some((each) => name.startsWith(`${each}/`))
  );
}

function isKept({ name, type }: { name: string; type?: string }): boolean {
  return type === "file" && isOurs(name) && !name.split("/").includes("..");
}

async function unpack(file: string, folder: string): Promise<void> {
  try {
    await pipeline(createReadStream(file), unpackTar(folder, { strict: true, filter: isKept, dmode: 0o700 }));
  } catch (error) {
    if (environmentErrorOf(error) !== null) throw error;
    throw notWhole(file, basename(file));
  }
}

async function readManifest(file: string, folder: string): Promise<Manifest> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, manifestName), "utf8")));
  } catch {
    throw notWhole(file, manifestName);
  }
}

async function assertWhole(
  file: string,
  folder: string,
  { path, byteLength, sha256 }: KeptFile,
): Promise<void> {
  const place = join(folder, path);
  const found = existsSync(place) ? await factsOf(place) : null;
  if (found?.byteLength !== byteLength || found.sha256 !== sha256) throw notWhole(file, path);
}

function notWhole(file: string, what: string): CommandError {
  return new CommandError(
    `${file}${particle(file, "은/는")} 온전한 백업이 아닙니다(${what}). 아무것도 되살리지 않았습니다. 다른 백업을 쓰십시오.`,
    `${file} is no whole backup (${what}). Nothing was restored. Use another one.`,
  );
}
