/** The functions' files as the app makes them for a deployment, and which clients of the SDK lie in each. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { synthesizeApp } from "./synthesized-app.ts";

export interface DeployedBundle {
  readonly stage: string;
  readonly file: string;
  /** As the SDK names their packages: `dynamodb`. */
  readonly clients: readonly string[];
}

const sourceMap = z.object({ sources: z.array(z.string()) });

/** @param folder empty, or not there. */
export function bundlesAsDeployed(folder: string): readonly DeployedBundle[] {
  synthesizeApp(folder, ["**"]);
  return readdirSync(folder)
    .map((name) => join(folder, name, "index.mjs.map"))
    .flatMap((map) => bundleOf(map))
    .toSorted((a, b) => (a.stage < b.stage ? -1 : 1));
}

/** None of a template, and of a file that belongs to no stage. */
function bundleOf(map: string): DeployedBundle[] {
  if (!existsSync(map)) return [];
  const { sources } = sourceMap.parse(JSON.parse(readFileSync(map, "utf8")));
  const named = (pattern: RegExp): string[] => [
    ...new Set(sources.flatMap((source) => pattern.exec(source)?.[1] ?? [])),
  ];
  const [stage] = named(/\/functions\/(\w+)\/lambda\.ts$/);
  if (stage === undefined) return [];
  const clients = named(/node_modules\/@aws-sdk\/client-([\w-]+)\//).toSorted();
  return [{ stage, file: map.replace(/\.map$/, ""), clients }];
}
