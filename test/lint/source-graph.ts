// Who imports whom among the source files, type imports and lazy ones included, and which of them stand in a circle.
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Each source file by its path from the root, with its text. */
export function sourceFiles(): ReadonlyMap<string, string> {
  const paths = globSync("{functions,shared,local,infra,dashboard,bench}/**/*.{ts,tsx,js,mjs}", {
    cwd: root,
    exclude: ["dashboard/dist/**"],
  });
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

export function importsOf(files: ReadonlyMap<string, string>): Graph {
  return new Map(
    [...files].map(([path, text]) => [
      path,
      new Set(
        [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)]
          .map(([, spec = ""]) => normalize(join(dirname(path), spec)))
          .filter((target) => target !== path && files.has(target)),
      ),
    ]),
  );
}

/** The same between folders: a folder stands for the files directly in it. */
export function folderImports(imports: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    const own = folders.get(dirname(file)) ?? new Set();
    folders.set(dirname(file), own);
    for (const target of targets) if (dirname(target) !== dirname(file)) own.add(dirname(target));
  }
  return folders;
}

/** Groups of nodes that reach one another, each sorted. */
export function circlesIn(graph: Graph): readonly (readonly string[])[] {
  const reached = new Map([...graph.keys()].map((node) => [node, reachableFrom(node, graph)]));
  const groups = [...reached].flatMap(([node, targets]) =>
    targets.has(node) ? [[...targets].filter((other) => reached.get(other)?.has(node)).toSorted()] : [],
  );
  return [...new Map(groups.map((group) => [group.join(" "), group])).values()];
}

function reachableFrom(start: string, graph: Graph): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...(graph.get(node) ?? []));
  }
  return seen;
}
