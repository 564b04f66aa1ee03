// The picture of the rooms is drawn from the code, and leaves out only what other arrows tell.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { grouped, reduced, withPicture } from "./rooms-picture.ts";
import { importsOf, sourceFiles } from "./source-graph.ts";

test("docs/architecture.md shows the rooms as npm run rooms-picture draws them", () => {
  const document = readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8");
  expect(document).toBe(withPicture(document, importsOf(sourceFiles())));
});

test("an arrow that two others tell is left out, and no other", () => {
  const graph = { a: ["b", "c", "d"], b: ["c"], c: ["d"], d: [] };
  expect(plain(reduced(graphOf(graph)))).toEqual({ a: ["b"], b: ["c"], c: ["d"], d: [] });
});

test("what stands in a circle keeps its arrows", () => {
  const graph = { a: ["b", "c"], b: ["a", "c"], c: [] };
  expect(plain(reduced(graphOf(graph)))).toEqual(graph);
});

test("files are put together by their room, and imports inside of a room are no arrow", () => {
  const graph = { "x/1": ["x/2", "y/1"], "x/2": ["z/1"], "y/1": [], "z/1": [] };
  const rooms = grouped(graphOf(graph), (path) => (path.startsWith("z") ? null : (path.split("/")[0] ?? "")));
  expect(plain(rooms)).toEqual({ x: ["y"], y: [] });
});

test("a document without the marks is refused", () => {
  expect(() => withPicture("# Architecture\n", new Map())).toThrow("<!-- rooms -->");
});

function graphOf(
  graph: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(graph).map(([node, targets]) => [node, new Set(targets)]));
}

function plain(graph: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
  return Object.fromEntries([...graph].map(([node, targets]) => [node, [...targets]]));
}
