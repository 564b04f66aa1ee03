/** The route of a method and a path. */
import type { Operation } from "../../../shared/contracts/api/operation.ts";
import { figureRoutes } from "./figure-routes.ts";
import type { Route } from "./route.ts";

type FoundRoute =
  | { readonly kind: "route"; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: "other-methods"; readonly methods: readonly string[] }
  | { readonly kind: "unknown" };

/**
 * Paths are matched as they were sent: what is encoded stays one segment. A gateway decodes them before (all but `%25`), so that the
 * slashes of a project's id come as segments of their own. HEAD is GET without a body.
 */
export async function findRoute(method: string, path: string): Promise<FoundRoute> {
  const found = findAmong(figureRoutes, method, path);
  // No figure's path is one that the others write out, so that what is found here is what all of them would find.
  if (found.kind === "route") return found;
  return findAmong(await allRoutes(), method, path);
}

/** Every route that the function works. */
export async function allRoutes(): Promise<readonly Route[]> {
  const { officeRoutes } = await import("./office-routes.ts");
  return [...figureRoutes, ...officeRoutes];
}

function findAmong(routes: readonly Route[], method: string, path: string): FoundRoute {
  const segments = path.split("/");
  const fitting = routes
    .map((bound) => {
      const pattern = bound.operation.path.split("/");
      return { bound, params: match(pattern, rejoined(bound.operation, pattern, segments)) };
    })
    .filter((each) => each.params !== null);
  if (fitting.length === 0) return { kind: "unknown" };
  const wanted = method === "HEAD" ? "GET" : method;
  // `snapshots/diff` before `snapshots/{…}`: what is written out is meant.
  const [best] = fitting
    .filter(({ bound }) => bound.operation.method === wanted)
    .toSorted((a, b) => Object.keys(a.params ?? {}).length - Object.keys(b.params ?? {}).length);
  if (best?.params === undefined || best.params === null) {
    const known = fitting.map(({ bound }) => bound.operation.method);
    const methods = [...new Set([...known, ...(known.includes("GET") ? ["HEAD"] : []), "OPTIONS"])];
    return { kind: "other-methods", methods: methods.toSorted() };
  }
  return { kind: "route", route: best.bound, params: best.params };
}

/** What stands behind the last place of the pattern belongs to it, where the operation says so. */
function rejoined(
  { lastMayHaveSlashes }: Operation,
  pattern: readonly string[],
  segments: readonly string[],
): readonly string[] {
  if (lastMayHaveSlashes !== true || segments.length <= pattern.length) return segments;
  const last = pattern.length - 1;
  return [...segments.slice(0, last), segments.slice(last).join("/")];
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
