/** What lies in a bundle's folder: which of its files a start reads, and of which sources they are made. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

const sourceMap = z.object({ sources: z.array(z.string()) });

export interface BundleFiles {
  readonly bytes: number;
  readonly sources: readonly string[];
}

/** All of its modules, also those that are loaded when they are asked for. */
export async function wholeBundle(folder: string): Promise<BundleFiles> {
  return described(
    folder,
    (await readdir(folder)).filter((name) => name.endsWith(".mjs")),
  );
}

/** What the first module imports, and what that imports. */
export async function readAtStart(folder: string): Promise<BundleFiles> {
  const found = new Set(["index.mjs"]);
  for (const name of found) {
    const text = await readFile(join(folder, name), "utf8");
    for (const [, imported] of text.matchAll(/(?:from|import)"\.\/([\w.-]+\.mjs)"/g))
      if (imported !== undefined) found.add(imported);
  }
  return described(folder, [...found]);
}

async function described(folder: string, names: readonly string[]): Promise<BundleFiles> {
  const parts = await Promise.all(
    names.map(async (name) => {
      const { size } = await stat(join(folder, name));
      const map: unknown = JSON.parse(await readFile(join(folder, `${name}.map`), "utf8"));
      return { size, sources: sourceMap.parse(map).sources };
    }),
  );
  return {
    bytes: parts.reduce((sum, { size }) => sum + size, 0),
    sources: parts.flatMap(({ sources }) => sources),
  };
}
