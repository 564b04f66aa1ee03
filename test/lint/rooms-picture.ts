/**
 * The picture of the rooms in docs/architecture.md, drawn from the imports of the code: `npm run rooms-picture` writes it,
 * and a test holds the document against it. An arrow that follows from two others is left out, or nothing is seen.
 */
import { dirname } from "node:path";
import { circlesIn, type Graph } from "./source-graph.ts";

/** Between these marks the document belongs to the code. */
const marks = ["<!-- rooms -->", "<!-- /rooms -->"] as const;

/** The folders at the top, those of `shared` one by one: what a reader meets first. */
const house = (path: string): string | null => {
  const [top = "", second = ""] = dirname(path).split("/");
  if (top === "bench") return null;
  return top === "shared" || top === "functions" ? `${top}/${second}` : top;
};

/** The subjects of the pure rules, each with what lies in it. */
const domain = (path: string): string | null => /^shared\/domain\/([^/]+)\//.exec(path)?.[1] ?? null;

/** @returns the document with the pictures of today between its marks; @throws RangeError where it has no marks. */
export function withPicture(document: string, imports: Graph): string {
  const [before, rest] = document.split(`${marks[0]}\n`);
  const [, after] = rest?.split(marks[1]) ?? [];
  if (before === undefined || after === undefined)
    throw new RangeError(`The document needs ${marks[0]} and ${marks[1]}, each on a line of its own.`);
  const pictures = [
    "The house. A folder imports those that its arrows reach, and no other.",
    mermaid(grouped(imports, house)),
    "The rooms of `shared/domain`:",
    mermaid(grouped(imports, domain)),
  ];
  return `${before}${marks[0]}\n\n${pictures.join("\n\n")}\n\n${marks[1]}${after}`;
}

/** Files put together by `roomOf`; null leaves a file out. */
export function grouped(imports: Graph, roomOf: (path: string) => string | null): Graph {
  const rooms = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    const room = roomOf(file);
    if (room === null) continue;
    const own = rooms.get(room) ?? new Set();
    rooms.set(room, own);
    for (const target of targets) {
      const other = roomOf(target);
      if (other !== null && other !== room) own.add(other);
    }
  }
  return rooms;
}

/** @returns the graph without edges that a longer way tells; a circle has no shorter picture and stays whole. */
export function reduced(graph: Graph): Graph {
  const inCircle = new Set(circlesIn(graph).flat());
  return new Map(
    [...graph].map(([from, targets]) => [
      from,
      new Set(
        [...targets].filter(
          (to) =>
            inCircle.has(from) ||
            ![...targets].some((between) => between !== to && reaches(graph, between, to)),
        ),
      ),
    ]),
  );
}

function reaches(graph: Graph, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...(graph.get(node) ?? []));
  }
  return false;
}

function mermaid(graph: Graph): string {
  const names = [...graph.keys()].toSorted();
  const key = (name: string): string => name.replaceAll(/\W/g, "_");
  const edges = names.flatMap((from) =>
    [...(reduced(graph).get(from) ?? [])].toSorted().map((to) => `  ${key(from)} --> ${key(to)}`),
  );
  return [
    "```mermaid",
    "flowchart TD",
    ...names.map((name) => `  ${key(name)}["${name}"]`),
    ...edges,
    "```",
  ].join("\n");
}
