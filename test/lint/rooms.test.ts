// A house that a stranger reads once: small files in small rooms, and no circle among files or rooms, of types included.
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { circlesIn, folderImports, importsOf, sourceFiles } from "./source-graph.ts";

const files = sourceFiles();
const imports = importsOf(files);

test("the source is read: files of every kind and their imports are found", () => {
  expect(files.size).toBeGreaterThan(500);
  expect([...(imports.get("shared/formats/registry.ts") ?? [])]).toContain(
    "shared/formats/payments/payment-list.ts",
  );
});

test("no source file is longer than 250 lines", () => {
  const long = [...files].filter(([, text]) => text.trimEnd().split("\n").length > 250);
  expect(long.map(([path]) => path)).toEqual([]);
});

test("no folder holds more than 22 source files", () => {
  const sizes = new Map<string, number>();
  for (const path of files.keys()) sizes.set(dirname(path), (sizes.get(dirname(path)) ?? 0) + 1);
  const full = [...sizes].filter(([, size]) => size > 22);
  expect(full).toEqual([]);
});

// From a queue to the balance and back: the part that must fit into one head.
test("ingest and verify together have at most 1,900 lines", () => {
  const core = [...files].filter(([path]) => /^functions\/(?:ingest|verify)\//.test(path));
  const lines = core.reduce((sum, [, text]) => sum + text.trimEnd().split("\n").length, 0);
  expect(lines).toBeGreaterThan(0);
  expect(lines).toBeLessThanOrEqual(1900);
});

test("no files import one another in a circle", () => {
  expect(circlesIn(imports)).toEqual([]);
});

test("no folders import one another in a circle", () => {
  expect(circlesIn(folderImports(imports))).toEqual([]);
});

test.each([
  ["two that import each other", { a: ["b"], b: ["a", "c"], c: [] }, [["a", "b"]]],
  ["a long way round", { a: ["b"], b: ["c"], c: ["a"], d: ["a"] }, [["a", "b", "c"]]],
  [
    "two circles",
    { a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"] },
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["none", { a: ["b", "c"], b: ["c"], c: [] }, []],
])("a circle is found where there is one: %s", (_name, graph: Record<string, string[]>, circles) => {
  expect(circlesIn(new Map(Object.entries(graph).map(([node, to]) => [node, new Set(to)])))).toEqual(circles);
});

test("an import counts whatever it imports: a type, a value later, what is passed on", () => {
  const found = importsOf(
    new Map([
      ["a/one.ts", 'import type { Two } from "./two.ts";\nconst late = () => import("../b/three.ts");\n'],
      ["a/two.ts", 'export * from "../b/three.ts";\nimport "./one.ts";\n'],
      ["b/three.ts", 'import {\n  type One,\n} from "../a/one.ts";\n'],
    ]),
  );
  expect(found.get("a/one.ts")).toEqual(new Set(["a/two.ts", "b/three.ts"]));
  expect(found.get("a/two.ts")).toEqual(new Set(["b/three.ts", "a/one.ts"]));
  expect(found.get("b/three.ts")).toEqual(new Set(["a/one.ts"]));
  expect(circlesIn(folderImports(found))).toEqual([["a", "b"]]);
});
