/** The route of a method and a path. Paths are matched as they were sent: what is encoded stays one segment. */
import { routes } from "./routes.ts";
import type { Route } from "./http/route.ts";

export type FoundRoute =
  | { readonly kind: "route"; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: "other-methods"; readonly methods: readonly string[] }
  | { readonly kind: "unknown" };

const compiled = routes.map((route) => ({ route, segments: route.operation.path.split("/") }));

/** HEAD is GET without a body. */
export function findRoute(method: string, path: string): FoundRoute {
  const segments = path.split("/");
  const fitting = compiled
    .map(({ route, segments: pattern }) => ({ route, params: match(pattern, segments) }))
    .filter((each) => each.params !== null);
  if (fitting.length === 0) return { kind: "unknown" };
  const wanted = method === "HEAD" ? "GET" : method;
  // `snapshots/diff` before `snapshots/{…}`: what is written out is meant.
  const [best] = fitting
    .filter(({ route }) => route.operation.method === wanted)
    .toSorted((a, b) => Object.keys(a.params ?? {}).length - Object.keys(b.params ?? {}).length);
  if (best?.params === undefined || best.params === null) {
    const known = fitting.map(({ route }) => route.operation.method);
    const methods = [...new Set([...known, ...(known.includes("GET") ? ["HEAD"] : []), "OPTIONS"])];
    return { kind: "other-methods", methods: methods.toSorted() };
  }
  return { kind: "route", route: best.route, params: best.params };
}

/** Null of a path that is another one, or holds what is no text. */
function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? "";
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    if (name === undefined) {
      if (part !== segment) return null;
      continue;
    }
    const text = decoded(segment);
    if (text === null || text === "") return null;
    params[name] = text;
  }
  return params;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
