/** What a project was called before: payment lists, and whoever writes them, go on with the old name for months. */
import { comparableName } from "../values/project.ts";

/** A project is renamed once or twice in a year; what came before the last ones pays for nothing any more. */
const maxNames = 8;

/**
 * The names with one more statement of the project, the latest last; the name that it bears now is none of them.
 * @param before what it was called until then.
 */
export function earlierNames(earlier: readonly string[], before: string, now: string): readonly string[] {
  const current = comparableName(now);
  if (comparableName(before) === current && earlier.length === 0) return earlier;
  const names = new Map([...earlier, before].map((name) => [comparableName(name), name]));
  names.delete(current);
  return [...names.values()].slice(-maxNames);
}
