/** Which packages are in the archive, as the lock file has them, and what their licences ask us to pass on. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
    }),
  ),
});

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** Null where its package file names none: then its text says it. */
  readonly licence: string | null;
  /** As npm writes it: sha512-BASE64. */
  readonly integrity: string | null;
  /** Where it lies below the repository. */
  readonly folder: string;
}

/**
 * @param paths files that are in the archive.
 * @throws RangeError for a package that the lock file does not know, as after a change that was not installed.
 */
export async function packagesOf(root: string, paths: readonly string[]): Promise<readonly BundledPackage[]> {
  const { packages } = lockFile.parse(JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")));
  const folders = new Set(paths.flatMap((path) => packageFolderOf(path) ?? []));
  return [...folders]
    .map((folder) => {
      const { version, license: licence = null, integrity = null } = packages[folder] ?? {};
      if (version === undefined) throw new RangeError(`The lock file says no version of ${folder}.`);
      const name = folder.slice(folder.lastIndexOf(marker) + marker.length);
      return { name, version, licence, integrity, folder };
    })
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

const marker = "node_modules/";

/** Packages may lie in packages; null for a file of our own. */
function packageFolderOf(path: string): string | null {
  const inside = path.replaceAll("\\", "/");
  const from = inside.indexOf(marker);
  const last = inside.lastIndexOf(marker);
  if (from === -1) return null;
  const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(inside.slice(last + marker.length)) ?? [];
  return name === undefined ? null : `${inside.slice(from, last)}${marker}${name}`;
}

const noticeName = /^(?:licen[cs]e|copying|notice|third_party)/i;

/** One text with the licences and notices of every package. @throws RangeError for a package without either. */
export async function noticesOf(root: string, packages: readonly BundledPackage[]): Promise<string> {
  const parts = [
    "This archive holds the packages below. Each is under its own licence.\n이 프로그램에는 아래 패키지가 들어 있습니다. 각 패키지는 자기 사용 조건을 따릅니다.",
  ];
  for (const { name, version, licence, folder } of packages) {
    const texts = await noticeTexts(join(root, folder));
    if (licence === null && texts.length === 0) throw new RangeError(`${name} ${version} has no licence.`);
    const said = texts.length > 0 ? texts : ["Its package names its licence and has no text."];
    parts.push([`${"=".repeat(78)}\n${name} ${version} (${licence ?? "see below"})`, ...said].join("\n\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

async function noticeTexts(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries
    .filter(({ name }) => noticeName.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const texts = await Promise.all(
    found.map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? allTexts(path) : [await readFile(path, "utf8")];
    }),
  );
  return texts.flat().map((text) => text.replaceAll("\r\n", "\n").trim());
}

async function allTexts(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).toSorted();
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
}
