/** The query and the JSON of a request, within their limits. */
import { doubledName } from "../../../shared/domain/values/doubled-name.ts";
import type { BodyKind } from "../../../shared/contracts/api/operation.ts";
import { type ProblemReply, refuse } from "./reply.ts";
import type { ApiRequest } from "./request.ts";

/** A page's filters take a few hundred; servers before us cut at 8,000 or more. */
const maxQueryLength = 4_000;
/** A policy has at most 300 KB. */
export const maxJsonBytes = 400 * 1024;

/** A policy goes 5 deep. */
const maxDepth = 32;

export interface ReadQuery {
  readonly kind: "query";
  readonly values: Readonly<Record<string, string>>;
}

export function readQuery(text: string): ReadQuery | ProblemReply {
  if (text.length > maxQueryLength) return wrong("query", "질의가 너무 깁니다.", "the query is too long");
  const pairs = [...new URLSearchParams(text)];
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    return wrong(`query.${twice.slice(0, 50)}`, "두 번 적었습니다.", "it is given twice");
  return { kind: "query", values: Object.fromEntries(pairs) };
}

export interface ReadJson {
  readonly kind: "json";
  readonly value: unknown;
}

/** Null of what is no JSON by what its sender calls it: a file. */
export function readJson(
  { headers, body }: ApiRequest,
  kind: BodyKind["kind"],
): ReadJson | ProblemReply | null {
  if (kind === "none")
    return body.length === 0 ? null : wrong("body", "본문이 없어야 합니다.", "no body is taken");
  if (kind === "optional-json" && body.length === 0) return null;
  const isJson = /^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(headers["content-type"] ?? "");
  if (!isJson) return kind === "file" ? null : refuse("media-type-unsupported");
  if (body.length > maxJsonBytes) return refuse("body-too-large");
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    if (isDeeperThan(maxDepth, text))
      return wrong("body", "너무 깊이 포개었습니다.", "it is nested too deeply");
    const value: unknown = JSON.parse(text);
    const twice = doubledName(text);
    if (twice !== null)
      return wrong(twice.slice(0, maxNameShown), "두 번 적혀 있습니다.", "it stands there twice");
    return value === null
      ? wrong("body", "JSON 객체여야 합니다.", "write a JSON object")
      : { kind: "json", value };
  } catch {
    return wrong("body", "UTF-8로 된 JSON이 아닙니다.", "it is no JSON in UTF-8");
  }
}

const maxNameShown = 60;

/** What reads values recursively would run out of stack: 400 KB of brackets are 400,000 levels. */
function isDeeperThan(most: number, json: string): boolean {
  let depth = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gs)) {
    if (token === "[" || token === "{") depth += 1;
    else if (token === "]" || token === "}") depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

function wrong(path: string, ko: string, en: string): ProblemReply {
  return refuse("request-invalid", [{ path, code: "invalid", ko: `${path}: ${ko}`, en: `${path}: ${en}` }]);
}
