/**
 * Stack traces in lines of the sources. A bundle is one long line, and its map lies beside it: it is read when a trace is, so that a
 * start that goes well never reads it. Node's own switch for this reads every map as its file is loaded, a tenth of a start.
 */
import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { fileURLToPath } from "node:url";

/** Null of a file that has none. */
const maps = new Map<string, SourceMap | null>();

Error.prepareStackTrace = (error, frames) =>
  [String(error), ...frames.map((frame) => `    at ${placed(frame)}`)].join("\n");

function placed(frame: NodeJS.CallSite): string {
  const name = frame.getFunctionName();
  const called = `${frame.isAsync() ? "async " : ""}${frame.isConstructor() ? "new " : ""}${name ?? ""}`;
  return called === "" ? placeOf(frame) : `${called} (${placeOf(frame)})`;
}

function placeOf(frame: NodeJS.CallSite): string {
  const [file, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
  if (file === null || line === null || column === null) return frame.isNative() ? "native" : "<anonymous>";
  const entry = mapOf(file)?.findEntry(line - 1, column - 1);
  if (entry === undefined || !("originalSource" in entry)) return `${file}:${line}:${column}`;
  return `${inRepository(entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

/** Also a trace of a file whose map is gone or broken has to be written. */
function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const map = readMap(file);
  maps.set(file, map);
  return map;
}

function readMap(file: string): SourceMap | null {
  if (!file.startsWith("file:")) return null;
  try {
    const payload: unknown = JSON.parse(readFileSync(fileURLToPath(`${file}.map`), "utf8"));
    return isSourceMap(payload) ? new SourceMap(payload) : null;
  } catch {
    return null;
  }
}

function isSourceMap(payload: unknown): payload is SourceMapPayload {
  return typeof payload === "object" && payload !== null && "mappings" in payload && "sources" in payload;
}

/** A map names sources by their way from the bundle, which says nothing where the bundle is deployed. */
function inRepository(source: string): string {
  return source.replace(/^\.\.\/.*?(?=(?:functions|shared|infra|node_modules)\/)/, "");
}
