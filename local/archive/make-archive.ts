/**
 * `npm run bundle`: one zip file with everything but Node. It is laid out as the repository, so that the program finds the
 * page, the fonts and the samples where it looks for them. The same sources make the same bytes.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { filesBesidePackages } from "./beside-packages.ts";
import { billOfMaterials } from "./bill-of-materials.ts";
import { bundlePage } from "./bundle-page.ts";
import { bundleProgram } from "./bundle-program.ts";
import { noticesOf, packagesOf } from "./bundled-packages.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";
import { type Zippable, zipSync } from "fflate";

/** The guides for one PC, and what they and the help of commands point at. */
const guides = [
  "pc-guide.md",
  "pc-guide.en.md",
  "windows.md",
  "alerts.md",
  "forecast.md",
  "policy.md",
  "upgrading.md",
];

/** The first day of zip's calendar; fflate writes what the clock of this place shows of it, which is the same everywhere. */
const firstDay = new Date(1980, 0, 1);
const unix = 3;
const programMode = 0o755;
const fileMode = 0o644;
const programs: ReadonlySet<string> = new Set(["monitor", "local/monitor.js"]);

const root = join(import.meta.dirname, "../..");
const product = z
  .object({ name: z.string(), version: z.string(), license: z.string() })
  .parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));

const [folder = join(root, "dist")] = scriptArguments({
  usage: "npm run bundle -- [FOLDER]: the archive for PCs, in dist/ where no folder is named",
  options: {},
  mostWords: 1,
}).words;
await writeArchive(resolve(folder));

async function writeArchive(output: string): Promise<void> {
  const files = await archiveFiles();
  const name = `${product.name}-${product.version}`;
  const bytes = zipOf(name, files);
  await mkdir(output, { recursive: true });
  const path = join(output, `${name}.zip`);
  await writeFile(path, bytes);
  await writeFile(`${path}.sha256`, `${sha256(bytes)}  ${name}.zip\n`);
  const started = await startMilliseconds(files);
  const unpacked = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  process.stdout.write(
    `${path}\n  ${files.size} files, ${megabytes(bytes.byteLength)} zipped, ${megabytes(unpacked)} unpacked\n  a command starts in ${started} ms here\n  SHA-256 ${sha256(bytes)}\n`,
  );
}

async function archiveFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const program = await bundleProgram(root);
  const page = await bundlePage(root);
  const beside = await filesBesidePackages(root);
  const packages = await packagesOf(root, [
    ...program.sources,
    ...page.sources,
    ...[...beside.keys()].filter((path) => existsSync(join(root, path))),
  ]);
  const files = new Map<string, Uint8Array>([
    ...program.files,
    ...page.files,
    ...beside,
    ...(await folderFiles("samples", "samples")),
    ...(await folderFiles("deploy", "deploy")),
    ...(await folderFiles("local/archive/files", "")),
    ["LICENSE", await readFile(join(root, "LICENSE"))],
    ["package.json", text(packageFile())],
    ["THIRD-PARTY-NOTICES.txt", text(await noticesOf(root, packages))],
    ["sbom.cdx.json", text(billOfMaterials(product, packages))],
  ]);
  for (const name of guides) files.set(`docs/${name}`, await readFile(join(root, "docs", name)));
  const sums = [...files].toSorted(byPath).map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`);
  return new Map([...files, ["SHA256SUMS", text(sums.join(""))] as const].toSorted(byPath));
}

/** Of the unpacked program, as it runs on this computer: the quickest of some, for others may work beside it. */
async function startMilliseconds(files: ReadonlyMap<string, Uint8Array>): Promise<number> {
  const unpacked = await mkdtemp(join(tmpdir(), "archive-"));
  const startsTimed = 3;
  try {
    for (const [path, bytes] of files) {
      const to = join(unpacked, path);
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, bytes);
    }
    const line = [join(unpacked, "local/monitor.js"), "--version"];
    const times: number[] = [];
    for (let run = 0; run < startsTimed; run++) {
      const from = performance.now();
      await promisify(execFile)(process.execPath, line);
      times.push(performance.now() - from);
    }
    return Math.round(Math.min(...times));
  } finally {
    await rm(unpacked, { recursive: true });
  }
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

async function folderFiles(from: string, to: string): Promise<[string, Uint8Array][]> {
  const source = join(root, from);
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path): Promise<[string, Uint8Array]> => [
      [to, ...relative(source, path).split(sep)].filter((part) => part !== "").join("/"),
      await readFile(path),
    ]),
  );
}

/** Says that files of the archive are ES modules, and what a `bin` of it is. */
function packageFile(): string {
  const bin = { monitor: "local/monitor.js" };
  return `${JSON.stringify({ ...product, private: true, type: "module", engines: { node: ">=24" }, bin }, null, 2)}\n`;
}

function byPath([a]: readonly [string, Uint8Array], [b]: readonly [string, Uint8Array]): number {
  return a < b ? -1 : 1;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** One folder as a zip file whose bytes follow from its content alone. @param files path below the folder -> content. */
function zipOf(name: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, bytes] of files) {
    const mode = programs.has(path) ? programMode : fileMode;
    // 0o100000: a plain file. The mode stands in the upper half.
    entries[`${name}/${path}`] = [
      bytes,
      { attrs: (0o100_000 + mode) * 0x1_00_00, os: unix, mtime: firstDay },
    ];
  }
  return zipSync(entries, { level: 9 });
}
