/**
 * Builds the page where it was never built, or where its sources are newer than what was built, so that
 * `npm start` works right after `npm ci`. It takes about a second, and nothing when there is nothing to do.
 */
import { readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { scriptArguments } from "../shared/runtime/script-arguments.ts";

// Tests of the page build it by importing this file.
if (import.meta.main)
  scriptArguments({
    usage: "node local/build-page.ts: builds the page where its sources are newer than it",
    options: {},
    mostWords: 0,
  });

const folder = join(import.meta.dirname, "../dashboard");
const built = join(folder, "dist/index.html");

const [source, page] = await Promise.all([newestBelow(folder), changedAt(built)]);
if (source > page) await build();

async function build(): Promise<void> {
  try {
    // For use, whoever builds: a test's own setting would bring React's development build, twice as large.
    process.env["NODE_ENV"] = "production";
    const vite = await import("vite");
    await vite.build({ root: folder, configFile: join(folder, "vite.config.ts"), logLevel: "warn" });
    console.error("화면을 새로 만들었습니다. / The page was built.");
  } catch (error) {
    // An installation without development packages keeps the page that it came with.
    if (page === 0)
      console.error(`화면을 만들지 못했습니다. / The page could not be built: ${String(error)}`);
  }
}

/** When any source of the page changed last. */
async function newestBelow(root: string): Promise<number> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(root, path).startsWith("dist"));
  return Math.max(0, ...(await Promise.all(files.map(changedAt))));
}

/** 0 of a file that is not there. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.mtimeMs ?? 0;
}
