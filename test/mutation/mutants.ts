/**
 * The mutants of `shared/domain`: every place that Stryker's operators change, each behind a switch in one copy
 * of the source, so that a mutant is chosen at run time and nothing is compiled or loaded again for it.
 */
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";

/** Plain data: it crosses into the worker and into the report. */
export interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly operator: string;
  readonly was: string;
  readonly becomes: string;
}

export interface Mutated {
  readonly mutants: readonly Mutant[];
  /** Switched source by absolute path. */
  readonly sources: ReadonlyMap<string, string>;
}

const quiet = (): undefined => undefined;
const logger = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
};

/** In files whose path contains one of `parts`; in all when there are none. */
export async function mutantsOf(root: string, parts: readonly string[]): Promise<Mutated> {
  const paths = globSync("shared/domain/**/*.ts", { cwd: root })
    .toSorted()
    .filter((path) => parts.length === 0 || parts.some((part) => path.includes(part)));
  const files = paths.map((path) => ({
    name: resolve(root, path),
    mutate: true,
    content: readFileSync(resolve(root, path), "utf8"),
  }));
  const { files: switched, mutants } = await new Instrumenter(logger).instrument(files, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  const pathOf = new Map(files.map(({ name }, at) => [name, paths[at] ?? name]));
  const textOf = new Map(files.map(({ name, content }) => [name, content.split("\n")]));
  return {
    sources: new Map(switched.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
      id,
      file: pathOf.get(fileName) ?? fileName,
      line: location.start.line + 1,
      operator: mutatorName,
      was: between(textOf.get(fileName) ?? [], location),
      becomes: replacement,
    })),
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function between(
  lines: readonly string[],
  { start, end }: { readonly start: Place; readonly end: Place },
): string {
  return lines
    .slice(start.line, end.line + 1)
    .map((line, at) =>
      line.slice(at === 0 ? start.column : 0, at === end.line - start.line ? end.column : undefined),
    )
    .join("\n");
}
