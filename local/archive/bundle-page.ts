/** The page as `npm run build:dashboard` makes it, in memory. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { build } from "vite";
import type { Bundled } from "./bundle-program.ts";

export async function bundlePage(root: string): Promise<Bundled> {
  const folder = join(root, "dashboard");
  // What is handed out is the page as people use it, whatever the environment of who makes it says: Vite would obey that.
  process.env["NODE_ENV"] = "production";
  const built = await build({
    root: folder,
    configFile: join(folder, "vite.config.ts"),
    logLevel: "warn",
    build: { write: false },
  });
  if (!("output" in built)) throw new RangeError("Vite built something else than one page.");
  const files = new Map<string, Uint8Array>(await publicFiles(join(folder, "public")));
  const sources: string[] = [];
  for (const file of built.output) {
    if (file.type === "chunk") {
      files.set(placeOf(file.fileName), new TextEncoder().encode(file.code));
      sources.push(...file.moduleIds);
    } else {
      const { source } = file;
      files.set(
        placeOf(file.fileName),
        typeof source === "string" ? new TextEncoder().encode(source) : source,
      );
    }
  }
  return { files, sources };
}

/** Vite copies them only where it writes. */
async function publicFiles(folder: string): Promise<[string, Uint8Array][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    paths.map(async (path): Promise<[string, Uint8Array]> => [
      placeOf(relative(folder, path).split(sep).join("/")),
      await readFile(path),
    ]),
  );
}

/** Where the host looks for it. */
function placeOf(name: string): string {
  return `dashboard/dist/${name}`;
}
